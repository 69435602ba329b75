import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A server in a process of its own: its CPU time is nobody else's. */
export interface MeasuredServer<Question extends string> {
  port: number;
  ask(question: Question): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a file of this folder that takes an order, answers its port, then answers questions until `stop`. */
export async function startMeasured<Question extends string>(
  file: string,
  order: object,
): Promise<MeasuredServer<Question>> {
  const child = fork(path.join(import.meta.dirname, file), {
    execArgv: ['--disable-warning=ExperimentalWarning', ...profiling()],
  });
  child.send(order);
  const port = await answerOf(child);
  return {
    port,
    ask: (question) => {
      child.send(question);
      return answerOf(child);
    },
    stop: async () => {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

/** `SNODO_BENCH_PROFILE=<folder>`: the server writes there where its time went. */
function profiling(): string[] {
  const folder = process.env.SNODO_BENCH_PROFILE;
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

/** The child's next number; its end is a failure, not a wait without end. */
async function answerOf(child: ChildProcess): Promise<number> {
  const ended = new AbortController();
  const onExit = () => ended.abort(new Error('the measured server ended'));
  child.once('exit', onExit);
  try {
    const [answer] = (await once(child, 'message', { signal: ended.signal })) as [number];
    return answer;
  } finally {
    child.off('exit', onExit);
  }
}
