import type { ActivityState, KeptActivity } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { getKept, lockHosted } from './activities.ts';
import { changeActivityRow, type ActivityRow } from './activity-queries.ts';
import { freeSpace, holdSpace } from './activity-space.ts';
import { dateAt, timetableOfActivity } from './activity-times.ts';
import { callOffDates, tellComers } from './called-off.ts';
import { activityChanged, unfit, type ActivityContext } from './context.ts';
import { changeDate, lockComingDates, lockDate, type DateRow } from './date-queries.ts';
import { offerNext } from './registration-queue.ts';

export interface ActivityStepInput {
  version: number;
  to: ActivityState;
  startsAt?: string | undefined;
  reason?: string | undefined;
}

const news = {
  active: 'activity_resumed',
  online: 'activity_online',
  suspended: 'activity_suspended',
  cancelled: 'activity_cancelled',
} as const;

/**
 * A step of an activity, or of one of its dates. It has its space while it takes place there and not longer; taken up
 * again it takes the space anew, if nobody has it meanwhile. An activity that is called off stays so; a date can come back.
 */
export async function moveActivity(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  id: string,
  input: ActivityStepInput,
): Promise<KeptActivity> {
  const { clock } = context;
  const row = await lockHosted(trx, actor, context, id);
  if (row.version !== input.version || row.state === 'cancelled') throw activityChanged(row);
  if (input.startsAt === undefined) await moveWhole(trx, context, row, input);
  else await moveDate(trx, context, row, { ...input, startsAt: new Date(input.startsAt) });
  await recordAudit(trx, clock.now(), {
    action: 'activity.moved',
    subject: { kind: 'activity', id },
    detail: { to: input.to },
    ...auditedAs(actor),
  });
  return getKept(trx, actor, context, id);
}

async function moveWhole(
  trx: CommunityTransaction,
  context: ActivityContext,
  row: ActivityRow,
  { to, reason }: ActivityStepInput,
): Promise<void> {
  const { community, clock } = context;
  if (row.state === to) throw activityChanged(row);
  const coming = await lockComingDates(trx, community.id, row.id, clock.now());
  if (row.space_id !== null && row.state === 'active') await freeSpace(trx, context, row.space_id, coming);
  await changeActivityRow(trx, community.id, row.id, {
    state: to,
    state_reason: reason ?? null,
    changed_at: clock.now(),
  });
  if (to === 'cancelled') return callOffDates(trx, context, row, coming, reason);
  const isOff = new Set(
    coming.filter(({ state }) => state !== 'active').map((date) => date.starts_at.getTime()),
  );
  if (to === 'active') await hold(trx, context, row, (start) => !isOff.has(start));
  const standing = coming.filter(({ state }) => state !== 'cancelled');
  await tellComers(trx, context, row, standing, news[to]);
  for (const date of standing) await offerNext(trx, context, row.id, date.starts_at);
}

async function moveDate(
  trx: CommunityTransaction,
  context: ActivityContext,
  row: ActivityRow,
  { to, startsAt, reason }: Omit<ActivityStepInput, 'startsAt'> & { startsAt: Date },
): Promise<void> {
  const { community, clock } = context;
  const now = clock.now();
  const date = await lockComing(trx, context, row, startsAt);
  if (date.state === to) throw activityChanged({ state: date.state, version: row.version });
  if (row.space_id !== null && date.state === 'active') await freeSpace(trx, context, row.space_id, [date]);
  if (to === 'cancelled') await callOffDates(trx, context, row, [date], reason);
  else {
    await changeDate(trx, community.id, date, { state: to, state_reason: reason ?? null, changed_at: now });
    await tellComers(trx, context, row, [date], news[to]);
  }
  await changeActivityRow(trx, community.id, row.id, { changed_at: now });
  if (to === 'active' && row.state === 'active')
    await hold(trx, context, row, (start) => start === startsAt.getTime());
  await offerNext(trx, context, row.id, startsAt);
}

/** A date of the timetable that is to come, under its lock. */
async function lockComing(
  trx: CommunityTransaction,
  { community, clock }: ActivityContext,
  row: ActivityRow,
  startsAt: Date,
): Promise<DateRow> {
  const now = clock.now();
  const time = dateAt(timetableOfActivity(row, community.timeZone), startsAt.getTime());
  if (time === undefined || startsAt <= now)
    throw unfit('activity_not_fit', 'startsAt', 'never_occurs', 'It has no date to come at this time');
  const places = row.takes_registrations ? row.capacity_people : null;
  return lockDate(trx, community.id, {
    activityId: row.id,
    startsAt,
    endsAt: new Date(time.end),
    places,
    now,
  });
}

function hold(
  trx: CommunityTransaction,
  context: ActivityContext,
  row: ActivityRow,
  isWanted: (start: number) => boolean,
): Promise<void> {
  const timetable = timetableOfActivity(row, context.community.timeZone);
  if (row.space_id === null || timetable === null) return Promise.resolve();
  return holdSpace(
    trx,
    context,
    {
      id: row.id,
      placeId: row.place_id,
      spaceId: row.space_id,
      organiserId: row.organiser_id,
      places: row.takes_registrations ? row.capacity_people : null,
      timetable,
    },
    isWanted,
  );
}
