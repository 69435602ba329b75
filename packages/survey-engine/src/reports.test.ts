import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partFreeText } from './free-text.ts';
import { wholeJson } from './fixtures-whole.ts';
import { needFacts } from './need-facts.ts';
import { categoriesOf, reportItems } from './report-items.ts';
import { sampleAnswers } from './sample.ts';
import { cleanAnswers } from './validate.ts';
import { definitionOf, instrument, instrumentJson, seeded, smallJson, surveyOf } from './fixtures.ts';

const small = definitionOf(smallJson());
const survey = instrument();
const prepared = surveyOf(instrumentJson());
const preparedSmall = surveyOf(smallJson());

describe('needFacts', () => {
  it('tells ranked entries, the district, age bands, moments and with whom', () => {
    const answers = {
      q0: true,
      q1: 'municipio-4',
      q7: ['child-0-2', 'child-6-10', 'elder'],
      q11: ['summer', 'morning'],
      q23: ['NAU1', 'INF2', 'DIR1'],
      q24: ['neighbours', 'colleagues'],
      q28: 'words',
    };
    expect(needFacts(prepared, answers)).toEqual({
      entries: ['NAU1', 'INF2', 'DIR1'],
      district: 'municipio-4',
      childAgeBands: ['0-2', '6-10'],
      moments: ['summer', 'morning'],
      sharesWith: ['neighbours', 'colleagues'],
    });
  });

  it('leaves out what was not told, withheld, hidden or never offered', () => {
    const answers = {
      q0: true,
      q1: 'prefer-not',
      q7: ['elder'],
      q11: ['summer'],
      q23: ['NAU1', 'XXX'],
      q24: ['none'],
    };
    expect(needFacts(prepared, answers)).toEqual({ entries: ['NAU1'] });
    expect(needFacts(prepared, { q23: ['NAU1'] })).toEqual({ entries: [] });
    expect(needFacts(prepared, {})).toEqual({ entries: [] });
  });

  it('translates by the mapping', () => {
    expect(
      needFacts(preparedSmall, {
        cares: true,
        whom: ['child'],
        hours: 12,
        moment: 'school',
        order: ['INF1'],
      }),
    ).toEqual({ entries: ['INF1'], moments: ['school-exit'] });
    expect(needFacts(preparedSmall, { cares: true, whom: ['child'], hours: 12, moment: 'work' })).toEqual({
      entries: [],
    });
  });
});

describe('reportItems', () => {
  it('takes every question with categories, and neither words nor the consent', () => {
    expect(reportItems(small).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'cares single',
      'whom multiple',
      'moment single',
      'hard scale',
      'order ranking',
    ]);
    const names = reportItems(survey).map(({ name }) => name);
    expect(names).toHaveLength(27);
    expect(names).not.toContain('q0');
    expect(names).not.toContain('q28');
  });

  it('never goes below the floors', () => {
    expect(reportItems(small).map(({ minN }) => minN)).toEqual([8, 10, 8, 8, 8]);
    expect(reportItems({ ...small, x: { ...small.x, minN: 1 } }).map(({ minN }) => minN)).toEqual([
      5, 10, 5, 5, 5,
    ]);
    expect(reportItems(survey).every(({ minN }) => minN === 10)).toBe(true);
  });

  it('lists the categories in order, with those added at the end', () => {
    const [cares, whom, , hard] = reportItems(small);
    expect(cares?.categories.map(({ value }) => value)).toEqual(['true', 'false']);
    expect(whom?.categories.map(({ value }) => value)).toEqual([
      'child',
      'elder',
      'rather-not',
      'other',
      'none',
    ]);
    expect(hard?.categories.map(({ value }) => value)).toEqual(['1', '2', '3', '4']);
  });

  it('finds each answer of a sampled submission in its categories', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const answers = sampleAnswers(prepared, seeded(seed));
        for (const item of reportItems(survey)) {
          const given = answers[item.name];
          const expected = given === undefined ? [] : [given].flat().map(String);
          expect(categoriesOf(item, answers).sort()).toEqual(expected.sort());
        }
      }),
    );
  });

  it('counts a category once and ignores values that are none', () => {
    const whom = reportItems(small)[1];
    if (!whom) throw new Error('no such item');
    expect(categoriesOf(whom, { whom: ['child', 'child', 'cat'] })).toEqual(['child']);
    expect(categoriesOf(whom, {})).toEqual([]);
  });
});

