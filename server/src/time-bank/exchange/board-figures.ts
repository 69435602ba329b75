import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

const waitingDays = 14;
const fewestPeople = 10;

/** Of `time_bank.offer o`: on the board for more than two weeks, and no agreement came of it. */
function waitsLong(communityId: string, { now, today }: { now: Date; today: string }) {
  return sql`o.community_id = ${communityId} and o.kind = 'request' and o.withdrawn_at is null
    and o.valid_until >= ${today}::date and o.made_at < ${now}::timestamptz - make_interval(days => ${waitingDays})
    and not exists (
      select from time_bank.exchange e
      where e.community_id = o.community_id and e.offer_id = o.id
        and e.state in ('agreed', 'done', 'posted', 'disputed'))`;
}

/** Requests that are on the board for more than two weeks and led to no agreement, and how long the oldest waits. */
export async function countLongWaits(
  trx: CommunityTransaction,
  communityId: string,
  { now, today }: { now: Date; today: string },
): Promise<{ requests: number; oldestAt: Date | null }> {
  const { rows } = await sql<{ requests: number; oldest_at: Date | null }>`
    select count(*)::int as requests, min(o.made_at) as oldest_at
    from time_bank.offer o where ${waitsLong(communityId, { now, today })}`.execute(trx);
  return { requests: rows[0]?.requests ?? 0, oldestAt: rows[0]?.oldest_at ?? null };
}

/** What many wait for, entry by entry; what fewer than ten people wait for is no figure. */
export async function listLongWaits(
  trx: CommunityTransaction,
  communityId: string,
  moment: { now: Date; today: string },
): Promise<{ entry: string; people: number; oldestAt: Date }[]> {
  const { rows } = await sql<{ entry: string; people: number; oldestAt: Date }>`
    select o.entry_code as entry, count(distinct o.person_id)::int as people, min(o.made_at) as "oldestAt"
    from time_bank.offer o where ${waitsLong(communityId, moment)}
    group by 1 having count(distinct o.person_id) >= ${fewestPeople} order by 1`.execute(trx);
  return rows;
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
