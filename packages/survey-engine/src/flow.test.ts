import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasConsent, progress, visibleQuestions } from './flow.ts';
import { instrumentJson, seeded, smallJson, surveyOf } from './fixtures.ts';
import { sampleAnswers } from './sample.ts';
import { cleanAnswers } from './validate.ts';

const small = surveyOf(smallJson());
const survey = surveyOf(instrumentJson());
const namesFor = (answers: Record<string, unknown>) =>
  visibleQuestions(small, answers).map(({ name }) => name);

describe('visibleQuestions', () => {
  it('opens questions as their conditions come true', () => {
    expect(namesFor({})).toEqual(['hello', 'cares', 'hard', 'order', 'words']);
    expect(namesFor({ cares: true })).toContain('whom');
    expect(namesFor({ cares: true, whom: ['child'] })).toEqual([
      'hello',
      'cares',
      'whom',
      'hours',
      'moment',
      'hard',
      'order',
      'words',
    ]);
    expect(namesFor({ cares: true, whom: ['child'], hours: 70 })).not.toContain('hard');
  });

  it('takes the answers of hidden questions as absent, along the whole chain', () => {
    expect(namesFor({ cares: false, whom: ['child'], hours: 70 })).toEqual([
      'hello',
      'cares',
      'hard',
      'order',
      'words',
    ]);
  });

  it('resolves what is required and what is offered', () => {
    const asked = visibleQuestions(small, { cares: true, whom: ['child'], hours: 5 });
    const find = (name: string) => asked.find((one) => one.name === name);
    expect(find('hours')?.isRequired).toBe(true);
    expect(find('moment')?.choices.map(({ value }) => value)).toEqual(['school']);
    expect(
      find('whom')
        ?.choices.filter(({ isExclusive }) => isExclusive)
        .map(({ value }) => value),
    ).toEqual(['rather-not', 'none']);
    expect(find('whom')?.choices.find(({ isOther }) => isOther)?.value).toBe('other');
    expect(find('hard')?.page).toBe(1);
  });

  it('does not ask a question none of whose choices is offered', () => {
    const json = {
      ...smallJson(),
      pages: [
        {
          name: 'p',
          elements: [
            { type: 'boolean', name: 'a', title: 'A' },
            {
              type: 'radiogroup',
              name: 'b',
              title: 'B',
              isRequired: true,
              choices: [{ value: 'x', text: 'X', visibleIf: '{a}' }],
            },
          ],
        },
      ],
      x: { version: 1, locales: ['en'] },
    };
    expect(visibleQuestions(surveyOf(json), {}).map(({ name }) => name)).toEqual(['a']);
    expect(visibleQuestions(surveyOf(json), { a: true })).toHaveLength(2);
  });

  it('is not moved by inherited properties', () => {
    expect(
      visibleQuestions(small, Object.create({ cares: true }) as Record<string, unknown>).map(
        ({ name }) => name,
      ),
    ).not.toContain('whom');
  });

  it('never lets a hidden answer influence what is asked', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const answers = sampleAnswers(survey, seeded(one));
        const asked = visibleQuestions(survey, answers);
        const shown = new Set(asked.map(({ name }) => name));
        const noise = Object.entries(sampleAnswers(survey, seeded(other))).filter(
          ([name]) => !shown.has(name),
        );
        const noisy = { ...Object.fromEntries(noise), ...answers };
        expect(visibleQuestions(survey, noisy)).toEqual(asked);
        expect(cleanAnswers(survey, noisy)).toEqual(cleanAnswers(survey, answers));
      }),
    );
  });
});

describe('progress', () => {
  it('counts the visible questions before the current one, not the words between', () => {
    expect(progress(small, {}, 'hello')).toEqual({ done: 0, total: 4 });
    expect(progress(small, {}, 'hard')).toEqual({ done: 1, total: 4 });
    expect(progress(small, { cares: true }, 'hard')).toEqual({ done: 2, total: 5 });
    expect(progress(small, {})).toEqual({ done: 4, total: 4 });
  });
});

describe('hasConsent', () => {
  it('holds only after a plain yes, or where none is asked', () => {
    expect(hasConsent(small, {})).toBe(true);
    expect(hasConsent(survey, {})).toBe(false);
    expect(hasConsent(survey, { q0: 'true' })).toBe(false);
    expect(hasConsent(survey, { q0: true })).toBe(true);
  });
});
