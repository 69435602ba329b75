import { join } from 'node:path';
import { runForwardingSignals } from '../bin/signals.mjs';
import { root } from './root.ts';
import { Interruption } from './step.ts';

/**
 * Runs a script on this same Node, in the root and with this terminal, and returns its exit code. The
 * script is a path under the root, so nothing depends on how a shell would find it.
 */
export async function runScript(script: string, parameters: readonly string[] = []): Promise<number> {
  const { code, signal } = await runForwardingSignals(process.execPath, [join(root, script), ...parameters], {
    cwd: root,
    stdio: 'inherit',
  });
  if (signal !== undefined) throw new Interruption(`Interrupted by ${signal}.`);
  return code;
}
