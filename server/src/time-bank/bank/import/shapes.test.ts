import { describe, expect, test } from 'vitest';
import { readCsv } from './csv-table.ts';
import { minutesOf, readMembers, readTransfers } from './shapes.ts';

const rowsOf = (text: string) => {
  const table = readCsv(text, 100);
  if (table.kind !== 'read') throw new Error(table.fault.code);
  return table.rows;
};

describe('readMembers', () => {
  test('takes the number and the name, and says which row has none', () => {
    const { facts, notes } = readMembers(
      rowsOf('N,Nome,Email\n1,Ada Neri,ada@example.org\n1,Bice,\n,Carla,\n4,,x'),
      'timeoverflow',
    );
    expect(facts).toEqual([{ row: 2, code: '1', name: 'Ada Neri' }]);
    expect(notes.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'A', 'code_twice'],
      [4, 'A', 'code_missing'],
      [5, 'B', 'name_missing'],
    ]);
  });
});

describe('readTransfers', () => {
  test('reads who paid whom as TimeOverflow writes it', () => {
    const { facts, notes } = readTransfers(
      rowsOf(
        'Data,Da,A,Offerta,Tempo\n2024-03-01 10:00:00 +0100,Ada (1),Bice (2),Spesa,1:30\n2024-02-30,Ada (1),Bice (2),,1:00',
      ),
      'timeoverflow',
    );
    expect(facts).toEqual([{ row: 2, payerCode: '1', payeeCode: '2', minutes: 90, servedOn: '2024-03-01' }]);
    expect(notes).toMatchObject([{ row: 3, column: 'A', code: 'not_a_day' }]);
  });

  test('reads who paid whom as Komunitin writes it, with headings or without', () => {
    for (const heading of ['payer,payee,description,amount\n', ''])
      expect(readTransfers(rowsOf(`${heading}NET0001,NET0002,Spesa,"1,5"`), 'komunitin').facts).toMatchObject(
        [{ payerCode: 'NET0001', payeeCode: 'NET0002', minutes: 90, servedOn: null }],
      );
  });

  test('takes nobody who pays herself, and no name without a number', () => {
    const { notes } = readTransfers(rowsOf('a,b,c,d\n1,1,x,1\n2,,x,1\n3,4,x,uno'), 'komunitin');
    expect(notes.map(({ code }) => code)).toEqual(['same_member', 'member_missing', 'not_minutes']);
  });
});

test.each([
  ['1:30', 90],
  ['0:00', undefined],
  ['1:60', undefined],
  ['-1:00', undefined],
  ['NaN', undefined],
  ['1e3', undefined],
  ['0.005', undefined],
  ['99999', undefined],
])('minutesOf %s', (cell, minutes) => {
  expect(minutesOf(cell, 'komunitin')).toBe(minutes);
});
