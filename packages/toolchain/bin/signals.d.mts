import type { ChildProcess, SpawnOptions } from 'node:child_process';

/**
 * Runs a program with the terminal of this one and resolves with its exit code (128 + number for a signal).
 * A signal that reached only this process is passed on; one that reached the whole group is not sent again.
 * With `graceMilliseconds` the child is killed when it still runs so long after a signal.
 */
export function runForwardingSignals(
  program: string,
  parameters: readonly string[],
  options: SpawnOptions,
  onStart?: (child: ChildProcess) => void,
  graceMilliseconds?: number,
): Promise<{ readonly code: number; readonly signal: string | undefined }>;
