import type { NewBlock } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { isOpenForBookings } from '../booking/bookable.ts';
import * as queries from '../booking/booking-queries.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { capacityOf, type SpaceMode } from '../booking/free-times.ts';
import { timetableOfSpace } from '../booking/space-queries.ts';
import { dayMilliseconds, instantOfText, type Stretch } from '../booking/wall-times.ts';
import { canHost, isHost } from '../policy.ts';
import { getHostedPlace } from './kept.ts';
import { countBlocks, lockBlock } from './keeping-queries.ts';
import { getOwnSpace } from './spaces.ts';

const mostBlocks = 200;
const longestDays = 400;

/** All of a space for its host, claimed like any booking: nobody is sent away for it without being asked. */
export async function blockSpace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  spaceId: string,
  input: NewBlock,
) {
  const { community, clock } = context;
  const now = clock.now();
  const space = await getOwnSpace(trx, actor, community, spaceId);
  if (!isOpenForBookings(space)) throw new Problem('space_not_open');
  const { timeZone } = timetableOfSpace(space);
  const time = readTime(timeZone, input, now);
  await queries.lockUnits(trx, community.id, [spaceId]);
  if ((await countBlocks(trx, community.id, spaceId, now)) >= mostBlocks)
    throw new Problem('too_many_blocks');
  const mode = space.mode as SpaceMode;
  const all = capacityOf({ mode, units: space.units.map((unit) => ({ ...unit, taken: [] })) });
  const put: queries.BookingToPut = {
    id: uuidv7(),
    space_id: spaceId,
    series_id: null,
    kind: 'block',
    person_id: actor.personId,
    organisation_id: space.host_id,
    audience: 'own_staff',
    state: 'confirmed',
    time_zone: timeZone,
    starts_at: new Date(time.start).toISOString(),
    ends_at: new Date(time.end).toISOString(),
    claimed: queries.rangeText(time),
    quantity: Math.min(all, 500),
    people: 1,
    purpose: input.reason ?? null,
    made_at: now.toISOString(),
    changed_at: now.toISOString(),
    decide_by: null,
    operator_person_id: null,
    is_changed: false,
  };
  await queries.putBookings(trx, [put], null);
  return getHostedPlace(trx, actor, context, space.place_code);
}

function readTime(timeZone: string, { from, to }: NewBlock, now: Date): Stretch {
  const [start, end] = [instantOfText(timeZone, from, false), instantOfText(timeZone, to, true)];
  // Of an hour that comes twice a block takes both.
  const last = end === 'comes_once' ? instantOfText(timeZone, to, false) : end;
  if (typeof start === 'string') throw misfit('json.from', start);
  if (typeof last === 'string') throw misfit('json.to', last);
  if (last <= start) throw misfit('json.to', 'ends_before_it_starts');
  if (last <= now.getTime()) throw misfit('json.to', 'in_the_past');
  if (last - start > longestDays * dayMilliseconds) throw misfit('json.to', 'too_long');
  return { start, end: last };
}

function misfit(path: string, code: string): Problem {
  return new Problem('booking_not_fit', {
    faults: [{ path, code, message: 'It cannot be kept for these times' }],
  });
}

export async function unblockSpace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  id: string,
) {
  const { community, clock } = context;
  if (!isHost(actor)) throw new Problem('forbidden');
  const row = await lockBlock(trx, community.id, id);
  if (row === undefined || !canHost(actor, row.host_id)) throw new Problem('not_found');
  if (row.is_live)
    await queries.changeBooking(trx, community.id, id, { state: 'cancelled', changed_at: clock.now() });
  return getHostedPlace(trx, actor, context, row.place_code);
}
