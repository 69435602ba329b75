import type { I18n } from './i18n.ts';

/** Words as a list with the language's comma. */
export function listText(i18n: I18n, words: readonly string[]): string {
  return words.join(i18n.language === 'ar' ? '، ' : ', ');
}
