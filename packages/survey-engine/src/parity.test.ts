import * as fc from 'fast-check';
import { Model } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { checkAnswer } from './enforce.ts';
import { surveyOf } from './fixtures.ts';
import { visibleQuestions } from './flow.ts';
import { generatedSurvey } from './parity.fixture.ts';
import type { GeneratedSurvey } from './parity.fixture.ts';
import { cleanAnswers } from './validate.ts';

type Judged = Record<string, { isRequired: boolean; isEnabled: boolean; isGood: boolean; choices: string[] }>;

/** What survey-core asks, for answers given in the order of the questions wherever it lets one answer. */
function judgedByOracle({ json, questions, answers }: GeneratedSurvey): Judged {
  const model = new Model(json);
  for (const {
    json: { name },
  } of questions) {
    const question = model.getQuestionByName(name);
    if (name in answers && question.isVisibleInSurvey && !question.isReadOnly)
      model.setValue(name, answers[name]);
  }
  const judged: Judged = {};
  for (const question of model.getAllQuestions()) {
    if (!question.isVisibleInSurvey) continue;
    const choices = (
      (question as unknown as { visibleChoices?: { value: string }[] }).visibleChoices ?? []
    ).map(({ value }) => value);
    const hasChoices = ['radiogroup', 'checkbox', 'dropdown'].includes(question.getType());
    judged[question.name] = {
      isRequired: question.isRequired && !question.isReadOnly,
      isEnabled: !question.isReadOnly,
      isGood: question.isReadOnly || question.validate(false),
      choices: hasChoices ? choices : [],
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
