import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { releasedTables, wholeRelease } from '../../test/fixtures-release.ts';
import { releaseI18n } from '../../test/release-words.ts';
import { toCsv } from './release-csv.ts';
import { makeFile } from './release-files.ts';
import type { Release, ReleasedTable } from './release-figures.ts';
import { figureLines, headerRow, noteLines, sheetColumns, type SheetRow } from './release-sheet.ts';
import { peopleText, responseText, shareText, shortShareText } from './release-words.ts';
import { toWorkbook } from './release-workbook.ts';

const italian = releaseI18n('it');

/** Counts that no percent, code or floor of the tables below is equal to. */
const telling = 7331;

/** A table whose hidden parts carry a count by mistake. */
const careless = {
  ...releasedTables.commute,
  groups: [
    {
      value: 'all',
      label: '',
      people: { from: telling, to: telling },
      shares: [
        { status: 'shown', bound: 'about', percent: 49.162_011 },
        { status: 'hidden', percent: telling, count: telling },
        { status: 'hidden', count: telling },
        { status: 'hidden' },
      ],
      mean: { status: 'hidden', mean: telling },
    },
  ],
} as unknown as ReleasedTable;

const carelessRelease: Release = {
  ...wholeRelease,
  people: { from: telling, to: telling },
  tables: [careless],
};

function cellsOf(line: SheetRow | undefined): Record<string, string | number | null> {
  return Object.fromEntries(sheetColumns.map((column, index) => [column, line?.[index] ?? null]));
}

async function sheetsOf(release: Release, language: 'it' | 'ar' = 'it'): Promise<Record<string, string>> {
  const { content } = await makeFile(releaseI18n(language), release, 'La vita', 'xlsx');
  const files = unzipSync(new Uint8Array(await content.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

describe('words of figures', () => {
  it('say a share roughly and people as a range, in every language', () => {
    expect(shareText(italian, { kind: 'shown', bound: 'under', percent: 10 })).toBe('meno del 10%');
    expect(shortShareText(italian, { kind: 'shown', bound: 'over', percent: 90 })).toBe('>90%');
    expect(peopleText(italian, { from: 20, to: 49 })).toBe('20–49 persone');
    expect(peopleText(italian, { from: 50, to: null })).toBe('50 persone o più');
    expect(peopleText(releaseI18n('en'), { from: 0, to: 4 })).toBe('at most 4 people');
    expect(peopleText(releaseI18n('ar'), { from: 20, to: 49 })).toMatch(/20.*49/u);
  });

  it('never tell one number of people', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (people) => {
        expect(peopleText(italian, { from: people, to: people })).toBe('nascosto per proteggere le persone');
      }),
    );
  });

  it('say how many answered as a range, or that it cannot be said', () => {
    expect(responseText(italian, { from: 45, to: 50 })).toBe('tra 45% e 50%');
    expect(responseText(italian, { from: 0, to: 5 })).toBe('meno del 5%');
    expect(responseText(italian, { from: 95, to: 100 })).toBe('più del 95%');
    expect(responseText(italian, null)).toBe('invitati troppo pochi per dirlo');
  });
});

describe('figureLines', () => {
  it('has a line for every figure, with codes and labels, as wide as the heading', () => {
    const lines = figureLines(italian, wholeRelease);
    for (const line of [headerRow(italian), ...lines]) expect(line).toHaveLength(sheetColumns.length);
    expect(cellsOf(lines[0])).toMatchObject({
      question: 'q1',
      title: 'Come vieni al lavoro?',
      group: 'all',
      people: '50 persone o più',
      answer: 'mezzi',
      answerLabel: 'Mezzi pubblici',
      figure: 'circa 49%',
      bound: 'circa',
      percent: 49,
      floor: 10,
    });
    const figures = wholeRelease.tables.reduce(
      (sum, { groups, categories, refusal }) =>
        sum +
        (refusal === null ? 0 : 1) +
        groups.reduce((all, { mean }) => all + categories.length + (mean === null ? 0 : 1), 0),
      0,
    );
    expect(lines).toHaveLength(figures);
  });

  it('has a word and no number at all on the line of a hidden figure, whatever the release carries', () => {
    for (const line of figureLines(italian, carelessRelease).slice(1)) {
      expect(cellsOf(line)).toMatchObject({ bound: 'nascosto', percent: null, mean: null, rank: null });
      expect(cellsOf(line)['figure']).toBe('nascosto per proteggere le persone');
    }
  });

  it('says of a refused table that it was not released, and nothing else', () => {
    const [line, ...more] = figureLines(italian, { ...wholeRelease, tables: [releasedTables.refused] });
    expect(more).toEqual([]);
    expect(cellsOf(line)).toMatchObject({ figure: 'Tabella non pubblicata', percent: null });
  });

  it('tells the wave before in words where it can be compared', () => {
    const lines = figureLines(italian, { ...wholeRelease, tables: [releasedTables.tiredness] });
    expect(cellsOf(lines.at(-1))).toMatchObject({ mean: 3.2, earlier: '3,6', change: 'più bassa di prima' });
    const changed = figureLines(italian, { ...wholeRelease, tables: [releasedTables.helped] });
    expect(changed.map((line) => cellsOf(line)['earlier'])).toEqual(['', '']);
  });
});

