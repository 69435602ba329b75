import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkSteps } from './check-steps.ts';
import { ensureChromium } from './chromium.ts';
import { runScript } from './program.ts';
import { root } from './root.ts';
import { countFaults, selectSteps } from './step.ts';
import type { Step, StepCount } from './step.ts';
import { countVitestReport } from './vitest-report.ts';

const REPORTS = '.build';
const ELEMENT_TESTS = 'widgets/test/run.ts';
/** The vitest projects that no browser is needed for. */
const WITHOUT_BROWSER: ReadonlySet<string> = new Set(['unit', 'db']);

/**
 * Everything that `npm test` does, or only what the words name: a step, `check` for all of its steps, or a
 * vitest project such as `unit`. Steps that open a browser bring the browser with them.
 */
export async function chooseTestSteps(
  words: readonly string[],
  say: (line: string) => void,
): Promise<Step[]> {
  const projects = await listProjects();
  const named = projects.filter((project) => words.includes(project));
  const vitest = vitestStep(words.includes('vitest') ? [] : named);
  const elements = existsSync(join(root, ELEMENT_TESTS)) ? [elementStep] : [];
  const steps = [...checkSteps, browserStep(say), vitest, ...elements];
  return selectSteps(steps, stepNames(words, projects));
}

/** The names of the steps behind the words: `check` is several, a project is vitest, a browser is added. */
export function stepNames(words: readonly string[], projects: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (word === 'check') return checkSteps.map(({ name }) => name);
    if (word === 'vitest' || word === 'elements') return ['browser', word];
    if (!projects.includes(word)) return [word];
    return WITHOUT_BROWSER.has(word) ? ['vitest'] : ['browser', 'vitest'];
  });
}

function browserStep(say: (line: string) => void): Step {
  return {
    name: 'browser',
    does: 'a Chromium for the tests that need one',
    run: async () => {
      say(`   ${await ensureChromium({ log: (line) => say(`   ${line}`) })}`);
      return countFaults([]);
    },
  };
}

function vitestStep(projects: readonly string[]): Step {
  return {
    name: 'vitest',
    does: projects.length === 0 ? 'every project' : projects.join(', '),
    run: async () => {
      const report = prepareReport('vitest.json');
      const code = await runScript('node_modules/vitest/vitest.mjs', [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...projects.flatMap((project) => ['--project', project]),
      ]);
      if (!existsSync(report)) return countFaults([`vitest ended with code ${code} and wrote no report.`]);
      return countVitestReport(JSON.parse(readFileSync(report, 'utf8')), code, root);
    },
  };
}

const elementStep: Step = {
  name: 'elements',
  does: 'every element in a real browser',
  // One page at a time keeps one core busy at most.
  beside: { step: 'vitest', log: join(root, REPORTS, 'element-tests.txt') },
  run: async (log) => {
    const report = prepareReport('element-tests.json');
    const code = await runScript(ELEMENT_TESTS, [], log);
    if (!existsSync(report))
      return countFaults([`${ELEMENT_TESTS} ended with code ${code} and wrote no ${report}.`]);
    return countElementReport(JSON.parse(readFileSync(report, 'utf8')), code);
  },
};

/**
 * Counts `{ passed, failed, failures }` as the element tests write it. The failures are told once more: the runner
 * draws over its own lines.
 */
export function countElementReport(report: unknown, exitCode: number): StepCount {
  const { passed, failed, failures } = (report ?? {}) as Record<string, unknown>;
  if (!isCount(passed) || !isCount(failed) || !Array.isArray(failures) || failures.length !== failed)
    throw new Error('The element tests wrote a report that cannot be read.');
  if (failed > 0) return { passed, failed, faults: failures.map(String) };
  if (exitCode === 0 && passed > 0) return { passed, failed: 0, faults: [] };
  const fault =
    exitCode === 0 ? 'no element test was run.' : `ended with code ${exitCode} although no test failed.`;
  return { passed, failed: 1, faults: [fault] };
}

function isCount(count: unknown): count is number {
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0;
}

/** An earlier report must not be taken for that of this run. */
function prepareReport(name: string): string {
  mkdirSync(join(root, REPORTS), { recursive: true });
  const path = join(root, REPORTS, name);
  rmSync(path, { force: true });
  return path;
}

async function listProjects(): Promise<string[]> {
  const module = (await import(pathToFileURL(join(root, 'vitest.config.ts')).href)) as {
    default?: { test?: { projects?: readonly { test?: { name?: unknown } }[] } };
  };
  const names = (module.default?.test?.projects ?? []).map((project) => project.test?.name);
  return names.filter((name) => typeof name === 'string');
}
