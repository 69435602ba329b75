import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

export type PoolUnit = 'community_minute' | 'company_minute';

export interface PoolRow {
  id: string;
  organisation_id: string;
  organisation_code: string;
  organisation_name: string;
  unit: PoolUnit;
  year: number;
  starts_on: string;
  ends_on: string;
  ledger_account_id: string;
  committed_minutes: number;
  carried_in_minutes: number;
  carry_over_percent: number;
  doubles_gifts: boolean;
  low_at_percent: number;
  state: 'open' | 'closed';
  carried_out_minutes: number | null;
  told_alarm: 'none' | 'runs_out' | 'low' | 'empty';
  told_at: Date | null;
}

const pools = sql`
  select l.id, l.organisation_id, o.code as organisation_code, o.name as organisation_name, l.unit, l.year,
         l.starts_on::text as starts_on, l.ends_on::text as ends_on, l.ledger_account_id, l.committed_minutes,
         l.carried_in_minutes, l.carry_over_percent, l.doubles_gifts, l.low_at_percent, l.state, l.carried_out_minutes,
         l.told_alarm, l.told_at
  from time_bank.pool l
  join identity.organisation o on o.community_id = l.community_id and o.id = l.organisation_id`;

/** Open pools, and the closed ones of the latest years: at most 200. */
export async function listPoolRows(trx: CommunityTransaction, communityId: string): Promise<PoolRow[]> {
  const { rows } = await sql<PoolRow>`
    ${pools} where l.community_id = ${communityId}
    order by l.state desc, l.year desc, o.name, l.unit limit 200`.execute(trx);
  return rows;
}

export async function findPoolRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<PoolRow | undefined> {
  const { rows } =
    await sql<PoolRow>`${pools} where l.community_id = ${communityId} and l.id = ${id}`.execute(trx);
  return rows[0];
}

/** Whoever else draws from it or closes it waits until the transaction is over. */
export async function lockPool(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<PoolRow | undefined> {
  await sql`
    select 1 from time_bank.pool where community_id = ${communityId} and id = ${id} for no key update`.execute(
    trx,
  );
  return findPoolRow(trx, communityId, id);
}

/** The pool that doubles the gifts of somebody's firm today; the one with most left where she has two firms. */
export async function findDoublingPoolRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  today: string,
): Promise<PoolRow | undefined> {
  const { rows } = await sql<PoolRow>`
    ${pools}
    join time_bank.ledger_account a on a.community_id = l.community_id and a.id = l.ledger_account_id
    where l.community_id = ${communityId} and l.state = 'open' and l.doubles_gifts
      and l.starts_on <= ${today}::date and l.ends_on > ${today}::date
      and exists (select 1 from identity.membership m
                  where m.community_id = l.community_id and m.organisation_id = l.organisation_id
                    and m.person_id = ${personId} and m.is_active)
    order by a.posted_minutes desc, l.id limit 1`.execute(trx);
  return rows[0];
}

