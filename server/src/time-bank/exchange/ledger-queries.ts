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

export interface ReversalChange {
  kind: 'person' | 'organisation' | 'fund' | 'pool' | 'clearing';
  display_name: string | null;
  minutes: number;
  balance_minutes: number;
  /** How much more can leave and come before a limit, holds counted; null: no limit. */
  floor_room: number | null;
  ceiling_room: number | null;
  is_closed: boolean;
}

/** What taking back all that moved for an exchange would do to each ledger account, people first. */
export async function listReversalChanges(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
): Promise<ReversalChange[]> {
  const { rows } = await sql<ReversalChange>`
    with moved as (
      select t.payer_account_id, t.payee_account_id, t.minutes from time_bank.transfer t
      where t.community_id = ${communityId} and t.exchange_id = ${exchangeId}::uuid and t.kind in ('post', 'post_hold')
        and not exists (select from time_bank.transfer r where r.community_id = t.community_id and r.reverses_id = t.id)
      limit 100
    ), back as (
      select account_id, sum(minutes)::int as minutes from (
        select payer_account_id as account_id, minutes from moved
        union all select payee_account_id, -minutes from moved
      ) legs group by account_id
    )
    select a.kind::text as kind, p.display_name, b.minutes, a.posted_minutes::int as balance_minutes,
           (a.posted_minutes - a.held_out_minutes - a.hard_floor_minutes)::int as floor_room,
           (a.hard_ceiling_minutes - a.posted_minutes - a.held_in_minutes)::int as ceiling_room,
           a.state = 'closed' as is_closed
    from back b
    join time_bank.ledger_account a on a.community_id = ${communityId} and a.id = b.account_id
    left join time_bank.member m on m.community_id = a.community_id and m.ledger_account_id = a.id
    left join identity.person p on p.community_id = m.community_id and p.id = m.person_id
    order by a.kind = 'person' desc, b.minutes desc, a.id`.execute(trx);
  return rows;
}
