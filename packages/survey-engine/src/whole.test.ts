import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswer, checkSubmission } from './enforce.ts';
import { definitionOf, seeded, surveyOf } from './fixtures.ts';
import { wholeJson } from './fixtures-whole.ts';
import { completedWords, visibleQuestions } from './flow.ts';
import { partFreeText } from './free-text.ts';
import { prepareSurvey } from './prepare.ts';
import { sampleAnswers } from './sample.ts';
import { checkSubmission as checkInBrowser, cleanAnswers } from './validate.ts';

const survey = surveyOf(wholeJson());
const good = {
  nick: 'Ada',
  born: '1990-05-01',
  children: 2,
  cares: true,
  topics: ['home', 'school'],
  first: 'school',
  effort: 10,
  worry: 90,
  how: { calm: 'never', rested: 'often', helped: 'often' },
  order: ['b'],
  idea: 'Words',
};
const asked = (answers: Record<string, unknown>) => visibleQuestions(survey, answers);
const find = (name: string, answers: Record<string, unknown>) => {
  const visible = asked(answers).find((one) => one.name === name);
  if (!visible) throw new Error(`${name} is not asked`);
  return visible;
};
const faultsFor = (changes: Record<string, unknown>) =>
  checkSubmission(survey, { ...good, ...changes }).map(({ path, code, limit, text }) =>
    [path, code, limit, text].filter((part) => part !== undefined).join(' '),
  );

describe('a submission to the whole format', () => {
  it('passes and stays as it is', () => {
    expect(faultsFor({})).toEqual([]);
    expect(cleanAnswers(survey, good)).toEqual(good);
  });

  it.each([
    [{ nick: 'R2D2' }, 'answers.nick pattern Letters only'],
    [{ born: '2010-05-01' }, 'answers.born rule Adults'],
    [{ born: '2008-11-30' }, 'answers.born rule Adults'],
    [{ born: 'long ago' }, 'answers.born rule Adults'],
    [{ children: 13 }, 'answers.children out_of_range 12'],
    [{ children: 1.5 }, 'answers.children off_step 1'],
    [{ children: 0 }, 'answers.topics[1] not_allowed'],
    [{ first: 'elders' }, 'answers.first not_allowed'],
    [{ effort: 7 }, 'answers.effort off_step 5'],
    [{ worry: 95 }, 'answers.worry off_step 10'],
    [{ worry: 101 }, 'answers.worry out_of_range 100'],
    [{ worry: '90' }, 'answers.worry wrong_type'],
    [{ worry: undefined }, 'answers.worry required'],
    [{ how: {} }, 'answers.how required'],
    [{ how: { calm: 'never' } }, 'answers.how.rested required'],
    [{ how: { ...good.how, calm: 'now and then' } }, 'answers.how.calm not_allowed'],
    [{ how: { ...good.how, calm: 7 } }, 'answers.how.calm not_allowed'],
    [{ how: { ...good.how, other: 'never' } }, 'answers.how too_many 3'],
    [{ how: { calm: 'never', rested: 'often', other: 'never' } }, 'answers.how.other not_allowed'],
    [
      { how: { calm: 'never', rested: 'often', constructor: 'never' } },
      'answers.how.constructor not_allowed',
    ],
    [{ how: 'never' }, 'answers.how wrong_type'],
    [{ how: ['never'] }, 'answers.how wrong_type'],
    [{ nick: { calm: 'never' } }, 'answers.nick wrong_type'],
    [{ effort: 5, how: { ...good.how, calm: 'often' } }, 'answers.order not_asked'],
    [{ order: undefined }, 'answers.idea not_asked'],
  ])('is refused with %j: %s', (changes, expected) => {
    expect(faultsFor(changes)).toContain(expected);
  });

  it('leaves patterns to the server in a browser that has not loaded them', () => {
    expect(checkInBrowser(survey, { ...good, nick: 'R2D2' })).toEqual([]);
    expect(survey.usesPatterns).toBe(true);
  });

  it('keeps nothing of rows that are not shown and of questions that cannot be answered', () => {
    const clean = cleanAnswers(survey, {
      ...good,
      cares: false,
      effort: 5,
      how: { ...good.how, calm: 'often' },
    });
    expect(clean).toMatchObject({ how: { calm: 'often', rested: 'often' } });
    expect(clean).not.toHaveProperty('how.helped');
    expect(Object.keys(clean)).not.toContain('order');
  });

  it('parts words from choices, and keeps numbers and rows with the choices', () => {
    const { choices, texts } = partFreeText(survey, cleanAnswers(survey, good));
    expect(texts.map(({ question }) => question)).toEqual(['nick', 'born', 'idea']);
    expect(choices).toMatchObject({ children: 2, worry: 90, how: good.how });
  });
});

