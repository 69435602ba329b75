import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

export interface PostingRow {
  id: string;
  kind: 'post' | 'post_hold' | 'reverse';
  minutes: number;
  served_on: string;
  made_at: Date;
  /** On the board, where it has a conversation and a state; null: it was taken over, or is no exchange. */
  board_exchange_id: string | null;
  entered_number: string;
  payer_kind: string;
  payer_name: string | null;
  payer_person_id: string | null;
  payee_kind: string;
  payee_name: string | null;
  payee_person_id: string | null;
  reversal_id: string | null;
  reversal_reason: string | null;
  reversal_at: Date | null;
}

function party(side: 'payer' | 'payee') {
  const accountId = sql.ref(`t.${side}_account_id`);
  const [account, member, person, pool, organisation] = ['a', 'm', 'p', 'l', 'o'].map((letter) =>
    sql.raw(`${side}_${letter}`),
  );
  return sql`
    join time_bank.ledger_account ${account} on ${account}.community_id = t.community_id and ${account}.id = ${accountId}
    left join time_bank.member ${member} on ${member}.community_id = t.community_id and ${member}.ledger_account_id = ${accountId}
    left join identity.person ${person} on ${person}.community_id = t.community_id and ${person}.id = ${member}.person_id
    left join time_bank.pool ${pool} on ${pool}.community_id = t.community_id and ${pool}.ledger_account_id = ${accountId}
    left join identity.organisation ${organisation} on ${organisation}.community_id = t.community_id and ${organisation}.id = ${pool}.organisation_id`;
}

const postings = sql`
  select t.id, t.kind, t.minutes, t.served_on::text as served_on, t.made_at, e.id as board_exchange_id,
         t.entered_number::text as entered_number,
         payer_a.kind as payer_kind, coalesce(payer_p.display_name, payer_o.name) as payer_name, payer_m.person_id as payer_person_id,
         payee_a.kind as payee_kind, coalesce(payee_p.display_name, payee_o.name) as payee_name, payee_m.person_id as payee_person_id,
         r.id as reversal_id, x.reason as reversal_reason, r.made_at as reversal_at
  from time_bank.transfer t
  ${party('payer')} ${party('payee')}
  left join time_bank.exchange e on e.community_id = t.community_id and e.id = t.exchange_id
  left join time_bank.transfer r on r.community_id = t.community_id and r.reverses_id = t.id
  left join time_bank.transfer_reason x on x.community_id = r.community_id and x.transfer_id = r.id`;

export async function listPostingRows(
  trx: CommunityTransaction,
  communityId: string,
  query: { ledgerId: string; isReversedOnly: boolean; before: string | undefined; limit: number },
): Promise<PostingRow[]> {
  const { ledgerId, isReversedOnly, before, limit } = query;
  const { rows } = await sql<PostingRow>`
    ${postings}
    where t.community_id = ${communityId} and t.ledger_id = ${ledgerId} and t.kind in ('post', 'post_hold')
      and ${isReversedOnly ? sql<boolean>`r.id is not null` : sql<boolean>`true`}
      and ${before === undefined ? sql<boolean>`true` : sql<boolean>`t.entered_number < ${before}::bigint`}
    order by t.entered_number desc limit ${limit + 1}`.execute(trx);
  return rows;
}

export async function findPostingRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<PostingRow | undefined> {
  const { rows } = await sql<PostingRow>`
    ${postings}
    where t.community_id = ${communityId} and t.id = ${id} and t.kind in ('post', 'post_hold')`.execute(trx);
  return rows[0];
}
