import { hasRole, organisationsWithRole, type Actor } from '../identity/index.ts';

/** Who answers for a place: its host's people with that role, and the programme's managers. Nobody on behalf. */
export function canHost(actor: Actor, hostId: string): boolean {
  if (actor.operator !== undefined) return false;
  return hasRole(actor, 'community_manager') || organisationsWithRole(actor, 'host').includes(hostId);
}

/** Somebody who hosts anything at all, or could. */
export function isHost(actor: Actor): boolean {
  return actor.operator === undefined && (hasRole(actor, 'community_manager') || hasRole(actor, 'host'));
}

/** Organisations whose places she looks after; undefined: all of them. */
export function hostedOrganisations(actor: Actor): string[] | undefined {
  return hasRole(actor, 'community_manager') ? undefined : organisationsWithRole(actor, 'host');
}
