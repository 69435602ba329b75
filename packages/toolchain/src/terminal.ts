import { Interruption } from './step.ts';

const INTERRUPTED_CODE = 130;

/** Writes one line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a command to its end; what stops it is told in one sentence, and the exit code says how it went. */
export async function reportAndSetExitCode(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof Interruption ? INTERRUPTED_CODE : 1;
  }
}
