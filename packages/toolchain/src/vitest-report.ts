import { relative } from 'node:path';
import type { StepCount } from './step.ts';

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Counts single tests in the report that vitest wrote. A file that failed before any of its tests, and an
 * exit code that no failed test explains, count as one failure each, so that neither is lost.
 */
export function countVitestReport(report: unknown, exitCode: number, root: string): StepCount {
  if (!isReport(report)) throw new Error('vitest wrote a report that cannot be read.');
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const faults: string[] = [];
  for (const { name, status, message = '', assertionResults } of report.testResults) {
    const failedHere = assertionResults.filter((test) => test.status === 'failed').length;
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    skipped += assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed').length;
    failed += failedHere;
    const file = relative(root, name);
    if (failedHere > 0) faults.push(`${file}: ${failedHere} failed`);
    else if (status === 'failed') {
      failed += 1;
      faults.push(`${file}: could not be run: ${message.split('\n')[0] ?? ''}`);
    }
  }
  if (exitCode !== 0 && failed === 0) {
    failed = 1;
    faults.push(`vitest ended with code ${exitCode} although no test failed; its message stands above.`);
  }
  if (skipped > 0) faults.push(`${skipped} skipped, which is no reason to trust them.`);
  return { passed, failed, faults };
}

function isReport(report: unknown): report is VitestReport {
  if (typeof report !== 'object' || report === null || !('testResults' in report)) return false;
  const { testResults } = report;
  return (
    Array.isArray(testResults) &&
    testResults.every(
      (file: unknown) =>
        typeof file === 'object' &&
        file !== null &&
        'name' in file &&
        typeof file.name === 'string' &&
        'assertionResults' in file &&
        Array.isArray(file.assertionResults),
    )
  );
}
