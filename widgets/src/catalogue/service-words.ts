import { districtName, type Territory } from '../places/place.ts';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import type { ServiceSheet } from './catalogue-api.ts';
import { costText, euroText, type Service } from './service.ts';

/** A language by its name in the language of the page. */
export function languageName(i18n: I18n, code: string): string {
  return new Intl.DisplayNames([i18n.language], { type: 'language' }).of(code) ?? code;
}

/** When somebody last said that it is so, and who. */
export function verifiedText(
  i18n: I18n,
  { verifiedOn, verifiedBy }: { verifiedOn: string | null; verifiedBy?: ServiceSheet['verifiedBy'] },
): string {
  if (verifiedOn === null) return i18n.t('catalogue.never');
  const words = i18n.t('catalogue.verified', { day: i18n.day(verifiedOn) });
  return verifiedBy ? `${words} ${i18n.t(`catalogue.verified_by.${verifiedBy}`)}` : words;
}

/** Where it serves people; not known is said. */
export function districtsText(i18n: I18n, territory: Territory, districts: Service['districts']): string {
  if (districts === null) return i18n.t('portal.fact.whereUnknown');
  if (districts.length === territory.districts.length) return i18n.t('portal.fact.everywhere');
  return listText(
    i18n,
    districts.map((code) => districtName(territory, code)),
  );
}

/** How many places are free, of how many, and on which day that was true. */
export function placesText(
  i18n: I18n,
  {
    openPlaces,
    openPlacesOn,
    capacityPlaces = null,
  }: Pick<Service, 'openPlaces' | 'openPlacesOn'> & { capacityPlaces?: number | null },
): string {
  if (openPlaces === null) return i18n.t('catalogue.capacity_unknown');
  const free = i18n.t('catalogue.places_open', { count: openPlaces });
  const of =
    capacityPlaces === null
      ? ''
      : ` (${i18n.t('catalogue.places_of', { open: i18n.number(openPlaces), all: i18n.number(capacityPlaces) })})`;
  const day = openPlacesOn === null ? '' : ` ${i18n.t('catalogue.as_of', { day: i18n.day(openPlacesOn) })}`;
  return `${free}${of}${day}`;
}

/** What it costs in one line; of a price with several, the lowest by income and the highest by people. */
export function priceText(i18n: I18n, cost: Service['cost']): string {
  if (cost === null || cost.kind === 'free' || cost.kind === 'per_hour') return costText(i18n, cost);
  return i18n.t('catalogue.price_one', {
    kind: cost.kind,
    unit: cost.unit,
    euro: euroText(i18n, priceCents(cost)),
  });
}

function priceCents(cost: Exclude<Service['cost'], null | { kind: 'free' } | { kind: 'per_hour' }>): number {
  if (cost.kind === 'per_unit') return cost.feeCents;
  if (cost.kind === 'split') return cost.totalCents;
  if (cost.kind === 'by_income') return Math.min(...cost.bands.map(({ feeCents }) => feeCents));
  return Math.max(...cost.bands.map(({ feeCents }) => feeCents));
}

/** What it costs in as many lines as there are bands. */
export function priceLines(i18n: I18n, cost: Service['cost']): string[] {
  const euro = (cents: number) => euroText(i18n, cents);
  const head = priceText(i18n, cost);
  switch (cost?.kind) {
    case 'by_income':
      return [
        head,
        ...cost.bands.map(({ upToCents, feeCents }) =>
          upToCents === null
            ? i18n.t('catalogue.price_band.above', { euro: euro(feeCents) })
            : i18n.t('catalogue.price_band.to', { income: euro(upToCents), euro: euro(feeCents) }),
        ),
      ];
    case 'by_people':
      return [
        head,
        ...cost.bands.map(({ fromPeople, toPeople, feeCents }) =>
          i18n.t('catalogue.price_band.people', {
            from: fromPeople,
            to: toPeople === null ? 'none' : toPeople === fromPeople ? 'same' : i18n.number(toPeople),
            euro: euro(feeCents),
          }),
        ),
      ];
    case 'split':
      return [
        head,
        i18n.t('catalogue.price_split', {
          least: i18n.number(cost.leastPeople),
          most: i18n.number(cost.mostPeople),
          low: euro(Math.floor(cost.totalCents / cost.mostPeople)),
          high: euro(Math.ceil(cost.totalCents / cost.leastPeople)),
        }),
      ];
    default:
      return [head];
  }
}

/** One thing that is asked of whoever uses it. */
export function eligibilityText(
  i18n: I18n,
  territory: Territory,
  predicate: ServiceSheet['eligibility'][number],
): string {
  const key: MessageKey = `catalogue.eligibility.${predicate.kind}`;
  switch (predicate.kind) {
    case 'age':
      return i18n.t(key, {
        from: i18n.number(predicate.fromYears),
        to: predicate.toYears === null ? 'none' : i18n.number(predicate.toYears),
      });
    case 'has_children':
      return i18n.t(key, { from: i18n.number(predicate.fromYears), to: i18n.number(predicate.toYears) });
    case 'lives_in':
      return i18n.t(key, { where: districtsText(i18n, territory, predicate.districts) });
    case 'income_up_to':
      return i18n.t(key, { euro: euroText(i18n, predicate.incomeCents) });
    default:
      return i18n.t(key);
  }
}

/** `2-1630` as a weekday and a time. */
export function openText(i18n: I18n, open: string): string {
  const [, weekday, hour, minute] = /^([1-7])-(\d\d)(\d\d)$/.exec(open) ?? [];
  if (weekday === undefined) return i18n.t('catalogue.open_now');
  return i18n.t('catalogue.open_at', { day: weekdayName(i18n, Number(weekday)), time: `${hour}:${minute}` });
}

/** 1 Monday … 7 Sunday. */
export function weekdayName(i18n: I18n, weekday: number): string {
  const locale = i18n.language === 'ar' ? 'ar' : i18n.language;
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
}
