import type { Language, BookingAudience } from '@snodo/contract';
import { arabic, describeTimetable, english, italian, type Timetable } from '@snodo/recurrence';
import { readerOf } from '../catalogue/index.ts';
import type { CommunityTransaction, Json } from '../db/index.ts';
import { dayIn, localized, Problem, type Clock } from '../http/index.ts';
import { organisationIdsOf, type Actor, type Community } from '../identity/index.ts';
import { admittedAs, standingsOf, type Standing } from './booking/audiences.ts';
import { capacityOf, type SpaceMode } from './booking/free-times.ts';
import {
  listOrganisationKinds,
  listSpaceRows,
  timetableOfSpace,
  type SpaceRow,
} from './booking/space-queries.ts';
import { amenityNames } from './operations.ts';
import {
  findPlaceRow,
  listLentRows,
  listNearbyRows,
  listPlaceServiceRows,
  listRelatedPlaceRows,
} from './queries.ts';
import { toPlace } from './rows.ts';

const words = { it: italian, en: english, ar: arabic } as const;
const mostChanges = 6;

export interface SheetContext {
  community: Community;
  clock: Clock;
  language: Language;
}

/** A place with its hours, what it has, and its spaces with as whom the reader would book each. */
export async function getPlace(
  trx: CommunityTransaction,
  context: SheetContext,
  reader: Actor | undefined,
  code: string,
) {
  const { community, clock, language } = context;
  const row = await findPlaceRow(trx, community.id, code);
  if (row === undefined) throw new Problem('not_found');
  const held = await listPlaceServiceRows(trx, community.id, [row.id], readerOf(reader, community, clock));
  const related = await listRelatedPlaceRows(trx, community.id, row);
  const lent = await listLentRows(trx, community.id, row.id);
  const nameOf = await amenityNames(trx, community, language);
  const named = (place: { code: string; name: Json }) => ({
    code: place.code,
    name: localized(place.name, language),
  });
  const isOpen = row.life_cycle === 'active' || row.life_cycle === 'handed_over';
  const mother = related.find(({ id }) => id === row.mother_id);
  return {
    place: toPlace(row, localized(row.name, language), held, nameOf, language),
    address: row.address,
    ...hoursOf(row.timetable as unknown as Timetable | null, context),
    maturityLevel: row.maturity_level,
    mother: mother === undefined ? null : named(mother),
    satellites: related.filter(({ mother_id: motherId }) => motherId === row.id).map(named),
    lent: lent.map(({ amenity_code: amenity, lender }) => ({
      amenity: nameOf.get(amenity) ?? amenity,
      lender,
    })),
    spaces: await spacesOf(trx, context, reader, row),
    alternatives: isOpen ? [] : (await listNearbyRows(trx, community.id, row)).map(named),
  };
}

async function spacesOf(
  trx: CommunityTransaction,
  context: SheetContext,
  reader: Actor | undefined,
  place: { id: string; host_id: string },
) {
  const { community } = context;
  const rows = await listSpaceRows(trx, community.id, place.id);
  const kinds = await listOrganisationKinds(trx, community.id, organisationIdsOf(reader));
  const standings = reader === undefined ? [] : standingsOf(reader, place.host_id, kinds);
  return rows.map((row) => toSpace(row, standings, context));
}

export function toSpace(row: SpaceRow, standings: readonly Standing[], context: SheetContext) {
  const { language } = context;
  const mode = row.mode as SpaceMode;
  const told = (text: Json | null) => (text === null ? null : localized(text, language));
  return {
    id: row.id,
    code: row.code,
    name: localized(row.name, language),
    kind: row.kind as 'room',
    mode,
    capacityPeople: row.capacity_people,
    seats: capacityOf({ mode, units: row.units.map((unit) => ({ ...unit, taken: [] })) }),
    ...hoursOf(timetableOfSpace(row), context),
    timeZone: timetableOfSpace(row).timeZone,
    stepMinutes: row.step_minutes,
    shortestMinutes: row.shortest_minutes,
    longestMinutes: row.longest_minutes,
    freeCancelMinutes: row.free_cancel_minutes,
    noShowMinutes: row.no_show_minutes,
    takesSeries: row.takes_series,
    houseRules: told(row.house_rules),
    insuranceNote: told(row.insurance_note),
    isPaused: row.paused_at !== null,
    access: row.access,
    yours: (admittedAs(standings, row.access, undefined)?.standing.audience ??
      null) as BookingAudience | null,
    version: row.version,
  };
}

/** Opening hours in plain words; none when they are not known. */
function hoursOf(
  timetable: Timetable | null,
  { community, clock, language }: SheetContext,
): { hours: string[]; changes: string[] } {
  if (timetable === null) return { hours: [], changes: [] };
  const on = dayIn(community.timeZone, clock.now());
  return describeTimetable(timetable, words[language], { on, changes: mostChanges });
}
