import type { ReferralMove, ReferralState } from '@snodo/contract';

/** On which side of a referral somebody stands; a manager may stand on two. */
export type ReferralSide = 'person' | 'manager' | 'receiver';

interface Move {
  from: readonly ReferralState[];
  to: ReferralState;
  by: readonly ReferralSide[];
  /** What must be told with it. */
  wants: readonly ('reason' | 'by' | 'contact')[];
}

export const openStates = ['draft', 'requested', 'accepted', 'in_progress', 'on_hold'] as const;

const moves: Readonly<Record<ReferralMove, Move>> = {
  agree: { from: ['draft'], to: 'requested', by: ['person'], wants: ['contact'] },
  accept: { from: ['requested'], to: 'accepted', by: ['receiver'], wants: ['by'] },
  reject: { from: ['requested'], to: 'rejected', by: ['receiver'], wants: ['reason'] },
  start: { from: ['accepted', 'on_hold'], to: 'in_progress', by: ['receiver'], wants: ['by'] },
  hold: { from: ['accepted', 'in_progress'], to: 'on_hold', by: ['receiver'], wants: ['reason', 'by'] },
  complete: { from: ['in_progress'], to: 'completed', by: ['receiver'], wants: [] },
  fail: {
    from: ['accepted', 'in_progress', 'on_hold'],
    to: 'failed',
    by: ['receiver'],
    wants: ['reason'],
  },
  cancel: { from: openStates, to: 'cancelled', by: ['person', 'manager'], wants: [] },
  void: { from: openStates, to: 'entered_in_error', by: ['manager'], wants: ['reason'] },
};

/** What somebody who stands there may do now, in the order in which it is usually done. */
export function movesOf(state: ReferralState, sides: readonly ReferralSide[]): ReferralMove[] {
  return (Object.keys(moves) as ReferralMove[]).filter(
    (move) => moves[move].from.includes(state) && moves[move].by.some((side) => sides.includes(side)),
  );
}

/** To where a move leads, and what has to be told with it; a manager who calls off says why, the person need not. */
export function moveOf(
  move: ReferralMove,
  sides: readonly ReferralSide[],
): { to: ReferralState; wants: Move['wants'] } {
  const { to, wants } = moves[move];
  return { to, wants: move === 'cancel' && !sides.includes('person') ? ['reason'] : wants };
}
