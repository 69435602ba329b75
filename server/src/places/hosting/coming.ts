import type { BookingAudience, BookingState, ComingBooking } from '@snodo/contract';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, localized, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { audienceAt } from '../booking/audiences.ts';
import type { BookingRow } from '../booking/booking-queries.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { findFreeSpaces } from '../booking/nearby.ts';
import { listNearbySpaceRows, listOrganisationKinds, type SpaceRow } from '../booking/space-queries.ts';
import { bookedTime } from '../booking/wall-times.ts';
import { canHost, isHost } from '../policy.ts';
import { findPlaceRow } from '../queries.ts';
import { listComingRows } from './hosting-queries.ts';

/**
 * What is booked at a place from now on, for a host who is about to pause or close it. It names nobody: what becomes
 * of a booking does not hang on whose it is.
 */
export async function listComingBookings(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  code: string,
  input: { cursor?: string | undefined; limit: number },
) {
  const { community, clock } = context;
  if (!isHost(actor)) throw new Problem('forbidden');
  const place = await findPlaceRow(trx, community.id, code);
  if (place === undefined) throw new Problem('not_found');
  if (!canHost(actor, place.host_id)) throw new Problem('forbidden');
  const found = await listComingRows(trx, community.id, {
    placeId: place.id,
    now: clock.now(),
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.starts_at.toISOString(), row.id]);
  const near = { placeId: place.id, kind: '', people: 1 };
  const spaces = rows.length === 0 ? [] : await listNearbySpaceRows(trx, community.id, near);
  const elsewhere = spaces.filter(({ place_id: id }) => id !== place.id);
  const items: ComingBooking[] = [];
  for (const row of rows) items.push(await toComing(trx, context, row, elsewhere));
  return { items, nextCursor };
}

async function toComing(
  trx: CommunityTransaction,
  { community, clock, language }: BookingContext,
  row: BookingRow,
  elsewhere: readonly SpaceRow[],
): Promise<ComingBooking> {
  const time = { start: row.starts_at.getTime(), end: row.ends_at.getTime() };
  const organisation = row.organisation_id;
  const kinds = await listOrganisationKinds(trx, community.id, organisation === null ? [] : [organisation]);
  const others = await findFreeSpaces(trx, community, elsewhere, {
    time,
    people: row.people,
    now: clock.now(),
    ruleOf: ({ access, host_id: hostId }) =>
      access.find(({ audience }) => audience === audienceAt(hostId, organisation, kinds)),
  });
  return {
    id: row.id,
    state: row.state as BookingState,
    space: { id: row.space_id, name: localized(row.space_name, language) },
    time: bookedTime(row.time_zone, time),
    as: row.audience as BookingAudience,
    people: row.people,
    otherSpaces: others.map(({ space, rule }) => ({
      id: space.id,
      name: localized(space.name, language),
      place: localized(space.place_name, language),
      needsApproval: rule.needsApproval,
    })),
  };
}
