import { hasRole, organisationsWithRole, type Actor } from '../identity/index.ts';

/**
 * Community managers look after needs; that they are of none of the person's firms is decided row by row by the
 * database (`needs.may_tend`). Whoever acts for somebody else has that person's eyes, not a manager's.
 */
export function canTend(actor: Actor): boolean {
  return actor.operator === undefined && hasRole(actor, 'community_manager');
}

/** Who looks after an organisation's services answers what is handed to it: of this one, or of any. */
export function canReceive(actor: Actor, organisationId?: string): boolean {
  if (actor.operator !== undefined) return false;
  const own = organisationsWithRole(actor, 'provider');
  return organisationId === undefined ? own.length > 0 : own.includes(organisationId);
}
