import type { NewSpace } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { peakOf } from '../booking/free-times.ts';
import { listUnitTimes, type SpaceRow } from '../booking/space-queries.ts';
import * as queries from './space-keeping-queries.ts';

export interface UnitsOwner {
  communityId: string;
  spaceId: string;
  placeId: string;
}

/** The units of a new space: one a seat, or one for all of it. */
export async function addUnits(
  trx: CommunityTransaction,
  owner: UnitsOwner,
  { mode, capacityPeople, name }: Pick<NewSpace, 'mode' | 'capacityPeople' | 'name'>,
): Promise<void> {
  if (mode === 'seats') return addSeats(trx, owner, { from: 0, to: capacityPeople });
  const isCounted = mode === 'counted';
  await insertUnits(trx, owner, 0, [
    { label: name.slice(0, 60), is_counted: isCounted, capacity: isCounted ? capacityPeople : 1 },
  ]);
}

function addSeats(trx: CommunityTransaction, owner: UnitsOwner, { from, to }: { from: number; to: number }) {
  const seats = Array.from({ length: to - from }, (_, index) => ({
    label: String(from + index + 1),
    is_counted: false,
    capacity: 1,
  }));
  return insertUnits(trx, owner, from, seats);
}

async function insertUnits(
  trx: CommunityTransaction,
  { communityId, spaceId, placeId }: UnitsOwner,
  firstPosition: number,
  units: readonly { label: string; is_counted: boolean; capacity: number }[],
): Promise<void> {
  const rows = units.map((unit) => ({ community_id: communityId, id: uuidv7(), place_id: placeId, ...unit }));
  await queries.insertUnits(trx, rows);
  await queries.insertSpaceUnits(
    trx,
    rows.map(({ id: unit_id }, index) => ({
      community_id: communityId,
      space_id: spaceId,
      unit_id,
      position: firstPosition + index,
    })),
  );
}

/** More room is added; less is refused with `capacity_booked` where more is booked from now on. Units are locked. */
export async function fitCapacity(
  trx: CommunityTransaction,
  space: SpaceRow,
  wanted: number,
  now: Date,
): Promise<void> {
  if (space.mode === 'exclusive') {
    const most = await queries.findMostPeople(trx, space.community_id, space.id, now);
    if (most > wanted) throw capacityBooked(most);
  }
  if (space.mode === 'counted') await fitCounted(trx, space, wanted, now);
  if (space.mode === 'seats') await fitSeats(trx, space, wanted, now);
}

async function fitCounted(trx: CommunityTransaction, space: SpaceRow, wanted: number, now: Date) {
  for (const unit of await listUnitTimes(trx, space.community_id, space.units, comingFrom(now))) {
    const most = peakOf(unit.taken, { start: now.getTime(), end: comingFrom(now).to });
    if (most > wanted) throw capacityBooked(most);
    await queries.changeUnit(trx, space.community_id, unit.id, { capacity: wanted });
  }
}

/** Seats are taken away from the end; one that somebody has booked stays. */
async function fitSeats(trx: CommunityTransaction, space: SpaceRow, wanted: number, now: Date) {
  const { community_id: communityId, id: spaceId, place_id: placeId, units } = space;
  if (wanted > units.length)
    return addSeats(trx, { communityId, spaceId, placeId }, { from: units.length, to: wanted });
  const leaving = units.slice(wanted);
  const times = await listUnitTimes(trx, communityId, leaving, comingFrom(now));
  const booked = times.findLastIndex(({ taken }) => taken.length > 0);
  if (booked >= 0) throw capacityBooked(wanted + booked + 1);
  await queries.removeSpaceUnits(
    trx,
    communityId,
    spaceId,
    leaving.map(({ id }) => id),
  );
}

/** Bookings end within three years. */
function comingFrom(now: Date): { from: number; to: number } {
  return { from: now.getTime(), to: now.getTime() + 3 * 366 * 24 * 60 * 60 * 1000 };
}

/** The fault's code is the least that can be had. */
function capacityBooked(least: number): Problem {
  const message = 'So much is booked from now on';
  return new Problem('capacity_booked', {
    faults: [{ path: 'json.capacityPeople', code: String(least), message }],
  });
}