describe('reportItems of the whole format', () => {
  const whole = definitionOf(wholeJson());
  const items = reportItems(whole);
  const item = (name: string) => {
    const found = items.find((one) => one.name === name);
    if (!found) throw new Error(`no item ${name}`);
    return found;
  };
  const shown = (name: string) =>
    item(name).categories.map(({ value, text }) => `${value}: ${text as string}`);

  it('makes an item of each row, and of numbers in bands', () => {
    expect(items.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'children scale',
      'cares single',
      'topics multiple',
      'first single',
      'effort scale',
      'worry scale',
      'how.calm single',
      'how.rested single',
      'how.helped single',
      'order ranking',
      'area single',
    ]);
    expect(item('how.calm')).toMatchObject({
      title: { en: 'How often? – calm EN', it: 'Quanto spesso? – calm IT' },
      question: 'how',
      row: 'calm',
    });
  });

  it('names bands by what they hold', () => {
    expect(shown('children')).toEqual(['from0: 0', 'from1: 1', 'from2: 2', 'from3: 3 – 12']);
    expect(shown('worry')).toEqual([
      'from0: 0 – 10',
      'from20: 20 – 30',
      'from40: 40 – 60',
      'from70: 70 – 80',
      'from90: 90 – 100',
    ]);
    expect(shown('effort')).toEqual(['0: 0', '5: 5', '10: 10']);
  });

  it('takes columns that are numbers for a scale', () => {
    const json = JSON.parse(
      JSON.stringify(wholeJson())
        .replaceAll('"never"', '"0"')
        .replaceAll('"often"', '"1"')
        .replace('\\"never\\"', "'0'"),
    ) as unknown;
    expect(reportItems(definitionOf(json)).find(({ row }) => row === 'calm')?.kind).toBe('scale');
  });

  it('counts rows and numbers where they belong, and nothing twice', () => {
    const answers = { children: 7, worry: 60, how: { calm: 'often', helped: 'sometimes' } };
    const counted = (name: string, given: Record<string, unknown> = answers) =>
      categoriesOf(item(name), given);
    expect(counted('children')).toEqual(['from3']);
    expect(counted('worry')).toEqual(['from40']);
    expect(counted('how.calm')).toEqual(['often']);
    expect(counted('how.rested')).toEqual([]);
    expect(counted('how.helped')).toEqual([]);
    expect(counted('worry', { worry: '60' })).toEqual([]);
    expect(counted('children', { children: -1 })).toEqual([]);
    expect(counted('how.calm', { how: Object.create({ calm: 'often' }) as unknown })).toEqual([]);
  });

  it('puts every sampled number and row in exactly one category', () => {
    const prepared = surveyOf(wholeJson());
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const answers = sampleAnswers(prepared, seeded(seed));
        for (const one of items.filter(({ kind }) => kind === 'scale' || kind === 'single')) {
          const given = answers[one.question] as Record<string, string> | undefined;
          const isAnswered = (one.row === undefined ? given : given?.[one.row]) !== undefined;
          expect(categoriesOf(one, answers)).toHaveLength(isAnswered ? 1 : 0);
        }
      }),
    );
  });
});

describe('partFreeText', () => {
  it('parts every written word from the choices', () => {
    const answers = cleanAnswers(prepared, {
      q0: true,
      q26: ['room', 'other'],
      'q26-Comment': 'a roof',
      q28: 'an idea',
      q23: ['SOL1'],
    });
    expect(partFreeText(prepared, answers)).toEqual({
      choices: { q0: true, q26: ['room', 'other'], q23: ['SOL1'] },
      texts: [
        { question: 'q26', text: 'a roof' },
        { question: 'q28', text: 'an idea' },
      ],
    });
  });
});
