import { describe, expect, it } from 'vitest';
import { importQuestionnaire } from '../index.ts';
import {
  answers,
  attributes,
  expected,
  inLanguages,
  lss,
  questions,
  relevances,
  settings,
  subquestions,
  survey,
  table,
  words,
} from './limesurvey.fixture.ts';
import type { Fields } from './limesurvey.fixture.ts';

interface Draft {
  readonly [key: string]: unknown;
  readonly pages: readonly { readonly name: string; readonly elements: readonly Record<string, unknown>[] }[];
}

function read(text: string) {
  const { definition, report } = importQuestionnaire(new TextEncoder().encode(text), 'indagine.lss');
  const draft = definition as Draft;
  return { draft, report, elements: draft?.pages.flatMap(({ elements }) => elements) ?? [] };
}

const codes = (entries: readonly { readonly code: string }[]) => entries.map(({ code }) => code);

describe('an .lss file', () => {
  it('of version 4 and later is read from its tables of words', () => {
    const { draft, report } = read(
      lss(
        survey,
        settings,
        table('groups', [{ gid: 3, group_order: 1, grelevance: '1' }]),
        table(
          'group_l10ns',
          inLanguages((language, at) => ({
            gid: 3,
            group_name: ['Casa', 'Home'][at] ?? '',
            description: '',
            language,
          })),
        ),
        table('questions', questions),
        table('subquestions', subquestions),
        table(
          'question_l10ns',
          Object.entries(words).flatMap(([qid, texts]) =>
            inLanguages((language, at) => ({ qid, question: texts[at], help: '', language })),
          ),
        ),
        table(
          'answers',
          answers.map(({ words: _words, ...fields }) => fields as Fields),
        ),
        table(
          'answer_l10ns',
          answers.flatMap(({ aid, words: texts }) =>
            inLanguages((language, at) => ({ aid: aid ?? 0, answer: texts[at], language })),
          ),
        ),
        attributes,
      ),
    );
    expect(draft).toEqual(expected);
    expect(report.format).toBe('limesurvey');
    expect(codes(report.dropped)).toEqual([]);
    expect(codes(report.changed)).toEqual(
      expect.arrayContaining(['text_markup', 'welcome_page', 'other_text']),
    );
  });

  it('of version 3 is read from rows that are one a language', () => {
    const worded = (rows: readonly Fields[]) =>
      rows.flatMap((row) =>
        inLanguages((language, at) => ({
          ...row,
          question: words[String(row.qid)]?.[at] ?? '',
          help: '',
          language,
        })),
      );
    const { draft } = read(
      lss(
        survey,
        settings,
        table(
          'groups',
          inLanguages((language, at) => ({
            gid: 3,
            group_order: 1,
            group_name: ['Casa', 'Home'][at] ?? '',
            language,
          })),
        ),
        table('questions', worded(questions)),
        table('subquestions', worded(subquestions)),
        table(
          'answers',
          answers.flatMap(({ words: texts, ...fields }) =>
            inLanguages((language, at) => ({ ...(fields as Fields), answer: texts[at], language })),
          ),
        ),
        attributes,
      ),
    );
    expect(draft).toEqual(expected);
  });

  it('has the conditions of before there were expressions', () => {
    const plain = questions.map((question) => ({ ...question, relevance: '1' }));
    const condition = (cfieldname: string, cqid: number, value: string, scenario: number) => ({
      qid: 4,
      cqid,
      cfieldname,
      method: '==',
      value,
      scenario,
    });
    const { elements } = read(
      lss(
        survey,
        table('groups', [{ gid: 3, group_order: 1 }]),
        table('questions', plain),
        table('subquestions', subquestions),
        table(
          'answers',
          answers.map(({ words: _words, ...fields }) => fields as Fields),
        ),
        table('conditions', [
          condition('7X3X1', 1, 'A1', 1),
          condition('7X3X1', 1, 'A2', 1),
          condition('+7X3X2SQ1', 2, 'Y', 1),
          condition('7X3X3SQ1', 3, 'A1', 2),
        ]),
      ),
    );
    expect(elements.at(-1)).toMatchObject({
      visibleIf: "({Q1} = 'A1' or {Q1} = 'A2') and {Q2} contains 'SQ1' or {Q3.SQ1} = 'A1'",
    });
  });

  it('has each of the 29 types read or left out with its reason', () => {
    const types = '1 5 A B C D E F G H I K L M N O P Q R S T U X Y ! : ; | *'.split(' ');
    const { elements, report, draft } = read(
      lss(
        survey,
        table('groups', [{ gid: 3, group_order: 1 }]),
        table(
          'questions',
          types.map((type, index) => ({
            qid: index + 1,
            gid: 3,
            type,
            title: `Q${index}`,
            question: type === '*' ? '{Q14 * 2}' : `Domanda ${index}`,
            language: 'it',
            question_order: index,
          })),
        ),
        table(
          'subquestions',
          types.flatMap((_type, index) => [
            {
              qid: 100 + index,
              parent_qid: index + 1,
              title: 'SA',
              question: 'a',
              language: 'it',
              scale_id: 0,
            },
            {
              qid: 200 + index,
              parent_qid: index + 1,
              title: 'SB',
              question: 'b',
              language: 'it',
              scale_id: 1,
            },
          ]),
        ),
        table(
          'answers',
          types.map((_type, index) => ({
            qid: index + 1,
            code: 'A1',
            answer: 'uno',
            language: 'it',
            scale_id: 0,
          })),
        ),
      ),
    );
    const kinds = new Map(elements.map(({ name, type }) => [name, type]));
    const kindOf = (type: string) => kinds.get(`Q${types.indexOf(type)}`);
    expect(types.map((type) => `${type} ${String(kindOf(type))}`).join(', ')).toBe(
      '1 panel, 5 rating, A matrix, B matrix, C matrix, D text, E matrix, F matrix, G radiogroup, H matrix, ' +
        'I undefined, K panel, L radiogroup, M checkbox, N text, O radiogroup, P checkbox, Q panel, R ranking, ' +
        'S text, T comment, U comment, X html, Y boolean, ! dropdown, : panel, ; panel, | undefined, * undefined',
    );
    expect(draft.calculatedValues).toEqual([{ name: 'Q28', expression: '{Q14} * 2' }]);
    expect(codes(report.dropped)).toEqual(['type_language', 'type_media']);
  });

  it('loses attributes of people, hidden questions and patterns without end', () => {
    const { elements, report } = read(
      lss(
        survey,
        table('groups', [{ gid: 3, group_order: 1 }]),
        table('questions', [
          {
            qid: 1,
            gid: 3,
            type: 'S',
            title: 'A',
            question: 'Ciao {TOKEN:FIRSTNAME}',
            language: 'it',
            preg: '/^(a+)+$/',
          },
          { qid: 2, gid: 3, type: 'S', title: 'B', question: 'x', language: 'it' },
          {
            qid: 3,
            gid: 3,
            type: 'S',
            title: 'C',
            question: 'x',
            language: 'it',
            relevance: 'regexMatch("/a/", A)',
          },
        ]),
        table('question_attributes', [{ qid: 2, attribute: 'hidden', value: '1' }]),
        table('quota', [{ id: 1, qlimit: 5 }]),
        table('defaultvalues', []),
      ),
    );
    expect(elements).toEqual([
      { type: 'text', name: 'A', title: { it: 'Ciao …' } },
      { type: 'text', name: 'C', title: { it: 'x' } },
    ]);
    expect(codes(report.dropped)).toEqual([
      'part_ignored',
      'pattern_unsafe',
      'element_hidden',
      'expression_function',
    ]);
  });
});

