import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ClusterState, ClusterStepName } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { liveStates } from './cluster-states.ts';

export type ClusterShow = 'suggested' | 'decided' | 'few' | 'over';

/** More are not looked after at once. */
const mostClusters = 200;

function clusters(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('needs.cluster as c')
    .leftJoin('identity.person as m', (join) =>
      join.onRef('m.community_id', '=', 'c.community_id').onRef('m.id', '=', 'c.manager_person_id'),
    )
    .selectAll('c')
    .select([
      'm.display_name as manager_name',
      sql<number | null>`needs.count_asking(c.entries, c.districts)`.as('asking'),
      sql<number>`(select count(*)::int from needs.cluster_signal k
        where k.community_id = c.community_id and k.cluster_id = c.id
          and (k.is_current or c.state in ('merged', 'split')))`.as('signal_count'),
      sql<number | null>`(select max(s.people) from needs.cluster_signal k
        join needs.signal s on s.community_id = k.community_id and s.id = k.signal_id
        where k.community_id = c.community_id and k.cluster_id = c.id
          and (k.is_current or c.state in ('merged', 'split')))`.as('signal_people'),
    ])
    .where('c.community_id', '=', communityId);
}

export type ClusterRow = Awaited<ReturnType<ReturnType<typeof clusters>['execute']>>[number];

export function listClusterRows(trx: CommunityTransaction, communityId: string, show: ClusterShow) {
  let query = clusters(trx, communityId).orderBy('c.changed_at', 'desc').orderBy('c.id').limit(mostClusters);
  const [suggested, ...decided] = liveStates;
  if (show === 'suggested') query = query.where('c.state', '=', suggested);
  if (show === 'decided') query = query.where('c.state', 'in', decided).where('c.is_minority', '=', false);
  if (show === 'few') query = query.where('c.state', 'in', decided).where('c.is_minority', '=', true);
  if (show === 'over') query = query.where('c.state', 'not in', [...liveStates]);
  return query.execute();
}

export function findClusterRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<ClusterRow | undefined> {
  return clusters(trx, communityId).where('c.id', '=', id).executeTakeFirst();
}

export interface NewClusterStep {
  step: ClusterStepName;
  at: Date;
  personId: string;
  words?: string | undefined;
}

/** The cluster's row is locked by the change that the step tells of, so numbers have no gap. */
export async function insertClusterStep(
  trx: CommunityTransaction,
  communityId: string,
  clusterId: string,
  { step, at, personId, words }: NewClusterStep,
): Promise<void> {
  await sql`
    insert into needs.cluster_step (community_id, id, cluster_id, number, step, at, person_id, words)
    select ${communityId}::uuid, ${uuidv7()}::uuid, ${clusterId}::uuid, 1 + coalesce(max(number), 0), ${step},
           ${at}::timestamptz, ${personId}::uuid, ${words ?? null}
    from needs.cluster_step where community_id = ${communityId} and cluster_id = ${clusterId}`.execute(trx);
}

/** More is no story any more; the newest of them. */
const mostSteps = 100;

export async function listClusterStepRows(trx: CommunityTransaction, communityId: string, clusterId: string) {
  const rows = await trx
    .selectFrom('needs.cluster_step as s')
    .leftJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.id', '=', 's.person_id'),
    )
    .select(['s.step', 's.at', 's.words', 'p.display_name as by'])
    .where('s.community_id', '=', communityId)
    .where('s.cluster_id', '=', clusterId)
    .orderBy('s.number', 'desc')
    .limit(mostSteps)
    .execute();
  return rows.reverse();
}

export type ClusterStepRow = Awaited<ReturnType<typeof listClusterStepRows>>[number];

export interface ClusterLineRow {
  id: string;
  side: 'from' | 'into';
  kind: 'merged' | 'split';
  entries: string[];
  districts: string[];
}

/** What a cluster came from and what came of it; few of each by the bounds of merging and splitting. */
export async function listClusterLineRows(
  trx: CommunityTransaction,
  communityId: string,
  clusterId: string,
): Promise<ClusterLineRow[]> {
  const { rows } = await sql<ClusterLineRow>`
    select c.id, case when l.to_cluster_id = ${clusterId} then 'from' else 'into' end as side, l.kind, c.entries, c.districts
    from needs.cluster_line l
    join needs.cluster c on c.community_id = l.community_id
      and c.id = case when l.to_cluster_id = ${clusterId} then l.from_cluster_id else l.to_cluster_id end
    where l.community_id = ${communityId} and ${clusterId} in (l.from_cluster_id, l.to_cluster_id)
    order by side, c.made_at, c.id limit 20`.execute(trx);
  return rows;
}

/** Compare and set: of two changes to one version one is told `true`. */
export async function changeClusterRow(
  trx: CommunityTransaction,
  communityId: string,
  { id, version }: { id: string; version: number },
  changes: {
    state: ClusterState;
    changed_at: Date;
    urgency?: number;
    manager_person_id?: string;
    baseline?: ReturnType<typeof sql<string>>;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('needs.cluster')
    .set({ ...changes, version: version + 1 })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
