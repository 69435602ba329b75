import { prepareSurvey, readDefinition, type SurveyDefinition } from '@snodo/survey-engine';
import type { PreparedSurvey } from '@snodo/survey-engine/player';
import { outlineOf, someWords, type Draft } from './draft.ts';
import { listAt, partAt, withPart } from './json-path.ts';
import { textPaths } from './text-paths.ts';

/** What stands where words are still missing. */
const gap = '…';

/** A draft that can be asked in a language, and what it was read as. */
export interface Previewed {
  readonly definition: SurveyDefinition;
  readonly survey: PreparedSurvey;
}

/**
 * A draft as people would be asked it in a language: words that are missing are taken from another language or left as
 * a gap, and the question that is looked at is shown whatever its conditions say. Undefined as long as something else
 * keeps it from being asked.
 */
export function previewedDraft(draft: Draft, language: string, looksAt?: string): Previewed | undefined {
  const pages = draft.pages.filter((page) => listAt(page, ['elements']).length > 0);
  const asked: unknown = { ...draft, pages, locale: language, x: { ...draft.x, locales: [language] } };
  const worded = textPaths(asked).reduce<unknown>((one, path) => {
    const words = someWords(draft, partAt(one, path), language).trim() || gap;
    return withPart(one, path, { [language]: words });
  }, asked);
  const read = readDefinition(worded);
  if ('faults' in read) return undefined;
  const { definition } = read;
  return { definition, survey: prepareSurvey(unconditional(definition, looksAt), language) };
}

/** Without the conditions of a question and of what it stands in. */
function unconditional(definition: SurveyDefinition, name: string | undefined): SurveyDefinition {
  const draft = definition as unknown as Draft;
  const entry = outlineOf(draft).find((one) => one.kind === 'question' && one.name === name);
  if (!entry) return definition;
  const holders = entry.path.flatMap((_key, at) => (at % 2 === 1 ? [entry.path.slice(0, at + 1)] : []));
  return holders.reduce<unknown>(
    (one, path) => withPart(one, [...path, 'visibleIf'], undefined),
    draft,
  ) as SurveyDefinition;
}

/** Whether a question, or what it stands in, is shown on a condition. */
export function isConditional(draft: Draft, name: string | undefined): boolean {
  const entries = outlineOf(draft);
  const own = entries.find((one) => one.kind === 'question' && one.name === name);
  return entries.some(
    (one) => one.hasCondition && own !== undefined && one.path.every((key, at) => own.path[at] === key),
  );
}
