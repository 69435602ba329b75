// Passing signals to a child without sending any of them twice.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const SIGNALS = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
// npm repeats to its child what the terminal has already sent to the whole group.
const REPEAT_MILLISECONDS = 400;
const GROUP_MILLISECONDS = 80;

/**
 * Runs a program with the terminal of this one and resolves with its exit code (128 + number for a signal).
 *
 * Ctrl-C reaches the whole process group, the child included, while `kill <pid>` reaches this process
 * alone. The two look the same from here, so a witness stands in the group: `cat` on a pipe, which dies
 * of a signal to the group, survives a signal to this process, and ends by itself when this process does.
 *
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {import('node:child_process').SpawnOptions} options
 * @param {(child: import('node:child_process').ChildProcess) => void} [onStart]
 * @param {number} [graceMilliseconds] after a signal, how long the child may go on; unlimited where not given
 * @returns {Promise<{ code: number, signal: string | undefined }>}
 */
export async function runForwardingSignals(program, parameters, options, onStart, graceMilliseconds) {
  let witness = startWitness();
  const lastAt = new Map();
  let received;
  let grace;

  const child = spawn(program, [...parameters], options);
  const forward = async (signal) => {
    received = signal;
    if (graceMilliseconds !== undefined) grace ??= setTimeout(() => child.kill('SIGKILL'), graceMilliseconds);
    const now = performance.now();
    const isRepeat = now - (lastAt.get(signal) ?? -Infinity) < REPEAT_MILLISECONDS;
    lastAt.set(signal, now);
    if (isRepeat) return;
    if (process.platform === 'win32' && signal === 'SIGINT') return;
    if (await witness.diesOf(signal)) witness = startWitness();
    else if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  const listeners = SIGNALS.map((signal) => [signal, () => void forward(signal)]);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  onStart?.(child);

  try {
    const [code, signal] = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (...ending) => resolve(ending));
    });
    return { code: code ?? 128 + (constants.signals[signal] ?? 0), signal: signal ?? received };
  } finally {
    for (const [signal, listener] of listeners) process.off(signal, listener);
    clearTimeout(grace);
    witness.dismiss();
  }
}

function startWitness() {
  if (process.platform === 'win32') return { diesOf: async () => false, dismiss: () => undefined };
  const cat = spawn('cat', [], { stdio: ['pipe', 'ignore', 'ignore'] });
  let ending;
  const ended = new Promise((resolve) => {
    cat.once('exit', (_code, signal) => resolve((ending = signal)));
    // Without a witness every signal is forwarded.
    cat.once('error', () => resolve((ending = null)));
  });
  cat.stdin.on('error', () => cat.kill());
  cat.unref();
  cat.stdin.unref?.();
  return {
    diesOf: async (signal) => {
      await Promise.race([ended, sleep(GROUP_MILLISECONDS)]);
      return ending === signal;
    },
    dismiss: () => cat.stdin.destroy(),
  };
}
