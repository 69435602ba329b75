import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../http/index.ts';
import { lockOwnSignIns } from './contact-queries.ts';
import { auditedAs, getActor, refuseOnBehalf, requireElevation } from './actors.ts';
import { recordAudit } from './audit.ts';
import * as queries from './membership-queries.ts';
import { canChangeRoles, canManageMemberships, needsOrganisation } from './policy.ts';
import { deletePortalSessionsOf } from './portal-session-queries.ts';
import type { Actor, Community, Role } from './rows.ts';

/** Has she a way to sign in that is hers alone, a passkey or a confirmed address? */
export type OwnSignInCheck = (
  trx: CommunityTransaction,
  community: Community,
  personId: string,
) => Promise<boolean>;

/**
 * She leaves. To stay as a neighbour she needs a way of her own to sign in, since the organisation's brings her in
 * no more. Her other memberships go on; without any left she is out at once, everywhere.
 */
export async function endOwnMembership(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  input: { membershipId: string; staysAsNeighbour: boolean; hasOwnSignIn: OwnSignInCheck },
): Promise<{ remaining: number }> {
  requireElevation(actor, now);
  await queries.lockMemberships(trx, community.id);
  const membership = await queries.findMembershipRow(trx, community.id, input.membershipId);
  if (membership === undefined || membership.person_id !== actor.personId) throw new Problem('not_found');
  if (!membership.is_active) throw new Problem('membership_ended');
  await requireAnotherOperator(trx, community, [membership]);
  await queries.endMembershipRows(trx, community.id, { membershipId: membership.id }, now);
  if (input.staysAsNeighbour) {
    // Her last way in must not be taken away while it is counted on.
    await lockOwnSignIns(trx, community.id, actor.personId);
    if (!(await input.hasOwnSignIn(trx, community, actor.personId))) throw new Problem('own_sign_in_needed');
    await queries.makeNeighbour(trx, community.id, actor.personId, uuidv7());
  }
  const remaining = await queries.countActiveMemberships(trx, community.id, actor.personId);
  if (remaining === 0) await deletePortalSessionsOf(trx, community.id, actor.personId, 'all');
  await recordAudit(trx, now, {
    action: 'membership.ended',
    subject: { kind: 'membership', id: membership.id },
    ...auditedAs(actor),
    detail: { by: 'herself', stays_as_neighbour: input.staysAsNeighbour },
  });
  return { remaining };
}

/** A programme without an operator could help nobody and would have nobody to name one. */
export async function requireAnotherOperator(
  trx: CommunityTransaction,
  community: Community,
  ending: { id: string; roles: string[] }[],
): Promise<void> {
  if (!ending.some(({ roles }) => roles.includes('operator'))) return;
  const ids = ending.map(({ id }) => id);
  if (!(await queries.hasOtherOperator(trx, community.id, ids))) throw new Problem('last_operator');
}

/** The programme takes somebody off; her next call anywhere finds her gone. */
export async function endMembership(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  membershipId: string,
) {
  const { membership } = await openForChange(trx, actor, community, now, membershipId, () => []);
  await queries.endMembershipRows(trx, community.id, { membershipId }, now);
  await recordAudit(trx, now, {
    action: 'membership.ended',
    subject: { kind: 'membership', id: membershipId },
    ...auditedAs(actor),
    detail: { by: 'programme' },
  });
  return toHeldMembership({ ...membership, is_active: false });
}

/** Gives and takes roles until the membership has exactly these. */
export async function changeRoles(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  input: { membershipId: string; roles: Role[] },
) {
  const { membershipId, roles } = input;
  const { membership, given, taken } = await openForChange(
    trx,
    actor,
    community,
    now,
    membershipId,
    () => roles,
  );
  if (membership.organisation_id === null && given.some(needsOrganisation)) {
    throw new Problem('role_needs_organisation');
  }
  await queries.setRoles(trx, community.id, membershipId, roles);
  await recordAudit(trx, now, {
    action: 'membership.roles_changed',
    subject: { kind: 'membership', id: membershipId },
    ...auditedAs(actor),
    detail: { given, taken },
  });
  return toHeldMembership({ ...membership, roles });
}

/**
 * The membership that somebody is about to change, and which roles that gives and takes. Who acts is read again
 * behind the lock: her own powers may have ended a moment ago.
 */
async function openForChange(
  trx: CommunityTransaction,
  caller: Actor,
  community: Community,
  now: Date,
  membershipId: string,
  rolesAfter: () => Role[],
) {
  refuseOnBehalf(caller);
  if (!canManageMemberships(caller)) throw new Problem('forbidden');
  requireElevation(caller, now);
  await queries.lockMemberships(trx, community.id);
  const actor = await getActor(trx, community, caller.personId, caller.actingAs);
  const membership = await queries.findMembershipRow(trx, community.id, membershipId);
  if (membership === undefined) throw new Problem(canManageMemberships(actor) ? 'not_found' : 'forbidden');
  const held = membership.roles as Role[];
  const given = rolesAfter().filter((role) => !held.includes(role));
  const taken = held.filter((role) => !rolesAfter().includes(role));
  if (!canChangeRoles(actor, membership.person_id, given, taken)) throw new Problem('forbidden');
  if (!membership.is_active) throw new Problem('membership_ended');
  return { membership, given, taken };
}

/** People whose name has these words in it, with all that they are and were. */
export async function listPeople(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  input: { name: string; cursor: string | undefined; limit: number },
) {
  refuseOnBehalf(actor);
  if (!canManageMemberships(actor)) throw new Problem('forbidden');
  const found = await queries.listPersonRows(trx, community.id, {
    words: input.name,
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.display_name ?? '', row.id]);
  const memberships =
    rows.length === 0
      ? []
      : await queries.listMembershipRowsOf(
          trx,
          community.id,
          rows.map(({ id }) => id),
        );
  const items = rows.map((row) => ({
    id: row.id,
    displayName: row.display_name ?? '',
    memberships: memberships.filter(({ person_id: personId }) => personId === row.id).map(toHeldMembership),
  }));
  return { items, nextCursor };
}

function toHeldMembership(row: Omit<queries.HeldMembershipRow, 'person_id' | 'organisation_id'>) {
  const { organisation_code: code, organisation_name: name } = row;
  return {
    id: row.id,
    organisation: code === null || name === null ? null : { code, name },
    roles: row.roles as Role[],
    isActive: row.is_active,
  };
}
