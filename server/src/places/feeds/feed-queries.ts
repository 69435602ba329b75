import { sql, type InsertObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

function feeds(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.calendar_feed as f')
    .leftJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 'f.community_id').onRef('p.id', '=', 'f.place_id'),
    )
    .leftJoin('places.district as d', (join) =>
      join.onRef('d.community_id', '=', 'f.community_id').onRef('d.code', '=', 'f.district_code'),
    )
    .select(['f.id', 'f.person_id', 'f.kind', 'f.district_code', 'f.language', 'f.made_at'])
    .select(['p.code as place_code', 'p.name as place_name', 'd.name as district_name'])
    .where('f.community_id', '=', communityId);
}

export type FeedRow = Awaited<ReturnType<ReturnType<typeof feeds>['execute']>>[number];

export function findFeedByHash(
  trx: CommunityTransaction,
  communityId: string,
  secretHash: Buffer,
): Promise<FeedRow | undefined> {
  return feeds(trx, communityId).where('f.secret_hash', '=', secretHash).executeTakeFirst();
}

export function listFeedRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  limit: number,
): Promise<FeedRow[]> {
  return feeds(trx, communityId)
    .where('f.person_id', '=', personId)
    .orderBy('f.made_at')
    .orderBy('f.id')
    .limit(limit)
    .execute();
}

/** One person's feeds are counted one after the other. */
export async function lockFeedsOf(trx: CommunityTransaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar feeds ${personId}`}, 0))`.execute(trx);
}

export async function insertFeed(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'places.calendar_feed'>,
): Promise<void> {
  await trx.insertInto('places.calendar_feed').values(row).execute();
}

export async function deleteFeed(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('places.calendar_feed')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
