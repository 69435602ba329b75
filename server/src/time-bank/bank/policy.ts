import { hasRole, organisationsWithRole, type Actor } from '../../identity/index.ts';

/**
 * Whoever looks after the time bank: its secretary, and the programme's community managers. Never on behalf of somebody
 * else: an operator who acts for a member has the member's basic roles and none of these.
 */
export function canKeepTimeBank(actor: Actor): boolean {
  return actor.operator === undefined && (hasRole(actor, 'secretary') || hasRole(actor, 'community_manager'));
}

/** Nobody decides about her own admission, hours or request. */
export function canDecideAbout(actor: Actor, personId: string): boolean {
  return canKeepTimeBank(actor) && actor.personId !== personId;
}

/** The firms whose released hours somebody may read: hers as HR officer, all as keeper. */
export type ReleaseReach = { kind: 'all' } | { kind: 'organisations'; ids: string[] } | { kind: 'none' };

export function companyReleaseReach(actor: Actor): ReleaseReach {
  if (canKeepTimeBank(actor)) return { kind: 'all' };
  const ids = actor.operator === undefined ? organisationsWithRole(actor, 'hr_officer') : [];
  return ids.length > 0 ? { kind: 'organisations', ids } : { kind: 'none' };
}
