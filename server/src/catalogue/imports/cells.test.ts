import { expect, test } from 'vitest';
import { CellFault, readEuro, readList, readSpan } from './cells.ts';
import { readCost } from './cost-cells.ts';
import { readHoursCell } from './hours-cell.ts';

/** Code and column of why it cannot be read. */
function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof CellFault) return `${error.code} ${error.column}`;
    throw error;
  }
  throw new Error('was read');
}

test.each([
  ['12', 1200],
  ['12,5', 1250],
  ['12.50', 1250],
  ['€ 1.200,00', 120_000],
  ['1.200', 120_000],
  ['12.300000000000001', 1230],
  ['0', 0],
])('reads %s as euro', (cell, cents) => {
  expect(readEuro(cell, 'costo_euro')).toBe(cents);
});

test.each(['', 'gratis', '-3', '1,234', '12,5,0', '1e3', '99999999'])('reads no euro in %j', (cell) => {
  expect(faultOf(() => readEuro(cell, 'costo_euro'))).toBe('not_euro costo_euro');
});

test('parts a list, knows none from not known, and a span from a figure', () => {
  expect(readList('a; b\nc')).toEqual(['a', 'b', 'c']);
  expect([readList('-'), readList('')]).toEqual([[], null]);
  expect([readSpan('3-6', 'eta'), readSpan('18+', 'eta'), readSpan('7', 'eta')]).toEqual([
    { from: 3, to: 6 },
    { from: 18, to: null },
    { from: 7, to: 7 },
  ]);
  expect(faultOf(() => readSpan('da tre a sei', 'eta'))).toBe('not_a_number eta');
});

test('reads a plain week, and one between two days as a timetable', () => {
  expect(readHoursCell('lun-mar 16:30-19:00; sabato 9.00-12.30', 'orari')).toEqual({
    windows: [
      { weekday: 1, startMinute: 990, endMinute: 1140 },
      { weekday: 2, startMinute: 990, endMinute: 1140 },
      { weekday: 6, startMinute: 540, endMinute: 750 },
    ],
    timetable: null,
  });
  const { windows, timetable } = readHoursCell('2026-09-14..2027-06-11 3 16:30-19:00', 'orari');
  expect(windows).toBeNull();
  expect(timetable).toMatchObject({ periods: [{ firstOn: '2026-09-14', lastOn: '2027-06-11' }] });
});

test.each(['lunedì mattina', 'lun 19:00-16:30', 'ven-lun 9:00-10:00', '8 9:00-10:00', 'lun 25:00-26:00'])(
  'reads no hours in %j',
  (cell) => {
    expect(faultOf(() => readHoursCell(cell, 'orari'))).toBe('not_hours orari');
  },
);

test('has the shares of a split sum to the price, among as many as share it', () => {
  const split = {
    costo: 'diviso',
    costo_per: 'mese',
    costo_euro: '240',
    costo_persone: '2-3',
    costo_divisione: 'parti uguali',
  };
  expect(readCost({ ...split, costo_quote: '80; 80; 80' })).toEqual({
    kind: 'split',
    unit: 'month',
    totalCents: 24_000,
    rule: 'equal',
    leastPeople: 2,
    mostPeople: 3,
  });
  for (const shares of ['80; 80; 90', '60; 60; 60; 60'])
    expect(faultOf(() => readCost({ ...split, costo_quote: shares }))).toBe('split_does_not_sum costo_quote');
  expect(faultOf(() => readCost({ ...split, costo_persone: '' }))).toBe('missing costo_persone');
  expect(faultOf(() => readCost({ costo_euro: '12' }))).toBe('missing costo');
});

test('reads bands by income and by people', () => {
  expect(readCost({ costo: 'ISEE', costo_per: 'mese', costo_fasce: '10000: 50; oltre: 120,50' })).toEqual({
    kind: 'by_income',
    unit: 'month',
    bands: [
      { upToCents: 1_000_000, feeCents: 5000 },
      { upToCents: null, feeCents: 12_050 },
    ],
  });
  expect(readCost({ costo: 'persone', costo_per: 'ora', costo_fasce: '1-2: 12; 3+: 9' })).toMatchObject({
    bands: [
      { fromPeople: 1, toPeople: 2, feeCents: 1200 },
      { fromPeople: 3, toPeople: null, feeCents: 900 },
    ],
  });
  expect(faultOf(() => readCost({ costo: 'isee', costo_per: 'mese', costo_fasce: '50' }))).toBe(
    'not_fit costo_fasce',
  );
});
