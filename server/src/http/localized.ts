import { languages, type Language } from '@snodo/contract';
import type { Json } from '../db/index.ts';

/** The text of a `{ it, en, ar }` column in a language, falling back to Italian and then to any other. */
export function localized(texts: Json, language: Language): string {
  if (typeof texts === 'string') return texts;
  if (texts === null || typeof texts !== 'object' || Array.isArray(texts)) return '';
  const text = texts[language] ?? texts.it ?? Object.values(texts).find((other) => typeof other === 'string');
  return typeof text === 'string' ? text : '';
}

/** The first of the asked languages that we speak; Italian when none is. */
export function spokenLanguage(...asked: (string | null | undefined)[]): Language {
  for (const text of asked) {
    for (const part of (text ?? '').split(/[\s,]+/).slice(0, 10)) {
      const found = languages.find((language) => part.toLowerCase().startsWith(language));
      if (found !== undefined) return found;
    }
  }
  return 'it';
}

/** Western digits in Arabic too: the figures stand beside addresses and phone numbers written so. */
export const locales = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory' } as const satisfies Record<
  Language,
  string
>;

/** An ISO day (`2026-11-30`) in words. */
export function dayInWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
