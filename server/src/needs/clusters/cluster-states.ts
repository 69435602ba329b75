import type { ClusterMove, ClusterState, ClusterStepName } from '@snodo/contract';

interface Move {
  from: readonly ClusterState[];
  to: ClusterState;
  step: ClusterStepName;
  /** What must be told with it. */
  wants: readonly ('urgency' | 'words')[];
}

const moves: Readonly<Record<ClusterMove, Move>> = {
  decide: { from: ['suggested'], to: 'open', step: 'decided', wants: ['urgency'] },
  work: { from: ['open'], to: 'working', step: 'worked_on', wants: ['words'] },
  answer: { from: ['open', 'working'], to: 'answered', step: 'answered', wants: ['words'] },
  close: { from: ['open', 'working', 'answered'], to: 'closed', step: 'closed', wants: ['words'] },
  dismiss: { from: ['suggested'], to: 'dismissed', step: 'dismissed', wants: ['words'] },
  reopen: {
    from: ['answered', 'closed', 'dismissed'],
    to: 'open',
    step: 'reopened',
    wants: ['urgency', 'words'],
  },
};

/** Signals and needs go on to it, and it can be merged and split. */
export const liveStates = ['suggested', 'open', 'working', 'answered'] as const;

/** What may be done now, in the order in which it is usually done. */
export function movesOf(state: ClusterState): ClusterMove[] {
  return (Object.keys(moves) as ClusterMove[]).filter((move) => moves[move].from.includes(state));
}

export function moveOf(move: ClusterMove): Omit<Move, 'from'> {
  return moves[move];
}

export function isLive(state: ClusterState): boolean {
  return liveStates.some((live) => live === state);
}
