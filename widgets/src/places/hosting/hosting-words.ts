import { locales, type I18n } from '../../ui/i18n.ts';

/** Monday to Sunday. */
export function weekdayNames(i18n: I18n): string[] {
  const format = new Intl.DateTimeFormat(locales[i18n.language], { weekday: 'long', timeZone: 'UTC' });
  // 2024-01-01 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => format.format(new Date(Date.UTC(2024, 0, day))));
}

/** What stands in a form's field, without blanks around it; empty when there is no such field. */
export function textOf(given: FormData, name: string): string {
  const value = given.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The address of a place in the room of those who look after it. */
export function hostedPlaceAddress(i18n: I18n, code: string, part?: string): string {
  const asked = { place: code, ...(part !== undefined && { part }), lang: i18n.language };
  return `/desk/spaces?${new URLSearchParams(asked)}`;
}

/** Nothing is known of the hours. */
export const noHours: typeof usualWeek = [];

/** Monday to Friday, as most places are open when they are new. */
export const usualWeek = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 540, endMinute: 1080 }));
