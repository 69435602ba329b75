import * as fc from 'fast-check';
import { Model, type Question } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { checkAnswer } from './enforce.ts';
import { surveyOf } from './fixtures.ts';
import { visibleQuestions } from './flow.ts';
import { generatedSurvey } from './parity.fixture.ts';
import type { GeneratedSurvey } from './parity.fixture.ts';
import { cleanAnswers } from './validate.ts';

type Judged = Record<string, { isRequired: boolean; isEnabled: boolean; isGood: boolean; choices: string[] }>;

/** The values of the choices that a question of the oracle offers; nothing where it has no choices. */
function offeredBy(question: Question): string[] | undefined {
  if (!['radiogroup', 'checkbox', 'dropdown'].includes(question.getType())) return undefined;
  const { visibleChoices } = question as unknown as { visibleChoices: readonly { value: string }[] };
  return visibleChoices.map(({ value }) => value);
}

/** What survey-core asks, for answers given in the order of the questions wherever its controls let one give them. */
function judgedByOracle({ json, questions, answers }: GeneratedSurvey): Judged {
  const model = new Model(json);
  for (const { name } of questions.map((one) => one.json)) {
    const question = model.getQuestionByName(name);
    if (!question.isVisibleInSurvey || question.isReadOnly) continue;
    const offered = offeredBy(question);
    const isGivable = (one: unknown) => offered === undefined || offered.includes(String(one));
    const given = answers[name];
    const value: unknown = Array.isArray(given)
      ? given.filter(isGivable)
      : isGivable(given)
        ? given
        : undefined;
    if (value !== undefined) model.setValue(name, value);
  }
  const judged: Judged = {};
  for (const question of model.getAllQuestions()) {
    if (!question.isVisibleInSurvey) continue;
    judged[question.name] = {
      isRequired: question.isRequired && !question.isReadOnly,
      isEnabled: !question.isReadOnly,
      isGood: question.isReadOnly || question.validate(false),
      choices: offeredBy(question) ?? [],
    };
  }
  return judged;
}

function judgedHere({ json, answers }: GeneratedSurvey): Judged {
  const survey = surveyOf(json);
  const clean = cleanAnswers(survey, answers);
  return Object.fromEntries(
    visibleQuestions(survey, clean).map((visible) => [
      visible.name,
      {
        isRequired: visible.isRequired,
        isEnabled: visible.isEnabled,
        isGood: checkAnswer(visible, clean[visible.name]).length === 0,
        choices: visible.choices.map(({ value }) => value),
      },
    ]),
  );
}

describe('parity with survey-core', () => {
  it('asks, requires, enables, offers and accepts the same', () => {
    const seen = { hidden: 0, required: 0, disabled: 0, refused: 0, filtered: 0, runs: 0 };
    fc.assert(
      fc.property(generatedSurvey, (generated) => {
        const judged = judgedHere(generated);
        const shown = Object.values(judged);
        seen.runs++;
        seen.hidden += generated.questions.length - shown.length;
        seen.required += shown.filter(({ isRequired }) => isRequired).length;
        seen.disabled += shown.filter(({ isEnabled }) => !isEnabled).length;
        seen.refused += shown.filter(({ isGood }) => !isGood).length;
        seen.filtered += shown.filter(({ choices }) => choices.length > 0 && choices.length < 3).length;
        expect(judged).toEqual(judgedByOracle(generated));
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    );
    // What is never reached is not compared.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
  }, 20_000);
});
