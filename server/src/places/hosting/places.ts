import type { LifeCycle, NewPlace, NewSpace, PlaceHours } from '@snodo/contract';
import { isTimeZone, readTimetable, timetableOfWindows, type Timetable } from '@snodo/recurrence';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem, type FieldFault } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor, type Community } from '../../identity/index.ts';
import { changeBooking, lockUnits } from '../booking/booking-queries.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { mostSpacesOfPlace } from '../booking/space-queries.ts';
import { dayMilliseconds } from '../booking/wall-times.ts';
import { codeFrom } from '../codes.ts';
import { canHost, isHost } from '../policy.ts';
import { findDistrictRow, findPlaceRow } from '../queries.ts';
import { getPlace } from '../sheet.ts';
import * as queries from './hosting-queries.ts';

const mostPlacesOfHost = 50;

/** The plan by which a place passes to those who live there, in months from its first day; talks take long. */
const plan = {
  group: 3,
  association: 9,
  owner_permission: 12,
  keys: 15,
  calendar: 15,
  hours_fund: 18,
} as const;

/** A host says yes: active at the first level at once. What is wrong is told by field, and nothing is kept. */
export async function createPlace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  input: NewPlace,
) {
  const { community, clock } = context;
  const hostId = await getHost(trx, community, actor, input.organisation);
  const where = await readWhere(trx, community, input);
  const timetable = readHours(input.hours, community.timeZone, 'json.hours');
  await refuseUnknown(trx, community, input);
  if ((await queries.countPlacesOf(trx, community.id, hostId)) >= mostPlacesOfHost)
    throw new Problem('too_many_places');
  const place = { community_id: community.id, id: uuidv7(), code: codeFrom(input.name) };
  await trx
    .insertInto('places.place')
    .values({
      ...place,
      ...where,
      host_id: hostId,
      kind: input.kind,
      name: toJson({ [context.language]: input.name, it: input.name }),
      description: toJson({ [context.language]: input.description, it: input.description }),
      amenities: [...new Set(input.amenities)],
      maturity_level: 1,
      life_cycle: 'active',
      address: input.address ?? null,
      timetable: toJson(timetable),
      source: 'published',
    })
    .execute();
  await recordBirth(trx, actor, context, place.id);
  await addFirstActivity(trx, context, { placeId: place.id, hostId }, input);
  await recordAudit(trx, clock.now(), {
    action: 'place.listed',
    subject: { kind: 'place', id: place.id },
    ...auditedAs(actor),
  });
  return getPlace(trx, context, actor, place.code);
}

async function getHost(
  trx: CommunityTransaction,
  community: Community,
  actor: Actor,
  code: string,
): Promise<string> {
  if (!isHost(actor)) throw new Problem('forbidden');
  const id = await queries.findOrganisationId(trx, community.id, code);
  if (id === undefined) throw unknownField('organisation');
  if (!canHost(actor, id)) throw new Problem('forbidden');
  return id;
}

async function readWhere(trx: CommunityTransaction, community: Community, input: NewPlace) {
  const district = await findDistrictRow(trx, community.id, input.district);
  if (district === undefined) throw unknownField('district');
  const quarter =
    input.quarter === undefined ? undefined : await queries.findQuarter(trx, community.id, input.quarter);
  if (input.quarter !== undefined && quarter?.district_code !== input.district) throw unknownField('quarter');
  return {
    district_code: input.district,
    quarter_code: quarter?.code ?? null,
    point: toJson(quarter?.point ?? district.label_point),
  };
}

/** The timetable that hours say; refuses a zone that does not exist and closures that end before they begin. */
export function readHours(hours: PlaceHours, timeZone: string, path: string): Timetable {
  const zone = hours.timeZone ?? timeZone;
  if (!isTimeZone(zone)) throw fieldProblem(`${path}.timeZone`, 'unknown_time_zone');
  const wrong = hours.week.findIndex(({ startMinute, endMinute }) => endMinute <= startMinute);
  if (wrong >= 0) throw fieldProblem(`${path}.week.${wrong}.endMinute`, 'ends_before_it_starts');
  const read = readTimetable({
    ...timetableOfWindows(zone, hours.week),
    closures: hours.closures.map(({ firstOn, lastOn, name }) => ({ firstOn, lastOn, name: name ?? null })),
    holidays: [...new Set(hours.holidays)],
  });
  if (read.ok) return read.value;
  const faults = read.faults.map((fault) => ({ ...fault, path: `${path}.${fault.path}` }));
  throw new Problem('invalid_request', { faults });
}

