import { readFileSync } from 'node:fs';

/** One thing that check or test does. A name is what the person may put on the command line. */
export interface Step {
  readonly name: string;
  readonly does: string;
  /**
   * The step beside which it runs where both are asked for, so that no core waits, and the file that keeps its words
   * until its own turn comes.
   */
  readonly beside?: { readonly step: string; readonly log: string };
  /** With a `log` nothing of it reaches the terminal. */
  run(log?: string): Promise<StepCount>;
}

/** How many tests (or one, for a step that is itself the test) passed and failed; faults say what failed. */
export interface StepCount {
  readonly passed: number;
  readonly failed: number;
  readonly faults: readonly string[];
}

export interface StepOutcome extends StepCount {
  readonly name: string;
  readonly durationMilliseconds: number;
}

/** Thrown by a step when the person ended it: the steps after it do not run. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

/** A step that either holds or does not: one passed, or one failed with its faults. */
export function countFaults(faults: readonly string[]): StepCount {
  return faults.length === 0 ? { passed: 1, failed: 0, faults } : { passed: 0, failed: 1, faults };
}

/**
 * Runs the steps one after the other, also after one that failed, so that everything is seen at once. A step that runs
 * beside another is told of in its own turn all the same.
 */
export async function runSteps(steps: readonly Step[], say: (line: string) => void): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  const begun = new Map<Step, Promise<StepOutcome | Interruption>>();
  for (const step of steps) {
    say(`\n── ${step.name}: ${step.does}`);
    for (const other of steps)
      if (other.beside?.step === step.name) begun.set(other, runStep(other, other.beside.log));
    const early = begun.get(step);
    const outcome = await (early ?? runStep(step));
    if (outcome instanceof Interruption) throw outcome;
    if (early !== undefined && step.beside !== undefined) say(readFileSync(step.beside.log, 'utf8'));
    outcomes.push(outcome);
    for (const fault of outcome.faults) say(`   ${fault.replaceAll('\n', '\n   ')}`);
    say(`   ${describeOutcome(outcome)}`);
  }
  return outcomes;
}

/** An interruption is given back, so that it can wait until somebody asks. */
async function runStep(step: Step, log?: string): Promise<StepOutcome | Interruption> {
  const startedAt = performance.now();
  try {
    const count = await step.run(log);
    return { ...count, name: step.name, durationMilliseconds: performance.now() - startedAt };
  } catch (error) {
    if (error instanceof Interruption) return error;
    const count = countFaults([error instanceof Error ? error.message : String(error)]);
    return { ...count, name: step.name, durationMilliseconds: performance.now() - startedAt };
  }
}

/** The most faults of a step that are told again at the end. */
const mostToldAgain = 20;

/** The lines at the end: every step with its time, then what failed, with the first lines of its faults. */
export function summarise(outcomes: readonly StepOutcome[]): string[] {
  const width = Math.max(0, ...outcomes.map(({ name }) => name.length));
  const lines = outcomes.map((outcome) => `${outcome.name.padEnd(width)}  ${describeOutcome(outcome)}`);
  const failed = outcomes.filter((outcome) => outcome.failed > 0);
  if (failed.length === 0) return ['', '── summary', ...lines, 'Everything holds.'];
  const faults = failed.flatMap((outcome) =>
    outcome.faults.slice(0, mostToldAgain).map((fault) => `   ${outcome.name}: ${fault.split('\n', 1)[0]}`),
  );
  return ['', '── summary', ...lines, ...faults, `Failed: ${failed.map(({ name }) => name).join(', ')}.`];
}

/** `N passed, M failed` over all steps. */
export function countAll(outcomes: readonly StepOutcome[]): string {
  const sum = (key: 'passed' | 'failed'): number =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

function describeOutcome({ passed, failed, durationMilliseconds }: StepOutcome): string {
  const seconds = `${(durationMilliseconds / 1000).toFixed(1)} s`;
  const verdict = failed > 0 ? 'FAILED' : 'passed';
  return passed + failed > 1
    ? `${verdict} in ${seconds} (${passed} of ${passed + failed})`
    : `${verdict} in ${seconds}`;
}

/**
 * The steps that the words on the command line name, in their usual order; all of them without a word.
 * A word that names none is refused with the words there are.
 */
export function selectSteps(steps: readonly Step[], words: readonly string[]): Step[] {
  const unknown = words.find((word) => !steps.some(({ name }) => name === word));
  if (unknown !== undefined) {
    throw new Error(`"${unknown}" is no step. The steps are: ${steps.map(({ name }) => name).join(', ')}.`);
  }
  return words.length === 0 ? [...steps] : steps.filter(({ name }) => words.includes(name));
}
