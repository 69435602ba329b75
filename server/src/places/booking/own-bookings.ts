import type { Booking } from '@snodo/contract';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import * as queries from './booking-queries.ts';
import { canAppeal, canCheckIn, canStillChange, isLate, toBooking } from './booking-rows.ts';
import { changedProblem, lockOwn, traceOnBehalf, type BookingContext } from './bookings.ts';

export async function listOwnBookings(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: BookingContext,
  input: { when: 'coming' | 'over'; cursor?: string | undefined; limit: number },
) {
  const now = clock.now();
  const found = await queries.listOwnBookingRows(trx, community.id, actor.personId, {
    when: input.when,
    now,
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.starts_at.toISOString(), row.id]);
  return { items: rows.map((row) => toBooking(row, now, language)), nextCursor };
}

export async function getBooking(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: BookingContext,
  id: string,
): Promise<Booking> {
  const row = await queries.findBookingRow(trx, community.id, id);
  if (row === undefined || row.person_id !== actor.personId || row.kind !== 'booking')
    throw new Problem('not_found');
  return toBooking(row, clock.now(), language);
}

/** Gives it up, alone or with all of its series that come after; the time is free from then on. */
export async function cancelBooking(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  id: string,
  input: { version: number; which: 'this' | 'this_and_following' },
): Promise<Booking> {
  const { community, clock, news } = context;
  const now = clock.now();
  const row = await lockOwn(trx, actor, context, id);
  if (row.version !== input.version || !canStillChange(row, now)) throw changedProblem(row);
  const following =
    input.which === 'this_and_following' && row.series_id !== null
      ? await queries.listFollowing(trx, community.id, row)
      : [];
  for (const each of [row, ...following])
    await queries.changeBooking(trx, community.id, each.id, {
      state: 'cancelled',
      is_cancelled_late: isLate(each, now),
      changed_at: now,
    });
  await traceOnBehalf(trx, actor, context, id);
  await news(trx, community, row, 'booking_cancelled');
  return getBooking(trx, actor, context, id);
}

export async function checkInBooking(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  id: string,
): Promise<Booking> {
  const now = context.clock.now();
  const row = await lockOwn(trx, actor, context, id);
  if (row.checked_in_at === null) {
    if (!canCheckIn(row, now)) throw changedProblem(row);
    await queries.changeBooking(trx, context.community.id, id, { checked_in_at: now, changed_at: now });
  }
  return getBooking(trx, actor, context, id);
}

/** She says that she was there; whether it is given back the host decides, if nobody has the time meanwhile. */
export async function appealBooking(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  id: string,
  { words }: { words: string },
): Promise<Booking> {
  const now = context.clock.now();
  const row = await lockOwn(trx, actor, context, id);
  if (!canAppeal(row, now)) throw changedProblem(row);
  await queries.changeBooking(trx, context.community.id, id, { appeal: words, changed_at: now });
  return getBooking(trx, actor, context, id);
}
