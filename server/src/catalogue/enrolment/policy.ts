import { Problem } from '../../http/index.ts';
import { hasRole, organisationsWithRole, refuseOnBehalf, type Actor } from '../../identity/index.ts';

/** Whose services somebody keeps: all of the community's, or those that her organisations give. */
export type Kept = 'all' | string[];

/** Managers keep every service, people with the role of a provider their own organisation's. */
export function keptProviders(actor: Actor): Kept {
  if (actor.operator !== undefined) return [];
  return hasRole(actor, 'community_manager') ? 'all' : organisationsWithRole(actor, 'provider');
}

export function canKeep(actor: Actor, providerId: string): boolean {
  const kept = keptProviders(actor);
  return kept === 'all' || kept.includes(providerId);
}

/** For whoever has no desk at all. */
export function requireDesk(actor: Actor): Kept {
  refuseOnBehalf(actor);
  const kept = keptProviders(actor);
  if (kept !== 'all' && kept.length === 0) throw new Problem('forbidden');
  return kept;
}

/** Words about a service are shown or hidden by managers, never by whoever they are about. */
export function canModerate(actor: Actor): boolean {
  return actor.operator === undefined && hasRole(actor, 'community_manager');
}

/**
 * Organisations for which the reader speaks as employer. What people of these ask for is never hers to see, in
 * whichever role she reads.
 */
export function employersOf(actor: Actor): string[] {
  return actor.memberships.flatMap(({ organisation, heldRoles }) =>
    organisation !== null && heldRoles.includes('hr_officer') ? [organisation.id] : [],
  );
}
