import { tell, type News } from '../../catalogue/index.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized } from '../../http/index.ts';
import type { ActivityRow } from './activity-queries.ts';
import type { ActivityContext } from './context.ts';
import { changeDate, type DateRow } from './date-queries.ts';
import { callOff, listComers } from './registration-queries.ts';

const ownPath = '/bookings';
/** A mail goes to so many people at once, and to all in turn. */
const peopleAtOnce = 60;

/** Tells everybody who comes to dates, or waits for a place, what became of them. */
export async function tellComers(
  trx: CommunityTransaction,
  context: ActivityContext,
  activity: Pick<ActivityRow, 'name'>,
  dates: readonly DateRow[],
  kind: News['kind'],
): Promise<void> {
  const people = await listComers(trx, context.community.id, dates);
  for (let from = 0; from < people.length; from += peopleAtOnce)
    await tellAbout(trx, context, activity, people.slice(from, from + peopleAtOnce), kind);
}

export function tellAbout(
  trx: CommunityTransaction,
  context: ActivityContext,
  { name }: Pick<ActivityRow, 'name'>,
  personIds: readonly string[],
  kind: News['kind'],
): Promise<void> {
  return tell(trx, context, personIds, {
    kind,
    title: (language) => localized(name, language),
    path: ownPath,
  });
}

/** Dates whose rows the caller has locked do not take place: whoever was coming is told, and the dates stay to be seen. */
export async function callOffDates(
  trx: CommunityTransaction,
  context: ActivityContext,
  activity: ActivityRow,
  dates: readonly DateRow[],
  reason: string | null = null,
): Promise<void> {
  const { community, clock } = context;
  const now = clock.now();
  const standing = dates.filter(({ state }) => state !== 'cancelled');
  await tellComers(trx, context, activity, standing, 'activity_cancelled');
  for (const date of standing) {
    await callOff(trx, community.id, date, now);
    await changeDate(trx, community.id, date, { state: 'cancelled', state_reason: reason, changed_at: now });
  }
}
