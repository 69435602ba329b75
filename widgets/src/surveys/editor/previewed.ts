import { readDefinition, type SurveyDefinition } from '@snodo/survey-engine';
import { partAt, withPart } from './json-path.ts';
import { someWords, type Draft } from './draft.ts';
import { textPaths } from './text-paths.ts';

/** What stands where words are still missing. */
const gap = '…';

/**
 * A draft as people would be asked it in a language, words that are missing taken from another language or left as a
 * gap; undefined as long as something else keeps it from being asked.
 */
export function previewedDraft(draft: Draft, language: string): SurveyDefinition | undefined {
  const pages = draft.pages.filter((page) => {
    const elements = page['elements'];
    return Array.isArray(elements) && elements.length > 0;
  });
  const asked = { ...draft, pages, locale: language, x: { ...draft.x, locales: [language] } };
  const worded = textPaths(asked).reduce<unknown>(
    (one, path) =>
      withPart(one, path, { [language]: someWords(draft, partAt(one, path), language).trim() || gap }),
    asked,
  );
  const read = readDefinition(worded);
  return 'definition' in read ? read.definition : undefined;
}
