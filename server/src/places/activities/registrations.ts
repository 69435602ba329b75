import type {
  AccessNeed,
  ActivityState,
  Registration,
  RegistrationState,
  RegistrationStep,
} from '@snodo/contract';
import { z } from 'zod';
import { reasonsToWait } from '../../catalogue/index.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, localized, Problem } from '../../http/index.ts';
import { auditedAs, organisationIdsOf, recordAudit, type Actor } from '../../identity/index.ts';
import { standingsOf } from '../booking/audiences.ts';
import { listOrganisationKinds } from '../booking/space-queries.ts';
import { bookedTime } from '../booking/wall-times.ts';
import { lockActivity, type ActivityRow } from './activity-queries.ts';
import { dateAt, isOpenDate, stateOfDate, timetableOfActivity } from './activity-times.ts';
import { unfit, type ActivityContext } from './context.ts';
import { lockDate, relockDate } from './date-queries.ts';
import * as queries from './registration-queries.ts';
import type { RegistrationRow } from './registration-queries.ts';
import { enterDate, offerNext, type Asked } from './registration-queue.ts';

/**
 * Says that she comes to a date. The activity's row is held so that nobody changes it meanwhile, and the date's row is
 * locked: whoever comes a moment later is counted after.
 */
export async function register(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  activityId: string,
  input: Asked & { startsAt: string },
): Promise<Registration> {
  const { community, clock } = context;
  const now = clock.now();
  const activity = await lockActivity(trx, community.id, activityId, 'hold');
  if (activity === undefined || !isFor(activity, actor)) throw new Problem('not_found');
  if (!activity.takes_registrations) throw new Problem('registration_closed');
  await refuseOthers(trx, actor, context, activity);
  const startsAt = new Date(input.startsAt);
  const time = dateAt(timetableOfActivity(activity, community.timeZone), startsAt.getTime());
  if (time === undefined)
    throw unfit('invalid_request', 'startsAt', 'unknown', 'The activity has no date that begins then');
  const date = await lockDate(trx, community.id, {
    activityId,
    startsAt,
    endsAt: new Date(time.end),
    places: activity.capacity_people,
    now,
  });
  const state = stateOfDate({ state: activity.state, date, lifeCycle: activity.life_cycle });
  if (!isOpenDate(state, time.start, now)) throw new Problem('registration_closed');
  if (input.places > (date.places ?? 0))
    throw unfit('invalid_request', 'places', 'too_many', `There are ${date.places ?? 0} places in all`);
  const id = await enterDate(trx, actor, context, date, input);
  await traceOnBehalf(trx, actor, context, id);
  return getRegistration(trx, context, id);
}

/** What is for some organisations is not there for others. */
function isFor({ audience_organisation_ids: ids }: ActivityRow, actor: Actor): boolean {
  return ids === null || organisationIdsOf(actor).some((id) => ids.includes(id));
}

async function refuseOthers(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: ActivityContext,
  { audience, host_id: hostId }: ActivityRow,
): Promise<void> {
  if (audience === null) return;
  const kinds = await listOrganisationKinds(trx, community.id, organisationIdsOf(actor));
  if (!standingsOf(actor, hostId, kinds).some((standing) => audience.includes(standing.audience)))
    throw new Problem('audience_not_admitted');
}

/** What an operator does for somebody is in the trail with both names. */
async function traceOnBehalf(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: ActivityContext,
  id: string,
): Promise<void> {
  if (actor.operator === undefined) return;
  await recordAudit(trx, clock.now(), {
    action: 'registration.moved_on_behalf',
    subject: { kind: 'registration', id },
    ...auditedAs(actor),
  });
}

export async function listOwnRegistrations(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  input: { when: 'coming' | 'over'; cursor?: string | undefined; limit: number },
) {
  const found = await queries.listOwnRegistrationRows(trx, context.community.id, actor.personId, {
    when: input.when,
    now: context.clock.now(),
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.starts_at.toISOString(), row.id]);
  return { items: rows.map((row) => toRegistration(row, context)), nextCursor };
}

