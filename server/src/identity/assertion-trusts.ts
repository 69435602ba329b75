import type { CommunityTransaction } from '../db/index.ts';
import { findAssertionTrustRow, insertAcceptance } from './assertion-queries.ts';
import { recordAudit } from './audit.ts';
import { findPresentMember } from './client-consents.ts';
import type { AssertionKind, AssertionTrust, Community, Connection } from './rows.ts';
import { listConnections, personOfSignIn, type SignInWord } from './sign-ins.ts';

/** The trust that an embed client's community has put into a firm's word, with the connection it speaks for. */
export async function findAssertionTrust(
  trx: CommunityTransaction,
  community: Community,
  clientId: string,
  kind: AssertionKind,
): Promise<{ trust: AssertionTrust; connection: Connection } | undefined> {
  const row = await findAssertionTrustRow(trx, { communityId: community.id, clientId, kind });
  if (row === undefined) return undefined;
  const connections = await listConnections(trx, community);
  const connection = connections.find(({ id }) => id === row.connection_id);
  if (connection === undefined) return undefined;
  const { id, issuer, audience, jwks_uri: address, jwks } = row;
  return {
    trust: { id, kind, issuer, audience, keys: address === null ? { jwks } : { address } },
    connection,
  };
}

/**
 * The person of whom a firm's verified word speaks, or undefined where she may not come in. It is her firm's
 * agreement with the programme that covers this, for the few scopes of an embed; she is told in the portal by the
 * entry that her first time leaves in the audit trail.
 */
export async function personOfAssertion(
  trx: CommunityTransaction,
  community: Community,
  { trust, connection }: { trust: AssertionTrust; connection: Connection },
  word: SignInWord,
  now: Date,
): Promise<string | undefined> {
  const signIn = await personOfSignIn(trx, community, connection, word, now);
  if (signIn.outcome !== 'comes_in') return undefined;
  const { personId } = signIn;
  // Known is not enough: an embed of a firm is for those who are of that firm today.
  const member = await findPresentMember(trx, community, personId, {
    organisationId: connection.organisationId,
  });
  if (member === undefined) return undefined;
  const isFirst = await insertAcceptance(trx, {
    community_id: community.id,
    trust_id: trust.id,
    person_id: personId,
    first_at: now,
  });
  if (isFirst) {
    await recordAudit(trx, now, {
      action: 'assertion.first_accepted',
      subject: { kind: 'assertion_trust', id: trust.id },
      actorPersonId: personId,
      detail: { kind: trust.kind, connection: connection.code },
    });
  }
  return personId;
}
