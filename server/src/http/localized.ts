import type { Language } from '@snodo/contract';
import type { Json } from '../db/index.ts';

/** The text of a `{ it, en, ar }` column in a language, falling back to Italian and then to any other. */
export function localized(texts: Json, language: Language): string {
  if (typeof texts === 'string') return texts;
  if (texts === null || typeof texts !== 'object' || Array.isArray(texts)) return '';
  const text = texts[language] ?? texts.it ?? Object.values(texts).find((other) => typeof other === 'string');
  return typeof text === 'string' ? text : '';
}
