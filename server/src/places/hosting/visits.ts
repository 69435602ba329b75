import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, localized, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { bookedTime, dayMilliseconds, daysFrom } from '../booking/wall-times.ts';
import { canHost, isHost } from '../policy.ts';
import { findPlaceRow } from '../queries.ts';
import { listVisitRows } from './hosting-queries.ts';

const daysBack = 30;
const daysAhead = 7;

/**
 * Who comes on a day, for the host's reception. The host's own staff is not in it: where somebody sits is no business
 * of who employs her. Beyond a week ahead and thirty days back nothing is told.
 */
export async function listVisits(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: BookingContext,
  code: string,
  input: { on: string; cursor?: string | undefined; limit: number },
) {
  if (!isHost(actor)) throw new Problem('forbidden');
  const place = await findPlaceRow(trx, community.id, code);
  if (place === undefined) throw new Problem('not_found');
  if (!canHost(actor, place.host_id)) throw new Problem('forbidden');
  const [day] = daysFrom(community.timeZone, input.on, 1);
  const after = decodeCursor(input.cursor, z.iso.datetime());
  if (day === undefined || !isShown(input.on, dayIn(community.timeZone, clock.now())))
    return { items: [], nextCursor: null };
  const found = await listVisitRows(trx, community.id, {
    placeId: place.id,
    from: new Date(day.start),
    to: new Date(day.end),
    after,
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.starts_at.toISOString(), row.id]);
  const items = rows.map((row) => ({
    id: row.id,
    space: localized(row.space_name, language),
    time: bookedTime(row.time_zone, { start: row.starts_at.getTime(), end: row.ends_at.getTime() }),
    by: row.person_name,
    organisation: row.organisation_name,
    people: row.people,
    visitors: row.visitors,
    hasCheckedIn: row.checked_in_at !== null,
  }));
  return { items, nextCursor };
}

function isShown(day: string, today: string): boolean {
  const days = (Date.parse(day) - Date.parse(today)) / dayMilliseconds;
  return days >= -daysBack && days <= daysAhead;
}
