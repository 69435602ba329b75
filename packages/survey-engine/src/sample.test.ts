import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleAnswers } from './sample.ts';
import { checkSubmission, cleanAnswers } from './validate.ts';
import { instrumentJson, seeded, smallJson, surveyOf } from './fixtures.ts';

const small = surveyOf(smallJson());
const survey = surveyOf(instrumentJson());

describe('sampleAnswers', () => {
  it.each([
    ['the instrument', survey],
    ['the small definition', small],
  ])('makes submissions of %s that pass and are clean', (_name, definition) => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, skipShare) => {
        const answers = sampleAnswers(definition, seeded(seed), {
          skipShare,
          texts: { q28: ['An idea'], words: ['Some words'] },
        });
        expect(checkSubmission(definition, answers)).toEqual([]);
        expect(cleanAnswers(definition, answers)).toEqual(answers);
      }),
      { numRuns: 300 },
    );
  });

  it('makes the same submission of the same numbers', () => {
    expect(sampleAnswers(survey, seeded(7))).toEqual(sampleAnswers(survey, seeded(7)));
  });

  it('follows the weights of a profile', () => {
    const weights = { q1: { 'municipio-4': 1e6 }, q7: { elder: 1e6, none: 0, 'prefer-not': 0 } };
    for (let seed = 0; seed < 50; seed++) {
      const answers = sampleAnswers(survey, seeded(seed), { weights, skipShare: 0 });
      expect(answers['q1']).toBe('municipio-4');
      expect(answers['q7']).toContain('elder');
    }
  });

  it('leaves out everything optional when told so', () => {
    expect(Object.keys(sampleAnswers(survey, seeded(1), { skipShare: 1 }))).toEqual(['q0', 'q23']);
  });
});
