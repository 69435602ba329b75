import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue } from './answers.ts';
import { checkAnswer } from './check-answer.ts';
import { visibleQuestions } from './flow.ts';
import { instrumentJson, seeded, smallJson, surveyOf } from './fixtures.ts';
import { sampleAnswers } from './sample.ts';
import { checkSubmission, cleanAnswers } from './validate.ts';

const small = surveyOf(smallJson());
const survey = surveyOf(instrumentJson());
const good = {
  cares: true,
  whom: ['child'],
  hours: 12,
  moment: 'work',
  hard: 4,
  order: ['NAU1', 'INF1'],
  words: 'some words',
};
const faultsFor = (changes: Record<string, unknown>) =>
  checkSubmission(small, { ...good, ...changes }).map(({ path, code, limit }) =>
    [path, code, limit].filter((part) => part !== undefined).join(' '),
  );

describe('checkSubmission', () => {
  it('accepts a good submission', () => {
    expect(faultsFor({})).toEqual([]);
    expect(faultsFor({ whom: ['child', 'other'], 'whom-Comment': 'my neighbour' })).toEqual([]);
    expect(checkSubmission(small, { cares: false })).toEqual([]);
  });

  it.each([
    [{ cares: undefined }, 'answers.cares required'],
    [{ hours: '' }, 'answers.hours required'],
    [{ cares: 'yes' }, 'answers.cares wrong_type'],
    [{ whom: 'child' }, 'answers.whom wrong_type'],
    [{ whom: ['child', 'cat'] }, 'answers.whom[1] not_allowed'],
    [{ whom: ['child', 'child'] }, 'answers.whom[1] not_allowed'],
    [{ whom: ['child', 7] }, 'answers.whom[1] not_allowed'],
    [{ whom: ['child', 'none'] }, 'answers.whom[1] exclusive'],
    [{ whom: ['rather-not', 'child'] }, 'answers.whom[0] exclusive'],
    [{ whom: ['child', 'elder', 'other'] }, 'answers.whom too_many 2'],
    [{ hours: '12' }, 'answers.hours wrong_type'],
    [{ hours: Number.NaN }, 'answers.hours wrong_type'],
    [{ hours: 81 }, 'answers.hours out_of_range 80'],
    [{ hours: 0 }, 'answers.hours out_of_range 1'],
    [{ hours: 9 }, 'answers.moment not_allowed'],
    [{ moment: ['work'] }, 'answers.moment wrong_type'],
    [{ hard: 5 }, 'answers.hard out_of_range 4'],
    [{ hard: 2.5 }, 'answers.hard off_step 1'],
    [{ order: ['NAU1', 'INF1', 'INF2'] }, 'answers.order too_many 2'],
    [{ words: 'x'.repeat(21) }, 'answers.words too_long 20'],
    [{ words: 'xy' }, 'answers.words too_short 3'],
    [{ words: { text: 'x' } }, 'answers.words wrong_type'],
    [{ hello: 'x' }, 'answers.hello not_asked'],
    [{ 'whom-Comment': 'words without other' }, 'answers.whom-Comment not_asked'],
    [{ whom: ['child', 'other'], 'whom-Comment': 'x'.repeat(301) }, 'answers.whom-Comment too_long 300'],
    [{ nothing: 1 }, 'answers.nothing unknown_question'],
    [{ constructor: 'x' }, 'answers.constructor unknown_question'],
    [JSON.parse('{"__proto__":"x"}') as Record<string, unknown>, undefined],
  ])('refuses %j with %s', (changes, expected) => {
    if (expected !== undefined) expect(faultsFor(changes)).toContain(expected);
    else
      expect(
        checkSubmission(small, JSON.parse('{"cares":false,"__proto__":"x"}')).map(({ code }) => code),
      ).toEqual(['unknown_question']);
  });

  it('refuses what a person was not asked', () => {
    expect(faultsFor({ cares: false })).toEqual([
      'answers.whom not_asked',
      'answers.hours not_asked',
      'answers.moment not_asked',
    ]);
  });

  it('refuses what is no set of answers, or far too many', () => {
    for (const bad of [undefined, null, 'x', 3, []])
      expect(checkSubmission(small, bad)[0]?.path).toBe('answers');
    const many = Object.fromEntries(Array.from({ length: 401 }, (_, index) => [`a${index}`, 1]));
    expect(checkSubmission(small, many)).toMatchObject([{ path: 'answers', code: 'too_many', limit: 400 }]);
    expect(
      checkSubmission(small, { ...good, whom: Array.from({ length: 1e5 }, () => 'child') })[0]?.code,
    ).toBe('too_many');
  });

  it('refuses a submission without the consent', () => {
    expect(checkSubmission(survey, { q0: false }).map(({ code }) => code)).toEqual(['consent']);
    expect(checkSubmission(survey, {}).map(({ code }) => code)).toEqual(['required', 'consent']);
  });

  it('throws for no answers at all', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('q0', 'q1', 'q7', 'q9', 'q22', 'q23', 'q28', 'q26-Comment'),
          fc.anything(),
        ),
        (answers) => {
          expect(Array.isArray(checkSubmission(survey, answers))).toBe(true);
          expect(
            checkSubmission(survey, cleanAnswers(survey, answers)).every(({ path }) =>
              path.startsWith('answers.'),
            ),
          ).toBe(true);
        },
      ),
    );
  });

  it('refuses one answer changed to a value that is not offered, always', () => {
    const strange = fc.oneof(fc.constantFrom('x', '', 'none ', '__proto__', 'INF99'), fc.string());
    fc.assert(
      fc.property(fc.nat(), fc.nat(), strange, (seed, pick, value) => {
        const answers = sampleAnswers(survey, seeded(seed), { skipShare: 0 });
        const asked = visibleQuestions(survey, answers).filter(
          ({ question, name }) => 'choices' in question && name in answers,
        );
        const chosen = asked[pick % asked.length];
        if (!chosen) throw new Error('nothing was asked');
        fc.pre(value.trim() !== '' && !chosen.choices.some((choice) => choice.value === value));
        const given = answers[chosen.name];
        const changed = Array.isArray(given) ? [value, ...given.slice(1)] : value;
        expect(checkAnswer(chosen, changed).map(({ code }) => code)).toContain('not_allowed');
        expect(checkSubmission(survey, { ...answers, [chosen.name]: changed })).not.toEqual([]);
      }),
    );
  });
});

