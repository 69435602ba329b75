import { readFileSync } from 'node:fs';
import type { SurveyDefinition } from '@snodo/survey-engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions } from '../definitions.fixture.ts';
import { exportSurveyjs, importQuestionnaire } from '../index.ts';
import { legacyAliases } from './aliases.ts';

interface Draft {
  readonly locale: string;
  readonly pages: readonly { readonly name: string; readonly elements: readonly Record<string, unknown>[] }[];
  readonly calculatedValues?: unknown;
  readonly x: unknown;
  readonly [key: string]: unknown;
}

function read(json: unknown) {
  const { definition, report } = importQuestionnaire(
    new TextEncoder().encode(JSON.stringify(json)),
    'survey.json',
  );
  return { draft: definition as Draft, report };
}

function elementsOf(...elements: unknown[]) {
  const { draft, report } = read({ pages: [{ name: 'page1', elements }] });
  return { elements: draft.pages[0]?.elements ?? [], draft, report };
}

const codes = (entries: readonly { readonly code: string }[]) => entries.map(({ code }) => code);

describe('a survey of SurveyJS', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(definitions({ isUniform: false }), (definition) => {
        const written = exportSurveyjs(definition);
        const { definition: back, report } = importQuestionnaire(new TextEncoder().encode(written), 'x.json');
        expect(back).toStrictEqual(definition);
        expect({ changed: report.changed, dropped: report.dropped }).toEqual({ changed: [], dropped: [] });
      }),
      { numRuns: 150 },
    );
  });

  it('is read back as it was written when it is the needs questionnaire, without a fault', () => {
    const address = new URL('../../../survey-engine/instruments/work-care-needs.json', import.meta.url);
    const definition = JSON.parse(readFileSync(address, 'utf8')) as SurveyDefinition;
    const { definition: back, report } = importQuestionnaire(
      new TextEncoder().encode(exportSurveyjs(definition)),
      'x.json',
    );
    expect(back).toStrictEqual(definition);
    expect({ ...report, kept: [] }).toMatchObject({ changed: [], dropped: [], faults: [] });
  });

  it('is read under all 48 names of earlier versions', () => {
    expect(legacyAliases.size).toBe(48);
    const { elements, report } = elementsOf(
      {
        type: 'checkbox',
        name: 'care',
        title: 'Care',
        choices: [{ value: 'a', text: 'A' }],
        hasOther: true,
        otherText: 'Else',
        hasNone: true,
        noneText: 'None',
        hasSelectAll: true,
      },
      {
        type: 'rating',
        name: 'r',
        title: 'R',
        mininumRateDescription: 'low',
        maximumRateDescription: 'high',
      },
      { type: 'matrix', name: 'm', title: 'M', isAllRowRequired: true, columns: ['x'], rows: ['y'] },
      {
        type: 'text',
        name: 't',
        title: 'T',
        placeHolder: 'here',
        validators: [{ type: 'regex', regex: '^a+$', insensitive: true }],
      },
    );
    expect(elements).toMatchObject([
      { showOtherItem: true, showNoneItem: true, showSelectAllItem: true },
      { minRateDescription: 'low', maxRateDescription: 'high' },
      { eachRowRequired: true },
      { placeholder: 'here', validators: [{ caseInsensitive: true }] },
    ]);
    expect(codes(report.changed).filter((code) => code === 'key_renamed')).toHaveLength(8);
    expect(report.changed).toContainEqual({
      code: 'key_renamed',
      source: 'pages[0].elements[0].hasOther',
      path: 'pages[0].elements[0].showOtherItem',
      detail: 'showOtherItem',
    });
  });

  it('may have its elements at the root, choices as words or numbers, and no title', () => {
    const { draft, report } = read({
      questions: [{ type: 'radiogroup', name: 'a b', choices: ['Very good', 2, 2] }],
    });
    expect(draft.pages).toEqual([
      {
        name: 'page',
        elements: [
          {
            type: 'radiogroup',
            name: 'a_b',
            title: 'a b',
            choices: [
              { value: 'Very_good', text: 'Very good' },
              { value: '2', text: '2' },
            ],
          },
        ],
      },
    ]);
    expect(codes(report.changed)).toEqual(
      expect.arrayContaining(['name_changed', 'title_from_name', 'value_renamed', 'language_assumed']),
    );
    expect(codes(report.dropped)).toEqual(['choice_repeated']);
  });

  it('has its references follow renamed questions and values, and its shown answers too', () => {
    const { elements, draft } = elementsOf(
      { type: 'radiogroup', name: 'first one', title: 'T', choices: ['Very good', 'bad'] },
      { type: 'text', name: 'b', title: 'You said {first one}', visibleIf: "{First One} = 'Very good'" },
    );
    expect(elements[1]).toMatchObject({
      title: 'You said {first_one}',
      visibleIf: "{first_one} = 'Very_good'",
    });
    expect(draft.x).toEqual({ version: 1, locales: ['en'] });
  });

  it('has two questions of one name told apart, and references mean the first', () => {
    const { elements, report } = elementsOf(
      { type: 'text', name: 'war', title: 'A' },
      { type: 'text', name: 'war', title: 'B' },
      { type: 'text', name: 'c', title: 'C', visibleIf: '{war} notempty' },
    );
    expect(elements.map(({ name }) => name)).toEqual(['war', 'war_2', 'c']);
    expect(elements[2]).toMatchObject({ visibleIf: '{war} notempty' });
    expect(codes(report.changed)).toContain('name_repeated');
  });

  it('has expressions that only SurveyJS tolerates written strictly', () => {
    const { elements, report } = elementsOf(
      { type: 'text', name: 'a', title: 'A' },
      { type: 'text', name: 'b', title: 'B', visibleIf: '({a} = yes and ({a} notempty' },
      { type: 'text', name: 'c', title: 'C', visibleIf: "{a} <> 'x' && {a} greater 3" },
      { type: 'text', name: 'd', title: 'D', visibleIf: 'isContainerReady({a})' },
      { type: 'text', name: 'e', title: 'E', visibleIf: '{a} ===' },
    );
    expect(elements[1]).toMatchObject({ visibleIf: "{a} = 'yes' and {a} notempty" });
    expect(elements[2]).toMatchObject({ visibleIf: "{a} != 'x' and {a} > 3" });
    expect(elements[3]).not.toHaveProperty('visibleIf');
    expect(codes(report.dropped)).toEqual(['expression_function', 'expression_unreadable']);
  });

  it('loses by name what would load, lead away or run', () => {
    const { draft, report } = read({
      title: 'T',
      logo: 'https://example.org/a.png',
      cookieName: 'c',
      navigateToUrl: 'https://example.org',
      surveyId: '1',
      surveyPostId: '2',
      onComplete: 'alert(1)',
      triggers: [],
      madeUp: 1,
      pages: [
        {
          name: 'p',
          elements: [
            {
              type: 'dropdown',
              name: 'd',
              title: 'D',
              choices: ['a'],
              choicesByUrl: { url: 'https://example.org' },
            },
            { type: 'file', name: 'f' },
            { type: 'signaturepad', name: 's' },
          ],
        },
      ],
    });
    expect(draft.pages[0]?.elements).toHaveLength(1);
    expect(report.dropped.map(({ code, source }) => `${code} ${source}`)).toEqual([
      'key_remote_picture logo',
      'key_cookie cookieName',
      'key_leads_away navigateToUrl',
      'key_survey_service surveyId',
      'key_survey_service surveyPostId',
      'key_handler onComplete',
      'key_trigger triggers',
      'key_unknown madeUp',
      'key_loads_choices pages[0].elements[0].choicesByUrl',
      'type_unknown pages[0].elements[1]',
      'type_unknown pages[0].elements[2]',
    ]);
  });

  it('has composed questions taken apart into panels whose cells are still found', () => {
    const { elements, report } = elementsOf(
      {
        type: 'multipletext',
        name: 'who',
        title: 'Who',
        items: [{ name: 'age', title: 'Age', inputType: 'number' }],
      },
      {
        type: 'matrixdropdown',
        name: 'table',
        title: 'Table',
        choices: [1, 2],
        rows: ['home'],
        columns: [{ name: 'cost' }, { name: 'why', cellType: 'comment', visibleIf: '{row.cost} = 2' }],
      },
      {
        type: 'matrixdynamic',
        name: 'jobs',
        title: 'Jobs',
        rowCount: 2,
        columns: [{ name: 'n', cellType: 'text' }],
      },
      {
        type: 'paneldynamic',
        name: 'kids',
        title: 'Kids',
        templateElements: [
          { type: 'boolean', name: 'school', title: 'School?' },
          { type: 'text', name: 'where', title: 'Where', visibleIf: '{panel.school} = true' },
        ],
      },
      {
        type: 'text',
        name: 'z',
        title: 'Z',
        visibleIf: '{who.age} > 3 and {table.home.cost} = 1 and {jobs[1].n} notempty',
      },
    );
    expect(elements.map(({ type }) => type)).toEqual(['panel', 'panel', 'panel', 'panel', 'text']);
    expect(elements[0]).toMatchObject({ elements: [{ type: 'text', name: 'who_age', inputType: 'number' }] });
    expect(elements[1]).toMatchObject({
      elements: [
        {
          type: 'panel',
          title: 'home',
          elements: [
            { type: 'dropdown', name: 'table_home_cost', title: 'cost' },
            { type: 'comment', name: 'table_home_why', visibleIf: '{table_home_cost} = 2' },
          ],
        },
      ],
    });
    expect(elements[3]).toMatchObject({
      elements: [{ elements: [{ name: 'kids_1_school' }, { visibleIf: '{kids_1_school} = true' }] }],
    });
    expect(elements[4]).toMatchObject({
      visibleIf: '{who_age} > 3 and {table_home_cost} = 1 and {jobs_2_n} notempty',
    });
    expect(codes(report.changed).filter((code) => code === 'type_to_panels')).toHaveLength(4);
  });

  it('has words put in for other and none, which SurveyJS has of its own', () => {
    const { elements, report } = elementsOf({
      type: 'checkbox',
      name: 'a',
      title: 'A',
      choices: [1],
      hasOther: true,
      hasNone: true,
    });
    expect(elements[0]).toMatchObject({ otherText: 'Other', noneText: 'None' });
    expect(codes(report.changed)).toEqual(expect.arrayContaining(['other_text', 'none_text']));
  });

  it('has statements without a tag keep their lines, and with tags only their words', () => {
    const { elements } = elementsOf(
      { type: 'html', name: 'a', html: 'Uno\n\ndue  tre' },
      {
        type: 'html',
        name: 'b',
        html: '<p>Uno &amp; due</p>\n<ul><li>tre<br>e quattro</li></ul><style>x</style>',
      },
    );
    expect(elements.map(({ html }) => html)).toEqual(['Uno\n\ndue  tre', 'Uno & due\n\ntre\ne quattro']);
  });

  it('takes its languages from its texts; default is English where the language has words of its own', () => {
    const { draft } = read({
      locale: 'it',
      title: { default: 'Hello', it: 'Ciao', 'no such': 'x' },
      elements: [{ type: 'comment', name: 'a', title: { default: 'A', it: 'B' } }],
    });
    expect(draft).toMatchObject({
      locale: 'en',
      x: { locales: ['en', 'it'] },
      title: { default: 'Hello', it: 'Ciao' },
    });
  });

  it('tells at the end what the engine still finds', () => {
    const { report } = elementsOf({
      type: 'text',
      name: 'a',
      title: { en: 'A', it: 'B' },
      visibleIf: '{later} = 1',
    });
    expect(codes(report.faults)).toContain('missing_translation');
  });
});
