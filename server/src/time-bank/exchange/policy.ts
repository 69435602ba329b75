import { hasRole, type Actor } from '../../identity/index.ts';
import { type Standing } from '../membership.ts';

/** Names of people are for members alone; whoever belongs to the community may see what is on the board. */
export function canSeeNames(standing: Standing): boolean {
  return standing.membership === 'admitted';
}

/**
 * Whose offers and requests a reader never sees: what people of her own firm need is nothing for its HR officer,
 * in whichever role she reads.
 */
export function hiddenOrganisations(actor: Actor): string[] {
  return actor.memberships.flatMap(({ organisation, heldRoles }) =>
    organisation !== null && heldRoles.includes('hr_officer') ? [organisation.id] : [],
  );
}

/** Asking needs no insurance; giving does, on the day on which it is given. */
export function canGive(standing: Standing, day: string): boolean {
  return standing.membership === 'admitted' && standing.insuredUntil !== null && standing.insuredUntil >= day;
}

/** An operator who is a party herself does not act for another party of the same exchange. */
export function canActFor(actor: Actor, partyIds: readonly string[]): boolean {
  return actor.operator === undefined || !partyIds.includes(actor.operator.personId);
}

export function canMediate(actor: Actor): boolean {
  return actor.operator === undefined && (hasRole(actor, 'secretary') || hasRole(actor, 'community_manager'));
}

/** Whoever decides between people is none of them, and has acted for none of them in it. */
export function canDecide(
  actor: Actor,
  exchange: { partyIds: readonly string[]; operatorIds: readonly string[] },
): boolean {
  return (
    canMediate(actor) &&
    !exchange.partyIds.includes(actor.personId) &&
    !exchange.operatorIds.includes(actor.personId)
  );
}

export function canReverse(actor: Actor): boolean {
  return actor.operator === undefined && hasRole(actor, 'secretary');
}

/** The parties, and a mediator from the first objection on. */
export function canReadExchange(
  actor: Actor,
  exchange: { partyIds: readonly string[]; operatorIds: readonly string[]; hasDispute: boolean },
): boolean {
  if (exchange.partyIds.includes(actor.personId)) return canActFor(actor, exchange.partyIds);
  return exchange.hasDispute && canDecide(actor, exchange);
}
