import { describe, expect, it } from 'vitest';
import type { I18n } from '../ui/i18n.ts';
import { costText, windowLines } from './service.ts';

const italian: I18n = {
  language: 'it',
  direction: 'ltr',
  t: (key, params = {}) => [key, ...Object.values(params)].join(' '),
  number: String,
  percent: (n) => `${n}%`,
  day: (iso) => iso,
};

const at = (weekday: number, startMinute = 960, endMinute = 1110) => ({ weekday, startMinute, endMinute });

describe('costText', () => {
  it('tells what is free from what is not known', () => {
    expect(costText(italian, { kind: 'free' })).toBe('portal.fact.free');
    expect(costText(italian, null)).toBe('portal.fact.costUnknown');
  });

  it('writes whole euro without cents', () => {
    expect(costText(italian, { kind: 'per_hour', feeCents: 400 })).toMatch(/ 4\s€$/u);
    expect(costText(italian, { kind: 'per_hour', feeCents: 350 })).toMatch(/ 3,50\s€$/u);
  });
});

describe('windowLines', () => {
  it('says that hours are not known', () => {
    expect(windowLines(italian, null)).toEqual(['portal.fact.hoursUnknown']);
    expect(windowLines(italian, [])).toEqual(['portal.fact.hoursUnknown']);
  });

  it('takes days with the same hours together, a run as a span', () => {
    expect(windowLines(italian, [at(1), at(2), at(3), at(4), at(5)])).toEqual(['lunedì–venerdì 16:00–18:30']);
    expect(windowLines(italian, [at(4), at(2)])).toEqual(['martedì, giovedì 16:00–18:30']);
  });

  it('shows three lines at most and counts the others', () => {
    const windows = [1, 2, 3, 4, 5].map((weekday) => at(weekday, weekday * 60, weekday * 60 + 30));
    expect(windowLines(italian, windows)).toEqual([
      'lunedì 1:00–1:30',
      'martedì 2:00–2:30',
      'portal.fact.moreHours 3',
    ]);
  });
});
