import { describe, expect, test } from 'vitest';
import { askedOf, judgeAll, judgeEach, type Predicate } from './eligibility.ts';

const predicates: Predicate[] = [
  { kind: 'age', fromYears: 3, toYears: 10 },
  { kind: 'lives_in', districts: ['municipio-4', 'municipio-6'] },
  { kind: 'income_up_to', incomeCents: 2_000_000 },
  { kind: 'cares_for_somebody' },
];
const nothing = { met: new Map<number, boolean>() };

describe('eligibility', () => {
  test('is unknown, and never no, while nothing is told', () => {
    expect(judgeEach(predicates, nothing)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(judgeAll(judgeEach(predicates, nothing))).toBe('unknown');
  });

  test('is met at both ends, and not beyond them', () => {
    const age = (ageYears: number) => judgeEach(predicates, { ...nothing, ageYears })[0];
    expect([age(2), age(3), age(10), age(11)]).toEqual(['no', 'yes', 'yes', 'no']);
    const income = (incomeCents: number) => judgeEach(predicates, { ...nothing, incomeCents })[2];
    expect([income(2_000_000), income(2_000_001)]).toEqual(['yes', 'no']);
    const open = judgeEach([{ kind: 'age', fromYears: 60, toYears: null }], { ...nothing, ageYears: 101 });
    expect(open).toEqual(['yes']);
  });

  test('of which one is not met is no, whatever else is open; all met is yes', () => {
    const told = { ageYears: 5, district: 'municipio-4', incomeCents: 0, met: new Map([[3, true]]) };
    expect(judgeAll(judgeEach(predicates, told))).toBe('yes');
    expect(judgeAll(judgeEach(predicates, { ...nothing, district: 'municipio-1' }))).toBe('no');
    expect(judgeAll(judgeEach(predicates, { ...told, met: new Map() }))).toBe('unknown');
    expect(judgeAll([])).toBe('yes');
  });

  test('asks for the ages of a sheet unless a predicate says them better', () => {
    const ages = { fromYears: 0, toYears: 3 };
    expect(askedOf({ ages, eligibility: [] })).toEqual([{ kind: 'age', ...ages }]);
    expect(askedOf({ ages, eligibility: predicates })).toEqual(predicates);
    expect(askedOf({ ages: null, eligibility: [] })).toEqual([]);
  });
});
