import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { auditedAs, getActor, refuseOnBehalf } from './actors.ts';
import { recordAudit } from './audit.ts';
import {
  listClientConsentRowsOf,
  withdrawClientConsentRow,
  type ClientConsentRow,
} from './client-queries.ts';
import { lockPersonRow } from './membership-queries.ts';
import { deletePortalSessionsOf, listPortalSessionRows, setActingRole } from './portal-session-queries.ts';
import { updatePersonRow } from './queries.ts';
import type { Actor, Community, RoleChoice } from './rows.ts';

/** What a person is told of herself. An embed learns her name and language, and nothing of what else she is. */
export function toMe(actor: Actor) {
  const { actingAs, operator, portal } = actor;
  return {
    displayName: actor.displayName,
    language: actor.language,
    memberships:
      portal === undefined
        ? []
        : actor.memberships.map(({ id, organisation, roles, heldRoles }) => ({
            id,
            organisation: organisation === null ? null : { code: organisation.code, name: organisation.name },
            roles: heldRoles,
            countingRoles: roles,
          })),
    actingAs: actingAs ?? null,
    operator:
      operator === undefined
        ? null
        : { displayName: operator.displayName, until: operator.until.toISOString() },
    elevatedUntil: portal?.elevatedUntil?.toISOString() ?? null,
  };
}

/** The trail tells that she changed it, never from what to what. */
export async function updateMe(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  changes: { displayName?: string | undefined; language?: Language | null | undefined },
): Promise<Actor> {
  refuseOnBehalf(actor);
  const { displayName = actor.displayName, language = actor.language } = changes;
  const changed = [
    ...(displayName === actor.displayName ? [] : ['display_name']),
    ...(language === actor.language ? [] : ['language']),
  ];
  if (changed.length === 0) return actor;
  await requirePresence(trx, actor, community);
  await updatePersonRow(trx, community.id, actor.personId, { display_name: displayName, language });
  await recordAudit(trx, now, {
    action: 'person.changed',
    subject: { kind: 'person', id: actor.personId },
    ...auditedAs(actor),
    detail: { changed },
  });
  return { ...actor, displayName, language };
}

/** She may have been erased since the call began; from here on an erasure waits for this transaction. */
async function requirePresence(trx: CommunityTransaction, actor: Actor, community: Community): Promise<void> {
  const row = await lockPersonRow(trx, community.id, actor.personId, 'to add');
  if (row === undefined) throw new Problem('not_signed_in');
}

/** Of the roles that give powers only this one counts from the next call on; undefined: all of them again. */
export async function chooseRole(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  choice: RoleChoice | undefined,
): Promise<Actor> {
  refuseOnBehalf(actor);
  if (actor.portal === undefined) throw new Problem('forbidden');
  if (choice !== undefined) {
    const membership = actor.memberships.find(({ id }) => id === choice.membershipId);
    if (membership === undefined) throw new Problem('not_found');
    if (!membership.heldRoles.includes(choice.role)) throw new Problem('forbidden');
  }
  await setActingRole(trx, community.id, actor.portal.signInId, choice);
  return { ...(await getActor(trx, community, actor.personId, choice)), portal: actor.portal };
}

export async function listSignIns(trx: CommunityTransaction, actor: Actor, community: Community, now: Date) {
  refuseOnBehalf(actor);
  const rows = await listPortalSessionRows(trx, community.id, actor.personId, now);
  return {
    items: rows.map((row) => ({
      id: row.id,
      signedInAt: row.authenticated_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      isThisOne: row.id === actor.portal?.signInId,
    })),
  };
}

export async function endSignIn(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  signInId: string,
): Promise<{ ended: number }> {
  refuseOnBehalf(actor);
  const ended = await deletePortalSessionsOf(trx, community.id, actor.personId, { only: signInId });
  if (ended === 0) throw new Problem('not_found');
  await recordSignInsEnded(trx, actor, now, ended);
  return { ended };
}

export async function endOtherSignIns(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
): Promise<{ ended: number }> {
  refuseOnBehalf(actor);
  if (actor.portal === undefined) throw new Problem('forbidden');
  const ended = await deletePortalSessionsOf(trx, community.id, actor.personId, {
    allBut: actor.portal.signInId,
  });
  if (ended > 0) await recordSignInsEnded(trx, actor, now, ended);
  return { ended };
}

async function recordSignInsEnded(
  trx: CommunityTransaction,
  actor: Actor,
  now: Date,
  ended: number,
): Promise<void> {
  await recordAudit(trx, now, {
    action: 'sign_in.ended',
    subject: { kind: 'person', id: actor.personId },
    ...auditedAs(actor),
    detail: { ended },
  });
}

export async function listConsents(trx: CommunityTransaction, actor: Actor, community: Community) {
  refuseOnBehalf(actor);
  const rows = await listClientConsentRowsOf(trx, community.id, actor.personId);
  return { items: rows.map(toConsent) };
}

/** The pages' tokens are refused from their next refresh on. */
export async function withdrawConsent(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  consentId: string,
) {
  refuseOnBehalf(actor);
  const withdrawn = await withdrawClientConsentRow(trx, community.id, actor.personId, consentId, now);
  if (withdrawn !== undefined) {
    await recordAudit(trx, now, {
      action: 'client_consent.withdrawn',
      subject: { kind: 'embed_client', id: withdrawn.client_id },
      ...auditedAs(actor),
      detail: { origin: withdrawn.origin },
    });
    return toConsent(withdrawn);
  }
  const rows = await listClientConsentRowsOf(trx, community.id, actor.personId);
  const before = rows.find(({ id }) => id === consentId);
  if (before === undefined) throw new Problem('not_found');
  return toConsent(before);
}

function toConsent(row: ClientConsentRow) {
  return {
    id: row.id,
    clientId: row.client_id,
    origin: row.origin,
    scopes: row.scopes,
    givenAt: row.given_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
