import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

const waitingDays = 14;

/** Requests that are on the board for more than two weeks and led to no agreement, and how long the oldest waits. */
export async function countLongWaits(
  trx: CommunityTransaction,
  communityId: string,
  { now, today }: { now: Date; today: string },
): Promise<{ requests: number; oldestAt: Date | null }> {
  const { rows } = await sql<{ requests: number; oldest_at: Date | null }>`
    select count(*)::int as requests, min(o.made_at) as oldest_at
    from time_bank.offer o
    where o.community_id = ${communityId} and o.kind = 'request' and o.withdrawn_at is null
      and o.valid_until >= ${today}::date and o.made_at < ${now}::timestamptz - make_interval(days => ${waitingDays})
      and not exists (
        select from time_bank.exchange e
        where e.community_id = o.community_id and e.offer_id = o.id
          and e.state in ('agreed', 'done', 'posted', 'disputed'))`.execute(trx);
  return { requests: rows[0]?.requests ?? 0, oldestAt: rows[0]?.oldest_at ?? null };
}

/** The taxonomy's entry of each of these exchanges. */
export async function entriesOfExchanges(
  trx: CommunityTransaction,
  communityId: string,
  exchangeIds: readonly string[],
): Promise<Map<string, string>> {
  if (exchangeIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('time_bank.exchange')
    .select(['id', 'entry_code'])
    .where('community_id', '=', communityId)
    .where('id', 'in', [...exchangeIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.entry_code]));
}
