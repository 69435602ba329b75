import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

/** What moved for an exchange and was not taken back, the last first: a fund gets its own before it gives back. */
export async function listPostedTransfers(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from time_bank.transfer t
    where t.community_id = ${communityId} and t.exchange_id = ${exchangeId}::uuid and t.kind in ('post', 'post_hold')
      and not exists (select from time_bank.transfer r where r.community_id = t.community_id and r.reverses_id = t.id)
    order by t.entered_number desc limit 100`.execute(trx);
  return rows.map(({ id }) => id);
}
