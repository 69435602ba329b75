import type { I18n } from '../ui/i18n.ts';

/** Minutes as people say them: `1 ora e 30 minuti`, `45 minuti`. Never a number of money. */
export function hoursText(i18n: I18n, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return i18n.t('board.minutes', { count: rest });
  if (rest === 0) return i18n.t('board.hours', { count: hours });
  return i18n.t('board.hoursAndMinutes', {
    hours: i18n.t('board.hours', { count: hours }),
    minutes: i18n.t('board.minutes', { count: rest }),
  });
}

/** Minutes in two fields of a form, or undefined when they are none that can be exchanged. */
export function readHours(given: FormData): number | undefined {
  const minutes = Number(given.get('hours') ?? 0) * 60 + Number(given.get('minutes') ?? 0);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 24 * 60 ? minutes : undefined;
}
