import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

function parties(trx: CommunityTransaction, communityId: string, exchangeId: string) {
  return trx
    .selectFrom('time_bank.exchange_party as y')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'y.community_id').onRef('p.id', '=', 'y.person_id'),
    )
    .selectAll('y')
    .select('p.display_name')
    .where('y.community_id', '=', communityId)
    .where('y.exchange_id', '=', exchangeId);
}

export type PartyRow = Awaited<ReturnType<ReturnType<typeof parties>['execute']>>[number];

/** Those who are in it, in the order of their ids; who has left stays known and is not among them. */
export function listPartyRows(trx: CommunityTransaction, communityId: string, exchangeId: string) {
  return parties(trx, communityId, exchangeId)
    .where('y.left_at', 'is', null)
    .orderBy('y.id')
    .limit(40)
    .execute();
}

/** Everybody who ever was in it, for whoever must have been none of them. */
export async function listPeopleEverIn(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
): Promise<{ partyIds: string[]; operatorIds: string[] }> {
  const { rows } = await sql<{ party_ids: string[]; operator_ids: string[] }>`
    select array(select y.person_id from time_bank.exchange_party y
             where y.community_id = ${communityId} and y.exchange_id = ${exchangeId}) as party_ids,
           array(select distinct t.operator_person_id from time_bank.exchange_trail t
             where t.community_id = ${communityId} and t.exchange_id = ${exchangeId}
               and t.operator_person_id is not null) as operator_ids`.execute(trx);
  return { partyIds: rows[0]?.party_ids ?? [], operatorIds: rows[0]?.operator_ids ?? [] };
}

export async function insertParty(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'time_bank.exchange_party'>,
): Promise<void> {
  await trx.insertInto('time_bank.exchange_party').values(row).execute();
}

/** Somebody who had left comes back as the same party. */
export async function rejoinParty(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
  personId: string,
  now: Date,
): Promise<string | undefined> {
  const row = await trx
    .updateTable('time_bank.exchange_party')
    .set({ left_at: null, accepted_at: now })
    .where('community_id', '=', communityId)
    .where('exchange_id', '=', exchangeId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function changeParty(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'time_bank.exchange_party'>,
): Promise<void> {
  await trx
    .updateTable('time_bank.exchange_party')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export interface TrailRow {
  step: string;
  at: Date;
  person_name: string | null;
  operator_name: string | null;
  minutes: number | null;
  note: string | null;
}

export async function listTrailRows(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
  limit: number,
): Promise<TrailRow[]> {
  const { rows } = await sql<TrailRow>`
    select t.step, t.at, p.display_name as person_name, o.display_name as operator_name, t.minutes, t.note
    from time_bank.exchange_trail t
    left join identity.person p on p.community_id = t.community_id and p.id = t.person_id
    left join identity.person o on o.community_id = t.community_id and o.id = t.operator_person_id
    where t.community_id = ${communityId} and t.exchange_id = ${exchangeId}
    order by t.number limit ${limit}`.execute(trx);
  return rows;
}

/** The next entry, under the lock of the exchange's row; answers its number. */
export async function insertTrail(
  trx: CommunityTransaction,
  row: Omit<InsertObject<DB, 'time_bank.exchange_trail'>, 'number'>,
): Promise<number> {
  const { number } = await trx
    .insertInto('time_bank.exchange_trail')
    .values((eb) => ({
      ...row,
      number: eb
        .selectFrom('time_bank.exchange_trail')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
        .where('community_id', '=', row.community_id as string)
        .where('exchange_id', '=', row.exchange_id as string),
    }))
    .returning('number')
    .executeTakeFirstOrThrow();
  return number;
}

export function findDisputeRow(trx: CommunityTransaction, communityId: string, exchangeId: string) {
  return trx
    .selectFrom('time_bank.exchange_dispute as d')
    .leftJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'd.community_id').onRef('p.id', '=', 'd.opened_by_person_id'),
    )
    .leftJoin('identity.person as m', (join) =>
      join.onRef('m.community_id', '=', 'd.community_id').onRef('m.id', '=', 'd.mediator_person_id'),
    )
    .select(['d.number', 'd.reason', 'd.had_moved', 'd.verdict', 'd.minutes', 'd.note', 'd.decided_at'])
    .select(['p.display_name as opened_by_name', 'm.display_name as mediator_name'])
    .where('d.community_id', '=', communityId)
    .where('d.exchange_id', '=', exchangeId)
    .orderBy('d.number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type DisputeRow = NonNullable<Awaited<ReturnType<typeof findDisputeRow>>>;

export async function insertDispute(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'time_bank.exchange_dispute'>,
): Promise<void> {
  await trx.insertInto('time_bank.exchange_dispute').values(row).execute();
}

export async function decideDisputeRow(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
  number: number,
  decision: UpdateObject<DB, 'time_bank.exchange_dispute'>,
): Promise<void> {
  await trx
    .updateTable('time_bank.exchange_dispute')
    .set(decision)
    .where('community_id', '=', communityId)
    .where('exchange_id', '=', exchangeId)
    .where('number', '=', number)
    .execute();
}
