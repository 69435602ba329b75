import type { Cluster, ClusterMove } from '@snodo/contract';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import type { NeedContext } from '../needs.ts';
import { changeClusterRow, insertClusterStep } from './cluster-queries.ts';
import { moveOf } from './cluster-states.ts';
import { readCluster } from './clusters.ts';
import { enterAsManager } from './signals.ts';

export interface ClusterMoveInput {
  version: number;
  move: ClusterMove;
  urgency?: number | undefined;
  words?: string | undefined;
}

/** Of two managers who decide from one version one is told that it has moved on. */
export async function moveCluster(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  id: string,
  input: ClusterMoveInput,
): Promise<Cluster> {
  await enterAsManager(trx, actor);
  const { community, clock } = context;
  const cluster = await readCluster(trx, context, id);
  if (!cluster.moves.includes(input.move)) throw changed(cluster);
  const { to, step, wants } = moveOf(input.move);
  refuseUnfit(wants, input);
  const now = clock.now();
  const isMoved = await changeClusterRow(
    trx,
    community.id,
    { id, version: input.version },
    {
      state: to,
      changed_at: now,
      ...(wants.includes('urgency') && input.urgency !== undefined ? { urgency: input.urgency } : {}),
      ...(to === 'open' ? { manager_person_id: actor.personId } : {}),
      // What was known when it was decided first; it stays what it is.
      ...(to === 'open' && cluster.baseline === null ? { baseline: toJson(baselineOf(cluster)) } : {}),
    },
  );
  if (!isMoved) throw changed(cluster);
  await insertClusterStep(trx, community.id, id, {
    step,
    at: now,
    personId: actor.personId,
    words: input.words,
  });
  return readCluster(trx, context, id);
}

function baselineOf({ atLeastPeople, services, signals }: Cluster): NonNullable<Cluster['baseline']> {
  return {
    atLeastPeople,
    services,
    signals: signals.map(({ id, entry, district, evidence, atLeastPeople: people, noticedAt }) => ({
      id,
      entry,
      district,
      evidence,
      atLeastPeople: people,
      noticedAt,
    })),
  };
}

function refuseUnfit(wants: readonly ('urgency' | 'words')[], input: ClusterMoveInput): void {
  const faults = wants
    .filter((field) => input[field] === undefined)
    .map((field) => ({ path: `json.${field}`, code: 'missing', message: 'Has to be told with this' }));
  if (faults.length > 0) throw new Problem('invalid_request', { faults });
}

function changed({ state }: Cluster): Problem {
  return new Problem('cluster_changed', {
    faults: [{ path: 'json.version', code: state, message: 'It has moved on meanwhile' }],
  });
}
