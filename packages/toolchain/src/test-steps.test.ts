import { expect, test } from 'vitest';
import { countElementReport, stepNames } from './test-steps.ts';

test('brings the browser with the steps that open one, and only with those', () => {
  const projects = ['unit', 'db', 'journey'];
  expect(stepNames(['unit', 'db'], projects)).toEqual(['vitest', 'vitest']);
  expect(stepNames(['journey'], projects)).toEqual(['browser', 'vitest']);
  expect(stepNames(['elements'], projects)).toEqual(['browser', 'elements']);
  expect(stepNames(['check'], projects)).toContain('types');
  expect(stepNames(['mistyped'], projects)).toEqual(['mistyped']);
});

test('counts element tests, and takes neither silence nor an unexplained exit code for success', () => {
  expect(countElementReport({ passed: 40, failed: 0, failures: [] }, 0)).toEqual({
    passed: 40,
    failed: 0,
    faults: [],
  });
  expect(countElementReport({ passed: 40, failed: 2, failures: ['a', 'b'] }, 1)).toEqual({
    passed: 40,
    failed: 2,
    faults: ['a', 'b'],
  });
  expect(countElementReport({ passed: 40, failed: 0, failures: [] }, 1)).toMatchObject({ failed: 1 });
  expect(countElementReport({ passed: 0, failed: 0, failures: [] }, 0)).toMatchObject({ failed: 1 });
  expect(() => countElementReport({ passed: '40' }, 0)).toThrow('cannot be read');
  expect(() => countElementReport({ passed: 40, failed: 2, failures: ['a'] }, 1)).toThrow('cannot be read');
});
