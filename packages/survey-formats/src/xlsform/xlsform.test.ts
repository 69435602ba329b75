import type { SurveyDefinition, SurveyElement, Validator } from '@snodo/survey-engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions } from '../definitions.fixture.ts';
import { exportXlsform, importQuestionnaire } from '../index.ts';
import { writeWorkbook } from '../sheets/write-workbook.ts';

interface Draft {
  readonly [key: string]: unknown;
  readonly pages: readonly { readonly name: string; readonly elements: readonly Record<string, unknown>[] }[];
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array) {
  const { definition, report } = importQuestionnaire(bytes, 'Il mio modulo.xlsx');
  return {
    draft: definition as Draft,
    report,
    elements: (definition as Draft | undefined)?.pages[0]?.elements ?? [],
  };
}

const codes = (entries: readonly { readonly code: string }[]) => entries.map(({ code }) => code);

/** A definition without what a form cannot hold; the README lists it. */
function carried(definition: SurveyDefinition): unknown {
  const { title, locale, calculatedValues, x, pages } = definition;
  const base = locale ?? '';
  const words = typeof title === 'string' ? title : (title[base] ?? '');
  return JSON.parse(
    JSON.stringify({
      title: { [base]: words },
      locale,
      calculatedValues,
      pages: pages.map((page) => ({ ...page, elements: page.elements.map((one) => carriedElement(one)) })),
      x: { version: x.version, locales: x.locales },
    }),
  );
}

function carriedElement(element: SurveyElement): unknown {
  if (element.type === 'panel')
    return { ...element, elements: element.elements.map((one) => carriedElement(one)) };
  if (element.type === 'html') return element;
  const { x: _x, ...rest } = element;
  if (rest.type === 'matrix') {
    const { enableIf: _e, isRequired: _i, requiredIf: _r, ...matrix } = rest;
    return matrix;
  }
  const kept: Record<string, unknown> = { ...rest };
  if (kept.isRequired) delete kept.requiredIf;
  for (const key of [
    'minRateDescription',
    'maxRateDescription',
    'customLabels',
    'placeholder',
    'selectToRankEnabled',
  ]) {
    delete kept[key];
  }
  if (kept.choicesOrder === 'none') delete kept.choicesOrder;
  if (kept.inputType === 'number' && kept.step === undefined && kept.name !== 'q2') delete kept.step;
  if (kept.step === 0.5) kept.step = 0.01;
  return withConstraint(kept);
}

/** At most so many choices is one thing in a form, whether a field or a validator says it. */
function withConstraint(question: Record<string, unknown>): unknown {
  const validators = (question.validators ?? []) as readonly Validator[];
  const [first] = validators;
  if (first?.type !== 'answercount') {
    if (validators.length === 0) delete question.validators;
    return question;
  }
  const { minCount, maxCount, text } = first;
  const { validators: _validators, ...rest } = question;
  const most = maxCount ?? rest.maxSelectedChoices;
  return {
    ...rest,
    ...(most === undefined ? {} : { maxSelectedChoices: most }),
    ...(minCount === undefined
      ? {}
      : { validators: [{ type: 'answercount', minCount, ...(text && { text }) }] }),
  };
}