/** False where the organisation has one of this unit and year. */
export async function insertPool(
  trx: CommunityTransaction,
  communityId: string,
  pool: {
    id: string;
    organisationId: string;
    unit: PoolUnit;
    year: number;
    ledgerAccountId: string;
    committedMinutes: number;
    carriedInMinutes: number;
    carryOverPercent: number;
    doublesGifts: boolean;
    lowAtPercent: number;
    personId: string;
    now: Date;
  },
): Promise<boolean> {
  const result = await trx
    .insertInto('time_bank.pool')
    .values({
      community_id: communityId,
      id: pool.id,
      organisation_id: pool.organisationId,
      unit: pool.unit,
      year: pool.year,
      starts_on: `${pool.year}-01-01`,
      ends_on: `${pool.year + 1}-01-01`,
      ledger_account_id: pool.ledgerAccountId,
      committed_minutes: pool.committedMinutes,
      carried_in_minutes: pool.carriedInMinutes,
      carry_over_percent: pool.carryOverPercent,
      doubles_gifts: pool.doublesGifts,
      low_at_percent: pool.lowAtPercent,
      state: 'open',
      created_by_person_id: pool.personId,
      created_at: pool.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findEarlierPool(
  trx: CommunityTransaction,
  communityId: string,
  { organisationId, unit, year }: { organisationId: string; unit: PoolUnit; year: number },
): Promise<{ carried_out_minutes: number | null } | undefined> {
  return trx
    .selectFrom('time_bank.pool')
    .select('carried_out_minutes')
    .where('community_id', '=', communityId)
    .where('organisation_id', '=', organisationId)
    .where('unit', '=', unit)
    .where('year', '=', year - 1)
    .executeTakeFirst();
}

export async function hasPool(
  trx: CommunityTransaction,
  communityId: string,
  { organisationId, unit, year }: { organisationId: string; unit: PoolUnit; year: number },
): Promise<boolean> {
  const row = await trx
    .selectFrom('time_bank.pool')
    .select('id')
    .where('community_id', '=', communityId)
    .where('organisation_id', '=', organisationId)
    .where('unit', '=', unit)
    .where('year', '=', year)
    .executeTakeFirst();
  return row !== undefined;
}

export async function savePoolClosing(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  { carriedOutMinutes, now }: { carriedOutMinutes: number; now: Date },
): Promise<void> {
  await trx
    .updateTable('time_bank.pool')
    .set({ state: 'closed', carried_out_minutes: carriedOutMinutes, closed_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** What left each of these pools by day; a draw that was reversed never left. */
export async function listDrawRows(
  trx: CommunityTransaction,
  communityId: string,
  poolIds: readonly string[],
): Promise<{ pool_id: string; on: string; minutes: number }[]> {
  if (poolIds.length === 0) return [];
  const { rows } = await sql<{ pool_id: string; on: string; minutes: number }>`
    select d.pool_id, d.drawn_on::text as "on", sum(d.minutes)::int as minutes
    from time_bank.pool_draw d
    where d.community_id = ${communityId} and d.pool_id = any(${poolIds}::uuid[])
      and not exists (select 1 from time_bank.transfer r where r.community_id = d.community_id and r.reverses_id = d.id)
    group by d.pool_id, d.drawn_on order by d.drawn_on`.execute(trx);
  return rows;
}

export async function findDraw(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<{ pool_id: string; reason: string | null } | undefined> {
  return trx
    .selectFrom('time_bank.pool_draw')
    .select(['pool_id', 'reason'])
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertDraw(
  trx: CommunityTransaction,
  communityId: string,
  draw: {
    id: string;
    poolId: string;
    toMemberId: string | null;
    giftId: string | null;
    minutes: number;
    drawnOn: string;
    reason: string | null;
    now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('time_bank.pool_draw')
    .values({
      community_id: communityId,
      id: draw.id,
      pool_id: draw.poolId,
      to_member_id: draw.toMemberId,
      gift_id: draw.giftId,
      minutes: draw.minutes,
      drawn_on: draw.drawnOn,
      reason: draw.reason,
      made_at: draw.now,
    })
    .execute();
}

export async function findOrganisation(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<{ id: string; code: string; name: string } | undefined> {
  return trx
    .selectFrom('identity.organisation')
    .select(['id', 'code', 'name'])
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** The ledger account of an organisation in a ledger, if it has one; locked, so that only one is opened. */
export async function findOrganisationAccount(
  trx: CommunityTransaction,
  communityId: string,
  organisationId: string,
  ledgerId: string,
): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`organisation hours ${communityId} ${organisationId}`}, 0))`.execute(
    trx,
  );
  const row = await trx
    .selectFrom('time_bank.organisation_account')
    .select('ledger_account_id')
    .where('community_id', '=', communityId)
    .where('organisation_id', '=', organisationId)
    .where('ledger_id', '=', ledgerId)
    .executeTakeFirst();
  return row?.ledger_account_id;
}

export async function insertOrganisationAccount(
  trx: CommunityTransaction,
  communityId: string,
  account: { organisationId: string; ledgerId: string; ledgerAccountId: string },
): Promise<void> {
  await trx
    .insertInto('time_bank.organisation_account')
    .values({
      community_id: communityId,
      organisation_id: account.organisationId,
      ledger_id: account.ledgerId,
      ledger_account_id: account.ledgerAccountId,
    })
    .execute();
}
