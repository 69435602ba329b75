import type { AccessRule } from '@snodo/contract';
import type { Timetable } from '@snodo/recurrence';
import { openIntervals, wallOfInstant } from '@snodo/recurrence';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem, type FieldFault } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { getAdmission, type Standing } from './audiences.ts';
import type { BookingToPut, Quota, ShareQuota } from './booking-queries.ts';
import { rangeText } from './booking-queries.ts';
import { findMisfit, misfitFault, type BookingRules } from './fit.ts';
import {
  alternativesTo,
  buffersOf,
  capacityOf,
  claimOf,
  type SpaceMode,
  type SpaceTimes,
} from './free-times.ts';
import { findSpaceRow, listUnitTimes, timetableOfSpace, type SpaceRow } from './space-queries.ts';
import {
  bookedTime,
  dayMilliseconds,
  instantOfText,
  minuteMilliseconds,
  type Stretch,
} from './wall-times.ts';

/** A space as somebody is about to book it. */
export interface Bookable {
  readonly space: SpaceRow;
  readonly timetable: Timetable;
  readonly standing: Standing;
  readonly access: AccessRule;
  readonly rules: BookingRules;
}

/** What is asked for, beside the time. */
export interface Asked {
  seats: number;
  people: number;
  purpose?: string | undefined;
}

export interface WallTimes {
  from: string;
  to: string;
  fromSecond: boolean;
  toSecond: boolean;
}

export async function getSpace(
  trx: CommunityTransaction,
  community: Community,
  id: string,
): Promise<SpaceRow> {
  const space = await findSpaceRow(trx, community.id, id);
  if (space === undefined || space.units.length === 0) throw new Problem('not_found');
  return space;
}

/** The space with the rules that hold for the actor; refuses whoever it does not let in, and while it is paused. */
export async function getBookable(
  trx: CommunityTransaction,
  community: Community,
  actor: Actor,
  spaceId: string,
  as: string | null | undefined,
): Promise<Bookable> {
  const space = await getSpace(trx, community, spaceId);
  const { standing, rule } = await getAdmission(trx, community, actor, space, as);
  if (!isOpenForBookings(space)) throw new Problem('space_not_open');
  return { space, standing, access: rule, ...rulesOf(space, rule) };
}

/** The database asks the same under its locks. */
export function isOpenForBookings({ life_cycle: lifeCycle, paused_at: pausedAt }: SpaceRow): boolean {
  return (lifeCycle === 'active' || lifeCycle === 'handed_over') && pausedAt === null;
}

export function rulesOf(space: SpaceRow, rule: Pick<AccessRule, 'noticeMinutes' | 'horizonDays'>) {
  const timetable = timetableOfSpace(space);
  const rules: BookingRules = {
    timetable,
    stepMinutes: space.step_minutes,
    shortestMinutes: space.shortest_minutes,
    longestMinutes: space.longest_minutes,
    noticeMinutes: rule.noticeMinutes,
    horizonDays: rule.horizonDays,
  };
  return { timetable, rules };
}

/** Instants of wall times; refuses what the clocks of the space's zone never show. */
export function readTimes({ timetable }: Bookable, { from, to, fromSecond, toSecond }: WallTimes): Stretch {
  const start = instantOfText(timetable.timeZone, from, fromSecond);
  const end = instantOfText(timetable.timeZone, to, toSecond);
  const faults: FieldFault[] = [];
  const message = 'The clocks of the space do not show this time, or not a second time';
  if (typeof start === 'string') faults.push({ path: 'json.from', code: start, message });
  if (typeof end === 'string') faults.push({ path: 'json.to', code: end, message });
  if (typeof start === 'string' || typeof end === 'string') throw new Problem('booking_not_fit', { faults });
  return { start, end };
}

export function refuseMisfit({ rules }: Bookable, time: Stretch, now: Date): void {
  const misfit = findMisfit(time, rules, now.getTime());
  if (misfit !== undefined) throw new Problem('booking_not_fit', { faults: [misfitFault(misfit)] });
}

/** How many of the space's places it takes; refuses more than there are. */
export function quantityOf(
  { space }: Bookable,
  { seats, people }: Asked,
): { quantity: number; people: number } {
  const mode = space.mode as SpaceMode;
  const most = capacityOf({ mode, units: space.units.map((unit) => ({ ...unit, taken: [] })) });
  const wanted = mode === 'counted' ? people : seats;
  const faults: FieldFault[] = [];
  const message = 'There is not so much room';
  if (mode !== 'counted' && seats > most)
    faults.push({ path: 'json.seats', code: 'too_many_seats', message });
  if (mode === 'counted' ? people > most : people > space.capacity_people)
    faults.push({ path: 'json.people', code: 'too_many_people', message });
  if (faults.length > 0) throw new Problem('booking_not_fit', { faults });
  return { quantity: wanted, people: mode === 'seats' ? Math.max(seats, people) : people };
}

