/**
 * `node widgets/test/run.ts [part of a file name]`: the budgets of what is shipped, then every element test
 * in a real Chromium. Writes `.build/element-tests.json`, `{ passed, failed, failures }`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '@snodo/toolchain';
import { startTestRunner } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { buildWidgets } from '../build.ts';
import { checkBudgets } from './budgets.ts';
import { bundleElementTests } from './bundle.ts';

const limitMilliseconds = 300_000;
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const reportPath = join(root, '.build/element-tests.json');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium was found. Run npm test, which installs one.');

const outputFolder = join(root, '.build/widgets');
await buildWidgets({ outputFolder });
const faults = checkBudgets(outputFolder);
for (const fault of faults) say(`budget: ${fault}`);

const [part = ''] = process.argv.slice(2);
const folder = await bundleElementTests(join(root, 'widgets/src'), join(root, '.build/element-tests'));
const args = [
  '--disable-dev-shm-usage',
  '--lang=it-IT',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const runner = await startTestRunner({
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
  config: {
    rootDir: root,
    files: [`${folder}/*${part}*.js`],
    // Two pages at once starve each other: the accessibility checks then time out.
    concurrency: 1,
    testsFinishTimeout: limitMilliseconds,
    testFramework: { config: { timeout: 20_000 } },
    browsers: [chromeLauncher({ launchOptions: { executablePath, args } })],
  },
});
if (!runner) throw new Error('the test runner did not start');
await new Promise<void>((resolve) => runner.on('finished', () => resolve()));

let passed = faults.length === 0 ? 1 : 0;
const failures = faults.map((fault) => `budget: ${fault}`);
for (const session of runner.sessions.all()) {
  const file = basename(session.testFile ?? '');
  for (const error of session.errors)
    failures.push(`${file}: ${error.message ?? 'an error without a message'}`);
  const suites = session.testResults ? [session.testResults] : [];
  for (let suite = suites.pop(); suite; suite = suites.pop()) {
    suites.push(...suite.suites);
    for (const test of suite.tests) {
      if (test.passed) passed += 1;
      else failures.push(`${file}: ${test.name}: ${test.error?.message ?? 'no message'}`);
    }
  }
  if (!session.testResults && session.errors.length === 0) failures.push(`${file}: no result`);
}
const counts = { passed, failed: failures.length, failures };
await mkdir(dirname(reportPath), { recursive: true });
await writeFile(reportPath, JSON.stringify(counts));
say(`elements: ${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);