async function refuseUnknown(
  trx: CommunityTransaction,
  community: Community,
  { amenities, firstActivity }: NewPlace,
): Promise<void> {
  const [unknown] = await queries.listUnknownAmenities(trx, community.id, amenities);
  if (unknown !== undefined) throw unknownField(`amenities.${amenities.indexOf(unknown)}`);
  if (firstActivity !== undefined && !(await queries.hasEntry(trx, community.id, firstActivity.entry)))
    throw unknownField('firstActivity.entry');
}

function unknownField(field: string): Problem {
  return fieldProblem(`json.${field}`, 'unknown');
}

function fieldProblem(path: string, code: string): Problem {
  const fault: FieldFault = { path, code, message: 'There is none of this code, or it cannot be so' };
  return new Problem('invalid_request', { faults: [fault] });
}

async function recordBirth(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BookingContext,
  placeId: string,
): Promise<void> {
  const now = clock.now();
  await queries.insertSteps(
    trx,
    (['proposed', 'agreed', 'active'] as const).map((to) => ({
      community_id: community.id,
      id: uuidv7(),
      place_id: placeId,
      to_state: to,
      person_id: actor.personId,
      taken_at: now,
    })),
  );
  await planHandOver(trx, community, placeId, now);
}

async function planHandOver(
  trx: CommunityTransaction,
  community: Community,
  placeId: string,
  now: Date,
): Promise<void> {
  await queries.insertMilestones(
    trx,
    Object.entries(plan).map(([code, months]) => ({
      community_id: community.id,
      place_id: placeId,
      code,
      due_on: dayIn(community.timeZone, new Date(now.getTime() + months * 30 * dayMilliseconds)),
    })),
  );
}

async function addFirstActivity(
  trx: CommunityTransaction,
  { community, clock, language }: BookingContext,
  { placeId, hostId }: { placeId: string; hostId: string },
  { firstActivity }: NewPlace,
): Promise<void> {
  if (firstActivity === undefined) return;
  const { name, description, entry, weekday, startMinute, endMinute } = firstActivity;
  await trx
    .insertInto('places.activity')
    .values({
      community_id: community.id,
      id: uuidv7(),
      code: codeFrom(name),
      place_id: placeId,
      organiser_id: hostId,
      name: toJson({ [language]: name, it: name }),
      description: toJson({ [language]: description, it: description }),
      entries: [entry],
      windows: toJson([{ weekday, startMinute, endMinute }]),
      verified_on: dayIn(community.timeZone, clock.now()),
      source: 'published',
    })
    .execute();
}

/** A space of the place with units of its own. */
export async function createSpace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  code: string,
  input: NewSpace,
) {
  const { community, language } = context;
  const place = await getOwnPlace(trx, actor, community, code);
  const row = await findPlaceRow(trx, community.id, code);
  if (input.hours === undefined && (row === undefined || row.timetable === null))
    throw fieldProblem('json.hours', 'unknown');
  const existing = await queries.listSpaceIds(trx, community.id, place.id);
  if (existing.length >= mostSpacesOfPlace) throw new Problem('too_many_spaces');
  const timetable =
    input.hours === undefined ? row?.timetable : readHours(input.hours, community.timeZone, 'json.hours');
  const space = { community_id: community.id, id: uuidv7() };
  const said = (text: string | undefined) =>
    text === undefined ? null : toJson({ [language]: text, it: text });
  await trx
    .insertInto('places.space')
    .values({
      ...space,
      place_id: place.id,
      code: codeFrom(input.name),
      name: toJson({ [language]: input.name, it: input.name }),
      kind: input.kind,
      mode: input.mode,
      capacity_people: input.capacityPeople,
      timetable: toJson(timetable),
      buffer_after_minutes: input.bufferMinutes,
      longest_minutes: input.longestMinutes,
      takes_series: input.takesSeries,
      no_show_minutes: input.noShowMinutes ?? null,
      house_rules: said(input.houseRules),
      insurance_note: said(input.insuranceNote),
    })
    .execute();
  await addUnits(trx, { ...space, placeId: place.id }, input);
  await trx
    .insertInto('places.access_rule')
    .values(
      input.access.map((rule) => ({
        community_id: community.id,
        space_id: space.id,
        audience: rule.audience,
        needs_approval: rule.needsApproval,
        decide_within_hours: rule.decideWithinHours,
        notice_minutes: rule.noticeMinutes,
        horizon_days: rule.horizonDays,
        person_week_minutes: rule.personWeekMinutes,
        organisation_month_minutes: rule.organisationMonthMinutes,
      })),
    )
    .execute();
  return getPlace(trx, context, actor, code);
}

