import type { Question, SurveyDefinition, SurveyElement } from '@snodo/survey-engine';

/** Every question and statement by its name, in order. */
export function questionsOf(definition: SurveyDefinition): Map<string, Question> {
  const questions = new Map<string, Question>();
  const enter = (elements: readonly SurveyElement[]) => {
    for (const element of elements) {
      if (element.type === 'panel') enter(element.elements);
      else questions.set(element.name, element);
    }
  };
  for (const { elements } of definition.pages) enter(elements);
  return questions;
}

/** The language of plain texts and of `default`. */
export function baseLocale({ locale, x }: SurveyDefinition): string {
  return locale ?? x.locales[0] ?? 'en';
}
