import * as fc from 'fast-check';
import type { Submission, SurveyQuestion } from './one-way-survey.ts';

export interface Campaign {
  readonly questions: readonly SurveyQuestion[];
  readonly submissions: readonly Submission[];
}

/** Small surveys with a gate question, follow-ups asked of some of its answers, and gaps in the answers. */
export const smallCampaign: fc.Arbitrary<Campaign> = fc
  .record({
    gate: fc.integer({ min: 2, max: 3 }),
    followUps: fc.array(
      fc.record({
        kind: fc.constantFrom('single', 'single', 'scale', 'multiple', 'ranking'),
        size: fc.integer({ min: 2, max: 4 }),
        isGated: fc.boolean(),
        isSensitive: fc.constantFrom(false, false, true),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    respondents: fc.integer({ min: 4, max: 45 }),
    gapPercent: fc.constantFrom(0, 0, 5, 30),
  })
  .chain(({ gate, followUps, respondents, gapPercent }) => {
    const questions: SurveyQuestion[] = [
      { name: 'gate', kind: 'single', categories: names(gate) },
      ...followUps.map(({ kind, size, isSensitive }, at): SurveyQuestion => ({
        name: `q${at}`,
        kind,
        categories: names(size),
        ...(isSensitive ? { floor: 8 } : {}),
      })),
    ];
    const draw = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 24, maxLength: 24 });
    return fc.array(draw, { minLength: respondents, maxLength: respondents }).map((draws) => ({
      questions,
      submissions: draws.map((numbers) => {
        const isAsked = (numbers[0] ?? 0) % gate === 0;
        return Object.fromEntries(
          questions.flatMap((question, at) => {
            if (at > 0 && followUps[at - 1]?.isGated === true && !isAsked) return [];
            if ((numbers[at * 2 + 1] ?? 0) < gapPercent) return [];
            return [
              [question.name, at === 0 ? [`c${(numbers[0] ?? 0) % gate}`] : answer(question, at, numbers)],
            ];
          }),
        );
      }),
    }));
  });

/** A campaign of 28 questions and about 230 cells with skip logic, the same on every run. */
export function largeCampaign(respondents: number): Campaign {
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const questions = Array.from({ length: 28 }, (_, at): SurveyQuestion => {
    const kind = at % 4 === 1 ? 'multiple' : at % 7 === 3 ? 'scale' : at % 9 === 5 ? 'ranking' : 'single';
    const size = kind === 'multiple' ? 10 : at === 8 ? 30 : 4 + (at % 5);
    return {
      name: `q${at}`,
      kind,
      categories: names(size),
      ...(at === 20 || at === 21 ? { floor: 10 } : {}),
    };
  });
  const submissions = Array.from({ length: respondents }, () => {
    const isAsked = next() < 0.4;
    return Object.fromEntries(
      questions.flatMap(({ name, kind, categories }, at) => {
        if (at === 0) return [[name, [isAsked ? 'c0' : `c${1 + Math.floor(next() * 3)}`]]];
        if ((at <= 8 && !isAsked) || next() < 0.02) return [];
        if (kind === 'single' || kind === 'scale') {
          return [[name, [`c${Math.floor(categories.length * next() ** 1.6)}`]]];
        }
        return [[name, categories.filter((_, option) => next() < 0.55 / (1 + option * 0.35))]];
      }),
    );
  });
  return { questions, submissions };
}

function names(size: number): string[] {
  return Array.from({ length: size }, (_, index) => `c${index}`);
}

function answer(question: SurveyQuestion, at: number, numbers: readonly number[]): string[] {
  if (question.kind === 'multiple' || question.kind === 'ranking') {
    return question.categories.filter((_, option) => (numbers[8 + at * 4 + option] ?? 0) < 45);
  }
  const drawn = ((numbers[at * 2 + 2] ?? 0) / 100) ** 2;
  return [`c${Math.floor(drawn * question.categories.length)}`];
}
