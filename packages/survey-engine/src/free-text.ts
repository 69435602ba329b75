import { commentName } from './answers.ts';
import type { AnswerValue } from './answers.ts';
import type { PreparedElement, PreparedSurvey } from './prepared.ts';

/** Words that somebody wrote, without the rest of her answers. */
export interface WrittenText {
  readonly question: string;
  readonly text: string;
}

/**
 * Parts what people wrote from what they chose, so that the two can be kept apart: a way of writing, or a
 * detail in it, could tell whose choices these are. Takes cleaned answers.
 */
export function partFreeText(
  survey: PreparedSurvey,
  answers: Readonly<Record<string, AnswerValue>>,
): { choices: Record<string, AnswerValue>; texts: WrittenText[] } {
  const choices = { ...answers };
  const texts: WrittenText[] = [];
  const take = (name: string, question: string) => {
    const text = Object.hasOwn(choices, name) ? choices[name] : undefined;
    if (typeof text !== 'string') return;
    delete choices[name];
    texts.push({ question, text });
  };
  const enter = (elements: readonly PreparedElement[]) => {
    for (const element of elements) {
      if (element.type === 'panel') enter(element.elements);
      else if (element.type === 'text' || element.type === 'comment') take(element.name, element.name);
      else take(commentName(element.name), element.name);
    }
  };
  for (const page of survey.pages) enter(page.elements);
  return { choices, texts };
}
