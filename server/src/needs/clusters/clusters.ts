import type { Cluster } from '@snodo/contract';
import { listAnsweredDistricts } from '../../catalogue/index.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import type { NeedContext } from '../needs.ts';
import { toCluster } from './cluster-rows.ts';
import * as queries from './cluster-queries.ts';
import { listSignalRowsOf } from './signal-queries.ts';
import { enterAsManager, namesOf, toSignal } from './signals.ts';

export async function listClusters(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  show: queries.ClusterShow,
): Promise<{ items: Cluster[] }> {
  await enterAsManager(trx, actor);
  const rows = await queries.listClusterRows(trx, context.community.id, show);
  const facts = await factsOf(trx, context, rows);
  const items = rows.map((row) => toCluster(row, facts));
  if (show === 'over') return { items };
  return { items: items.toSorted((one, other) => (other.score?.total ?? 0) - (one.score?.total ?? 0)) };
}

export async function getCluster(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  id: string,
): Promise<Cluster> {
  await enterAsManager(trx, actor);
  return readCluster(trx, context, id);
}

/** With all of its story; the caller has said who reads. */
export async function readCluster(
  trx: CommunityTransaction,
  context: NeedContext,
  id: string,
): Promise<Cluster> {
  const { community } = context;
  const row = await queries.findClusterRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  const facts = await factsOf(trx, context, [row]);
  const signals = await listSignalRowsOf(trx, community.id, id);
  return toCluster(row, facts, {
    signals: signals.map((signal) => toSignal(signal, facts.names)),
    steps: await queries.listClusterStepRows(trx, community.id, id),
    lines: await queries.listClusterLineRows(trx, community.id, id),
  });
}

async function factsOf(trx: CommunityTransaction, context: NeedContext, rows: readonly queries.ClusterRow[]) {
  const codes = [...new Set(rows.flatMap(({ entries }) => entries))];
  return {
    names: await namesOf(trx, context),
    services: codes.length === 0 ? [] : await listAnsweredDistricts(trx, context.community, codes),
  };
}
