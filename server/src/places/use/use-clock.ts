import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import type { Clock } from '../../http/index.ts';
import { listCommunities, type Community } from '../../identity/index.ts';
import { monthFiguresOf, useFloor } from './month-figures.ts';
import { monthAfter, monthOf, stretchOf } from './months.ts';
import { openMinutesOf } from './open-minutes.ts';
import * as queries from './use-queries.ts';

/** In one round; the next round goes on where this one stopped. */
const mostPlaces = 100;
/** For so long a booking says whose it was, and so its people can be counted. */
const mostMonths = 12;

/**
 * Months that are over are counted, each once. A month in which too few people came is told together with the next one,
 * for a year at most. Harmless at any moment, twice, and on any number of nodes.
 */
export async function runUseClock({ app, clock }: { app: Database; clock: Clock }): Promise<void> {
  for (const community of await listCommunities(app)) {
    const { timeZone } = community;
    const last = monthAfter(monthOf(timeZone, clock.now()), -1);
    const { start, end } = stretchOf(timeZone, last, last);
    const places = await inCommunity(app, community.id, (trx) =>
      queries.listPlacesToCount(trx, community.id, {
        month: last,
        begin: new Date(start),
        end: new Date(end),
        limit: mostPlaces,
      }),
    );
    for (const place of places)
      await inCommunity(app, community.id, (trx) => countPlace(trx, { community, clock }, place, last));
  }
}

async function countPlace(
  trx: CommunityTransaction,
  { community, clock }: { community: Community; clock: Clock },
  place: queries.PlaceToCount,
  last: string,
): Promise<void> {
  const { id: communityId, timeZone } = community;
  const counted = (await queries.listMonthUse(trx, communityId, place.id, mostMonths)).reverse();
  const oldest = monthAfter(last, 1 - mostMonths);
  const born = place.first_step === null ? last : monthOf(timeZone, place.first_step);
  const next = counted.at(-1)?.month;
  let month = latest(oldest, next === undefined ? born : monthAfter(next, 1));
  for (; month <= last; month = monthAfter(month, 1)) {
    const from = firstUntold(counted, place.host_id, month);
    const facts = await queries.listUseFacts(trx, communityId, place.id, stretchOf(timeZone, from, month));
    const figures = monthFiguresOf(facts) ?? null;
    const row = {
      month,
      host_id: place.host_id,
      open_minutes: await countOpenMinutes(trx, community, place.id, month),
      told_from: figures === null ? null : from,
      floor: figures === null ? null : useFloor,
      figures,
    };
    await queries.insertMonthUse(trx, communityId, place.id, { ...row, counted_at: clock.now() });
    counted.push(row);
  }
}

/** The first of the months before this one that wait to be told with it: of the same host, and not too long ago. */
function firstUntold(counted: readonly queries.MonthUseRow[], hostId: string, month: string): string {
  let from = month;
  for (const row of counted.toReversed()) {
    const follows = row.month === monthAfter(from, -1) && row.month > monthAfter(month, -mostMonths);
    if (row.figures !== null || row.host_id !== hostId || !follows) break;
    from = row.month;
  }
  return from;
}

async function countOpenMinutes(
  trx: CommunityTransaction,
  { id: communityId, timeZone }: Community,
  placeId: string,
  month: string,
): Promise<number> {
  const within = stretchOf(timeZone, month, month);
  const spaces = await queries.listUsedSpaces(trx, communityId, placeId);
  const steps = await queries.listUseSteps(trx, communityId, placeId, new Date(within.end));
  const blocks = await queries.listOwnTimes(trx, communityId, placeId, within);
  return openMinutesOf(spaces, steps, blocks, within);
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
