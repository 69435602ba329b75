import type { Actor } from '../../identity/index.ts';

/** Whoever belongs to the community may read the ledger account that is hers, and an operator for her by her mandate. */
export function canReadOwnLedger(actor: Actor): boolean {
  return actor.memberships.length > 0;
}

/**
 * Whoever belongs to the community pays from her own ledger account and no other. An operator whom she has given a
 * mandate does it in her name; both stand in the transfer.
 */
export function canPostFromOwn(actor: Actor): boolean {
  return actor.memberships.length > 0;
}

/** What moves more than the rules' limit is confirmed in the portal's own window. */
export function needsPortal(actor: Actor, minutes: number, portalMinutes: number): boolean {
  return minutes > portalMinutes && actor.portal === undefined && actor.operator === undefined;
}
