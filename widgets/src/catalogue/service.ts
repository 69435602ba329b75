import type { components } from '@snodo/client';
import type { I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';

export type Service = components['schemas']['Service'];
export type Cost = components['schemas']['Cost'];
export type WeeklyWindow = components['schemas']['WeeklyWindow'];
export type TaxonomyEntry = components['schemas']['TaxonomyEntry'];

/** What it costs, in few words; null means that it is not known, and that is said. The rest stands on the sheet. */
export function costText(i18n: I18n, cost: Cost | null): string {
  if (cost === null) return i18n.t('portal.fact.costUnknown');
  if (cost.kind === 'free') return i18n.t('portal.fact.free');
  if (cost.kind === 'per_hour') return i18n.t('portal.fact.perHour', { euro: euroText(i18n, cost.feeCents) });
  return i18n.t('portal.fact.priceVaries');
}

export function euroText(i18n: I18n, cents: number): string {
  const locale = i18n.language === 'ar' ? 'ar-u-nu-latn' : i18n.language;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}

/** Lines of weekly hours that a card shows before it says how many more there are. */
const windowLinesMax = 3;

/**
 * Weekly hours as lines: weekdays with the same hours are taken together, runs of three or more as a span
 * (`lunedì–venerdì 9:30–13:00`). Weekdays count 1 to 7 from Monday, minutes from midnight.
 */
export function windowLines(i18n: I18n, windows: readonly WeeklyWindow[] | null): string[] {
  if (windows === null || windows.length === 0) return [i18n.t('portal.fact.hoursUnknown')];
  const byHours = new Map<string, Set<number>>();
  for (const { weekday, startMinute, endMinute } of windows) {
    const hours = `${clockText(startMinute)}–${clockText(endMinute)}`;
    byHours.set(hours, (byHours.get(hours) ?? new Set<number>()).add(weekday));
  }
  const lines = [...byHours].map(
    ([hours, days]) =>
      `${daysText(
        i18n,
        [...days].sort((one, other) => one - other),
      )} ${hours}`,
  );
  if (lines.length <= windowLinesMax) return lines;
  const shown = lines.slice(0, windowLinesMax - 1);
  return [...shown, i18n.t('portal.fact.moreHours', { count: lines.length - shown.length })];
}

function clockText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

function daysText(i18n: I18n, days: readonly number[]): string {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  const isRun = days.length >= 3 && last - first === days.length - 1;
  const named = isRun ? [first, last] : days;
  const names = named.map((day) => weekdayText(i18n, day));
  return isRun ? names.join('–') : listText(i18n, names);
}

export function weekdayText(i18n: I18n, weekday: number): string {
  // 1 January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(day);
}