describe('noteLines', () => {
  it('carries people, response, floor, day, themes and every rule', () => {
    const text = JSON.stringify(noteLines(italian, wholeRelease, 'La vita'));
    for (const part of [
      'La vita',
      '50 persone o più',
      'tra 45% e 50%',
      '14 aprile 2026',
      'Orari degli uffici',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('I numeri esatti non si mostrano mai');
    expect(text).toContain('La composizione è cambiata');
  });
});

describe('toCsv', () => {
  it('starts with a byte-order mark and quotes texts', () => {
    expect(toCsv([['a "b"', 1.5, null]], 'en')).toBe('\uFEFF"a ""b""",1.5,\r\n');
    expect(toCsv([['a', 1.5, null]], 'it')).toBe('\uFEFF"a";1,5;\r\n');
  });

  it('lets no text be taken for a formula', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '＝', '\r', '\t'),
        fc.string(),
        (start, rest) => {
          expect(toCsv([[start + rest]], 'en').slice(1, 3)).toBe(`"'`);
        },
      ),
    );
  });

  it('writes no exact count', () => {
    expect(toCsv(figureLines(italian, carelessRelease), 'it')).not.toMatch(/7331|7\.331|49,1/u);
  });
});

describe('the workbook', () => {
  it('holds a sheet of figures and one of notes, texts as texts and numbers as numbers', async () => {
    const files = await sheetsOf(wholeRelease);
    expect(Object.keys(files)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    expect(files['xl/workbook.xml']).toMatch(/name="Cifre".*name="Note"/u);
    const figures = files['xl/worksheets/sheet1.xml'] ?? '';
    expect(figures).toContain('<v>49</v>');
    expect(figures).toContain('Mezzi pubblici</t>');
    expect(figures).not.toContain('<f>');
    expect(files['xl/worksheets/sheet2.xml']).toContain('14 aprile 2026');
  });

  it('runs from right to left in Arabic only', async () => {
    expect((await sheetsOf(wholeRelease, 'ar'))['xl/worksheets/sheet1.xml']).toContain('rightToLeft="1"');
    expect((await sheetsOf(wholeRelease))['xl/worksheets/sheet1.xml']).not.toContain('rightToLeft');
  });

  it('writes no exact count', async () => {
    const files = await sheetsOf(carelessRelease);
    for (const text of Object.values(files)) expect(text).not.toMatch(/7331|7\.331|49\.1/u);
  });

  it('is the same twice, so that two copies can be compared', async () => {
    const { content: one } = await makeFile(italian, wholeRelease, 'La vita', 'xlsx');
    const { content: other } = await makeFile(italian, wholeRelease, 'La vita', 'xlsx');
    expect(await one.bytes()).toEqual(await other.bytes());
  });

  it('stays well formed whatever a label holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (label) => {
        const sheet = { name: label, hasHeading: true, widths: [10], lines: [[label]] };
        const bytes = toWorkbook([sheet], false);
        const text = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
        const inner = /<t xml:space="preserve">([^]*)<\/t>/u.exec(text)?.[1] ?? '';
        expect(inner).not.toMatch(
          /[<>"\uFFFE\uFFFF]|(?![\t\n\r\u007F-\u009F])\p{Cc}|&(?!amp;|lt;|gt;|quot;)/u,
        );
      }),
      { numRuns: 25 },
    );
  });
});
