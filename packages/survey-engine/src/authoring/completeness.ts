import { definitionBounds } from '../definition.ts';
import { draftLocale, draftTexts, draftWords } from './draft-texts.ts';

/** How far a language is; `missing` are paths of texts without words in it, at most 200. */
export interface Completeness {
  readonly language: string;
  readonly done: number;
  readonly total: number;
  readonly missing: readonly string[];
}

const mostMissing = 200;

/**
 * How many of a draft's texts have words in each language. A plain text and `default` count for the draft's own
 * language. The draft may lack anything and need not be valid; never throws. At most 10 languages are looked at.
 */
export function completeness(draft: unknown, languages: readonly string[]): Completeness[] {
  const texts = draftTexts(draft);
  const locale = draftLocale(draft);
  return languages.slice(0, definitionBounds.locales).map((language) => {
    const missing = texts
      .filter(({ given }) => draftWords(given, language, locale) === undefined)
      .map(({ path }) => path);
    return {
      language,
      done: texts.length - missing.length,
      total: texts.length,
      missing: missing.slice(0, mostMissing),
    };
  });
}
