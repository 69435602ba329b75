import type { AccessRule, NewSpace, PlaceHours, SpaceChange } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction, type Json } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { getSpace } from '../booking/bookable.ts';
import { lockUnits } from '../booking/booking-queries.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { mostSpacesOfPlace, type SpaceRow } from '../booking/space-queries.ts';
import { codeFrom } from '../codes.ts';
import { getPlace } from '../sheet.ts';
import { listSpaceIds } from './hosting-queries.ts';
import { fieldProblem, getOwnPlace, readHours, retold } from './reading.ts';
import * as queries from './space-keeping-queries.ts';
import { fitCapacity, addUnits, type UnitsOwner } from './units.ts';

/** A space of the place with units of its own, or made of others of its place. */
export async function createSpace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  code: string,
  input: NewSpace,
) {
  const { community } = context;
  const place = await getOwnPlace(trx, actor, community, code);
  if (input.hours === undefined && place.timetable === null) throw fieldProblem('json.hours', 'unknown');
  const existing = await listSpaceIds(trx, community.id, place.id);
  if (existing.length >= mostSpacesOfPlace) throw new Problem('too_many_spaces');
  const space = { community_id: community.id, id: uuidv7() };
  await trx
    .insertInto('places.space')
    .values({
      ...space,
      place_id: place.id,
      code: codeFrom(input.name),
      mode: input.mode,
      timetable: toJson(place.timetable),
      ...columnsOf(context, input, { name: {}, house_rules: null, insurance_note: null }),
    })
    .execute();
  const owner = { communityId: community.id, spaceId: space.id, placeId: place.id };
  if (input.parts.length === 0) await addUnits(trx, owner, input);
  else await joinParts(trx, owner, input.parts);
  await putAccess(trx, community, space.id, input.access);
  return getPlace(trx, context, actor, code);
}

/** What a host says of a space, as its row keeps it; texts in other languages than the call's stay. */
function columnsOf(
  { community, language }: BookingContext,
  input: Omit<SpaceChange, 'version' | 'isPaused'>,
  former: { name: Json; house_rules: Json | null; insurance_note: Json | null },
) {
  const told = (words: string | undefined, before: Json | null) =>
    words === undefined ? null : toJson(retold(before, language, words));
  return {
    name: toJson(retold(former.name, language, input.name)),
    kind: input.kind,
    capacity_people: input.capacityPeople,
    buffer_after_minutes: input.bufferMinutes,
    longest_minutes: input.longestMinutes,
    takes_series: input.takesSeries,
    no_show_minutes: input.noShowMinutes ?? null,
    house_rules: told(input.houseRules, former.house_rules),
    insurance_note: told(input.insuranceNote, former.insurance_note),
    ...hoursColumn(community, input.hours),
  };
}

function hoursColumn(community: Community, hours: PlaceHours | undefined) {
  return hours === undefined ? {} : { timetable: toJson(readHours(hours, community.timeZone, 'json.hours')) };
}

/** Exclusive spaces of the same place: whoever books the whole holds each of them. */
async function joinParts(
  trx: CommunityTransaction,
  { communityId, spaceId, placeId }: UnitsOwner,
  parts: readonly string[],
): Promise<void> {
  const units = await queries.listUnitsOfParts(trx, communityId, placeId, parts);
  const missing = parts.findIndex((part) => !units.some(({ space_id: id }) => id === part));
  if (missing >= 0) throw fieldProblem(`json.parts.${missing}`, 'unknown');
  const ids = [...new Set(units.map(({ unit_id: id }) => id))];
  await queries.insertSpaceUnits(
    trx,
    ids.map((unit_id, position) => ({ community_id: communityId, space_id: spaceId, unit_id, position })),
  );
}

async function putAccess(
  trx: CommunityTransaction,
  community: Community,
  spaceId: string,
  rules: readonly AccessRule[],
): Promise<void> {
  await queries.replaceAccess(
    trx,
    community.id,
    spaceId,
    rules.map((rule) => ({
      community_id: community.id,
      space_id: spaceId,
      audience: rule.audience,
      needs_approval: rule.needsApproval,
      decide_within_hours: rule.decideWithinHours,
      notice_minutes: rule.noticeMinutes,
      horizon_days: rule.horizonDays,
      person_week_minutes: rule.personWeekMinutes,
      organisation_month_minutes: rule.organisationMonthMinutes,
    })),
  );
}

/** A space of a place that the caller looks after. */
export async function getOwnSpace(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  id: string,
): Promise<SpaceRow> {
  const space = await getSpace(trx, community, id);
  await getOwnPlace(trx, actor, community, space.place_code);
  return space;
}

/**
 * Under the locks of its units, so that nobody books meanwhile by the former rules. What is booked stays booked;
 * room for fewer than are booked at once is refused.
 */
export async function updateSpace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  id: string,
  input: SpaceChange,
) {
  const { community, clock } = context;
  await getOwnSpace(trx, actor, community, id);
  await lockUnits(trx, community.id, [id]);
  const space = await getSpace(trx, community, id);
  if (space.version !== input.version) throw spaceChanged(space.version);
  if (space.mode === 'counted' && input.bufferMinutes > 0)
    throw fieldProblem('json.bufferMinutes', 'no_buffers');
  await fitCapacity(trx, space, input.capacityPeople, clock.now());
  const pausedAt = input.isPaused ? (space.paused_at ?? clock.now()) : null;
  await queries.changeSpace(trx, community.id, id, {
    ...columnsOf(context, input, space),
    buffer_before_minutes: 0,
    shortest_minutes: Math.min(space.shortest_minutes, input.longestMinutes),
    paused_at: pausedAt,
  });
  await putAccess(trx, community, id, input.access);
  return getPlace(trx, context, actor, space.place_code);
}

function spaceChanged(version: number): Problem {
  const message = 'This is the version that stands now';
  return new Problem('space_changed', { faults: [{ path: 'json.version', code: String(version), message }] });
}
