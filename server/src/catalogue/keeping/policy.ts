import { Problem } from '../../http/index.ts';
import { hasRole, organisationsWithRole, type Actor } from '../../identity/index.ts';

/** Which services somebody looks after: all, or those of these organisations. */
export type Keeping = 'all' | readonly string[];

/** Community managers look after all of the catalogue, providers after what is their own; nobody for somebody else. */
export function keepingOf(actor: Actor): Keeping {
  if (actor.operator !== undefined) throw new Problem('not_on_behalf');
  if (hasRole(actor, 'community_manager')) return 'all';
  const own = organisationsWithRole(actor, 'provider');
  if (own.length === 0) throw new Problem('forbidden');
  return own;
}

export function keeps(keeping: Keeping, organisationId: string): boolean {
  return keeping === 'all' || keeping.includes(organisationId);
}

/** What vouches for providers, and the words of the taxonomy, are the managers’ alone. */
export function requireManager(actor: Actor): void {
  if (keepingOf(actor) !== 'all') throw new Problem('forbidden');
}
