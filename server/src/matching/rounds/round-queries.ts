import { sql, type InsertObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

function rounds(trx: CommunityTransaction, communityId: string) {
  return trx.selectFrom('matching.round').selectAll().where('community_id', '=', communityId);
}

export type RoundRow = Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>[number];

export function listRoundRows(
  trx: CommunityTransaction,
  communityId: string,
  { after, limit }: { after: [string, string] | undefined; limit: number },
): Promise<RoundRow[]> {
  let query = rounds(trx, communityId)
    .orderBy('applies_until', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after !== undefined)
    query = query.where(sql<boolean>`(applies_until, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** `to apply`: many may at once, and none while somebody decides about the whole; `to decide`: one alone. */
export function findRoundRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  lock?: 'to apply' | 'to decide',
): Promise<RoundRow | undefined> {
  let query = rounds(trx, communityId).where('id', '=', id);
  if (lock === 'to apply') query = query.forKeyShare();
  if (lock === 'to decide') query = query.forUpdate();
  return query.executeTakeFirst();
}

/** Whether it was written: false when a round with this id stands already. */
export async function insertRound(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'matching.round'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('matching.round')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function changeRound(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: Partial<
    Pick<
      InsertObject<DB, 'matching.round'>,
      'committed' | 'commitment' | 'committed_at' | 'seed' | 'outcome' | 'drawn_at'
    >
  >,
): Promise<void> {
  await trx
    .updateTable('matching.round')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export function listApplicationRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  roundIds: readonly string[],
) {
  if (roundIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('matching.application')
    .select(['round_id', 'code', 'wishes'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('round_id', 'in', [...roundIds])
    .execute();
}

export type ApplicationRow = Awaited<ReturnType<typeof listApplicationRowsOf>>[number];

/** Codes and wishes of a round, by code. A round has no more than the package takes. */
export function listApplicationRows(
  trx: CommunityTransaction,
  communityId: string,
  roundId: string,
  limit: number,
) {
  return trx
    .selectFrom('matching.application')
    .select(['code', 'wishes'])
    .where('community_id', '=', communityId)
    .where('round_id', '=', roundId)
    .orderBy('code')
    .limit(limit)
    .execute();
}

/** Writes her wishes anew, under the code that she has. */
export async function putApplication(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'matching.application'>,
): Promise<void> {
  await trx
    .insertInto('matching.application')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'round_id', 'person_id']).doUpdateSet({
        wishes: row.wishes,
        operator_person_id: row.operator_person_id ?? null,
        changed_at: row.changed_at,
      }),
    )
    .execute();
}

export async function deleteApplication(
  trx: CommunityTransaction,
  communityId: string,
  roundId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('matching.application')
    .where('community_id', '=', communityId)
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .execute();
}

/** Names of services by their codes; those that are not offered any more included, since rounds outlive them. */
export function listServiceNames(trx: CommunityTransaction, communityId: string, codes: readonly string[]) {
  if (codes.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('catalogue.service')
    .select(['code', 'name', 'status'])
    .where('community_id', '=', communityId)
    .where('code', 'in', [...codes])
    .execute();
}
