import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { PersonalDataKind } from '../../identity/index.ts';

type Rows = PersonalDataKind['rows'];

/** Transfers of her ledger account, and those that she asked for or that were asked for her; oldest first. */
export async function listPersonalTransfers(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  limit: number,
): Promise<Rows> {
  const { rows } = await sql<Rows[number]>`
    with own as (
      select ledger_account_id as id from time_bank.member
      where community_id = ${communityId} and person_id = ${personId}
    )
    select t.id, t.kind::text as kind, t.minutes, t.served_on::text as "servedOn", to_json(t.made_at) #>> '{}' as "madeAt",
           case when t.payer_account_id = own.id then 'payer' when t.payee_account_id = own.id then 'payee' else 'asked' end as part,
           (case when t.payer_account_id = own.id then t.payer_balance_minutes
                 when t.payee_account_id = own.id then t.payee_balance_minutes end)::int as "balanceMinutes"
    from time_bank.transfer t left join own on own.id in (t.payer_account_id, t.payee_account_id)
    where t.community_id = ${communityId}
      and (own.id is not null or ${personId}::uuid in (t.actor_person_id, t.acting_for_person_id))
    order by t.entered_number limit ${limit}`.execute(trx);
  return rows;
}

/** Versions of the rules that she put in force. */
export async function listPersonalRules(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  limit: number,
): Promise<Rows> {
  const { rows } = await sql<Rows[number]>`
    select version, to_json(made_at) #>> '{}' as "madeAt" from time_bank.rules
    where community_id = ${communityId} and made_by_person_id = ${personId} order by version limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export async function deleteReasonsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await sql`
    delete from time_bank.transfer_reason r
    using time_bank.transfer t, time_bank.member m
    where r.community_id = ${communityId} and t.community_id = r.community_id and t.id = r.transfer_id
      and m.community_id = r.community_id and m.person_id = ${personId}
      and m.ledger_account_id in (t.payer_account_id, t.payee_account_id)`.execute(trx);
}