describe('the tab-separated text of LimeSurvey', () => {
  const lines = [
    [
      'id',
      'related_id',
      'class',
      'type/scale',
      'name',
      'relevance',
      'text',
      'help',
      'language',
      'mandatory',
      'other',
      'max_answers',
    ],
    ['', '', 'S', '', 'language', '', 'it'],
    ['', '', 'S', '', 'additional_languages', '', 'en'],
    ...inLanguages((language, at) => [
      '',
      '',
      'SL',
      '',
      'surveyls_title',
      '',
      ['Quartiere', 'District'][at],
      '',
      language,
    ]),
    ...inLanguages((language, at) => [
      '',
      '',
      'SL',
      '',
      'surveyls_welcometext',
      '',
      ['Ciao', 'Hi'][at],
      '',
      language,
    ]),
    ...inLanguages((language, at) => [
      '',
      '',
      'SL',
      '',
      'surveyls_endtext',
      '',
      ['Fine', 'End'][at],
      '',
      language,
    ]),
    ...inLanguages((language, at) => [
      ['3', '', 'G', '', ['Casa', 'Home'][at], '1', '', '', language],
      ['', '', 'Q', 'L', 'Q1', '1', words[1]?.[at], '', language, 'Y', 'Y'],
      ['', '', 'A', '0', 'A1', '', ['Sì', 'Yes'][at], '', language],
      ['', '', 'A', '0', 'A2', '', 'No', '', language],
      ['', '', 'Q', 'M', 'Q2', relevances.q2, words[2]?.[at], '', language, 'N', 'N', '1'],
      ['', '', 'SQ', '0', 'SQ1', '1', ['Figli', 'Children'][at], '', language],
      ['', '', 'Q', 'F', 'Q3', relevances.q3, words[3]?.[at], '', language, 'N', 'N'],
      ['', '', 'SQ', '0', 'SQ1', '1', ['Rumore', 'Noise'][at], '', language],
      ['', '', 'A', '0', 'A1', '', ['Molto', 'A lot'][at], '', language],
      ['', '', 'Q', 'T', 'Q4', relevances.q4, words[4]?.[at], '', language, 'N', 'N'],
    ]).flat(),
  ];

  it('is read like the file of XML that says the same', () => {
    const quoted = (cell = '') => (/["\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const { draft, report } = read(
      lines.map((cells) => cells.map((cell) => quoted(cell)).join('\t')).join('\r\n'),
    );
    expect(draft).toEqual(expected);
    expect(codes(report.dropped)).toEqual([]);
  });
});
