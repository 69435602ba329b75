import type { Cluster, ClusterState, Signal } from '@snodo/contract';
import { scoreOf } from './cluster-score.ts';
import { movesOf } from './cluster-states.ts';
import type { ClusterLineRow, ClusterRow, ClusterStepRow } from './cluster-queries.ts';
import type { EntryNames } from './signals.ts';

/** Which entries a service answers, and where; null: everywhere. */
export interface AnsweringService {
  entries: string[];
  districts: string[] | null;
}

/** All of a cluster that a list does not show. */
export interface ClusterStory {
  signals: Signal[];
  steps: ClusterStepRow[];
  lines: ClusterLineRow[];
}

export function toCluster(
  row: ClusterRow,
  { names, services: answering }: { names: EntryNames; services: readonly AnsweringService[] },
  story?: ClusterStory,
): Cluster {
  const state = row.state as ClusterState;
  const spoken = (codes: readonly string[]) => codes.map((code) => ({ code, name: names.get(code) ?? code }));
  const atLeastPeople = row.is_minority ? null : largestOf(row.asking, row.signal_people);
  const services = answering.filter((service) => isAnsweredBy(row, service)).length;
  return {
    id: row.id,
    version: row.version,
    state,
    entries: spoken(row.entries),
    districts: row.districts,
    isMinority: row.is_minority,
    atLeastPeople,
    atLeastAsking: row.is_minority ? null : row.asking,
    services,
    score: row.is_minority ? null : scoreOf({ urgency: row.urgency, atLeastPeople, services }),
    manager: row.manager_name,
    changedAt: row.changed_at.toISOString(),
    moves: movesOf(state),
    signalCount: row.signal_count,
    signals: story?.signals ?? [],
    baseline: story === undefined ? null : (row.baseline as unknown as Cluster['baseline']),
    steps: (story?.steps ?? []).map(({ step, at, by, words }) => ({
      step: step as Cluster['steps'][number]['step'],
      at: at.toISOString(),
      by,
      words,
    })),
    lineage: (story?.lines ?? []).map(({ id, side, kind, entries, districts }) => ({
      cluster: id,
      side,
      kind,
      entries: spoken(entries),
      districts,
    })),
  };
}

function largestOf(...people: (number | null)[]): number | null {
  const known = people.filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function isAnsweredBy(row: ClusterRow, { entries, districts }: AnsweringService): boolean {
  return (
    entries.some((code) => row.entries.includes(code)) &&
    (row.districts.length === 0 ||
      districts === null ||
      districts.some((code) => row.districts.includes(code)))
  );
}
