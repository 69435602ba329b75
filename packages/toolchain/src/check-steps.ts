import { checkBoundaries, describeViolation } from './boundaries.ts';
import { checkDrift } from './drift.ts';
import { checkLicences } from './licences.ts';
import { completeLockFile } from './lock-file.ts';
import { runScript } from './program.ts';
import { root } from './root.ts';
import { countFaults } from './step.ts';
import type { Step } from './step.ts';

/** What holds of the text of the whole repository, without running any of it. */
export const checkSteps: readonly Step[] = [
  {
    name: 'types',
    does: 'tsc --noEmit',
    run: () => runTool('node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']),
  },
  {
    name: 'lint',
    does: 'oxlint --type-aware',
    run: () => runTool('node_modules/oxlint/bin/oxlint', ['--type-aware']),
  },
  {
    name: 'format',
    does: 'oxfmt --check; `npx oxfmt` writes what it asks for',
    run: () => runTool('node_modules/oxfmt/bin/oxfmt', ['--check']),
  },
  {
    name: 'boundaries',
    does: 'who may import whom',
    run: () => Promise.resolve(countFaults(checkBoundaries(root).map(describeViolation))),
  },
  {
    name: 'drift',
    does: 'generated files against their sources; `npm run generate` writes them',
    run: async () => countFaults(await checkDrift()),
  },
  {
    name: 'licences',
    does: 'the licence in every package.json',
    run: () => Promise.resolve(countFaults(checkLicences(root))),
  },
  {
    name: 'lock',
    does: 'a lock file that npm ci accepts on a fresh copy',
    run: () => Promise.resolve(countFaults(completeLockFile(root, { check: true }))),
  },
];

async function runTool(script: string, parameters: readonly string[]): ReturnType<Step['run']> {
  const code = await runScript(script, parameters);
  return countFaults(code === 0 ? [] : [`ended with code ${code}; what it found stands above.`]);
}