async function addUnits(
  trx: CommunityTransaction,
  { community_id, id, placeId }: { community_id: string; id: string; placeId: string },
  { mode, capacityPeople, name }: NewSpace,
): Promise<void> {
  const units = Array.from({ length: mode === 'seats' ? capacityPeople : 1 }, (_, index) => ({
    community_id,
    id: uuidv7(),
    place_id: placeId,
    label: mode === 'seats' ? String(index + 1) : name.slice(0, 60),
    is_counted: mode === 'counted',
    capacity: mode === 'counted' ? capacityPeople : 1,
  }));
  await trx.insertInto('places.unit').values(units).execute();
  await trx
    .insertInto('places.space_unit')
    .values(units.map((unit, position) => ({ community_id, space_id: id, unit_id: unit.id, position })))
    .execute();
}

async function getOwnPlace(trx: CommunityTransaction, actor: Actor, community: Community, code: string) {
  if (!isHost(actor)) throw new Problem('forbidden');
  const place = await queries.lockPlace(trx, community.id, code);
  if (place === undefined) throw new Problem('not_found');
  if (!canHost(actor, place.host_id)) throw new Problem('forbidden');
  return place;
}

/** From where a place may go where. */
const steps: Record<LifeCycle, readonly LifeCycle[]> = {
  proposed: ['agreed', 'closed'],
  agreed: ['active', 'closed'],
  active: ['suspended', 'handed_over', 'closed'],
  suspended: ['active', 'closed'],
  handed_over: ['suspended', 'closed'],
  closed: [],
};

export interface PlaceStepInput {
  from: LifeCycle;
  to: LifeCycle;
  reason: string;
  bookings?: 'keep' | 'cancel' | undefined;
  organisation?: string | undefined;
}

/** A step in its life. All units are locked first, so that nobody books meanwhile what is about to close. */
export async function movePlace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  code: string,
  input: PlaceStepInput,
) {
  const { community, clock } = context;
  const place = await getOwnPlace(trx, actor, community, code);
  const state = place.life_cycle as LifeCycle;
  if (state !== input.from || !steps[state].includes(input.to)) throw placeChanged(state);
  const now = clock.now();
  if (input.to === 'suspended' || input.to === 'closed') await endBookings(trx, context, place.id, input);
  const hostId =
    input.organisation === undefined
      ? undefined
      : await queries.findOrganisationId(trx, community.id, input.organisation);
  if (input.organisation !== undefined && hostId === undefined) throw unknownField('organisation');
  await queries.changePlace(trx, community.id, place.id, {
    life_cycle: input.to,
    ...(hostId === undefined ? {} : { host_id: hostId }),
  });
  await queries.insertSteps(trx, [
    {
      community_id: community.id,
      id: uuidv7(),
      place_id: place.id,
      to_state: input.to,
      reason: input.reason,
      person_id: actor.personId,
      taken_at: now,
    },
  ]);
  if (input.to === 'active') await planHandOver(trx, community, place.id, now);
  await recordAudit(trx, now, {
    action: 'place.moved',
    subject: { kind: 'place', id: place.id },
    ...auditedAs(actor),
  });
  return getPlace(trx, context, actor, code);
}

function placeChanged(state: LifeCycle): Problem {
  const message = 'The place is in this state now, and this step does not lead on from it';
  return new Problem('place_changed', { faults: [{ path: 'json.from', code: state, message }] });
}

/** What becomes of the bookings to come: told to whoever has one. A place that closes keeps none. */
async function endBookings(
  trx: CommunityTransaction,
  { community, clock, news }: BookingContext,
  placeId: string,
  { to, bookings }: PlaceStepInput,
): Promise<void> {
  const now = clock.now();
  await lockUnits(trx, community.id, await queries.listSpaceIds(trx, community.id, placeId));
  const coming = await queries.lockComingOf(trx, community.id, placeId, now);
  if (coming.length === 0 || (bookings === 'keep' && to === 'suspended')) return;
  if (bookings !== 'cancel') {
    const message = `${coming.length} bookings are to come`;
    throw new Problem('place_has_bookings', { faults: [{ path: 'json.bookings', code: 'needed', message }] });
  }
  for (const row of coming) {
    await changeBooking(trx, community.id, row.id, { state: 'cancelled', changed_at: now });
    await news(trx, community, row, 'booking_cancelled');
  }
}
