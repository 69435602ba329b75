import { sql, type Insertable, type Updateable } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

export function findLedgerAccountRow(trx: CommunityTransaction, communityId: string, id: string) {
  return trx
    .selectFrom('time_bank.ledger_account')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function findLedgerAccountRowOf(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('time_bank.member as m')
    .innerJoin('time_bank.ledger_account as a', (join) =>
      join.onRef('a.community_id', '=', 'm.community_id').onRef('a.id', '=', 'm.ledger_account_id'),
    )
    .selectAll('a')
    .where('m.community_id', '=', communityId)
    .where('m.person_id', '=', personId)
    .executeTakeFirst();
}

/** In the order of their ids, like every statement that locks more than one. */
export async function lockLedgerAccountRows(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
): Promise<void> {
  await trx
    .selectFrom('time_bank.ledger_account')
    .select('id')
    .where('community_id', '=', communityId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Of two that open the same account the first does. */
export async function insertLedgerAccount(
  trx: CommunityTransaction,
  row: Insertable<DB['time_bank.ledger_account']>,
): Promise<void> {
  await trx.insertInto('time_bank.ledger_account').values(row).execute();
}

export async function updateLedgerAccount(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  change: Updateable<DB['time_bank.ledger_account']>,
): Promise<void> {
  await trx
    .updateTable('time_bank.ledger_account')
    .set(change)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export function findNewestRulesRow(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('time_bank.rules')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Does nothing when the version is there already. */
export async function insertRules(
  trx: CommunityTransaction,
  row: Insertable<DB['time_bank.rules']>,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('time_bank.rules')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return inserted !== undefined;
}

/**
 * Gives persons and organisations the limits of these rules. Somebody who is beyond a new limit keeps, as her own
 * limit, where she stands: nothing is taken back, and she cannot go further that way. Accounts of a community are
 * locked in the order of their ids.
 */
export async function updateLimitsToRules(
  trx: CommunityTransaction,
  communityId: string,
  version: number,
): Promise<void> {
  await sql`
    with locked as materialized (
      select id from time_bank.ledger_account
      where community_id = ${communityId} and not has_own_limits and kind in ('person', 'organisation') and state <> 'closed'
      order by id for no key update
    )
    update time_bank.ledger_account a
    set hard_floor_minutes = least(r.hard_floor_minutes, a.posted_minutes - a.held_out_minutes),
        hard_ceiling_minutes = greatest(r.hard_ceiling_minutes, a.posted_minutes + a.held_in_minutes),
        soft_floor_minutes = r.soft_floor_minutes, soft_ceiling_minutes = r.soft_ceiling_minutes,
        rule_version = r.version
    from time_bank.rules r, locked
    where r.community_id = ${communityId} and r.version = ${version}
      and a.community_id = ${communityId} and a.id = locked.id`.execute(trx);
}

export function listLedgerRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('time_bank.ledger')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('unit')
    .execute();
}

/** Does nothing when the community has a ledger of this unit. */
export async function insertLedger(
  trx: CommunityTransaction,
  row: Pick<Insertable<DB['time_bank.ledger']>, 'community_id' | 'id' | 'unit' | 'opened_at'>,
): Promise<void> {
  await trx
    .insertInto('time_bank.ledger')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The accounts that are the community's own: one fund and one clearing account in each ledger. */
export function listSystemAccountRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('time_bank.ledger_account')
    .select(['id', 'ledger_id', 'kind'])
    .where('community_id', '=', communityId)
    .where('kind', 'in', ['fund', 'clearing'])
    .execute();
}

/** Communities are few and this is done once for each: whoever comes second waits. */
export async function lockOpening(trx: CommunityTransaction, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`time bank ${communityId}`}, 0))`.execute(trx);
}
