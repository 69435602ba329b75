import type { SurveyDefinition, SurveyElement } from './definition.ts';
import { commentName } from './flow.ts';
import type { AnswerValue } from './flow.ts';

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
  definition: SurveyDefinition,
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
  const enter = (elements: readonly SurveyElement[]) => {
    for (const element of elements) {
      if (element.type === 'panel') enter(element.elements);
      else if (element.type === 'text' || element.type === 'comment') take(element.name, element.name);
      else take(commentName(element.name), element.name);
    }
  };
  for (const page of definition.pages) enter(page.elements);
  return { choices, texts };
}
