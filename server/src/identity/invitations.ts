import { createHash, createHmac } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey } from '../config.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../http/index.ts';
import { auditedAs } from './actors.ts';
import { recordAudit } from './audit.ts';
import {
  countInvitationUse,
  findInvitationRow,
  findOpenInvitationRow,
  insertInvitation,
  listInvitationRows,
  lockInviter,
  countOpenInvitations,
  revokeInvitationRow,
  type InvitationRow,
} from './invitation-queries.ts';
import { canInvite, seesEveryInvitation } from './neighbour-policy.ts';
import type { Actor, Community } from './rows.ts';

/** A code with which people join as neighbours, for a time and up to a number. */
export interface Invitation {
  id: string;
  placeCode: string | null;
  /** Who invites, as the page behind the code says it: a place, or a person. */
  hostName: string;
  purpose: string;
  startsAt: Date;
  endsAt: Date;
  mostUses: number;
  usedCount: number;
  revokedAt: Date | null;
}

export interface NewInvitation {
  placeCode?: string | undefined;
  hostName: string;
  purpose: string;
  startsAt: Date;
  endsAt: Date;
  mostUses: number;
}

const mostOpenOfOne = 100;
const codeBytes = 16;

/**
 * The code of an invitation: made from its id and the installation's secret, so that whoever made the invitation may
 * print it again, and who reads the database, where only the hash stands, may not.
 */
export function codeOfInvitation(secret: string, community: Community, invitationId: string): string {
  return createHmac('sha256', derivedKey(secret, 'invitation codes'))
    .update(`${community.id} ${invitationId}`)
    .digest()
    .subarray(0, codeBytes)
    .toString('base64url');
}

export async function makeInvitation(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  secret: string,
  now: Date,
  input: NewInvitation,
): Promise<Invitation> {
  if (!canInvite(actor)) throw new Problem('forbidden');
  await lockInviter(trx, community.id, actor.personId);
  if ((await countOpenInvitations(trx, community.id, actor.personId, now)) >= mostOpenOfOne)
    throw new Problem('too_many_invitations');
  const id = uuidv7();
  const row = await insertInvitation(trx, {
    community_id: community.id,
    id,
    code_hash: hashOf(codeOfInvitation(secret, community, id)),
    invited_by_person_id: actor.personId,
    place_code: input.placeCode ?? null,
    host_name: input.hostName,
    purpose: input.purpose,
    starts_at: input.startsAt,
    ends_at: input.endsAt,
    most_uses: input.mostUses,
    created_at: now,
  });
  await recordAudit(trx, now, {
    action: 'invitation.made',
    subject: { kind: 'invitation', id: row.id },
    ...auditedAs(actor),
    detail: { most_uses: input.mostUses },
  });
  return toInvitation(row);
}

/** One's own invitations, or all of them for whoever looks after the programme; newest first. */
export async function listInvitations(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  page: { cursor: string | undefined; limit: number },
): Promise<{ items: Invitation[]; nextCursor: string | null }> {
  if (!canInvite(actor)) throw new Problem('forbidden');
  const found = await listInvitationRows(trx, community.id, {
    personId: seesEveryInvitation(actor) ? undefined : actor.personId,
    before: decodeCursor(page.cursor)?.[1],
    limit: page.limit + 1,
  });
  const { rows, nextCursor } = cutPage(found, page.limit, (row) => ['', row.id]);
  return { items: rows.map(toInvitation), nextCursor };
}

/** One invitation, for whoever made it or looks after the programme. */
export async function getInvitation(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  invitationId: string,
): Promise<Invitation> {
  return toInvitation(await getOwnRow(trx, actor, community, invitationId));
}

async function getOwnRow(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  invitationId: string,
): Promise<InvitationRow> {
  if (!canInvite(actor)) throw new Problem('forbidden');
  const row = await findInvitationRow(trx, community.id, invitationId);
  const isHers = row?.invited_by_person_id === actor.personId;
  if (row === undefined || (!isHers && !seesEveryInvitation(actor))) throw new Problem('not_found');
  return row;
}

/** Nobody joins with it any more; who has joined stays. Revoking twice changes nothing. */
export async function revokeInvitation(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  invitationId: string,
): Promise<Invitation> {
  const found = await getOwnRow(trx, actor, community, invitationId);
  if (found.revoked_at !== null) return toInvitation(found);
  const row = await revokeInvitationRow(trx, community.id, invitationId, now);
  if (row === undefined) return toInvitation({ ...found, revoked_at: now });
  await recordAudit(trx, now, {
    action: 'invitation.revoked',
    subject: { kind: 'invitation', id: invitationId },
    ...auditedAs(actor),
  });
  return toInvitation(row);
}

/** The invitation behind a code, when somebody may still join with it. */
export async function findOpenInvitation(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  code: string,
): Promise<Invitation | undefined> {
  const row = await findOpenInvitationRow(trx, community.id, hashOf(code), now);
  return row === undefined ? undefined : toInvitation(row);
}

/** Takes one of the invitation's places, in the transaction of the joining; false when there is none left. */
export function takeInvitationPlace(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  invitationId: string,
): Promise<boolean> {
  return countInvitationUse(trx, community.id, invitationId, now);
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    placeCode: row.place_code,
    hostName: row.host_name,
    purpose: row.purpose,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    mostUses: row.most_uses,
    usedCount: row.used_count,
    revokedAt: row.revoked_at,
  };
}
