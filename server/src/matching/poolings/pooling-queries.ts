import { sql, type InsertObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

function poolings(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('matching.pooling as g')
    .leftJoin('identity.person as m', (join) =>
      join.onRef('m.community_id', '=', 'g.community_id').onRef('m.id', '=', 'g.manager_person_id'),
    )
    .leftJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'g.community_id').onRef('s.id', '=', 'g.service_id'),
    )
    .leftJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .selectAll('g')
    .select([
      'm.display_name as manager_name',
      's.code as service_code',
      's.name as service_name',
      'o.name as provider_name',
    ])
    .where('g.community_id', '=', communityId);
}

export type PoolingRow = Awaited<ReturnType<ReturnType<typeof poolings>['execute']>>[number];

export function listPoolingRows(
  trx: CommunityTransaction,
  communityId: string,
  { after, limit }: { after: [string, string] | undefined; limit: number },
): Promise<PoolingRow[]> {
  let query = poolings(trx, communityId)
    .orderBy('g.made_at', 'desc')
    .orderBy('g.id', 'desc')
    .limit(limit + 1);
  if (after !== undefined)
    query = query.where(sql<boolean>`(g.made_at, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

export function findPoolingRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<PoolingRow | undefined> {
  return poolings(trx, communityId).where('g.id', '=', id).executeTakeFirst();
}

/** What a need is or was asked about, the latest first; what was refused no family is told of. */
export function listPoolingRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  needId: string,
  limit: number,
) {
  return poolings(trx, communityId)
    .innerJoin('matching.pooling_family as f', (join) =>
      join.onRef('f.community_id', '=', 'g.community_id').onRef('f.pooling_id', '=', 'g.id'),
    )
    .select(['f.is_agreed', 'f.cared_for'])
    .where('f.need_id', '=', needId)
    .where('g.state', '<>', 'refused')
    .orderBy('g.made_at', 'desc')
    .orderBy('g.id')
    .limit(limit)
    .execute();
}

export type AskedRow = Awaited<ReturnType<typeof listPoolingRowsOf>>[number];

/** Families of some poolings, as far as the reader looks after them. */
export function listPoolingFamilyRows(
  trx: CommunityTransaction,
  communityId: string,
  poolingIds: readonly string[],
) {
  return trx
    .selectFrom('matching.pooling_family as f')
    .innerJoin('needs.need as n', (join) =>
      join.onRef('n.community_id', '=', 'f.community_id').onRef('n.id', '=', 'f.need_id'),
    )
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'n.community_id').onRef('p.id', '=', 'n.person_id'),
    )
    .select(['f.pooling_id', 'f.is_agreed', 'p.display_name'])
    .where('f.community_id', '=', communityId)
    .where(sql<boolean>`f.pooling_id = any (${[...poolingIds]}::uuid[])`)
    .orderBy('p.display_name')
    .execute();
}

/** Needs that are being asked about, or share already. */
export async function listTakenNeedIds(trx: CommunityTransaction, communityId: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('matching.pooling_family as f')
    .innerJoin('matching.pooling as g', (join) =>
      join.onRef('g.community_id', '=', 'f.community_id').onRef('g.id', '=', 'f.pooling_id'),
    )
    .select('f.need_id')
    .where('f.community_id', '=', communityId)
    .where('g.state', 'in', ['asking', 'together'])
    .execute();
  return new Set(rows.map(({ need_id: id }) => id));
}

export async function listRefusedHashes(
  trx: CommunityTransaction,
  communityId: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('matching.pooling')
    .select('group_hash')
    .where('community_id', '=', communityId)
    .where('state', '=', 'refused')
    .where(sql<boolean>`group_hash = any (${[...hashes]}::text[])`)
    .execute();
  return new Set(rows.map(({ group_hash: hash }) => hash));
}

export async function insertPooling(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'matching.pooling'>,
): Promise<void> {
  await trx.insertInto('matching.pooling').values(row).execute();
}

export async function insertFamilies(
  trx: CommunityTransaction,
  rows: InsertObject<DB, 'matching.pooling_family'>[],
): Promise<void> {
  await trx.insertInto('matching.pooling_family').values(rows).execute();
}

export interface AnsweredRow {
  state: 'asking' | 'together' | 'apart';
  person_id: string | null;
  need_id: string | null;
  cared_for: number | null;
}

/** Nothing when it is not asked any more, or not of this need. */
export async function answerPoolingRow(
  trx: CommunityTransaction,
  answer: { poolingId: string; needId: string; agrees: boolean; at: Date; operatorPersonId: string | null },
): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`
    select * from matching.answer_pooling(${answer.poolingId}::uuid, ${answer.needId}::uuid, ${answer.agrees},
      ${answer.at}::timestamptz, ${answer.operatorPersonId}::uuid)`.execute(trx);
  return rows;
}

/** Ends it because its service is gone; who is to be told, or nobody when it was over already. */
export async function endUnservedPooling(
  trx: CommunityTransaction,
  poolingId: string,
  needId: string,
): Promise<{ person_id: string; need_id: string }[]> {
  const { rows } = await sql<{ person_id: string; need_id: string }>`
    select * from matching.end_unserved_pooling(${poolingId}::uuid, ${needId}::uuid)`.execute(trx);
  return rows;
}

export async function setSharedService(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  sharedServiceId: string,
): Promise<void> {
  await trx
    .updateTable('matching.pooling')
    .set({ shared_service_id: sharedServiceId })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function endPoolings(trx: CommunityTransaction, today: string): Promise<void> {
  await sql`select matching.end_poolings(${today}::date)`.execute(trx);
}
