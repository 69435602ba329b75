import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

export interface StatementRow {
  version: string;
  transfer_id: string;
  minutes: number;
  balance_minutes: number;
  served_on: string;
  made_at: Date;
  counterpart_kind: 'person' | 'organisation' | 'fund' | 'pool' | 'clearing';
  counterpart_name: string | null;
  why: 'exchange' | 'gift' | 'fund' | 'pool' | 'leaving' | 'reversal' | 'volunteering' | 'other';
}

/** One leg of a statement: read along its own index, so that a page costs the same however long the statement is. */
function leg(
  side: 'payer' | 'payee',
  communityId: string,
  accountId: string,
  before: string | undefined,
  limit: number,
) {
  const own = sql.ref(`t.${side}_account_id`);
  const version = sql.ref(`t.${side}_version`);
  const balance = sql.ref(`t.${side}_balance_minutes`);
  const other = sql.ref(`t.${side === 'payer' ? 'payee' : 'payer'}_account_id`);
  const sign = sql.lit(side === 'payer' ? -1 : 1);
  const isBefore = before === undefined ? sql<boolean>`true` : sql<boolean>`${version} < ${before}::bigint`;
  return sql`(
    select ${version} as version, t.id as transfer_id, t.kind, t.minutes * ${sign} as minutes, ${balance} as balance_minutes,
           t.served_on, t.made_at, t.exchange_id, t.hold_id, ${other} as counterpart_id
    from time_bank.transfer t
    where t.community_id = ${communityId} and ${own} = ${accountId} and t.kind in ('post', 'post_hold', 'reverse') and ${isBefore}
    order by ${version} desc limit ${limit})`;
}

/** Entries that moved minutes, newest first, each with whom and why as far as the bank knows. */
export async function listStatementRows(
  trx: CommunityTransaction,
  communityId: string,
  accountId: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    with page as (
      select * from (
        ${leg('payer', communityId, accountId, before, limit + 1)} union all ${leg('payee', communityId, accountId, before, limit + 1)}
      ) both_legs order by version desc limit ${limit + 1}
    )
    select e.version::text as version, e.transfer_id, e.minutes::int as minutes, e.balance_minutes::int as balance_minutes,
           e.served_on::text as served_on, e.made_at, c.kind as counterpart_kind,
           coalesce(p.display_name, po.name, oo.name) as counterpart_name,
           case when e.kind = 'reverse' then 'reversal'
                when e.exchange_id is not null then 'exchange'
                when g.id is not null then 'gift'
                when d.id is not null then 'pool'
                when f.id is not null then 'fund'
                when v.id is not null then 'volunteering'
                when c.kind in ('fund', 'clearing') then 'leaving'
                else 'other' end as why
    from page e
    join time_bank.ledger_account c on c.community_id = ${communityId} and c.id = e.counterpart_id
    left join time_bank.member m on m.community_id = ${communityId} and m.ledger_account_id = e.counterpart_id
    left join identity.person p on p.community_id = ${communityId} and p.id = m.person_id
    left join time_bank.pool l on l.community_id = ${communityId} and l.ledger_account_id = e.counterpart_id
    left join identity.organisation po on po.community_id = ${communityId} and po.id = l.organisation_id
    left join time_bank.organisation_account oa on oa.community_id = ${communityId} and oa.ledger_account_id = e.counterpart_id
    left join identity.organisation oo on oo.community_id = ${communityId} and oo.id = oa.organisation_id
    left join time_bank.gift g on g.community_id = ${communityId} and g.id in (e.transfer_id, e.hold_id)
    left join time_bank.pool_draw d on d.community_id = ${communityId} and d.id = e.transfer_id
    left join time_bank.fund_request f on f.community_id = ${communityId} and f.transfer_id = e.transfer_id
    left join time_bank.volunteer_entry v on v.community_id = ${communityId} and v.id = e.transfer_id
    order by e.version desc`.execute(trx);
  return rows;
}
