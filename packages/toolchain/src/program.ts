import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { runForwardingSignals } from '../bin/signals.mjs';
import { root } from './root.ts';
import { Interruption } from './step.ts';

/**
 * Runs a script on this same Node, in the root, and returns its exit code. It has this terminal, or writes into the
 * file `log` where one is named. The script is a path under the root, so nothing depends on how a shell would find it.
 */
export async function runScript(
  script: string,
  parameters: readonly string[] = [],
  log?: string,
): Promise<number> {
  const file = log === undefined ? undefined : openSync(log, 'w');
  try {
    const { code, signal } = await runForwardingSignals(
      process.execPath,
      [join(root, script), ...parameters],
      { cwd: root, stdio: file === undefined ? 'inherit' : ['ignore', file, file] },
    );
    if (signal !== undefined) throw new Interruption(`Interrupted by ${signal}.`);
    return code;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
