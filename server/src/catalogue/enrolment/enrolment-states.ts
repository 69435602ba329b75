import type { EnrolmentState, EnrolmentStep } from '@snodo/contract';

/** States in which places are kept for her: a request and an offer keep theirs too, or two could have the last one. */
export const holdingStates = [
  'requested',
  'offered',
  'accepted',
  'attended',
  'leaving',
] as const satisfies readonly EnrolmentState[];

/** States that are not over: nobody has two of them in one intake. */
export const openStates = [...holdingStates, 'waiting'] as const;

export function isOpenState(state: EnrolmentState): boolean {
  return openStates.some((open) => open === state);
}

export function isHoldingState(state: EnrolmentState): boolean {
  return holdingStates.some((holding) => holding === state);
}

/**
 * What a person may do with an enrolment of hers.
 *
 * ```
 * requested ─accept▶ accepted ─attend▶ attended ─cancel▶ leaving ─day▶ ended
 *     │ ├ declined      └─cancel▶ cancelled
 *     │ └ withdrawn
 * waiting ─offer▶ offered ─take▶ accepted (a request again where the price is still to be agreed)
 *     └ withdrawn     ├─refuse▶ withdrawn
 *                     └─clock▶ lapsed
 * ```
 */
export function stepsOf(state: EnrolmentState): EnrolmentStep[] {
  switch (state) {
    case 'requested':
    case 'waiting':
      return ['withdraw'];
    case 'offered':
      return ['take', 'refuse'];
    case 'accepted':
    case 'attended':
      return ['cancel'];
    default:
      return [];
  }
}

/** What whoever gives the service may decide in a state. */
export function decisionsOf(state: EnrolmentState): ('accept' | 'decline' | 'end')[] {
  switch (state) {
    case 'requested':
      return ['accept', 'decline'];
    case 'waiting':
      return ['decline'];
    case 'accepted':
    case 'attended':
    case 'leaving':
      return ['end'];
    default:
      return [];
  }
}

export interface Queueing {
  /** 1: next in the queue. */
  position: number;
  placesNeeded: number;
  freePlaces: number;
  isOpen: boolean;
  /** An offer to somebody is out. */
  isOfferedToOther: boolean;
}

/**
 * Why somebody in the queue was not asked yet. The order of the queue is strict: a place that is too few for the
 * first is not given past her, or whoever asks for two would never have a turn.
 */
export function reasonsToWait(at: Queueing) {
  const reasons: (
    | 'no_place_free'
    | 'others_before'
    | 'offered_to_other'
    | 'needs_more_places'
    | 'intake_closed'
  )[] = [];
  if (!at.isOpen) reasons.push('intake_closed');
  if (at.isOfferedToOther) reasons.push('offered_to_other');
  if (at.position > 1) reasons.push('others_before');
  if (at.freePlaces === 0) reasons.push('no_place_free');
  else if (at.placesNeeded > at.freePlaces) reasons.push('needs_more_places');
  return reasons;
}