describe('an XLSForm', () => {
  it('is read back as it was written, as far as a form can carry', () => {
    fc.assert(
      fc.property(definitions({ isUniform: true }), (definition) => {
        const { bytes } = exportXlsform(definition);
        const { draft, report } = read(bytes);
        expect(draft).toEqual(carried(definition));
        expect(report.dropped.filter(({ code }) => code !== 'message_without_place')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is written the same twice, and every cell of it is text', () => {
    fc.assert(
      fc.property(definitions({ isUniform: true }), (definition) => {
        expect(exportXlsform(definition).bytes).toEqual(exportXlsform(definition).bytes);
      }),
      { numRuns: 5 },
    );
  });

  const markdown = `
| survey   |                    |          |                      |               |                        |            |
|          | type               | name     | label::Italiano (it) | label::English | relevance             | constraint |
|          | begin group        | casa     | La casa              | Home          |                        |            |
|          | select one from yn | owner    | È tua?               | Yours?        |                        |            |
|          | select_multiple st or_other | st | Stanze            | Rooms         | \${owner} = 'yes'      | count-selected(.) <= 2 |
|          | integer            | people   | In quanti?           | How many?     | selected(\${st}, 'k') and not(selected(\${owner}, 'no')) | . > 0 and . < 20 |
|          | end group          |          |                      |               |                        |            |
|          | username           | u        |                      |               |                        |            |
|          | geopoint           | where    | Dove?                | Where?        |                        |            |
|          | begin_repeat       | kids     | Figli                | Children      |                        |            |
|          | text               | kid      | Nome                 | Name          |                        |            |
|          | end_repeat         |          |                      |               |                        |            |
|          | note               | bye      | Grazie \${people}    | Thanks        |                        |            |
| choices  |                    |          |                      |               |                        |            |
|          | list name          | name     | label::Italiano (it) | label::English |                       |            |
|          | yn                 | yes      | Sì                   | Yes           |                        |            |
|          | yn                 | no       | No                   | No            |                        |            |
|          | st                 | k        | Cucina               | Kitchen       |                        |            |
|          | st                 | b d      | Camera               | Bedroom       |                        |            |
| settings |                    |          |                      |               |                        |            |
|          | form_title         | version  | default_language     |               |                        |            |
|          | La casa            | 7        | Italiano (it)        |               |                        |            |
`;

  it('is read from Markdown with the spellings that pyxform takes', () => {
    const { draft, report } = read(bytesOf(markdown));
    expect(report.format).toBe('xlsform');
    expect(draft).toEqual({
      title: { it: 'La casa' },
      locale: 'it',
      x: { version: 7, locales: ['it', 'en'] },
      pages: [
        {
          name: 'casa',
          title: { it: 'La casa', en: 'Home' },
          elements: [
            {
              type: 'radiogroup',
              name: 'owner',
              title: { it: 'È tua?', en: 'Yours?' },
              choices: [
                { value: 'yes', text: { it: 'Sì', en: 'Yes' } },
                { value: 'no', text: { it: 'No', en: 'No' } },
              ],
            },
            {
              type: 'checkbox',
              name: 'st',
              title: { it: 'Stanze', en: 'Rooms' },
              visibleIf: "{owner} = 'yes'",
              choices: [
                { value: 'k', text: { it: 'Cucina', en: 'Kitchen' } },
                { value: 'b_d', text: { it: 'Camera', en: 'Bedroom' } },
              ],
              showOtherItem: true,
              otherText: { it: 'Other' },
              maxSelectedChoices: 2,
            },
            {
              type: 'text',
              name: 'people',
              title: { it: 'In quanti?', en: 'How many?' },
              visibleIf: "{st} contains 'k' and not ({owner} = 'no')",
              inputType: 'number',
              min: 1,
              max: 19,
            },
          ],
        },
        {
          name: 'page',
          elements: [{ type: 'html', name: 'bye', html: { it: 'Grazie {people}', en: 'Thanks' } }],
        },
      ],
    });
    expect(codes(report.dropped)).toEqual([
      'group_repeated',
      'question_in_repeat',
      'type_metadata',
      'type_place',
    ]);
    expect(report.dropped[3]).toEqual({ code: 'type_place', source: 'survey!10', detail: 'geopoint' });
    expect(codes(report.faults)).toContain('missing_translation');
  });

  it('is read from CSV, of the survey alone or with its sheets below each other', () => {
    const alone = read(bytesOf('type,name,label\r\ntext,a,"Say ""hi"", please"\r\n'));
    expect(alone.elements).toMatchObject([{ type: 'text', name: 'a', title: { en: 'Say "hi", please' } }]);
    expect(alone.draft.title).toEqual({ en: 'Il mio modulo' });
    const parted = read(
      bytesOf('survey;;;\n;type;name;label\n;rank l;r;R\nchoices;;;\n;list_name;name;label\n;l;x;X\n'),
    );
    expect(parted.elements).toMatchObject([
      { type: 'ranking', choices: [{ value: 'x', text: { en: 'X' } }] },
    ]);
  });

  it('has a filter become the condition of each choice', () => {
    const sheets = [
      {
        name: 'survey',
        rows: [
          ['type', 'name', 'label', 'choice_filter'],
          ['select_one area', 'area', 'Area', ''],
          ['select_one town', 'town', 'Town', "area = ${area} or name = 'any'"],
        ],
      },
      {
        name: 'choices',
        rows: [
          ['list_name', 'name', 'label', 'area'],
          ['area', 'north', 'North', ''],
          ['town', 'milan', 'Milan', 'north'],
          ['town', 'any', 'Any', ''],
        ],
      },
    ];
    const { elements } = read(writeWorkbook(sheets));
    expect(elements[1]?.choices).toEqual([
      { value: 'milan', text: { en: 'Milan' }, visibleIf: "{area} = 'north'" },
      { value: 'any', text: { en: 'Any' } },
    ]);
  });

  it('keeps filters, words for other, none alone and yes or no through a form', () => {
    const text = { it: 'x' };
    const page = {
      name: 'p',
      elements: [
        { type: 'boolean', name: 'b', title: text },
        {
          type: 'checkbox',
          name: 'c',
          title: text,
          choices: [
            { value: 'one', text, visibleIf: '{b} = true' },
            { value: 'two', text },
          ],
          showNoneItem: true,
          noneText: text,
          showOtherItem: true,
          otherText: { it: 'altro' },
        },
      ],
    };
    const definition = { title: text, locale: 'it', pages: [page], x: { version: 1, locales: ['it'] } };
    const { draft } = read(exportXlsform(definition as unknown as SurveyDefinition).bytes);
    expect(draft).toEqual(definition);
  });

  it('has conditions that XPath says in other words mean the same when they come back', () => {
    const text = { it: 'x' };
    const choices = ['a-1', 'b'].map((value) => ({ value, text }));
    const pairs = [
      ["{one} anyof ['a-1', 'b']", "{one} = 'a-1' or {one} = 'b'"],
      ["{many} anyof ['a-1', 'b']", "{many} contains 'a-1' or {many} contains 'b'"],
      ["{many} contains ['a-1', 'b']", "{many} contains 'a-1' and {many} contains 'b'"],
      ["{many} noneof ['a-1'] and {n} > 1", "not ({many} contains 'a-1') and {n} > 1"],
      ["{one} <> 'b'", "{one} != 'b'"],
      ['sum({n}, 1) ^ 2 - {n} % 2 < -1', '({n} + 1) ^ 2 - {n} % 2 < -1'],
      ['not ({yes} = true)', '{yes} != true'],
      ['round({n}, 1) / 3 = min({n}, 2)', 'round({n}, 1) / 3 = min({n}, 2)'],
      [`{words} contains "l'orto"`, String.raw`{words} contains 'l\'orto'`],
      ['{n} - ({n} - 1) > today()', '{n} - ({n} - 1) > today()'],
    ];
    const conditions = pairs.map(([visibleIf], at) => ({
      type: 'text',
      name: `t${at}`,
      title: text,
      visibleIf,
    }));
    const elements = [
      { type: 'radiogroup', name: 'one', title: text, choices },
      { type: 'checkbox', name: 'many', title: text, choices },
      { type: 'boolean', name: 'yes', title: text },
      { type: 'text', name: 'n', title: text, inputType: 'number' },
      { type: 'comment', name: 'words', title: text },
    ];
    const page = { name: 'p', elements: [...elements, ...conditions] };
    const definition = { title: text, locale: 'it', pages: [page], x: { version: 1, locales: ['it'] } };
    const { bytes, dropped } = exportXlsform(definition as unknown as SurveyDefinition);
    expect(dropped).toEqual([]);
    const { elements: back } = read(bytes);
    expect(back.slice(5).map(({ visibleIf }) => visibleIf)).toEqual(pairs.map(([, expected]) => expected));
  });

  it('tells what of a definition no form can hold', () => {
    const text = { it: 'x' };
    const definition = {
      title: text,
      locale: 'it',
      completedHtml: text,
      pages: [
        {
          name: 'p',
          elements: [
            { type: 'text', name: 'a', title: text, placeholder: text, x: { sensitivity: 'ordinary' } },
            { type: 'text', name: 'b', title: text, visibleIf: 'age({a}) > 3' },
          ],
        },
      ],
      x: { version: 1, locales: ['it'] },
    };
    const { dropped } = exportXlsform(definition as unknown as SurveyDefinition);
    expect(dropped.map(({ code, source }) => `${code} ${source}`)).toEqual([
      'key_unknown completedHtml',
      'key_unknown pages[0].elements[0].x',
      'key_unknown pages[0].elements[0].placeholder',
      'expression_function pages[0].elements[1].visibleIf',
    ]);
  });
});
