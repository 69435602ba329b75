import type { ActivityDateCounts } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { bookedTime, daysFrom } from '../booking/wall-times.ts';
import { canHost } from '../policy.ts';
import { findActivityRow, type ActivityRow } from './activity-queries.ts';
import { stateOfDate } from './activity-times.ts';
import { listDates, type CalendarDate } from './calendar.ts';
import type { ActivityContext } from './context.ts';
import { listCounts } from './registration-queries.ts';

const toldDays = 31;
const mostDates = 100;

type Counts = Awaited<ReturnType<typeof listCounts>> extends Map<number, infer One> ? One : never;

/** Whoever leads an activity, or hosts it; nobody on behalf of somebody else. */
export function canLead(actor: Actor, row: Pick<ActivityRow, 'host_id' | 'leader_person_id'>): boolean {
  if (actor.operator !== undefined) return false;
  return row.leader_person_id === actor.personId || canHost(actor, row.host_id);
}

/**
 * How many come to each date and what they need, in numbers and without a name. Whoever speaks for an employer is not
 * told what people need: among colleagues a number can be a person.
 */
export async function listActivityDates(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: ActivityContext,
  id: string,
  { on }: { on: string },
): Promise<{ items: ActivityDateCounts[] }> {
  const activity = await findActivityRow(trx, community.id, id);
  if (activity === undefined) throw new Problem('not_found');
  if (!canLead(actor, activity)) throw new Problem('forbidden');
  const days = daysFrom(community.timeZone, on, toldDays);
  const range = { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 };
  const dates = (await listDates(trx, community, [activity], range)).slice(0, mostDates);
  const counts = await listCounts(trx, community.id, id, {
    from: new Date(dates[0]?.time.start ?? range.start),
    to: new Date(range.end),
  });
  const isEmployer = actor.memberships.some(({ heldRoles }) => heldRoles.includes('hr_officer'));
  return { items: dates.map((date) => toCounts(date, counts.get(date.time.start), isEmployer)) };
}

function toCounts(
  { activity, time, timeZone, row }: CalendarDate,
  counts: Counts | undefined,
  isEmployer: boolean,
): ActivityDateCounts {
  const state = stateOfDate({ state: activity.state, date: row, lifeCycle: activity.life_cycle });
  return {
    time: bookedTime(timeZone, time),
    state,
    reason: state === 'active' ? null : (row?.state_reason ?? activity.state_reason),
    places: activity.takes_registrations ? (row?.places ?? activity.capacity_people) : null,
    comes: counts?.comes ?? 0,
    waiting: counts?.waiting ?? 0,
    arrived: counts?.arrived ?? 0,
    children: isEmployer ? null : (counts?.children ?? 0),
    needs: isEmployer
      ? null
      : Object.entries(counts?.needs ?? {}).map(([code, count]) => ({ code: code as 'quiet', count })),
  };
}
