import type { ExchangeState, ExchangeStep } from '@snodo/contract';

/** Who takes a step. */
export type StepTaker = 'organiser' | 'answerer' | 'party' | 'mediator' | 'secretary' | 'clock';

interface Transition {
  from: readonly ExchangeState[];
  to: readonly ExchangeState[];
  by: readonly StepTaker[];
}

/**
 * Every step of an exchange. Where a step may end in several states the operation says in which: a confirmation of
 * other minutes leaves it done, one of the same minutes posts it.
 *
 * ```
 * proposed ─accept▶ agreed ─finish▶ done ─confirm▶ posted ─reverse▶ reversed
 *    │                │              │ └─clock────▲  │
 *    ├ declined       ├ cancelled    └─dispute▶ disputed ─decide▶ posted · voided · reversed
 *    ├ withdrawn      └ expired
 *    └ expired      gathering ─finish▶ done
 * ```
 */
export const transitions: Readonly<Record<Exclude<ExchangeStep, 'propose' | 'gather'>, Transition>> = {
  join: { from: ['gathering'], to: ['gathering'], by: ['answerer'] },
  leave: { from: ['gathering'], to: ['gathering'], by: ['answerer'] },
  accept: { from: ['proposed'], to: ['agreed'], by: ['answerer'] },
  decline: { from: ['proposed'], to: ['declined'], by: ['answerer'] },
  withdraw: { from: ['proposed'], to: ['withdrawn'], by: ['organiser'] },
  cancel: { from: ['agreed', 'gathering'], to: ['cancelled'], by: ['organiser', 'party'] },
  finish: { from: ['agreed', 'gathering'], to: ['done'], by: ['organiser', 'party'] },
  confirm: { from: ['done'], to: ['done', 'posted'], by: ['party'] },
  dispute: { from: ['agreed', 'done', 'posted'], to: ['disputed'], by: ['party'] },
  expire: { from: ['proposed', 'agreed', 'gathering'], to: ['expired'], by: ['clock'] },
  remind: { from: ['done'], to: ['done'], by: ['clock'] },
  post: { from: ['done'], to: ['posted'], by: ['clock'] },
  decide: { from: ['disputed'], to: ['posted', 'voided', 'reversed'], by: ['mediator'] },
  reverse: { from: ['posted'], to: ['reversed'], by: ['secretary'] },
};

/** States in which nothing is set aside any more, and nothing moves but back. */
export const endStates = [
  'posted',
  'declined',
  'withdrawn',
  'cancelled',
  'expired',
  'voided',
  'reversed',
] as const satisfies readonly ExchangeState[];

export function isUnderWay(state: ExchangeState): boolean {
  return !endStates.some((end) => end === state);
}

/** What the steps of a party depend on. */
export interface Standpoint {
  state: ExchangeState;
  isSeveral: boolean;
  isOrganiser: boolean;
  /** She has stated the minutes that stand now, so it is another's turn. */
  hasStated: boolean;
  /** Of several people: she was there. */
  hasAttended: boolean;
  /** A party may still object to what has moved. */
  mayContest: boolean;
  /** Somebody has joined: a meeting of nobody has not taken place. */
  hasOthers: boolean;
}

/** The steps that are open to a party now, the first being the one that is waited for. */
export function stepsOfParty(at: Standpoint): ExchangeStep[] {
  const { state, isSeveral, isOrganiser } = at;
  switch (state) {
    case 'proposed':
      return isOrganiser ? ['withdraw'] : ['accept', 'decline'];
    case 'gathering':
      if (!isOrganiser) return ['leave'];
      return at.hasOthers ? ['finish', 'cancel'] : ['cancel'];
    case 'agreed':
      return ['finish', 'cancel', 'dispute'];
    case 'done': {
      // Somebody who was not there has nothing to confirm, and may object if she was.
      const mayConfirm = !at.hasStated && (!isSeveral || at.hasAttended);
      return mayConfirm ? ['confirm', 'dispute'] : ['dispute'];
    }
    case 'posted':
      return at.mayContest ? ['dispute'] : [];
    default:
      return [];
  }
}

/** Whether the exchange waits for this party. */
export function isTurnOf(at: Standpoint): boolean {
  const [first] = stepsOfParty(at);
  if (at.state === 'gathering') return false;
  return first === 'accept' || first === 'confirm' || (first === 'finish' && !at.isSeveral);
}
