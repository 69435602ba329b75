import type { I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import { hoursText } from './hours.ts';
import type { Offer, TaxonomyEntry, Territory } from './time-bank-api.ts';

export interface Names {
  readonly taxonomy: readonly TaxonomyEntry[];
  readonly territory: Territory | undefined;
}

export function entryName({ taxonomy }: Names, code: string): string {
  return taxonomy.find((entry) => entry.code === code)?.name ?? code;
}

function districtName({ territory }: Names, code: string | null): string {
  return territory?.districts.find((district) => district.code === code)?.name ?? code ?? '';
}

/** What a card says of an offer besides its title, in the order in which people ask. */
export function offerFacts(i18n: I18n, names: Names, offer: Offer): string[] {
  const { times, languages, mostPeople } = offer;
  return [
    entryName(names, offer.entry),
    whereText(i18n, names, offer),
    i18n.t('board.about', { time: hoursText(i18n, offer.durationMinutes) }),
    times.length === 0
      ? i18n.t('board.anyTime')
      : listText(
          i18n,
          times.map((time) => i18n.t(`board.time_${time}`)),
        ),
    ...(languages.length === 0
      ? []
      : [
          i18n.t('board.speaks', {
            languages: listText(
              i18n,
              languages.map((code) => languageName(i18n, code)),
            ),
          }),
        ]),
    ...(mostPeople === 1 ? [] : [i18n.t('board.upTo', { count: mostPeople })]),
  ];
}

export function whereText(i18n: I18n, names: Names, { whereabouts, district, place }: Offer): string {
  switch (whereabouts) {
    case 'place':
      return place?.name ?? '';
    case 'district':
      return districtName(names, district);
    default:
      return i18n.t(`board.where_${whereabouts}`);
  }
}

export function languageName(i18n: I18n, code: string): string {
  return new Intl.DisplayNames(i18n.language, { type: 'language' }).of(code) ?? code;
}
