import { longWaitDays } from '@snodo/contract';
import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Requests on the board that anybody can see and nobody has taken up for longer than two weeks. */
export async function findLongWaits(
  trx: CommunityTransaction,
  communityId: string,
  { now, today }: { now: Date; today: string },
): Promise<{ requests: number; oldestDays: number | null }> {
  const since = new Date(now.getTime() - longWaitDays * dayMilliseconds);
  const { rows } = await sql<{ requests: number; oldest_at: Date | null }>`
    select count(*)::int as requests, min(o.made_at) as oldest_at
    from time_bank.offer o
    where o.community_id = ${communityId} and o.kind = 'request' and o.withdrawn_at is null
      and o.valid_until >= ${today}::date and o.made_at < ${since}
      and not exists (
        select 1 from time_bank.exchange e
        where e.community_id = o.community_id and e.offer_id = o.id
          and e.state in ('agreed', 'done', 'posted', 'disputed'))`.execute(trx);
  const [row] = rows;
  const oldestAt = row?.oldest_at ?? null;
  return {
    requests: row?.requests ?? 0,
    oldestDays: oldestAt === null ? null : Math.floor((now.getTime() - oldestAt.getTime()) / dayMilliseconds),
  };
}
