import type { Choice, LocalizedText } from '../../definition.ts';

/** A text in the languages that templates and the item bank are written in. */
export function words(it: string, en: string, ar: string): LocalizedText {
  return { it, en, ar };
}

/** Choices, each as value, Italian, English, Arabic. */
export function choices(...list: readonly (readonly [string, string, string, string])[]): Choice[] {
  return list.map(([value, it, en, ar]) => ({ value, text: words(it, en, ar) }));
}

/** Languages of templates and of the item bank. */
export const writtenLanguages = ['it', 'en', 'ar'] as const;
