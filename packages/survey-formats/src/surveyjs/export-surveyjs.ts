import type { HtmlBlock, LocalizedText, Page, SurveyDefinition, SurveyElement } from '@snodo/survey-engine';
import { isRecord } from '../draft.ts';
import { asSurveyjs } from '../expressions/dialects.ts';
import { escapeHtml } from '../plain-text.ts';

function html(text: LocalizedText): LocalizedText {
  if (typeof text === 'string') return escapeHtml(text);
  return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, escapeHtml(words)]));
}

const conditions: ReadonlySet<string> = new Set([
  'visibleIf',
  'enableIf',
  'requiredIf',
  'choicesVisibleIf',
  'expression',
]);

/** A piece with its conditions as SurveyJS spells them; `x` is none of its business. */
function respelt(piece: unknown): unknown {
  if (Array.isArray(piece)) return piece.map((one) => respelt(one));
  if (!isRecord(piece)) return piece;
  return Object.fromEntries(
    Object.entries(piece).map(([key, value]) => {
      if (key === 'x') return [key, value];
      return [key, conditions.has(key) && typeof value === 'string' ? asSurveyjs(value) : respelt(value)];
    }),
  );
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
 * the words after sending for HTML (those are escaped) and says `negate` for `not`. `x` stands as it is; SurveyJS passes over it. What is read
 * back by `importQuestionnaire` equals what was written.
 */
export function exportSurveyjs(definition: SurveyDefinition): string {
  const { completedHtml } = definition;
  const survey: SurveyDefinition = {
    ...definition,
    ...(completedHtml === undefined ? {} : { completedHtml: html(completedHtml) }),
    pages: definition.pages.map((one) => page(one)),
  };
  return `${JSON.stringify(respelt(survey), null, 2)}\n`;
}
