/** One thing that check or test does. A name is what the person may put on the command line. */
export interface Step {
  readonly name: string;
  readonly does: string;
  run(): Promise<StepCount>;
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

/** Runs the steps one after the other, also after one that failed, so that everything is seen at once. */
export async function runSteps(steps: readonly Step[], say: (line: string) => void): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const step of steps) {
    say(`\n── ${step.name}: ${step.does}`);
    const startedAt = performance.now();
    const count = await step.run().catch((error: unknown) => {
      if (error instanceof Interruption) throw error;
      return countFaults([error instanceof Error ? error.message : String(error)]);
    });
    const outcome = { ...count, name: step.name, durationMilliseconds: performance.now() - startedAt };
    outcomes.push(outcome);
    for (const fault of outcome.faults) say(`   ${fault.replaceAll('\n', '\n   ')}`);
    say(`   ${describeOutcome(outcome)}`);
  }
  return outcomes;
}

/** The lines at the end: every step with its time, then what failed. */
export function summarise(outcomes: readonly StepOutcome[]): string[] {
  const width = Math.max(0, ...outcomes.map(({ name }) => name.length));
  const lines = outcomes.map((outcome) => `${outcome.name.padEnd(width)}  ${describeOutcome(outcome)}`);
  const failed = outcomes.filter((outcome) => outcome.failed > 0).map(({ name }) => name);
  return [
    '',
    '── summary',
    ...lines,
    failed.length === 0 ? 'Everything holds.' : `Failed: ${failed.join(', ')}.`,
  ];
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
