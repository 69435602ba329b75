import type { KeptPlace, KeptSpace, LifeCycle, PlaceChange, PlaceHours } from '@snodo/contract';
import { toWeeklyHours, type Timetable } from '@snodo/recurrence';
import { toJson, type CommunityTransaction, type Json } from '../../db/index.ts';
import { cutPage, decodeCursor, localized, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { listSpaceRows, type SpaceRow } from '../booking/space-queries.ts';
import { bookedTime } from '../booking/wall-times.ts';
import { canHost, hostedOrganisations, isHost } from '../policy.ts';
import { findPlaceRow } from '../queries.ts';
import { changePlace } from './hosting-queries.ts';
import * as queries from './keeping-queries.ts';
import { ladderOf } from './ladder.ts';
import { getOwnPlace, placeChanged, readHours, refuseUnknownAmenities, retold } from './reading.ts';
import { followPlace } from './space-keeping-queries.ts';

const mostBlocks = 200;
const mostTroubles = 50;

export async function listHostedPlaces(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: BookingContext,
  input: { cursor?: string | undefined; limit: number },
) {
  if (!isHost(actor)) throw new Problem('forbidden');
  const found = await queries.listHostedPlaceRows(trx, community.id, {
    hostIds: hostedOrganisations(actor),
    language,
    now: clock.now(),
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.sort_name, row.id]);
  const items = rows.map(({ code, sort_name: name, kind, host_name: host, ...row }) => ({
    code,
    name,
    kind,
    host,
    lifeCycle: row.life_cycle as LifeCycle,
    spaces: row.spaces,
    requests: row.requests,
    troubles: row.troubles,
  }));
  return { items, nextCursor };
}

/** A place as its host looks after it. */
export async function getHostedPlace(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: BookingContext,
  code: string,
): Promise<KeptPlace> {
  if (!isHost(actor)) throw new Problem('forbidden');
  const row = await findPlaceRow(trx, community.id, code);
  if (row === undefined) throw new Problem('not_found');
  if (!canHost(actor, row.host_id)) throw new Problem('forbidden');
  const now = clock.now();
  const spaces = await listSpaceRows(trx, community.id, row.id);
  const blocks = await queries.listBlockRows(trx, community.id, { placeId: row.id, now, limit: mostBlocks });
  const parts = await queries.listPartRows(trx, community.id, row.id);
  const troubles = await queries.listOpenTroubles(trx, community.id, row.id, mostTroubles);
  const said = (text: Json | null) => (text === null ? null : localized(text, language));
  const toKept = (space: SpaceRow): KeptSpace => ({
    ...toKeptSpace(space, said),
    name: localized(space.name, language),
    parts: parts.filter(({ whole_id: id }) => id === space.id).map(({ name }) => localized(name, language)),
    opensWithPlace: isSame(space.timetable, row.timetable),
    blocks: blocks
      .filter(({ space_id: id }) => id === space.id)
      .map(({ id, version, purpose, ...block }) => ({ id, version, time: timeOf(block), reason: purpose })),
  });
  return {
    code,
    version: row.version,
    name: localized(row.name, language),
    description: localized(row.description, language),
    kind: row.kind,
    host: row.host_name,
    lifeCycle: row.life_cycle as LifeCycle,
    address: row.address,
    amenities: row.amenities,
    hours: toHours(row.timetable),
    ladder: ladderOf(row.commitment, await queries.findEvidence(trx, community.id, row.id)),
    maturityLevel: row.maturity_level,
    comingBookings: await queries.countComing(trx, community.id, row.id, now),
    spaces: spaces.map(toKept),
    troubles: troubles.map(({ id, space_id: space, space_name: name, words, ...trouble }) => ({
      id,
      space: space === null ? null : { id: space, name: localized(name, language) },
      words,
      isUnsafe: trouble.is_unsafe,
      toldAt: trouble.told_at.toISOString(),
    })),
  };
}

function toKeptSpace(space: SpaceRow, said: (text: Json | null) => string | null) {
  return {
    id: space.id,
    version: space.version,
    kind: space.kind as KeptSpace['kind'],
    mode: space.mode as KeptSpace['mode'],
    capacityPeople: space.capacity_people,
    hours: toHours(space.timetable),
    bufferMinutes: Math.max(space.buffer_before_minutes, space.buffer_after_minutes),
    longestMinutes: space.longest_minutes,
    takesSeries: space.takes_series,
    noShowMinutes: space.no_show_minutes,
    houseRules: said(space.house_rules),
    insuranceNote: said(space.insurance_note),
    isPaused: space.paused_at !== null,
    access: space.access,
  };
}

function timeOf({ time_zone: zone, ...row }: { time_zone: string; starts_at: Date; ends_at: Date }) {
  return bookedTime(zone, { start: row.starts_at.getTime(), end: row.ends_at.getTime() });
}

/** Two timetables as the database would compare them; both were written by the same reader. */
function isSame(one: Json, other: Json | null): boolean {
  const sorted = (given: Json | null): unknown =>
    JSON.stringify(given, (_, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  return sorted(one) === sorted(other);
}

/** Hours as a host can change them; null where no single week says them. */
function toHours(stored: Json | null): PlaceHours | null {
  if (stored === null) return null;
  const timetable = stored as unknown as Timetable;
  const form = toWeeklyHours(timetable);
  const [period, second] = form?.periods ?? [];
  const isWhole = period?.everyWeeks === 1 && period.firstOn === null && period.lastOn === null;
  if (period === undefined || second !== undefined || !isWhole || timetable.exceptions.length > 0)
    return null;
  const week = period.week.flatMap((spans, index) =>
    spans.map(({ startMinute, endMinute }) => ({ weekday: index + 1, startMinute, endMinute })),
  );
  if (week.length === 0 || week.some(({ endMinute }) => endMinute > 1440)) return null;
  return {
    timeZone: timetable.timeZone,
    week,
    holidays: [...timetable.holidays],
    closures: timetable.closures.map(({ firstOn, lastOn, name }) => ({
      firstOn,
      lastOn,
      ...(name === null ? {} : { name }),
    })),
  };
}

/** What is told of a place, in one language; the others stay. What was booked by the former hours stays too. */
export async function updatePlace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  code: string,
  input: PlaceChange,
) {
  const { community, clock, language } = context;
  const place = await getOwnPlace(trx, actor, community, code);
  if (place.version !== input.version) throw placeChanged(String(place.version));
  await refuseUnknownAmenities(trx, community, input.amenities);
  const timetable =
    input.hours === undefined ? undefined : readHours(input.hours, community.timeZone, 'json.hours');
  await changePlace(trx, community.id, place.id, {
    name: toJson(retold(place.name, language, input.name)),
    description: toJson(retold(place.description, language, input.description)),
    address: input.address,
    amenities: [...new Set(input.amenities)],
    ...(input.commitment === undefined ? {} : { commitment: input.commitment }),
    ...(input.maturityLevel === undefined ? {} : { maturity_level: input.maturityLevel }),
    ...(timetable === undefined ? {} : { timetable: toJson(timetable) }),
  });
  if (timetable !== undefined && place.timetable !== null)
    await followPlace(trx, community.id, place.id, {
      from: place.timetable,
      to: timetable,
    });
  await recordAudit(trx, clock.now(), {
    action: 'place.changed',
    subject: { kind: 'place', id: place.id },
    ...auditedAs(actor),
  });
  return getHostedPlace(trx, actor, context, code);
}
