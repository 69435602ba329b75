import { sql, type InsertObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

function signals(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('needs.signal as s')
    .leftJoin('needs.cluster_signal as k', (join) =>
      join
        .onRef('k.community_id', '=', 's.community_id')
        .onRef('k.signal_id', '=', 's.id')
        .on('k.is_current', '=', true),
    )
    .leftJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.id', '=', 's.person_id'),
    )
    .selectAll('s')
    .select(['k.cluster_id', 'p.display_name as by'])
    .where('s.community_id', '=', communityId);
}

export type SignalRow = Awaited<ReturnType<ReturnType<typeof signals>['execute']>>[number];

export interface SignalFilter {
  show: 'all' | 'unplaced' | 'apart';
  after: [string, string] | undefined;
  limit: number;
}

export function listSignalRows(
  trx: CommunityTransaction,
  communityId: string,
  { show, after, limit }: SignalFilter,
) {
  let query = signals(trx, communityId)
    .orderBy('s.noticed_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit + 1);
  if (show === 'unplaced') query = query.where('s.entry_code', 'is', null);
  if (show === 'apart') query = query.where('s.entry_code', 'is not', null).where('k.cluster_id', 'is', null);
  if (after !== undefined)
    query = query.where(sql<boolean>`(s.noticed_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

export function findSignalRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<SignalRow | undefined> {
  return signals(trx, communityId).where('s.id', '=', id).executeTakeFirst();
}

/** Shown of one cluster; those with the most people first. */
const mostOfCluster = 200;

/** Which make a cluster, or made it until others came to stand in its place. */
export async function listSignalRowsOf(trx: CommunityTransaction, communityId: string, clusterId: string) {
  return signals(trx, communityId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('needs.cluster_signal as o')
          .select('o.signal_id')
          .whereRef('o.community_id', '=', 's.community_id')
          .whereRef('o.signal_id', '=', 's.id')
          .where('o.cluster_id', '=', clusterId),
      ),
    )
    .orderBy(sql`s.people desc nulls last`)
    .orderBy('s.noticed_at', 'desc')
    .orderBy('s.id')
    .limit(mostOfCluster)
    .execute();
}

/** Whether it was written: false when one with this id stands already. */
export async function insertSignal(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'needs.signal'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('needs.signal')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Compare and set, and only while no cluster has it. */
export async function placeSignalRow(
  trx: CommunityTransaction,
  communityId: string,
  { id, version }: { id: string; version: number },
  place: { entry_code: string; district_code: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('needs.signal as s')
    .set({ ...place, version: version + 1 })
    .where('s.community_id', '=', communityId)
    .where('s.id', '=', id)
    .where('s.version', '=', version)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('needs.cluster_signal as k')
            .select('k.signal_id')
            .whereRef('k.community_id', '=', 's.community_id')
            .whereRef('k.signal_id', '=', 's.id')
            .where('k.is_current', '=', true),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
