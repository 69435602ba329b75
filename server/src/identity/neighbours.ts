import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import { recordAudit } from './audit.ts';
import { takeInvitationPlace } from './invitations.ts';
import {
  findOwnMembership,
  hasActiveMembership,
  insertNeighbour,
  reviveMembership,
} from './neighbour-queries.ts';
import type { Community } from './rows.ts';

/** With what somebody asks to be a neighbour: an invitation, or nothing where joining is open. */
export interface Joining {
  invitationId: string | null;
}

/** Whether somebody new would be let in; the invitation's places are counted only when she really joins. */
export function mayJoin(community: Community, { invitationId }: Joining): boolean {
  return community.neighboursJoin === 'open' || invitationId !== null;
}

/** How somebody came in: `joined` is told to the audit trail by `recordJoining`, last in the transaction. */
export type Entry = 'joined' | 'was_in' | 'refused';

/**
 * A person who was nobody here becomes a neighbour. Refused, and nothing written, when the invitation has no place
 * left and joining is not open to all.
 */
export async function joinAsNeighbour(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  person: { id: string; displayName: string },
  joining: Joining,
): Promise<Entry> {
  if (!(await letIn(trx, community, now, joining))) return 'refused';
  await insertNeighbour(trx, community.id, { ...person, membershipId: uuidv7() });
  return 'joined';
}

/**
 * Somebody known comes in by her own address or passkey. If she is still a member of anything that is enough; else
 * she becomes a neighbour on the same conditions as somebody new. Who has left the community itself needs an
 * invitation to come back, also where joining is open.
 */
export async function welcomeBack(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  personId: string,
  joining: Joining,
): Promise<Entry> {
  if (await hasActiveMembership(trx, community.id, personId)) return 'was_in';
  const own = await findOwnMembership(trx, community.id, personId);
  if (own !== undefined && joining.invitationId === null) return 'refused';
  if (!(await letIn(trx, community, now, joining))) return 'refused';
  await reviveMembership(trx, community.id, personId, uuidv7());
  return 'joined';
}

async function letIn(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  { invitationId }: Joining,
): Promise<boolean> {
  const isInvited = invitationId !== null && (await takeInvitationPlace(trx, community, now, invitationId));
  return isInvited || community.neighboursJoin === 'open';
}

export function recordJoining(
  trx: CommunityTransaction,
  now: Date,
  personId: string,
  { invitationId }: Joining,
): Promise<void> {
  return recordAudit(trx, now, {
    action: 'neighbour.joined',
    subject: { kind: 'person', id: personId },
    actorPersonId: personId,
    detail: { invitation: invitationId },
  });
}
