import { LoadFault } from '../../ui/load.ts';
import type { InstrumentsApi } from './instruments-api.ts';

/** What becomes of what is typed: `failed` is tried again with the next change, `conflict` waits for her word. */
export type KeeperState =
  | { readonly state: 'saved'; readonly at: string | undefined }
  | { readonly state: 'waiting' | 'saving' | 'conflict' }
  | { readonly state: 'failed'; readonly problem: string };

/**
 * Saves a draft a moment after each change, one save at a time, always the newest. It never writes over what somebody
 * else has saved: then it stops and says so.
 */
export class DraftKeeper {
  state: KeeperState = { state: 'saved', at: undefined };
  revision: number;

  readonly #api: InstrumentsApi;
  readonly #id: string;
  readonly #tell: () => void;
  readonly #delayMilliseconds: number;
  #waiting: Record<string, unknown> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(
    api: InstrumentsApi,
    draft: { readonly id: string; readonly revision: number },
    tell: () => void,
    delayMilliseconds = 1200,
  ) {
    this.#api = api;
    this.#id = draft.id;
    this.revision = draft.revision;
    this.#tell = tell;
    this.#delayMilliseconds = delayMilliseconds;
  }

  /** Whether something is typed that the API does not have. */
  get isDirty(): boolean {
    return this.#waiting !== undefined || this.#saving !== undefined;
  }

  change(definition: Record<string, unknown>): void {
    this.#waiting = definition;
    if (this.state.state === 'conflict') return;
    if (this.#saving === undefined) this.#become({ state: 'waiting' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#delayMilliseconds);
  }

  /** Saves at once what waits; resolves when nothing does, or when it cannot be saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#waiting === undefined || this.state.state === 'conflict') return;
    this.#saving = this.#save(this.#waiting);
    this.#waiting = undefined;
    await this.#saving;
    this.#saving = undefined;
    if (this.state.state === 'saved' && this.#waiting !== undefined) await this.flush();
  }

  /** After a conflict: what follows is saved over this revision. */
  resume(revision: number): void {
    this.revision = revision;
    this.#waiting = undefined;
    this.#become({ state: 'saved', at: undefined });
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #save(definition: Record<string, unknown>): Promise<void> {
    this.#become({ state: 'saving' });
    try {
      const { revision, changedAt } = await this.#api.saveDraft(this.#id, this.revision, definition);
      this.revision = revision;
      this.#become({ state: 'saved', at: changedAt });
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.#waiting ??= definition;
      this.#become(
        cause.problem === 'draft_changed'
          ? { state: 'conflict' }
          : { state: 'failed', problem: cause.problem },
      );
    }
  }

  #become(state: KeeperState): void {
    this.state = state;
    this.#tell();
  }
}