/** A step of hers, meant for the version that she saw. */
export async function moveRegistration(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  id: string,
  { step, version }: { step: RegistrationStep; version: number },
): Promise<Registration> {
  const { community, clock } = context;
  const before = await queries.findRegistrationRow(trx, community.id, id);
  if (before === undefined || before.person_id !== actor.personId) throw new Problem('not_found');
  await relockDate(trx, community.id, before.activity_id, before.starts_at);
  const row = await queries.findRegistrationRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  if (row.version !== version || !stepsOf(row, clock.now()).includes(step)) throw registrationChanged(row);
  await queries.changeRegistration(trx, community.id, id, {
    state: step === 'take' ? 'registered' : 'withdrawn',
    due_at: null,
    changed_at: clock.now(),
    ...(step === 'take' ? {} : { children: 0, needs: [] }),
  });
  await traceOnBehalf(trx, actor, context, id);
  await offerNext(trx, context, row.activity_id, row.starts_at);
  return getRegistration(trx, context, id);
}

export function registrationChanged({ state, version }: { state: string; version: number }): Problem {
  return new Problem('registration_changed', {
    faults: [{ path: 'json.version', code: state, message: `It is ${state} now, version ${version}` }],
  });
}

/** What somebody may do with a registration of hers: nothing once the date has begun. */
export function stepsOf(
  row: Pick<RegistrationRow, 'state' | 'starts_at' | 'due_at'>,
  now: Date,
): RegistrationStep[] {
  if (row.starts_at <= now) return [];
  if (row.state === 'offered') return row.due_at !== null && row.due_at > now ? ['take', 'refuse'] : [];
  return row.state === 'registered' || row.state === 'waiting' ? ['withdraw'] : [];
}

export async function getRegistration(
  trx: CommunityTransaction,
  context: ActivityContext,
  id: string,
): Promise<Registration> {
  const row = await queries.findRegistrationRow(trx, context.community.id, id);
  if (row === undefined) throw new Error('a registration that was just written is gone');
  return toRegistration(row, context);
}

function toRegistration(row: RegistrationRow, { community, clock, language }: ActivityContext): Registration {
  const now = clock.now();
  const dateState = stateOfDate({
    state: row.activity_state,
    date: { state: row.date_state, holds_space: row.holds_space },
    lifeCycle: row.life_cycle,
  });
  const timeZone = timetableOfActivity({ ...row, windows: null }, community.timeZone)?.timeZone;
  return {
    id: row.id,
    state: row.state as RegistrationState,
    version: row.version,
    activity: { id: row.activity_id, name: localized(row.activity_name, language) },
    place: { code: row.place_code, name: localized(row.place_name, language) },
    time: bookedTime(timeZone ?? community.timeZone, {
      start: row.starts_at.getTime(),
      end: row.ends_at.getTime(),
    }),
    dateState,
    reason: dateState === 'active' ? null : (row.date_reason ?? row.activity_reason),
    onlineAddress: dateState === 'online' && row.state === 'registered' ? row.online_address : null,
    places: row.places,
    children: row.children,
    needs: row.needs as AccessNeed[],
    ...queueOf(row, dateState, now),
    offerEndsAt: row.due_at?.toISOString() ?? null,
    steps: stepsOf(row, now),
    hasArrived: row.checked_in_at !== null,
  };
}

function queueOf(row: RegistrationRow, dateState: ActivityState, now: Date) {
  if (row.state !== 'waiting') return { position: null, whyWaiting: [] };
  const { position } = row;
  return {
    position,
    whyWaiting: reasonsToWait({
      position,
      placesNeeded: row.places,
      freePlaces: Math.max(0, (row.all_places ?? 0) - row.taken_places),
      isOpen: isOpenDate(dateState, row.starts_at.getTime(), now),
      isOfferedToOther: row.is_offered_to_other,
    }),
  };
}
