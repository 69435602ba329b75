import { describe, expect, it } from 'vitest';
import { makeI18n } from './i18n.ts';

const catalogues = new Map([
  [
    'common',
    { next: 'Avanti', total: ({ n }: Readonly<Record<string, string | number>>) => `${n} in tutto` },
  ],
]);

describe('makeI18n', () => {
  it('finds texts and fills in arguments', () => {
    const i18n = makeI18n('it', catalogues);
    expect(i18n.t('common.next')).toBe('Avanti');
    expect(i18n.t('common.total' as 'common.next', { n: 3 })).toBe('3 in tutto');
  });

  it('shows a key that was not loaded as it stands', () => {
    expect(makeI18n('it', new Map()).t('common.next')).toBe('common.next');
  });

  it('writes numbers, shares and days as the language does, with Western digits in Arabic', () => {
    const [italian, arabic] = [makeI18n('it', catalogues), makeI18n('ar', catalogues)];
    expect(italian.number(12345.5)).toBe('12.345,5');
    expect(italian.percent(45)).toBe('45%');
    expect(italian.day('2026-11-30')).toBe('30 novembre 2026');
    expect(arabic.number(1234)).toMatch(/^1[,.]?234$/u);
    expect(arabic.day('2026-11-30')).toMatch(/30.*2026/u);
    expect(arabic.direction).toBe('rtl');
  });
});
