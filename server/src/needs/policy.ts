import { hasRole, type Actor } from '../identity/index.ts';

/**
 * Community managers look after needs; that they are of none of the person's firms is decided row by row by the
 * database (`needs.may_tend`). Whoever acts for somebody else has that person's eyes, not a manager's.
 */
export function canTend(actor: Actor): boolean {
  return actor.operator === undefined && hasRole(actor, 'community_manager');
}
