import type { EmbedScope } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import { isOver } from './actors.ts';
import { recordAudit } from './audit.ts';
import { findActiveMembershipRow, findClientConsentRow, upsertClientConsent } from './client-queries.ts';
import type { Community } from './rows.ts';

/** Which pages of which client a person lets act for her. */
export interface ConsentSubject {
  personId: string;
  clientId: string;
  /** The origin of the pages, as browsers name it. */
  origin: string;
}

/** The scopes that a person allows the pages of an origin; none when she has not, or has withdrawn it. */
export async function listConsentedScopes(
  trx: CommunityTransaction,
  community: Community,
  subject: ConsentSubject,
): Promise<EmbedScope[]> {
  const row = await findClientConsentRow(trx, { communityId: community.id, ...subject });
  return (row?.scopes ?? []) as EmbedScope[];
}

/** She lets the pages of an origin act within these scopes, beside those that she allowed before. */
export async function giveClientConsent(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  { scopes, ...subject }: ConsentSubject & { scopes: readonly EmbedScope[] },
): Promise<void> {
  const before = await listConsentedScopes(trx, community, subject);
  const together = [...new Set([...before, ...scopes])];
  await upsertClientConsent(
    trx,
    { communityId: community.id, ...subject },
    { id: uuidv7(), scopes: together, givenAt: now },
  );
  await recordAudit(trx, now, {
    action: 'client_consent.given',
    subject: { kind: 'embed_client', id: subject.clientId },
    actorPersonId: subject.personId,
    detail: { origin: subject.origin, scopes: together },
  });
}

/**
 * A person who takes part now: not erased, with a membership that goes on, in this organisation if one is named, and
 * with a sign-in of `since` that was not ended meanwhile. Undefined otherwise.
 */
export async function findPresentMember(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
  { organisationId, since }: { organisationId?: string | undefined; since?: Date | undefined } = {},
): Promise<{ displayName: string } | undefined> {
  const row = await findActiveMembershipRow(trx, community.id, personId, organisationId);
  if (row === undefined || row.display_name === null) return undefined;
  return since !== undefined && isOver(since, row.signed_out_at)
    ? undefined
    : { displayName: row.display_name };
}
