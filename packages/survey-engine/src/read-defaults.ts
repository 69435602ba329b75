import { checkAnswer } from './check-answer.ts';
import type { Question, SurveyDefinition, SurveyElement } from './definition.ts';
import type { VisibleQuestion } from './flow.ts';
import { matchesPattern } from './match-pattern.ts';
import { prepareQuestion } from './prepare-question.ts';
import type { Reading } from './reading.ts';

/**
 * Refuses defaults that would not be accepted as an answer, that stand on a question of a special category, whose
 * answer nobody may suggest, or on the consent, which has to be given.
 */
export function checkDefaults({ pages, x }: SurveyDefinition, reading: Reading): void {
  const check = (question: Question, path: string) => {
    if (question.type === 'html' || question.defaultValue === undefined) return;
    const where = `${path}.defaultValue`;
    if (question.x?.sensitivity === 'special' || question.name === x.consent) {
      return reading.refuse(where, 'not_allowed', 'nobody may answer this for her');
    }
    const asked = askedAlone(question, reading.locale);
    for (const { code, message, limit } of checkAnswer(asked, question.defaultValue, matchesPattern)) {
      reading.refuse(where, code === 'not_allowed' ? 'unknown_value' : code, message, limit);
    }
  };
  const enter = (elements: readonly SurveyElement[], path: string) => {
    for (const [index, element] of elements.entries()) {
      const where = `${path}[${index}]`;
      if (element.type === 'panel') enter(element.elements, `${where}.elements`);
      else check(element, where);
    }
  };
  for (const [index, page] of pages.entries()) enter(page.elements, `pages[${index}].elements`);
}

/** A question with everything that it could ever offer. */
function askedAlone(given: Question, language: string): VisibleQuestion {
  const question = prepareQuestion(given, language);
  const { name, choices = [], rows = [], columns = [] } = question;
  return {
    name,
    question,
    page: 0,
    headings: [],
    title: '',
    description: '',
    html: '',
    isRequired: false,
    isEnabled: true,
    choices,
    rows,
    columns,
    selectAllText: undefined,
    defaultValue: undefined,
    brokenRules: [],
  };
}