/** What a booking of this time is in the database, with a request's deadline. */
export function toPut(
  bookable: Bookable,
  time: Stretch,
  booking: {
    id: string;
    personId: string;
    operatorId: string | null;
    seriesId: string | null;
    asked: Asked;
    madeAt: Date;
    isChanged: boolean;
  },
  now: Date,
): BookingToPut {
  const { space, access, standing, timetable } = bookable;
  const decideBy = Math.min(now.getTime() + access.decideWithinHours * 60 * minuteMilliseconds, time.start);
  return {
    id: booking.id,
    space_id: space.id,
    series_id: booking.seriesId,
    kind: 'booking',
    person_id: booking.personId,
    organisation_id: standing.organisation?.id ?? null,
    audience: standing.audience,
    state: access.needsApproval ? 'requested' : 'confirmed',
    time_zone: timetable.timeZone,
    starts_at: new Date(time.start).toISOString(),
    ends_at: new Date(time.end).toISOString(),
    claimed: rangeText(claimOf(buffersOf(space), time)),
    ...quantityOf(bookable, booking.asked),
    purpose: booking.asked.purpose ?? null,
    made_at: booking.madeAt.toISOString(),
    changed_at: now.toISOString(),
    decide_by: access.needsApproval ? new Date(decideBy).toISOString() : null,
    operator_person_id: booking.operatorId,
    is_changed: booking.isChanged,
  };
}

/** More than this nobody has before her. */
const mostComing = 1000;

/** The shares that hold for a booking, counted over every week and month that these times touch. */
export function quotaOf(
  { access, standing, timetable }: Bookable,
  personId: string,
  times: readonly Stretch[],
): Quota | ShareQuota {
  if (access.personWeekMinutes === null && access.organisationMonthMinutes === null)
    return { most_coming: mostComing };
  const first = Math.min(...times.map(({ start }) => start));
  const last = Math.max(...times.map(({ start }) => start));
  const months = (instant: number, on: number) => {
    const day = new Date(wallOfInstant(timetable.timeZone, instant));
    // Whole weeks and months of the calendar, wide enough for either side's zone: what is counted is cut by group.
    return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + on, 1));
  };
  const monday = (instant: number) => {
    const day = Math.floor(wallOfInstant(timetable.timeZone, instant) / dayMilliseconds);
    return day - ((day + 3) % 7);
  };
  const midnight = (day: number) =>
    instantOfText(
      timetable.timeZone,
      `${new Date(day * dayMilliseconds).toISOString().slice(0, 10)}T00:00`,
      false,
    );
  const at = (instant: number | string) => new Date(instant).toISOString();
  const monthStart = (instant: number, on: number) =>
    midnight(months(instant, on).getTime() / dayMilliseconds);
  return {
    most_coming: mostComing,
    person_id: personId,
    person_minutes: access.personWeekMinutes,
    organisation_id: standing.organisation?.id ?? null,
    organisation_minutes: standing.organisation === null ? null : access.organisationMonthMinutes,
    weeks_from: at(midnight(monday(first))),
    weeks_to: at(midnight(monday(last) + 7)),
    months_from: at(monthStart(first, 0)),
    months_to: at(monthStart(last, 1)),
  };
}

/** What is taken of a space around a time, as the free times are reckoned from it. */
export async function timesOf(
  trx: CommunityTransaction,
  community: Community,
  space: SpaceRow,
  range: { from: number; to: number; but?: string | undefined },
): Promise<SpaceTimes> {
  return {
    mode: space.mode as SpaceMode,
    ...buffersOf(space),
    units: await listUnitTimes(trx, community.id, space.units, widened(range)),
  };
}

/** Buffers reach over the ends of what is looked at. */
function widened<Range extends { from: number; to: number }>(range: Range): Range {
  const widest = 480 * minuteMilliseconds;
  return { ...range, from: range.from - widest, to: range.to + widest };
}

export function openOf(timetable: Timetable, { start, end }: Stretch): Stretch[] {
  return openIntervals(timetable, new Date(start), new Date(end)).map(({ startsAt, endsAt }) => ({
    start: startsAt.getTime(),
    end: endsAt.getTime(),
  }));
}

const alternativeDays = 7;
const mostAlternatives = 5;

/** Free times of the same length near a wanted one, up to a week before and after. */
export async function listAlternatives(
  trx: CommunityTransaction,
  community: Community,
  bookable: Bookable,
  wanted: Stretch & { quantity: number; but?: string | undefined },
  now: Date,
): Promise<Stretch[]> {
  const { space, timetable, rules } = bookable;
  const range = {
    start: Math.max(wanted.start - alternativeDays * dayMilliseconds, now.getTime()),
    end: wanted.end + alternativeDays * dayMilliseconds,
  };
  const times = await timesOf(trx, community, space, { from: range.start, to: range.end, but: wanted.but });
  return alternativesTo(wanted, {
    space: times,
    open: openOf(timetable, range),
    timeZone: timetable.timeZone,
    stepMinutes: rules.stepMinutes,
    notBefore: now.getTime() + rules.noticeMinutes * minuteMilliseconds,
    notAfter: now.getTime() + rules.horizonDays * dayMilliseconds,
    most: mostAlternatives,
  });
}

export function shownTime({ timetable }: Pick<Bookable, 'timetable'>, time: Stretch) {
  return bookedTime(timetable.timeZone, time);
}
