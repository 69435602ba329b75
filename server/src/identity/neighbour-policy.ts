import { hasRole } from './actors.ts';
import type { Actor } from './rows.ts';

/** Hosts of places, linkers (facilitators and operators) and whoever looks after the programme may invite. */
export function canInvite(actor: Actor): boolean {
  return (['host', 'facilitator', 'operator', 'community_manager'] as const).some((role) =>
    hasRole(actor, role),
  );
}

export function seesEveryInvitation(actor: Actor): boolean {
  return hasRole(actor, 'community_manager');
}
