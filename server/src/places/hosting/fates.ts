import type { BookingFate } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { audienceAt } from '../booking/audiences.ts';
import { getSpace, rulesOf } from '../booking/bookable.ts';
import * as queries from '../booking/booking-queries.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { findMisfit, misfitFault } from '../booking/fit.ts';
import { buffersOf, claimOf } from '../booking/free-times.ts';
import { quantityIn } from '../booking/nearby.ts';
import { listOrganisationKinds } from '../booking/space-queries.ts';
import { canHost } from '../policy.ts';
import { listSpaceIds, lockComingOf } from './hosting-queries.ts';

export interface Fates {
  /** What becomes of all that are not named. */
  bookings?: 'keep' | 'cancel' | undefined;
  fates: readonly BookingFate[];
}

/**
 * What becomes of the bookings to come at a place that is paused or closed, told to whoever has one. All units, those
 * where something is moved to as well, are locked first and in one order: nobody books meanwhile what is about to
 * close. A place that closes keeps those alone that are named.
 */
export async function settleComing(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  placeId: string,
  { bookings, fates, isClosing }: Fates & { isClosing: boolean },
): Promise<void> {
  const { community, clock } = context;
  const targets = fates.flatMap(({ space }) => (space === undefined ? [] : [space]));
  const own = await listSpaceIds(trx, community.id, placeId);
  await queries.lockUnits(trx, community.id, [...own, ...targets]);
  const byId = new Map(fates.map((fate) => [fate.booking, fate]));
  const rest = bookings === 'keep' && isClosing ? undefined : bookings;
  for (let after: string | undefined; ;) {
    const coming = await lockComingOf(trx, community.id, { placeId, now: clock.now(), after });
    after = coming.at(-1)?.id;
    if (after === undefined) return;
    const unnamed = coming.filter(({ id }) => !byId.has(id));
    if (rest === undefined && unnamed.length > 0) throw undecided(unnamed.length);
    for (const row of coming) {
      const fate = byId.get(row.id);
      if ((fate?.what ?? rest) === 'keep') continue;
      await end(trx, context, row);
      if (fate?.space !== undefined) await putElsewhere(trx, actor, context, row, fate.space);
    }
  }
}

function undecided(count: number): Problem {
  const message = `${count} bookings are to come of which nothing is said`;
  return new Problem('place_has_bookings', { faults: [{ path: 'json.bookings', code: 'needed', message }] });
}

async function end(
  trx: CommunityTransaction,
  { community, clock, news }: BookingContext,
  row: queries.BookingRow,
): Promise<void> {
  await queries.changeBooking(trx, community.id, row.id, { state: 'cancelled', changed_at: clock.now() });
  await news(trx, community, row, 'booking_cancelled');
}

/** The same people at the same time in a space of another place, by its rules; its own host's word is enough. */
async function putElsewhere(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  row: queries.BookingRow,
  spaceId: string,
): Promise<void> {
  const { community, clock, news } = context;
  const now = clock.now();
  const space = await getSpace(trx, community, spaceId);
  const organisation = row.organisation_id;
  const kinds = await listOrganisationKinds(trx, community.id, organisation === null ? [] : [organisation]);
  const audience = audienceAt(space.host_id, organisation, kinds);
  const rule = space.access.find((one) => one.audience === audience);
  if (rule === undefined || space.place_id === row.place_id) throw new Problem('audience_not_admitted');
  const time = { start: row.starts_at.getTime(), end: row.ends_at.getTime() };
  const { rules, timetable } = rulesOf(space, { ...rule, noticeMinutes: 0 });
  if (row.people > space.capacity_people) throw new Problem('booking_conflict', { alternatives: [] });
  const misfit = findMisfit(time, rules, now.getTime());
  if (misfit !== undefined) throw new Problem('booking_not_fit', { faults: [misfitFault(misfit)] });
  const isAsked = rule.needsApproval && !canHost(actor, space.host_id);
  const decideBy = Math.min(now.getTime() + rule.decideWithinHours * 3_600_000, time.start);
  const id = uuidv7();
  const put: queries.BookingToPut = {
    id,
    space_id: space.id,
    series_id: null,
    kind: 'booking',
    person_id: row.person_id,
    organisation_id: organisation,
    audience,
    state: isAsked ? 'requested' : 'confirmed',
    time_zone: timetable.timeZone,
    starts_at: row.starts_at.toISOString(),
    ends_at: row.ends_at.toISOString(),
    claimed: queries.rangeText(claimOf(buffersOf(space), time)),
    quantity: quantityIn(space, row.people),
    people: row.people,
    purpose: row.purpose,
    made_at: now.toISOString(),
    changed_at: now.toISOString(),
    decide_by: isAsked ? new Date(decideBy).toISOString() : null,
    operator_person_id: null,
    is_changed: false,
  };
  await queries.putBookings(trx, [put], null);
  await queries.insertVisitors(
    trx,
    row.visitors.map((name) => ({ community_id: community.id, id: uuidv7(), booking_id: id, name })),
  );
  const moved = await queries.findBookingRow(trx, community.id, id);
  if (moved === undefined) throw new Error('a booking that was just moved is gone');
  await news(trx, community, moved, isAsked ? 'booking_requested' : 'booking_confirmed');
}
