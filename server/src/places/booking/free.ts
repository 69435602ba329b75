import type { FreeTimes } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import type { Community } from '../../identity/index.ts';
import { getSpace, openOf, timesOf } from './bookable.ts';
import { splitOpen } from './free-times.ts';
import { timetableOfSpace } from './space-queries.ts';
import { bookedTime, daysFrom, type Stretch } from './wall-times.ts';

/** When a space is open, free and taken, day by day. It tells that a time is taken and never by whom. */
export async function getFreeTimes(
  trx: CommunityTransaction,
  community: Community,
  spaceId: string,
  input: { on: string; days: number; seats: number },
): Promise<FreeTimes> {
  const space = await getSpace(trx, community, spaceId);
  const timetable = timetableOfSpace(space);
  const { timeZone } = timetable;
  const days = daysFrom(timeZone, input.on, input.days);
  const [first, last] = [days[0], days.at(-1)];
  const times = await timesOf(trx, community, space, { from: first?.start ?? 0, to: last?.end ?? 0 });
  const shown = (time: Stretch) => bookedTime(timeZone, time);
  return {
    space: space.id,
    timeZone,
    days: days.map(({ on, ...day }) => {
      const open = openOf(timetable, day);
      const { free, occupied } = splitOpen(times, open, input.seats);
      return {
        on,
        open: open.map(shown),
        free: free.map(({ left, ...time }) => ({ ...shown(time), left })),
        occupied: occupied.map(shown),
      };
    }),
  };
}
