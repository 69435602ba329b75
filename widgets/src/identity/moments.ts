import { locales, type I18n } from '../ui/i18n.ts';

/** A day of the calendar in words: `22 novembre 2026`. */
export function dayIn({ language }: I18n, day: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** An instant in words, in the clock of the person who reads: `22 novembre 2026 alle ore 23:10`. */
export function momentIn({ language }: I18n, iso: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(iso),
  );
}
