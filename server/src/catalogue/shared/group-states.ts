import type { SharedState } from '@snodo/contract';

export interface Gathered {
  state: SharedState;
  /** Families that are in it and stay. */
  families: number;
  quorum: number;
}

/** What becomes of a shared service when families come or leave. */
export type Regrouping =
  /** Nothing but the number has changed. */
  | 'stay'
  /** Enough have come: whoever gives the service is asked. */
  | 'ready'
  /** Too few are left: it waits for others. */
  | 'forming'
  /** The shares are others now: each is asked again. */
  | 'quote';

/**
 * ```
 * forming ─quorum▶ ready ─confirm▶ quoted ─all agree▶ active ─end▶ ended
 *    │  ◀─leaver─────┴────leaver─────┤ ◀──leaver, joiner──┤
 *    └─day▶ expired      decline▶ declined      too few: forming again
 * ```
 */
export function regroupingOf({ state, families, quorum }: Gathered): Regrouping {
  const isEnough = families >= quorum;
  switch (state) {
    case 'forming':
      return isEnough ? 'ready' : 'stay';
    case 'ready':
      return isEnough ? 'stay' : 'forming';
    case 'quoted':
    case 'active':
      return isEnough ? 'quote' : 'forming';
    default:
      return 'stay';
  }
}

export function isUnderWay(state: SharedState): boolean {
  return ['forming', 'ready', 'quoted', 'active'].includes(state);
}

/** Steps of whoever gives the service. */
export function stepsOfKeeper(state: SharedState): ('confirm' | 'decline' | 'end')[] {
  switch (state) {
    case 'ready':
      return ['confirm', 'decline'];
    case 'forming':
    case 'quoted':
      return ['decline'];
    case 'active':
      return ['end'];
    default:
      return [];
  }
}
