import { languages, type Language } from '@snodo/contract';
import { formatCatalogue } from '@snodo/messages';
import ar from '@snodo/messages/ar/pages.json' with { type: 'json' };
import en from '@snodo/messages/en/pages.json' with { type: 'json' };
import it from '@snodo/messages/it/pages.json' with { type: 'json' };

export type PageMessageKey = keyof typeof it;
export type PageMessages = (key: PageMessageKey, params?: Record<string, string | number>) => string;

const catalogues = { it, en, ar };
const compiled = Object.fromEntries(
  languages.map((language) => [language, formatCatalogue(language, catalogues[language])]),
) as Record<Language, ReturnType<typeof formatCatalogue>>;

/** Names in Latin letters keep their own order, full stops included, inside an Arabic sentence. */
function isolated(
  language: Language,
  params: Record<string, string | number>,
): Record<string, string | number> {
  if (language !== 'ar') return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, given]) => [
      name,
      typeof given === 'string' && /[a-z]/iu.test(given) ? `\u2068${given}\u2069` : given,
    ]),
  );
}

/** The sentences of server-written pages in a language. */
export function pageMessages(language: Language): PageMessages {
  return (key, params = {}) => compiled[language][key]?.(isolated(language, params)) ?? key;
}

/** A text in every language, for columns that hold `{ it, en, ar }`. */
export function everyLanguage(key: PageMessageKey): Record<Language, string> {
  return Object.fromEntries(languages.map((language) => [language, pageMessages(language)(key)])) as Record<
    Language,
    string
  >;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

export { spokenLanguage } from '../http/index.ts';
