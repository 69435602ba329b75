import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countAll, countFaults, Interruption, runSteps, selectSteps, summarise } from './step.ts';
import type { Step } from './step.ts';

const good: Step = {
  name: 'good',
  does: 'holds',
  run: () => Promise.resolve({ passed: 7, failed: 0, faults: [] }),
};
const bad: Step = { name: 'bad', does: 'does not', run: () => Promise.resolve(countFaults(['a.ts: wrong'])) };
const broken: Step = { name: 'broken', does: 'throws', run: () => Promise.reject(new Error('no such tool')) };

test('goes on after a failed and after a broken step, and counts all of them', async () => {
  const lines: string[] = [];
  const outcomes = await runSteps([bad, broken, good], (line) => lines.push(line));
  expect(outcomes.map(({ name, passed, failed }) => [name, passed, failed])).toEqual([
    ['bad', 0, 1],
    ['broken', 0, 1],
    ['good', 7, 0],
  ]);
  expect(countAll(outcomes)).toBe('7 passed, 2 failed');
  expect(lines.join('\n')).toContain('a.ts: wrong');
  expect(lines.join('\n')).toContain('no such tool');
  expect(summarise(outcomes).slice(-3)).toEqual([
    '   bad: a.ts: wrong',
    '   broken: no such tool',
    'Failed: bad, broken.',
  ]);
});

test('says that everything holds only when nothing failed', async () => {
  expect(summarise(await runSteps([good], () => undefined)).at(-1)).toBe('Everything holds.');
});

test('ends at once when the person interrupts', async () => {
  const interrupted: Step = {
    ...good,
    run: () => Promise.reject(new Interruption('Interrupted by SIGINT.')),
  };
  await expect(runSteps([interrupted, good], () => undefined)).rejects.toThrow('SIGINT');
});

test('runs a step beside the one that it names, and tells what it said in its own turn', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'snodo-steps-'));
  const log = join(folder, 'words');
  const { promise: isBegun, resolve: begin } = Promise.withResolvers<void>();
  // It ends only once the other has begun.
  const long: Step = { ...good, name: 'long', run: () => isBegun.then(() => good.run()) };
  const beside: Step = {
    ...good,
    name: 'beside',
    beside: { step: 'long', log },
    run: (to) => {
      if (to !== undefined) writeFileSync(to, 'its own words');
      begin();
      return Promise.resolve({ passed: 2, failed: 0, faults: [] });
    },
  };
  const lines: string[] = [];
  const outcomes = await runSteps([long, bad, beside], (line) => lines.push(line));
  expect(outcomes.map(({ name, passed }) => [name, passed])).toEqual([
    ['long', 7],
    ['bad', 0],
    ['beside', 2],
  ]);
  expect(lines.indexOf('its own words')).toBe(lines.indexOf('\n── beside: holds') + 1);

  const alone: string[] = [];
  expect(countAll(await runSteps([beside], (line) => alone.push(line)))).toBe('2 passed, 0 failed');
  expect(alone).not.toContain('its own words');
  rmSync(folder, { recursive: true });
});

test('is ended by an interruption of what runs beside', async () => {
  const beside: Step = {
    ...good,
    name: 'beside',
    beside: { step: 'good', log: '' },
    run: () => Promise.reject(new Interruption('Interrupted by SIGTERM.')),
  };
  await expect(runSteps([good, beside], () => undefined)).rejects.toThrow('SIGTERM');
});

test('selects steps by name in their own order, and refuses a name that is none', () => {
  expect(selectSteps([good, bad, broken], ['broken', 'good'])).toEqual([good, broken]);
  expect(selectSteps([good, bad], [])).toEqual([good, bad]);
  expect(() => selectSteps([good, bad], ['god'])).toThrow('"god" is no step. The steps are: good, bad.');
});