describe('cleanAnswers', () => {
  it('drops hidden answers, blanks, unknown names, withdrawn choices and orphaned words', () => {
    expect(cleanAnswers(small, { ...good, cares: false, words: '  ', nothing: 1, constructor: 'x' })).toEqual(
      { cares: false, hard: 4, order: ['NAU1', 'INF1'] },
    );
    expect(cleanAnswers(small, { ...good, hours: 3 })).not.toHaveProperty('moment');
    expect(cleanAnswers(small, { ...good, 'whom-Comment': 'x' })).not.toHaveProperty('whom-Comment');
    expect(cleanAnswers(small, { ...good, whom: ['other'], 'whom-Comment': 'x' })).toMatchObject({
      'whom-Comment': 'x',
    });
  });

  it('is done after once, whatever it is given', () => {
    const names = [
      'q0',
      'q1',
      'q5',
      'q7',
      'q10',
      'q12',
      'q16',
      'q25',
      'q26',
      'q26-Comment',
      '__proto__',
      'constructor',
    ];
    const values = fc.oneof(
      fc.anything(),
      fc.constant(true),
      fc.array(fc.constantFrom('child-0-2', 'INF7', 'fine', 'other', 'none', 'elder')),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), values), (answers) => {
        const once = cleanAnswers(survey, answers);
        expect(cleanAnswers(survey, once)).toEqual(once);
      }),
    );
  });

  it('leaves a submission that passes, when answers of other paths are mixed in and the required are there', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.array(fc.boolean(), { minLength: 29, maxLength: 29 }),
        (one, other, takes) => {
          const left = sampleAnswers(survey, seeded(one), { skipShare: 0 });
          const right = sampleAnswers(survey, seeded(other), { skipShare: 0 });
          const mixed: Record<string, AnswerValue> = { ...left };
          for (const [index, name] of Object.keys(right).entries()) {
            const value = right[name];
            if (takes[index % 29] && value !== undefined) mixed[name] = value;
          }
          expect(checkSubmission(survey, cleanAnswers(survey, mixed))).toEqual([]);
        },
      ),
    );
  });
});
