import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FamilyInput, SharedServiceInput } from '@snodo/contract';
import { quoteGroup } from '@snodo/quantities';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { readerOf } from '../readers.ts';
import { dayAfter, todayOf, unfit, type ReadingContext, type Whereabouts } from '../enrolment/context.ts';
import { lockEnrolmentsOf } from '../enrolment/enrolment-queries.ts';
import { findServiceRow, insertIntake, type ServiceRow } from '../enrolment/intake-queries.ts';
import { canKeep } from '../enrolment/policy.ts';
import { enterIntake, lockIntake } from '../enrolment/queue.ts';
import { auditOnBehalf } from '../enrolment/trail.ts';
import type { Cost } from '../rows.ts';
import { isUnderWay } from './group-states.ts';
import { familyOf, stateOf, termsOf, timetableOf } from './group-terms.ts';
import { regroup } from './regrouping.ts';
import * as queries from './shared-queries.ts';
import type { SharedRow } from './shared-queries.ts';
import { toSharedService, toSharedServiceOf } from './shared-views.ts';

export interface SharedContext extends ReadingContext {
  whereabouts: Whereabouts;
}

/** Groups that one person began and that are still coming together. */
const mostUnderWay = 5;
const mostDaysAhead = 180;
const offerHours = 48;

export async function listSharedServices(
  trx: CommunityTransaction,
  reader: Actor | undefined,
  context: SharedContext,
  input: {
    service?: string | undefined;
    district?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  const { community, clock } = context;
  const found = await queries.listSharedRows(trx, community.id, {
    reader: readerOf(reader, community, clock),
    serviceId: input.service,
    district: input.district,
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.made_at.toISOString(), row.id]);
  const items = [];
  for (const row of rows) items.push(await toSharedService(trx, reader, context, row));
  return { items, nextCursor };
}

/** The shared service if the reader may know of its service; a stranger's page has no name in it. */
export async function getSharedService(
  trx: CommunityTransaction,
  reader: Actor | undefined,
  context: SharedContext,
  id: string,
) {
  const row = await requireShared(trx, reader, context, id);
  return reader === undefined
    ? toSharedService(trx, reader, context, row)
    : toSharedServiceOf(trx, reader, context, row);
}

export async function requireShared(
  trx: CommunityTransaction,
  reader: Actor | undefined,
  { community, clock }: Pick<SharedContext, 'community' | 'clock'>,
  id: string,
): Promise<SharedRow> {
  const row = await queries.findSharedRow(trx, community.id, id, readerOf(reader, community, clock));
  if (row === undefined) throw new Problem('not_found');
  return row;
}

/** The shared service under its intake's lock. */
export async function lockShared(
  trx: CommunityTransaction,
  actor: Actor,
  context: SharedContext,
  id: string,
) {
  const { intake_id: intakeId } = await requireShared(trx, actor, context, id);
  const intake = await lockIntake(trx, context, intakeId);
  return { intake, row: await requireShared(trx, actor, context, id) };
}

/** Begins a shared service; whoever begins it with a family is the first in it. */
export async function openSharedService(
  trx: CommunityTransaction,
  actor: Actor,
  context: SharedContext,
  input: SharedServiceInput,
) {
  const { community, clock } = context;
  const service = await findServiceRow(trx, community.id, input.serviceId, readerOf(actor, community, clock));
  if (service === undefined)
    throw unfit('shared_service_not_fit', 'serviceId', 'not_found', 'There is no such service');
  const hourCents = priceOf(actor, service, input.hourCents);
  const district = await readPlace(trx, context, input);
  refuseDays(context, input);
  await lockEnrolmentsOf(trx, actor.personId);
  if ((await queries.countUnderWayOf(trx, community.id, actor.personId)) >= mostUnderWay)
    throw new Problem('too_many_shared_services');
  const [id, intakeId] = [uuidv7(), uuidv7()];
  await insertIntake(trx, {
    community_id: community.id,
    id: intakeId,
    service_id: service.id,
    title: input.title,
    is_for_group: true,
    places: input.places,
    offer_hours: offerHours,
    notice_days: input.noticeDays,
    made_at: clock.now(),
    made_by_person_id: actor.personId,
  });
  await queries.insertShared(trx, {
    community_id: community.id,
    id,
    intake_id: intakeId,
    service_id: service.id,
    template: input.template,
    title: input.title,
    words: input.words,
    place_code: input.place ?? null,
    district_code: district,
    timetable: toJson(sorted(input.timetable)),
    starts_on: input.startsOn,
    quorum_by: input.quorumBy,
    quorum_families: input.quorumFamilies,
    children_per_carer: input.childrenPerCarer,
    split: input.split,
    band_percents: input.bandPercents?.toSorted((one, other) => one - other) ?? null,
    hour_cents: hourCents,
    organiser_person_id: actor.personId,
    operator_person_id: actor.operator?.personId ?? null,
    state: 'forming',
    due_on: input.quorumBy,
    made_at: clock.now(),
    changed_at: clock.now(),
  });
  if (input.family !== undefined) await enterShared(trx, actor, context, id, input.family, 'family.');
  await auditOnBehalf(trx, actor, context, { kind: 'shared_service', id }, 'begin');
  return { id };
}

function sorted(timetable: SharedServiceInput['timetable']) {
  return timetable.toSorted(
    (one, other) => one.weekday - other.weekday || one.startMinute - other.startMinute,
  );
}

/** What an hour costs is said by whoever gives the service, and never by whoever would like to use it. */
function priceOf(actor: Actor, service: ServiceRow, hourCents: number | undefined): number {
  // The jsonb column was checked by the reader of the programme before it was stored.
  const known = readHourCents(service.cost as Cost | null);
  if (hourCents !== undefined && hourCents !== known && !canKeep(actor, service.provider_id))
    throw unfit('shared_service_not_fit', 'hourCents', 'of_provider', 'Its provider says what it costs');
  const cents = hourCents ?? known;
  if (cents === undefined)
    throw unfit('shared_service_not_fit', 'hourCents', 'unknown', 'What the service costs is not known');
  return cents;
}

export function readHourCents(cost: Cost | null): number | undefined {
  if (cost?.kind === 'per_hour') return cost.feeCents;
  return cost?.kind === 'free' ? 0 : undefined;
}

/** The district that is stored: of the place, or the one that was named. */
async function readPlace(
  trx: CommunityTransaction,
  { community, whereabouts }: SharedContext,
  { place, district }: SharedServiceInput,
): Promise<string | null> {
  if (place !== undefined) {
    const found = await whereabouts.findPlace(trx, community, place);
    if (found === undefined)
      throw unfit('shared_service_not_fit', 'place', 'not_found', 'There is no such place');
    return found.district;
  }
  if (district === undefined) return null;
  if (!(await whereabouts.hasDistrict(trx, community, district)))
    throw unfit('shared_service_not_fit', 'district', 'not_found', 'There is no such district');
  return district;
}

function refuseDays(context: SharedContext, { quorumBy, startsOn }: SharedServiceInput): void {
  const today = todayOf(context);
  const last = dayAfter(today, mostDaysAhead);
  if (quorumBy <= today)
    throw unfit('shared_service_not_fit', 'quorumBy', 'too_early', 'Nobody could join by then');
  if (quorumBy > last)
    throw unfit('shared_service_not_fit', 'quorumBy', 'too_late', `By ${last} at the latest`);
  if (startsOn > dayAfter(last, mostDaysAhead))
    throw unfit('shared_service_not_fit', 'startsOn', 'too_late', 'It starts within a year');
}

function refuseFamily(row: SharedRow, { children, windows, bandPercent }: FamilyInput, at = ''): void {
  const length = timetableOf(row).length;
  if (windows.some((window) => window >= length))
    throw unfit('shared_service_not_fit', `${at}windows`, 'not_found', `The timetable has ${length} windows`);
  if (children > row.places)
    throw unfit(
      'shared_service_not_fit',
      `${at}children`,
      'too_many',
      `There are ${row.places} places in all`,
    );
  const isOfBand = bandPercent !== undefined && (row.band_percents ?? []).includes(bandPercent);
  if (row.split === 'band' ? !isOfBand : bandPercent !== undefined)
    throw unfit('shared_service_not_fit', `${at}bandPercent`, 'not_allowed', 'It is none of the bands');
}

export async function joinSharedService(
  trx: CommunityTransaction,
  actor: Actor,
  context: SharedContext,
  id: string,
  family: FamilyInput,
) {
  await enterShared(trx, actor, context, id, family);
  return { id };
}

export async function enterShared(
  trx: CommunityTransaction,
  actor: Actor,
  context: SharedContext,
  id: string,
  family: FamilyInput,
  at = '',
): Promise<void> {
  const { community } = context;
  const { intake, row } = await lockShared(trx, actor, context, id);
  const isLate = stateOf(row) === 'forming' && row.quorum_by < todayOf(context);
  if (!isUnderWay(stateOf(row)) || !intake.is_open || isLate) throw new Problem('shared_service_closed');
  refuseFamily(row, family, at);
  const { children, windows, bandPercent, words } = family;
  const entered = await enterIntake(trx, actor, context, intake, { places: children, words });
  await queries.insertFamily(trx, {
    community_id: community.id,
    enrolment_id: entered.id,
    shared_service_id: id,
    windows: windows.toSorted((one, other) => one - other),
    band_percent: bandPercent ?? null,
  });
  if (entered.state === 'requested') await regroup(trx, context, intake.id, { cause: 'joined' });
}

/**
 * About what a week would cost a family. Where there are too few families yet it is reckoned with as many as it takes
 * to start, the missing ones like hers. Bands of others are never used: her share would tell them.
 */
export async function previewShare(
  trx: CommunityTransaction,
  actor: Actor,
  context: Pick<SharedContext, 'community' | 'clock'>,
  id: string,
  family: FamilyInput,
) {
  const { community } = context;
  const row = await requireShared(trx, actor, context, id);
  refuseFamily(row, family);
  const own = { children: family.children, windows: family.windows, bandPercent: family.bandPercent };
  const there = await queries.listFamilyRows(trx, community.id, id, queries.stayingStates);
  const others = there
    .filter(({ person_id: personId }) => personId !== actor.personId)
    .map((other) => (row.split === 'band' ? own : familyOf(other)));
  const missing = Math.max(0, row.quorum_families - others.length - 1);
  const families = [own, ...others, ...Array.from({ length: missing }, () => own)];
  const [part] = quoteGroup(termsOf(row), families).parts;
  return {
    families: families.length,
    shareCents: part?.shareCents ?? 0,
    aloneCents: part?.aloneCents ?? 0,
  };
}
