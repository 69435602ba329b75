import type { BookingAudience, BookingRequest, BookingState, Language } from '@snodo/contract';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, localized, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import * as queries from '../booking/booking-queries.ts';
import { changedProblem, type BookingContext } from '../booking/bookings.ts';
import { buffersOf, claimOf } from '../booking/free-times.ts';
import { getSpace } from '../booking/bookable.ts';
import { bookedTime } from '../booking/wall-times.ts';
import { canHost, hostedOrganisations, isHost } from '../policy.ts';
import { listRequestRows } from './hosting-queries.ts';

export async function listBookingRequests(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: BookingContext,
  input: { cursor?: string | undefined; limit: number },
) {
  if (!isHost(actor)) throw new Problem('forbidden');
  const found = await listRequestRows(trx, community.id, {
    hostIds: hostedOrganisations(actor),
    now: clock.now(),
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.starts_at.toISOString(), row.id]);
  return { items: rows.map((row) => toRequest(row, language)), nextCursor };
}

/**
 * A yes to a request changes nothing about its time, which it has held. A yes to an appeal, or to a request that has
 * lapsed, claims the time anew like any booking; nobody decides about her own.
 */
export async function decideBooking(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  id: string,
  input: { version: number; decision: 'confirm' | 'decline'; words?: string | undefined },
): Promise<BookingRequest> {
  const { community, clock, language, news } = context;
  if (!isHost(actor)) throw new Problem('forbidden');
  const row = await queries.lockBooking(trx, community.id, id);
  if (row === undefined || row.kind !== 'booking' || !canHost(actor, row.host_id))
    throw new Problem('not_found');
  if (row.person_id === actor.personId) throw new Problem('forbidden');
  const now = clock.now();
  const isOpen = row.state === 'requested' || (row.state === 'released' && row.appeal !== null);
  if (row.version !== input.version || !isOpen || row.ends_at <= now) throw changedProblem(row);
  const isRestored = row.state === 'released' && input.decision === 'confirm';
  if (isRestored) await putBack(trx, context, row);
  await queries.changeBooking(trx, community.id, id, {
    state: stateAfter(row, input.decision),
    appeal: row.state === 'released' ? null : row.appeal,
    ...(isRestored ? { checked_in_at: now } : {}),
    decided_at: now,
    decided_by_person_id: actor.personId,
    decision_words: input.words ?? null,
    changed_at: now,
  });
  const decided = await queries.findBookingRow(trx, community.id, id);
  if (decided === undefined) throw new Error('a booking that was just decided is gone');
  await news(
    trx,
    community,
    decided,
    input.decision === 'confirm' ? 'booking_confirmed' : 'booking_declined',
  );
  return toRequest(decided, language);
}

function stateAfter(row: queries.BookingRow, decision: 'confirm' | 'decline'): BookingState {
  if (decision === 'confirm') return 'confirmed';
  return row.state === 'released' ? 'released' : 'declined';
}

/** The same booking, claimed again under the same locks and the same constraint as a new one. */
async function putBack(
  trx: CommunityTransaction,
  { community, clock }: BookingContext,
  row: queries.BookingRow,
): Promise<void> {
  const space = await getSpace(trx, community, row.space_id);
  const time = { start: row.starts_at.getTime(), end: row.ends_at.getTime() };
  await queries.putBookings(
    trx,
    [
      {
        id: row.id,
        space_id: row.space_id,
        series_id: row.series_id,
        kind: 'booking',
        person_id: row.person_id,
        organisation_id: row.organisation_id,
        audience: row.audience,
        state: 'confirmed',
        time_zone: row.time_zone,
        starts_at: row.starts_at.toISOString(),
        ends_at: row.ends_at.toISOString(),
        claimed: queries.rangeText(claimOf(buffersOf(space), time)),
        quantity: row.quantity,
        people: row.people,
        purpose: row.purpose,
        made_at: row.made_at.toISOString(),
        changed_at: clock.now().toISOString(),
        decide_by: null,
        operator_person_id: row.operator_person_id,
        is_changed: true,
      },
    ],
    null,
  );
}

function toRequest(row: queries.BookingRow, language: Language): BookingRequest {
  return {
    id: row.id,
    version: row.version,
    asks: row.appeal !== null ? 'restoration' : 'confirmation',
    state: row.state as BookingState,
    by: row.person_name,
    as: row.audience as BookingAudience,
    organisation: row.organisation_name,
    space: { id: row.space_id, name: localized(row.space_name, language) },
    place: { code: row.place_code, name: localized(row.place_name, language) },
    time: bookedTime(row.time_zone, { start: row.starts_at.getTime(), end: row.ends_at.getTime() }),
    seats: row.quantity,
    people: row.people,
    purpose: row.purpose,
    appeal: row.appeal,
    decideBy: row.decide_by?.toISOString() ?? null,
  };
}
