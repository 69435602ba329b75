import { windowWords } from '../matching/match-words.ts';
import { languageName } from '../time-bank/offer-words.ts';
import { locales, type I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import type { NeedInput, StatedNeed, Territory } from './needs-api.ts';

export const ageBands = [
  '0-2',
  '3-5',
  '6-10',
  '11-13',
  '14-17',
  '18-64',
  '65-79',
  '80+',
] as const satisfies readonly NonNullable<NeedInput['ageBands']>[number][];

export const accessibility = [
  'step_free',
  'lift',
  'accessible_toilet',
  'at_home',
  'quiet_room',
  'hearing_loop',
] as const satisfies readonly NonNullable<NeedInput['accessibility']>[number][];

export const needLanguages = ['it', 'en', 'ar', 'es', 'fr', 'ro', 'uk', 'zh', 'tl', 'si'] as const;

export function ageWords(i18n: I18n, band: (typeof ageBands)[number]): string {
  return band === '80+' ? i18n.t('need.age_old') : i18n.t('need.age_band', { band: band.replace('-', '–') });
}

export function entryNames(i18n: I18n, need: StatedNeed): string {
  return listText(
    i18n,
    need.entries.map(({ name }) => name),
  );
}

/** 1 is Monday; the first of January 2024 was one. */
export function weekdayName(i18n: I18n, weekday: number): string {
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(locales[i18n.language], { weekday: 'long', timeZone: 'UTC' }).format(day);
}

/** What a card says of a need besides what it is, in the order in which people ask. */
export function needFacts(i18n: I18n, need: StatedNeed, territory: Territory | undefined): string[] {
  const district = territory?.districts.find(({ code }) => code === need.district)?.name ?? need.district;
  const ages = need.ageBands.map((band) => ageWords(i18n, band));
  const times = windowWords(i18n, need.windows, 5);
  return [
    i18n.t(need.forWhom === 'myself' ? 'need.for_myself' : 'need.for_someone'),
    ...(ages.length === 0 ? [] : [i18n.t('need.children_told', { bands: listText(i18n, ages) })]),
    district,
    times === '' ? i18n.t('need.anytime') : i18n.t('need.times_told', { times }),
    ...(need.budgetCentsPerHour === null
      ? []
      : [i18n.t('need.budget_told', { euro: euro(i18n, need.budgetCentsPerHour) })]),
    ...(need.indispensableLanguages.length === 0
      ? []
      : [
          i18n.t('need.languages_told', {
            languages: listText(
              i18n,
              need.indispensableLanguages.map((code) => languageName(i18n, code)),
            ),
          }),
        ]),
    ...need.accessibility.map((code) => i18n.t(`need.access_${code}`)),
    ...(need.sharing === null ? [] : [i18n.t(need.sharing ? 'need.share_told' : 'need.share_not_told')]),
  ];
}

/** What is owed next and by when; empty when nothing is. */
export function dueWords(i18n: I18n, need: StatedNeed): string {
  if (need.isLate) return i18n.t('need.late');
  if (need.state === 'open') return i18n.t('need.reply_by', { day: i18n.day(need.replyDueAt) });
  if (need.state === 'taken') return i18n.t('need.answer_by', { day: i18n.day(need.answerDueAt) });
  return '';
}

export function stepWords(i18n: I18n, { step, by }: StatedNeed['steps'][number]): string {
  return i18n.t(`need.step_${step}`, { name: by ?? i18n.t('need.somebody') });
}

function euro(i18n: I18n, cents: number): string {
  return new Intl.NumberFormat(locales[i18n.language], { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  );
}
