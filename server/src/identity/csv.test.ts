import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

/** A reader of RFC 4180, to read back what was written. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (!isQuoted && letter === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      rows.push([]);
      at += 1;
    } else cell += letter ?? '';
  }
  return rows.slice(0, -1);
}

test('begins with a byte order mark and names the columns', () => {
  expect(toCsv([{ name: 'Lia', isHere: true, age: 53, since: null, roles: ['employee', 'host'] }])).toBe(
    '\ufeffname,isHere,age,since,roles\r\nLia,true,53,,employee host\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '=HYPERLINK("x","y")', '＝1'])(
  'shows %j as a text instead of running it',
  (text) => {
    expect(parse(toCsv([{ text }]).slice(1))[1]).toEqual([`'${text}`]);
  },
);

test('whatever the words, they are read back, and none begins like a formula', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', 'a') }),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ one: text, two: text }), { minLength: 1, maxLength: 5 }), (rows) => {
      const [, ...read] = parse(toCsv(rows).slice(1));
      expect(read.map((cells) => cells.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map(({ one, two }) => [one, two].map((words) => words.replace(/^'/, ''))),
      );
      for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/u);
    }),
  );
});
