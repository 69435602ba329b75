import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnName, readCsv } from './csv-table.ts';

const cellsOf = (text: string) => {
  const table = readCsv(text, 100);
  return table.kind === 'read' ? table.rows.map(({ cells }) => cells) : table.fault;
};

describe('readCsv', () => {
  test('reads commas, semicolons and tabs, quotes and a byte order mark', () => {
    expect(cellsOf('\ufeffa,b\r\n1,"x, ""y"""\n')).toEqual([
      ['a', 'b'],
      ['1', 'x, "y"'],
    ]);
    expect(cellsOf('a;b\n1;2,5')).toEqual([
      ['a', 'b'],
      ['1', '2,5'],
    ]);
    expect(cellsOf('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('numbers rows as a spreadsheet does, lines inside quotes and empty lines too', () => {
    const table = readCsv('a,b\n"x\ny",2\n\n3,4', 100);
    expect(table.kind === 'read' ? table.rows.map(({ row }) => row) : table).toEqual([1, 2, 5]);
  });

  test.each([
    ['', 'empty_file'],
    ['\n \n', 'empty_file'],
    ['a,b\n"x,2', 'open_quote'],
    ['a,b\nPerch\ufffd,2', 'wrong_encoding'],
    ['a,b\nPerch\u0082,2', 'wrong_encoding'],
    ['a\u0000,b', 'wrong_encoding'],
    ['a,'.repeat(60), 'too_many_columns'],
    [`a,${'x'.repeat(2001)}`, 'cell_too_long'],
    ['a\n'.repeat(102), 'too_many_rows'],
  ])('refuses a hostile file (%#)', (text, code) => {
    expect(cellsOf(text)).toMatchObject({ code });
  });

  test('comes to an end on any text, and finds again what was written', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[^\x20-\x7e]/gu, '').trim());
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const kept = rows.filter((cells) => cells.some((text) => text !== ''));
          fc.pre(kept.length > 0);
          const text = kept
            .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          const isComma = text.split('\n')[0]?.includes(';') !== true;
          if (isComma) expect(cellsOf(text)).toEqual(kept);
        },
      ),
    );
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void readCsv(text, 100)));
  });
});

test('columnName counts as a spreadsheet does', () => {
  expect([0, 25, 26, 39].map(columnName)).toEqual(['A', 'Z', 'AA', 'AN']);
});
