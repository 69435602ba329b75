import type { HtmlBlock, LocalizedText, Page, SurveyDefinition, SurveyElement } from '@snodo/survey-engine';
import { escapeHtml } from '../plain-text.ts';

function html(text: LocalizedText): LocalizedText {
  if (typeof text === 'string') return escapeHtml(text);
  return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, escapeHtml(words)]));
}

function element(given: SurveyElement): SurveyElement {
  if (given.type === 'panel') return { ...given, elements: given.elements.map((one) => element(one)) };
  return given.type === 'html' ? ({ ...given, html: html(given.html) } satisfies HtmlBlock) : given;
}

function page(given: Page): Page {
  return { ...given, elements: given.elements.map((one) => element(one)) };
}

/**
 * Writes a definition as the JSON of SurveyJS, indented. It is one already, save that SurveyJS takes statements and
 * the words after sending for HTML: those are escaped. `x` stands as it is; SurveyJS passes over it. What is read
 * back by `importQuestionnaire` equals what was written.
 */
export function exportSurveyjs(definition: SurveyDefinition): string {
  const { completedHtml } = definition;
  const survey: SurveyDefinition = {
    ...definition,
    ...(completedHtml === undefined ? {} : { completedHtml: html(completedHtml) }),
    pages: definition.pages.map((one) => page(one)),
  };
  return `${JSON.stringify(survey, null, 2)}\n`;
}
