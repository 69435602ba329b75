import { locales, type I18n } from '../ui/i18n.ts';

/** An instant in words, in the clock of the person who reads: `22 novembre 2026 alle ore 23:10`. */
export function momentIn({ language }: I18n, iso: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(iso),
  );
}
