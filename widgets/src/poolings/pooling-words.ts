import { weekdayName } from '../needs/need-words.ts';
import type { NeedPooling } from '../needs/needs-api.ts';
import { locales, type I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';

type DayPart = NeedPooling['asked'][number]['times'][number];

/** `martedì pomeriggio e giovedì sera`: parts of days, because nobody is told another's hours. */
export function dayPartsText(i18n: I18n, times: readonly DayPart[]): string {
  return listText(
    i18n,
    times.map(({ weekday, part }) => i18n.t(`pooling.part_${part}`, { day: weekdayName(i18n, weekday) })),
  );
}

/** About: whole euros. */
export function aboutEuro(i18n: I18n, cents: number): string {
  return new Intl.NumberFormat(locales[i18n.language], {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  }).format(cents / 100);
}
