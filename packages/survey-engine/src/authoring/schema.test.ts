import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Serializer } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { definitionBounds } from '../definition.ts';
import { instrumentJson, smallJson } from '../fixtures.ts';

type Loose = ReturnType<typeof JSON.parse>;

const schema: Loose = JSON.parse(
  readFileSync(new URL('../../definition.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

const items = [
  { value: 'a', text: 'A' },
  { value: 'b', text: 'B' },
];
/** What the small definition lacks: everything else that the format has. */
const more = [
  {
    type: 'matrix',
    name: 'grid',
    title: 'Grid',
    columns: items,
    rows: [{ value: 'r', text: 'R', visibleIf: '{cares}' }],
    eachRowRequired: true,
    isRequired: true,
    enableIf: '{cares}',
  },
  {
    type: 'slider',
    name: 'slide',
    title: 'Slide',
    max: 10,
    step: 0.5,
    customLabels: [{ value: 0, text: 'No' }],
  },
  {
    type: 'rating',
    name: 'stars',
    title: 'Stars',
    rateStep: 2,
    rateMax: 9,
    x: { sensitivity: 'quasi', topic: ['home'] },
  },
  {
    type: 'text',
    name: 'age',
    title: 'Age',
    inputType: 'number',
    min: 0,
    max: 99,
    step: 1,
    defaultValue: 3,
    x: { sensitivity: 'quasi', bands: [0, 35, 50] },
  },
  {
    type: 'checkbox',
    name: 'all',
    title: 'All',
    choices: items,
    showSelectAllItem: true,
    selectAllText: 'All',
    choicesVisibleIf: "{item} != 'a'",
    choicesOrder: 'random',
    validators: [{ type: 'expression', expression: 'count({all}) > 0', text: 'One?' }],
  },
  {
    type: 'comment',
    name: 'say',
    title: 'Say',
    validators: [{ type: 'regex', regex: '^a+$', caseInsensitive: true }],
  },
  {
    type: 'panel',
    name: 'locked',
    x: { block: 'ucla3' },
    enableIf: '{cares}',
    elements: [{ type: 'html', name: 'inner', html: 'Words' }],
  },
];

function whole(): Loose {
  const json: Loose = smallJson();
  Object.assign(json, {
    showPreviewBeforeComplete: false,
    completedHtml: 'Thanks',
    calculatedValues: [{ name: 'twice', expression: '{hours} * 2' }],
  });
  json.pages[1].elements.push(...more);
  return json;
}

function panels(depth: number): object {
  const elements = depth === 1 ? [{ type: 'html', name: 'deep', html: 'Words' }] : [panels(depth - 1)];
  return { type: 'panel', name: `panel${depth}`, elements };
}

describe('the schema of the format', () => {
  it.each([
    ['the shipped instrument', instrumentJson()],
    ['a definition with all that the format has', whole()],
  ])('accepts %s', (_name, json) => {
    expect([validate(json), validate.errors]).toEqual([true, null]);
  });

  const [matrix, slider, , age, all, say, panel] = more;
  it.each<[string, (json: Loose) => unknown]>([
    ['a key that is none', (json) => (json.logo = 'x')],
    ['no version', (json) => delete json.x.version],
    ['no pages', (json) => (json.pages = [])],
    ['a page without elements', (json) => (json.pages[0].elements = [])],
    [
      'a type of SurveyJS that is not ours',
      (json) => (json.pages[0].elements[0] = { type: 'file', name: 'f' }),
    ],
    ['a remote source of choices', (json) => (json.pages[0].elements[2].choicesByUrl = { url: 'x' })],
    ['markup', (json) => (json.pages[0].elements[0].html = 'Hello <b>you</b>')],
    ['a blank text', (json) => (json.title = ' ')],
    ['a text in no language', (json) => (json.title = { english: 'x' })],
    ['a name with a dot', (json) => (json.pages[0].name = 'a.b')],
    ['a choice value with a space', (json) => (json.pages[0].elements[2].choices[0].value = 'a b')],
    ['choices that are text', (json) => (json.pages[0].elements[2].choices = ['a'])],
    ['an option for none without its words', (json) => delete json.pages[0].elements[2].noneText],
    [
      'an option for all without its words',
      (json) => json.pages[0].elements.push({ ...all, selectAllText: undefined }),
    ],
    ['a default of another type', (json) => (json.pages[0].elements[1].defaultValue = 'yes')],
    [
      'bands of words',
      (json) => json.pages[0].elements.push({ ...say, x: { sensitivity: 'ordinary', bands: [1, 2] } }),
    ],
    [
      'one band',
      (json) => json.pages[0].elements.push({ ...age, x: { sensitivity: 'ordinary', bands: [1] } }),
    ],
    ['a matrix of one column', (json) => json.pages[0].elements.push({ ...matrix, columns: items.slice(1) })],
    ['a sensitivity that is none', (json) => (json.pages[0].elements[2].x.sensitivity = 'low')],
    ['a default for a special question', (json) => (json.pages[0].elements[2].defaultValue = ['child'])],
    ['a validator of another type', (json) => (json.pages[1].elements[0].validators = [{ type: 'numeric' }])],
    ['bounds of a number on words', (json) => (json.pages[1].elements[2].min = 1)],
    ['panels four deep', (json) => json.pages[0].elements.push(panels(4))],
    ['a matrix without rows', (json) => json.pages[0].elements.push({ ...matrix, rows: [] })],
    ['a condition on a column', (json) => json.pages[0].elements.push({ ...matrix, columns: more[0]?.rows })],
    ['a slider without steps', (json) => json.pages[0].elements.push({ ...slider, step: 0 })],
    ['bounds on words typed in', (json) => json.pages[0].elements.push({ ...age, inputType: 'text' })],
    ['another order of choices', (json) => json.pages[0].elements.push({ ...all, choicesOrder: 'asc' })],
    [
      'a pattern that is none',
      (json) => json.pages[0].elements.push({ ...say, validators: [{ type: 'regex' }] }),
    ],
    ['another extension of a panel', (json) => json.pages[0].elements.push({ ...panel, x: { free: true } })],
    ['a calculated value without a name', (json) => (json.calculatedValues = [{ expression: '1' }])],
    [
      'too many calculated values',
      (json) => (json.calculatedValues = Array.from({ length: 51 }, () => ({ name: 'a', expression: '1' }))),
    ],
    ['kept answers of hidden questions', (json) => (json.clearInvisibleValues = 'none')],
  ])('refuses %s', (_name, edit) => {
    const json = smallJson();
    edit(json);
    expect(validate(json)).toBe(false);
  });

  it('accepts panels as deep as the format has them, and has its bounds', () => {
    const json: Loose = smallJson();
    json.pages[0].elements.push(panels(definitionBounds.panelDepth));
    expect(validate(json)).toBe(true);
    const { pages, calculatedValues, x } = schema.properties;
    const { words, matrix: grid, single } = schema.$defs;
    expect(definitionBounds).toMatchObject({
      pages: pages.maxItems,
      calculatedValues: calculatedValues.maxItems,
      locales: x.properties.locales.maxItems,
      textLength: words.maxLength,
      rows: grid.properties.rows.maxItems,
      columns: grid.properties.columns.maxItems,
      choices: single.properties.choices.maxItems,
      questions: schema.$defs.page.properties.elements.maxItems,
      panelDepth: Object.keys(schema.$defs).filter((name) => name.startsWith('panel')).length,
    });
  });

  it('has no name outside x that SurveyJS does not have', () => {
    const types: Record<string, string> = {
      single: 'radiogroup',
      checkbox: 'checkbox',
      ranking: 'ranking',
      rating: 'rating',
      slider: 'slider',
      matrix: 'matrix',
      textQuestion: 'text',
      comment: 'comment',
      boolean: 'boolean',
      html: 'html',
      panel1: 'panel',
      page: 'page',
      question: 'question',
      answercountValidator: 'answercountvalidator',
      numericValidator: 'numericvalidator',
      textValidator: 'textvalidator',
      regexValidator: 'regexvalidator',
      expressionValidator: 'expressionvalidator',
    };
    for (const [own, type] of Object.entries(types)) {
      const names = Object.keys(schema.$defs[own].properties).filter(
        (name) => name !== 'type' && name !== 'x',
      );
      const strange = names.filter((name) => !Serializer.findProperty(type, name));
      expect([own, strange]).toEqual([own, []]);
    }
    const strange = Object.keys(schema.properties).filter((name) => !Serializer.findProperty('survey', name));
    expect(strange).toEqual(['x']);
  });
});
