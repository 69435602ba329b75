import { localize } from './definition.ts';
import type { Page, Panel, SurveyDefinition, SurveyElement } from './definition.ts';
import { parseExpression } from './parse-expression.ts';
import { parsed, prepareQuestion, spoken, withoutGaps } from './prepare-question.ts';
import type { PreparedElement, PreparedPage, PreparedPanel, PreparedSurvey } from './prepared.ts';

/**
 * Makes a definition that was read ready to be asked in one language: this is what a browser gets, and what the
 * walk, the checks and the samples work on. `today` is an ISO day in the time zone of those who are asked; to
 * use a kept form on another day, copy it with another `today`. Throws an `ExpressionError` or a `PatternError` for
 * what reading would have refused.
 */
export function prepareSurvey(
  definition: SurveyDefinition,
  language: string,
  today?: string,
): PreparedSurvey {
  const { pages, calculatedValues = [], x } = definition;
  const { locales: _locales, ...extension } = x;
  const preparedPages = pages.map((page) => preparedGroup(page, language));
  return withoutGaps<PreparedSurvey>({
    language,
    today,
    title: localize(definition.title, language),
    description: spoken(definition.description, language),
    completedHtml: spoken(definition.completedHtml, language),
    showProgressBar: definition.showProgressBar ?? true,
    showPreviewBeforeComplete: definition.showPreviewBeforeComplete ?? true,
    calculatedValues: calculatedValues.map(({ name, expression }) => ({
      name,
      expression: parseExpression(expression),
    })),
    usesPatterns: hasPattern(preparedPages.flatMap(({ elements }) => elements)) || undefined,
    pages: preparedPages,
    x: extension,
  });
}

function preparedGroup(group: Page | Panel, language: string) {
  return withoutGaps<PreparedPage>({
    name: group.name,
    title: spoken(group.title, language),
    description: spoken(group.description, language),
    visibleIf: parsed(group.visibleIf),
    elements: group.elements.map((element) => preparedElement(element, language)),
  });
}

function preparedElement(element: SurveyElement, language: string): PreparedElement {
  if (element.type !== 'panel') return prepareQuestion(element, language);
  const { type, enableIf, x } = element;
  return withoutGaps<PreparedPanel>({
    type,
    ...preparedGroup(element, language),
    enableIf: parsed(enableIf),
    x,
  });
}

function hasPattern(elements: readonly PreparedElement[]): boolean {
  return elements.some((element) =>
    element.type === 'panel'
      ? hasPattern(element.elements)
      : element.rules?.some(({ pattern }) => pattern !== undefined),
  );
}
