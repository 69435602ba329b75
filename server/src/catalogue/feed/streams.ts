import { Problem } from '../../http/index.ts';

/** Whole lists that go out at the same time: each keeps a processor busy for as long as it lasts. */
const mostAtOnce = 4;
const longestMilliseconds = 10 * 60 * 1000;

/** Writes a part of an answer; false when it was the last. */
export type WriteNext = (write: (bytes: Uint8Array) => void) => Promise<boolean>;

/**
 * Answers that are made while they are read: no part is asked for before the one before it was taken, few are under
 * way at once, and none longer than ten minutes.
 */
export class Streams {
  #underWay = 0;

  answer(type: string, next: WriteNext): Response {
    if (this.#underWay >= mostAtOnce) throw new Problem('unavailable', { retryAfterSeconds: 30 });
    this.#underWay += 1;
    const state = { isOver: false, isWritten: false };
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      if (state.isOver) return;
      state.isOver = true;
      this.#underWay -= 1;
      clearTimeout(timer);
    };
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        timer = setTimeout(() => {
          end();
          controller.error(new Error('taken too slowly'));
        }, longestMilliseconds);
        timer.unref();
      },
      pull: async (controller) => {
        state.isWritten = false;
        const write = (bytes: Uint8Array) => {
          if (state.isOver || bytes.length === 0) return;
          state.isWritten = true;
          controller.enqueue(bytes);
        };
        try {
          // A part may have nothing to write yet; a stream that is asked and writes nothing is never asked again.
          while (!state.isOver && !state.isWritten) {
            const isMore = await next(write);
            if (isMore || state.isOver) continue;
            end();
            controller.close();
          }
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel: end,
    });
    return new Response(body, { headers: { 'content-type': type } });
  }
}
