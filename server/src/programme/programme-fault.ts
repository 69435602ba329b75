/** One thing that is wrong in a programme's files; line and column count from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** How many faults are listed; the rest are counted, so that a broken file cannot flood a log. */
export const MOST_FAULTS_LISTED = 50;

/** A programme that was refused as a whole: nothing of it is loaded. */
export class ProgrammeFault extends Error {
  readonly faults: readonly Fault[];
  readonly unlistedCount: number;

  constructor(faults: readonly Fault[]) {
    const listed = faults.slice(0, MOST_FAULTS_LISTED);
    const unlistedCount = faults.length - listed.length;
    const lines = listed.map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.reason}`);
    if (unlistedCount > 0) lines.push(`… and ${unlistedCount} more`);
    super(`the programme was refused:\n${lines.join('\n')}`);
    this.name = 'ProgrammeFault';
    this.faults = listed;
    this.unlistedCount = unlistedCount;
  }
}
