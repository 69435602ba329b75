import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSiteList } from './site-list.ts';

describe('a list of people and sites', () => {
  test.each([
    ['semicolons', 'persona;sede\nanna;Bovisa\nbea;Greco\n'],
    ['commas and Windows line ends', 'persona,sede\r\nanna,Bovisa\r\nbea,Greco\r\n'],
    ['tabs', 'persona\tsede\nanna\tBovisa\nbea\tGreco'],
    [
      'a byte order mark, quotation marks, further columns and empty lines',
      '\ufeff"persona";sede;note\n"anna";Bovisa;"x;y"\n;\nbea; Greco ;\n',
    ],
  ])('is read with %s', (_what, text) => {
    expect(readSiteList(text)).toEqual({
      lines: [
        { person: 'anna', site: 'Bovisa' },
        { person: 'bea', site: 'Greco' },
      ],
      faults: [],
    });
  });

  test('keeps delimiters, line ends and quotation marks inside of quotation marks', () => {
    const { lines } = readSiteList('persona,sede\nanna,"Bovisa, ""B1""\nsotto"\n');
    expect(lines).toEqual([{ person: 'anna', site: 'Bovisa, "B1"\nsotto' }]);
  });

  test('names the lines that miss something or tell of somebody twice', () => {
    expect(readSiteList('persona;sede\n;Bovisa\nanna;\nbea;Greco\nBEA;Bovisa\n').faults).toEqual([
      { line: 2, code: 'no_person' },
      { line: 3, code: 'no_site' },
      { line: 5, code: 'twice' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['a heading alone', 'persona;sede\n'],
    ['one column', 'persona\nanna\n'],
    ['too many lines', `p;s\n${'a;b\n'.repeat(20_000)}`],
  ])('is refused when it has %s', (_what, text) => {
    expect(readSiteList(text)).toEqual({ lines: [], faults: [{ line: 1, code: 'columns' }] });
  });

  test('comes back as it was written, whatever its words are', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 20 })
      .map((text) => `x${text.replaceAll(/\r|\s+$/g, '')}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, selector: (one) => one.toLowerCase() }),
        word,
        (people, site) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = ['p;s', ...people.map((person) => `${quoted(person)};${quoted(site)}`)].join('\n');
          expect(readSiteList(text).lines).toEqual(people.map((person) => ({ person, site })));
        },
      ),
    );
  });
});