describe('visibleQuestions of the whole format', () => {
  it('fills in what was answered before, in words', () => {
    expect(find('cares', good).title).toBe('Ada, do you care for somebody?');
    expect(find('first', good).description).toBe('You chose home EN and school EN.');
    expect(find('effort', good).headings).toEqual([{ name: 'load', title: '', description: 'I do: 2' }]);
    expect(find('order', good).headings.at(-1)?.title).toBe('More, Ada');
    expect(find('words', good).html).toBe('never EN');
    expect(find('words', { ...good, how: undefined }).html).toBe('');
    expect(completedWords(survey, good)).toBe('Thank you, Ada. 100 points.');
    expect(completedWords(survey, {})).toBe('Thank you, . 0 points.');
    const italian = prepareSurvey(definitionOf(wholeJson()), 'it');
    expect(visibleQuestions(italian, good).find(({ name }) => name === 'first')?.description).toBe(
      'Hai scelto home IT e school IT.',
    );
  });

  it('never fills in what stands in an answer, and bounds what an answer may put in', () => {
    expect(find('cares', { ...good, nick: '{born}' }).title).toContain('{born},');
    expect(find('cares', { ...good, nick: 'x'.repeat(2000) }).title.length).toBeLessThan(350);
  });

  it('offers choices and rows by their conditions', () => {
    const values = (list: readonly { value: string }[]) => list.map(({ value }) => value);
    expect(values(find('topics', { children: 0 }).choices)).toEqual(['home', 'elders', 'nothing', 'other']);
    expect(values(find('topics', { children: 1 }).choices)).toContain('school');
    expect(values(find('first', good).choices)).toEqual(['home', 'school']);
    expect(asked({}).map(({ name }) => name)).not.toContain('first');
    expect(values(find('how', { cares: false }).rows)).toEqual(['calm', 'rested']);
    expect(values(find('how', { cares: true }).columns)).toEqual(['never', 'often']);
  });

  it('gives the words of select-all and the default, and takes neither for an answer', () => {
    expect(find('topics', {}).selectAllText).toBe('All');
    expect(find('children', {}).defaultValue).toBe(0);
    expect(cleanAnswers(survey, {})).toEqual({});
  });

  it('shows without asking what is not enabled, and then requires nothing', () => {
    const order = find('order', { effort: 5 });
    expect(order).toMatchObject({ isEnabled: false, isRequired: false });
    expect(checkAnswer(order, ['a'])).toMatchObject([{ code: 'not_asked' }]);
    expect(checkAnswer(order, undefined)).toEqual([]);
    expect(find('order', good)).toMatchObject({ isEnabled: true, isRequired: true });
    expect(find('idea', { ...good, order: [] }).isEnabled).toBe(false);
    expect(find('idea', { ...good, effort: 5, how: {} }).isEnabled).toBe(false);
  });

  it('counts in calculated values only what is asked', () => {
    expect(find('order', { effort: 10, worry: 90 }).isEnabled).toBe(true);
    expect(find('order', { effort: 0, worry: 0, how: { calm: 'never' } }).isEnabled).toBe(true);
    expect(find('order', { effort: 0, worry: 0, how: { helped: 'never' } }).isEnabled).toBe(false);
  });

  it('computes values that use one another many times over in no time', () => {
    const json = wholeJson();
    const chain = Array.from({ length: 48 }, (_, index) => ({
      name: `v${index}`,
      expression: index === 0 ? '{effort}' : `{v${index - 1}} + {v${index - 1}}`,
    }));
    json.calculatedValues.push(...chain);
    json.completedHtml.en = '{v47}';
    const long = surveyOf(json);
    const from = performance.now();
    expect(completedWords(long, { ...good, effort: 5 })).toBe('703,687,441,776,640');
    expect(performance.now() - from).toBeLessThan(500);
  });
});

describe('sampleAnswers of the whole format', () => {
  it('makes submissions that pass', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const answers = sampleAnswers(survey, seeded(seed), {
          texts: { nick: ['Ada', 'R2D2'], born: ['1980-01-01', '2020-01-01'] },
        });
        expect(checkSubmission(survey, answers)).toEqual([]);
        expect(cleanAnswers(survey, answers)).toEqual(answers);
      }),
      { numRuns: 200 },
    );
  });

  it('writes what a required pattern asks for', () => {
    const json = wholeJson();
    Object.assign(json.pages[0]?.elements[0] ?? {}, {
      isRequired: true,
      validators: [{ type: 'regex', regex: '^[A-Z]{2}\\d{3}( [a-c]+)?$' }],
    });
    for (let seed = 0; seed < 30; seed++) {
      expect(sampleAnswers(surveyOf(json), seeded(seed))['nick']).toMatch(/^[A-Z]{2}\d{3}( [a-c]+)?$/);
    }
  });
});
