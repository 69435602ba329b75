import type { SurveyDefinition } from '@snodo/survey-engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions } from '../definitions.fixture.ts';
import { exportCodebook, exportSubmissions, submissionColumns } from '../index.ts';
import type { Submission } from '../index.ts';
import { readSeparated } from '../sheets/read-text.ts';
import { readXml } from '../sheets/xml.ts';
import { structureFaults } from './ddi-structure.fixture.ts';

interface Variable {
  readonly name: string;
  readonly parts: string[];
  readonly values: string[];
}

/** The variables of a codebook with the names of their parts in order, and the values of their categories. */
function variablesOf(xml: string): Variable[] {
  const variables: Variable[] = [];
  const path: string[] = [];
  readXml(xml, 'codebook', {
    open: (name, attributes) => {
      if (name === 'var') variables.push({ name: attributes.name ?? '', parts: [], values: [] });
      else if (path.at(-1) === 'var') variables.at(-1)?.parts.push(name);
      path.push(name);
    },
    close: () => void path.pop(),
    text: (text) => {
      if (path.at(-1) === 'catValu') variables.at(-1)?.values.push(text);
    },
  });
  return variables;
}

const text = { it: 'Sì & no', en: 'Yes < no' };
const choices = [
  { value: 'NAU-CC', text },
  { value: 'b.c', text },
];

const definition = {
  title: text,
  description: text,
  locale: 'it',
  pages: [
    {
      name: 'p',
      elements: [
        { type: 'radiogroup', name: 'one', title: text, choices, showOtherItem: true, otherText: text },
        { type: 'checkbox', name: 'many', title: text, choices, showNoneItem: true, noneText: text },
        { type: 'ranking', name: 'rank', title: text, choices },
        {
          type: 'matrix',
          name: 'm',
          title: text,
          columns: choices,
          rows: choices,
          visibleIf: '{yes} = true',
        },
        { type: 'boolean', name: 'yes', title: text, x: { sensitivity: 'special', domain: 'CUR' } },
        { type: 'text', name: 'n', title: text, inputType: 'number', min: -2, max: 5 },
        { type: 'comment', name: 'words', title: text },
        { type: 'html', name: 'h', html: text },
      ],
    },
  ],
  x: { version: 4, locales: ['it', 'en'] },
} as unknown as SurveyDefinition;

const submission: Submission = {
  one: 'other',
  'one-Comment': '=1+1',
  many: ['b.c'],
  rank: ['b.c', 'NAU-CC'],
  m: { 'NAU-CC': 'b.c' },
  yes: true,
  n: -2,
  words: '@SUM("a";b)',
};

const options = { fileName: 'data.csv', submissions: 1, hasFreeText: true };

describe('a codebook and its submissions', () => {
  it('have the same columns in the same order, one for each row and choice', () => {
    const rows = readSeparated(
      exportSubmissions(definition, [submission, {}], options).replaceAll('\r\n', '\n'),
      ',',
      'c',
    );
    const names = ['one', 'one_words', 'many_NAU_CC', 'many_b_c', 'many_none', 'rank_NAU_CC', 'rank_b_c'];
    names.push('m_NAU_CC', 'm_b_c', 'yes', 'n', 'words');
    expect(rows[0]).toEqual(names);
    expect(rows[1]).toEqual([
      'other',
      "'=1+1",
      '0',
      '1',
      '0',
      '2',
      '1',
      'b.c',
      '',
      '1',
      '-2',
      '\'@SUM("a";b)',
    ]);
    expect(rows[2]).toEqual(names.map(() => ''));
    const variables = variablesOf(exportCodebook(definition, options));
    expect(variables.map(({ name }) => name)).toEqual(names);
    expect(variables.find(({ name }) => name === 'one')?.values).toEqual(['NAU-CC', 'b.c', 'other']);
    expect(variables.find(({ name }) => name === 'many_b_c')?.values).toEqual(['1', '0']);
  });

  it('leave out what people wrote unless told', () => {
    const columns = submissionColumns(definition).map(({ name }) => name);
    expect(columns).not.toContain('words');
    expect(columns).not.toContain('one_words');
    expect(exportSubmissions(definition, [submission])).not.toMatch(/SUM|=1/);
  });

  it('agree for every definition, each value of an answer being a category', () => {
    const order = ['labl', 'security', 'qstn', 'valrng', 'universe', 'catgry', 'concept', 'varFormat'];
    fc.assert(
      fc.property(definitions({ isUniform: false }), fc.boolean(), (given, hasFreeText) => {
        const variables = variablesOf(exportCodebook(given, { ...options, hasFreeText }));
        const columns = submissionColumns(given, { hasFreeText });
        expect(variables.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
        expect(new Set(columns.map(({ name }) => name.toLowerCase())).size).toBe(columns.length);
        for (const { name, parts } of variables) {
          expect(name).toMatch(/^[A-Za-z]\w{0,63}$/);
          const places = parts.map((part) => order.indexOf(part));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
        const [head = ''] = exportSubmissions(given, [], { hasFreeText }).split('\r\n');
        expect(head).toBe(columns.map(({ name }) => name).join(','));
      }),
      { numRuns: 40 },
    );
  });

  it('have no cell that a spreadsheet would run, and lose none of what it says', () => {
    const written = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', ' =', '"', '|', '%', '\n@'), fc.string())
        .map((two) => two.join('')),
    );
    fc.assert(
      fc.property(written, (words) => {
        const csv = exportSubmissions(definition, [{ words }], options).replaceAll('\r\n', '\n');
        const cell = readSeparated(csv, ',', 'c')[1]?.[11] ?? '';
        if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
        const kept = words
          .toWellFormed()
          .replaceAll('\r\n', '\n')
          .replaceAll('\r', '\n')
          .replace(/(?![\n\t])\p{Cc}/gu, '');
        expect(cell === kept || cell === `'${kept}` || /[\uFEFF\uFFFE\uFFFF\u202D\u202E]/.test(kept)).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('have the structure of DDI-Codebook 2.5, for every definition', () => {
    expect(structureFaults(exportCodebook(definition, { ...options, identifier: 'ready' }))).toEqual([]);
    fc.assert(
      fc.property(definitions({ isUniform: false }), fc.boolean(), (given, hasFreeText) => {
        expect(structureFaults(exportCodebook(given, { ...options, hasFreeText }))).toEqual([]);
      }),
    );
  });

  it.each([
    [/<labl/, '<txt/><labl', 'varGrp holds'],
    [/<dataDscr>/, '<dataDscr><notes/>', 'dataDscr holds'],
    [/<titl>.*?<\/titl>/, '', 'titlStmt has 0 titl'],
    [/intrvl="discrete"/, 'intrvl="many"', 'var.intrvl is many'],
    [/ID="V_one"/, 'ID="1 V"', '1 V is no ID'],
    [/files="F1"/, 'files="F9"', 'F9 stands nowhere'],
  ])('are found out where %s is not as it must be', (place, other, fault) => {
    const broken = exportCodebook(definition, options).replace(place, other);
    expect(structureFaults(broken).some((one) => one.startsWith(fault))).toBe(true);
  });

  it('are well-formed whatever the texts hold', () => {
    const hostile = { it: ']]><x a="\u0000\uFFFF">&bad;<!DOCTYPE', en: '' };
    const xml = exportCodebook({ ...definition, title: hostile }, { ...options, fileName: '"><script>' });
    expect(variablesOf(xml)).toHaveLength(12);
    expect(xml).not.toContain('<script>');
  });
});
