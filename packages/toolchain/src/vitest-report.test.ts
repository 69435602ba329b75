import { expect, test } from 'vitest';
import { countVitestReport } from './vitest-report.ts';

function file(name: string, status: string, statuses: string[], message = ''): unknown {
  return {
    name: `/repository/${name}`,
    status,
    message,
    assertionResults: statuses.map((each) => ({ status: each })),
  };
}

test('counts single tests and names the files that failed', () => {
  const report = {
    testResults: [
      file('a.test.ts', 'passed', ['passed', 'passed']),
      file('b.test.ts', 'failed', ['failed', 'passed']),
    ],
  };
  expect(countVitestReport(report, 1, '/repository')).toEqual({
    passed: 3,
    failed: 1,
    faults: ['b.test.ts: 1 failed'],
  });
});

test('counts a file that could not be loaded as one failure', () => {
  const report = { testResults: [file('a.test.ts', 'failed', [], 'SyntaxError: no\nat …')] };
  const faults = ['a.test.ts: could not be run: SyntaxError: no'];
  expect(countVitestReport(report, 1, '/repository')).toEqual({ passed: 0, failed: 1, faults });
});

test('does not lose an exit code that no failed test explains, nor a skipped test', () => {
  const report = { testResults: [file('a.test.ts', 'passed', ['passed', 'pending'])] };
  const count = countVitestReport(report, 1, '/repository');
  expect([count.passed, count.failed]).toEqual([1, 1]);
  expect(count.faults.join()).toMatch(/code 1.*1 skipped/);
});

test('refuses what is no report', () => {
  for (const report of [null, {}, { testResults: [{}] }]) {
    expect(() => countVitestReport(report, 0, '/repository')).toThrow('cannot be read');
  }
});
