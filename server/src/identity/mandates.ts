import type { MandateInput } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CommunityTransaction } from '../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../http/index.ts';
import { auditedAs, refuseOnBehalf, requireElevation } from './actors.ts';
import { recordAudit } from './audit.ts';
import * as queries from './mandate-queries.ts';
import { lockPersonRow } from './membership-queries.ts';
import { canAssist, isInForce, mayUseMandate } from './policy.ts';
import { setAssistance } from './portal-session-queries.ts';
import { presentActor, type PortalStanding } from './portal-sessions.ts';
import type { Actor, Community } from './rows.ts';

/** How long an operator acts for somebody before she must say so again. */
const assistanceMilliseconds = 30 * 60 * 1000;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Puts a person's consent on record: who took it, how she gave it, for whose operators and until when. */
export async function recordMandate(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  input: MandateInput,
) {
  refuseOnBehalf(actor);
  if (!canAssist(actor)) throw new Problem('forbidden');
  requireElevation(actor, now);
  const membership = actor.memberships.find(({ id }) => id === input.membershipId);
  if (membership === undefined || !membership.roles.includes('operator')) throw new Problem('forbidden');
  if (input.personId === actor.personId) throw new Problem('forbidden');
  await lockPersonRow(trx, community.id, input.personId, 'to add');
  if ((await presentActor(trx, community, input.personId)) === undefined) throw new Problem('not_found');
  await requireWitness(trx, actor, community, input);
  const id = uuidv7();
  await queries.insertMandate(trx, {
    community_id: community.id,
    id,
    person_id: input.personId,
    organisation_id: membership.organisation?.id ?? null,
    recorded_by_person_id: actor.personId,
    consent_given: input.consentGiven,
    witness_person_id: input.witnessPersonId ?? null,
    starts_at: now,
    ends_at: new Date(now.getTime() + input.durationDays * dayMilliseconds),
  });
  await recordAudit(trx, now, {
    action: 'mandate.recorded',
    subject: { kind: 'mandate', id },
    ...auditedAs(actor),
    onBehalfOfPersonId: input.personId,
    detail: { consent_given: input.consentGiven, duration_days: input.durationDays },
  });
  return getMandate(trx, community, id);
}

/** A witness is a third person, and somebody whom the programme knows. */
async function requireWitness(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  { witnessPersonId, personId }: MandateInput,
): Promise<void> {
  if (witnessPersonId === undefined) return;
  const isThird = witnessPersonId !== actor.personId && witnessPersonId !== personId;
  if (isThird && (await presentActor(trx, community, witnessPersonId)) !== undefined) return;
  throw new Problem('invalid_request', {
    faults: [
      { path: 'json.witnessPersonId', code: 'not_a_witness', message: 'Is no third person of the community' },
    ],
  });
}

async function getMandate(trx: CommunityTransaction, community: Community, id: string) {
  const row = await queries.findMandateRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  return toMandate(row);
}

export async function listMandates(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  input: { cursor: string | undefined; limit: number },
) {
  refuseOnBehalf(actor);
  if (!canAssist(actor)) throw new Problem('forbidden');
  const organisationIds = actor.memberships
    .filter(({ roles }) => roles.includes('operator'))
    .map(({ organisation }) => organisation?.id ?? null);
  const found = await queries.listMandateRowsFor(trx, community.id, organisationIds, {
    now,
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.starts_at.toISOString(), row.id]);
  return { items: rows.map(toMandate), nextCursor };
}

export async function listOwnMandates(trx: CommunityTransaction, actor: Actor, community: Community) {
  refuseOnBehalf(actor);
  const rows = await queries.listMandateRowsOf(trx, community.id, actor.personId);
  return { items: rows.map(toMandate) };
}

/** Whoever acts by it is stopped within one call. */
export async function withdrawMandate(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  mandateId: string,
) {
  refuseOnBehalf(actor);
  const row = await queries.findMandateRow(trx, community.id, mandateId);
  if (row === undefined || row.person_id !== actor.personId) throw new Problem('not_found');
  const withdrawn = await queries.withdrawMandateRows(trx, community.id, actor.personId, now, mandateId);
  if (withdrawn.length > 0) {
    await recordAudit(trx, now, {
      action: 'mandate.withdrawn',
      subject: { kind: 'mandate', id: mandateId },
      ...auditedAs(actor),
    });
  }
  return getMandate(trx, community, mandateId);
}

/** From the next call on this sign-in acts for the mandate's person. */
export async function startAssistance(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  mandateId: string,
): Promise<void> {
  refuseOnBehalf(actor);
  if (!canAssist(actor)) throw new Problem('forbidden');
  requireElevation(actor, now);
  const mandate = await queries.findMandateRow(trx, community.id, mandateId);
  if (mandate === undefined || !mayUseMandate(actor, mandate) || mandate.person_id === actor.personId) {
    throw new Problem('not_found');
  }
  const isPresent = (await presentActor(trx, community, mandate.person_id)) !== undefined;
  if (actor.portal === undefined || !isPresent || !isInForce(mandate, now)) throw new Problem('mandate_over');
  const until = new Date(Math.min(now.getTime() + assistanceMilliseconds, mandate.ends_at.getTime()));
  await setAssistance(trx, community.id, actor.portal.signInId, { mandateId, until });
  await recordAudit(trx, now, {
    action: 'assistance.started',
    subject: { kind: 'mandate', id: mandateId },
    actorPersonId: actor.personId,
    onBehalfOfPersonId: mandate.person_id,
  });
}

/** Also for a sign-in whose time or mandate is over, which can do nothing else any more. */
export async function endAssistance(
  trx: CommunityTransaction,
  standing: PortalStanding,
  community: Community,
  now: Date,
): Promise<void> {
  if (standing.assistance === undefined) return;
  const { mandateId } = standing.assistance;
  const mandate = await queries.findMandateRow(trx, community.id, mandateId);
  await setAssistance(trx, community.id, standing.signInId, undefined);
  await recordAudit(trx, now, {
    action: 'assistance.ended',
    subject: { kind: 'mandate', id: mandateId },
    actorPersonId: standing.personId,
    onBehalfOfPersonId: mandate?.person_id,
  });
}

function toMandate(row: queries.MandateRow) {
  const { organisation_code: code, organisation_name: name } = row;
  return {
    id: row.id,
    person: { id: row.person_id, displayName: row.person_name },
    organisation: code === null || name === null ? null : { code, name },
    recordedBy: { displayName: row.recorded_by_name },
    witness: row.witness_person_id === null ? null : { displayName: row.witness_name },
    consentGiven: row.consent_given as MandateInput['consentGiven'],
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
