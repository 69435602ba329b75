import type { CommunityTransaction } from '../../db/index.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Timetable } from '@snodo/recurrence';
import { Problem } from '../../http/index.ts';
import { getSpace, isOpenForBookings, rulesOf, timesOf } from '../booking/bookable.ts';
import { changeBooking, lockUnits, putBookings, rangeText } from '../booking/booking-queries.ts';
import { buffersOf, capacityOf, claimOf } from '../booking/free-times.ts';
import { datesOf, previewDates, type PlannedDate } from '../booking/series.ts';
import type { SpaceRow } from '../booking/space-queries.ts';
import { dayMilliseconds, type Stretch } from '../booking/wall-times.ts';
import type { ActivityContext } from './context.ts';
import { changeDate, lockDate, type DateRow } from './date-queries.ts';

/** An activity plans as far ahead as a series does; whoever hosts needs to give no notice. */
const hostRule = { noticeMinutes: 0, horizonDays: 800 };

export interface HoldingActivity {
  id: string;
  placeId: string;
  spaceId: string;
  organiserId: string;
  places: number | null;
  timetable: Timetable;
}

/**
 * Takes the activity's space for its dates to come, all of them or none, by bookings like any other: the same locks, the same
 * constraint. The faults name the dates that somebody else has, or on which the space is closed.
 */
export async function holdSpace(
  trx: CommunityTransaction,
  { community, clock }: ActivityContext,
  activity: HoldingActivity,
  isWanted: (start: number) => boolean,
): Promise<void> {
  const now = clock.now();
  const space = await getSpace(trx, community, activity.spaceId);
  if (!isOpenForBookings(space)) throw new Problem('space_not_open');
  await lockUnits(trx, community.id, [space.id]);
  const planned = datesOf(activity.timetable, 'activity_not_fit').filter(
    ({ time }) => time === undefined || (time.start > now.getTime() && isWanted(time.start)),
  );
  const times = planned.flatMap(({ time }) => (time === undefined ? [] : [time]));
  if (times.length === 0) return;
  await refuseTaken(trx, community, { space, planned, times, now });
  const puts = times.map((time) => toBlock(space, activity, time, now));
  await putBookings(trx, puts, null);
  for (const [index, time] of times.entries()) {
    const startsAt = new Date(time.start);
    const date = await lockDate(trx, community.id, {
      activityId: activity.id,
      startsAt,
      endsAt: new Date(time.end),
      places: activity.places,
      now,
    });
    await changeDate(trx, community.id, date, { booking_id: puts[index]?.id ?? null, changed_at: now });
  }
}

async function refuseTaken(
  trx: CommunityTransaction,
  community: ActivityContext['community'],
  on: { space: SpaceRow; planned: PlannedDate[]; times: Stretch[]; now: Date },
): Promise<void> {
  const { space, times, now } = on;
  const { rules } = rulesOf(space, hostRule);
  const around = {
    from: (times[0]?.start ?? 0) - dayMilliseconds,
    to: (times.at(-1)?.end ?? 0) + dayMilliseconds,
  };
  const dates = previewDates(on.planned, {
    space: await timesOf(trx, community, space, around),
    rules,
    quantity: wholeOf(space),
    now: now.getTime(),
  });
  const faults = dates
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ on: day, outcome }) => ({
      path: `dates.${day}`,
      code: outcome,
      message: 'The space cannot be had on this day',
    }));
  if (faults.length > 0) throw new Problem('booking_conflict', { faults });
}

/** All of the space: an activity shares it with nobody. */
function wholeOf(space: SpaceRow): number {
  const mode = space.mode as 'exclusive';
  return capacityOf({ mode, units: space.units.map((unit) => ({ ...unit, taken: [] })) });
}

/** A block belongs to the place and to no person: it stays when whoever made it goes. */
function toBlock(space: SpaceRow, activity: HoldingActivity, time: Stretch, now: Date) {
  return {
    id: uuidv7(),
    space_id: space.id,
    series_id: null,
    kind: 'block' as const,
    person_id: null,
    organisation_id: activity.organiserId,
    audience: 'own_staff',
    state: 'confirmed' as const,
    time_zone: activity.timetable.timeZone,
    starts_at: new Date(time.start).toISOString(),
    ends_at: new Date(time.end).toISOString(),
    claimed: rangeText(claimOf(buffersOf(space), time)),
    quantity: wholeOf(space),
    people: activity.places ?? space.capacity_people,
    purpose: null,
    made_at: now.toISOString(),
    changed_at: now.toISOString(),
    decide_by: null,
    operator_person_id: null,
    is_changed: false,
  };
}

/** Sets the space free on dates whose rows the caller has locked. */
export async function freeSpace(
  trx: CommunityTransaction,
  { community, clock }: ActivityContext,
  spaceId: string,
  dates: readonly DateRow[],
): Promise<void> {
  const held = dates.filter((date) => date.booking_id !== null && date.holds_space === true);
  if (held.length === 0) return;
  await lockUnits(trx, community.id, [spaceId]);
  for (const date of held) {
    const now = clock.now();
    await changeBooking(trx, community.id, date.booking_id ?? '', { state: 'cancelled', changed_at: now });
    await changeDate(trx, community.id, date, { booking_id: null, changed_at: now });
  }
}
