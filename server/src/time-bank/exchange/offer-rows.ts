import type { Language, offerTimes, Settling, spokenLanguages } from '@snodo/contract';
import type { Json } from '../../db/index.ts';
import { localized } from '../../http/index.ts';
import type { GatheringRow, OfferRow } from './offer-queries.ts';

export interface OfferReader {
  personId: string;
  seesNames: boolean;
  today: string;
  language: Language;
  /** Of her own, those about which an exchange is under way. */
  answered: ReadonlySet<string>;
}

export function isOpen(row: OfferRow, today: string): boolean {
  return row.withdrawn_at === null && row.valid_until >= today;
}

export function toOffer(
  row: OfferRow,
  reader: OfferReader,
  gatherings: readonly GatheringRow[],
  placeNames: ReadonlyMap<string, unknown>,
) {
  const isMine = row.person_id === reader.personId;
  const { place_code: place } = row;
  return {
    id: row.id,
    kind: row.kind as 'offer' | 'request',
    isMine,
    by: isMine || reader.seesNames ? row.display_name : null,
    entry: row.entry_code,
    title: row.title,
    words: row.words,
    tags: row.tags,
    whereabouts: row.whereabouts as 'at_home' | 'online' | 'place' | 'district',
    district: row.district_code,
    place:
      place === null
        ? null
        : { code: place, name: localized(placeNames.get(place) as Json, reader.language) || place },
    times: row.times as (typeof offerTimes)[number][],
    languages: row.languages as (typeof spokenLanguages)[number][],
    durationMinutes: row.duration_minutes,
    mostPeople: row.most_people,
    settles: row.settles as Settling,
    validUntil: row.valid_until,
    isOpen: isOpen(row, reader.today),
    remindsAuthor: isMine ? row.reminds_author : null,
    isAnswered: isMine ? reader.answered.has(row.id) : null,
    version: row.version,
    gatherings: gatherings
      .filter(({ offer_id }) => offer_id === row.id)
      .map((gathering) => ({
        exchangeId: gathering.id,
        plannedOn: gathering.planned_on,
        minutes: gathering.minutes,
        people: gathering.people,
        mostPeople: gathering.most_people,
        hasJoined: gathering.has_joined,
      })),
  };
}

export type Offer = ReturnType<typeof toOffer>;
