import type { EmbedScope } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CommunityTransaction } from '../db/index.ts';
import { recordAudit } from './audit.ts';
import {
  findEmbedClientRow,
  findSignInRow,
  insertPersonWithSignIn,
  listConnectionRows,
  listStandingRows,
  lockSignIn,
  setSignedOut,
  type JoinedConnectionRow,
  type SignInKey,
} from './queries.ts';
import type { Community, Connection, ConnectionKind, EmbedClient, Role } from './rows.ts';

const joinConditionSchema = z.object({ claim: z.string(), in: z.array(z.string()) });

export async function listConnections(
  trx: CommunityTransaction,
  community: Community,
): Promise<Connection[]> {
  return (await listConnectionRows(trx, community.id)).map(toConnection);
}

export function toConnection(row: JoinedConnectionRow): Connection {
  return {
    id: row.id,
    code: row.code,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    kind: row.kind as ConnectionKind,
    issuer: row.issuer,
    clientId: row.client_id,
    tenant: row.tenant,
    clientSecretSealed: row.client_secret_sealed,
    maxAgeSeconds: row.max_age_seconds,
    joinsAs: row.joins_as as Role[],
    joinsWhen: row.joins_when === null ? null : joinConditionSchema.parse(row.joins_when),
  };
}

/**
 * Ends everything that the person of a sign-in is signed in with; nothing happens when there is none. The answer is
 * whether there was one.
 */
export async function endSignInsOf(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  key: Omit<SignInKey, 'communityId'>,
): Promise<boolean> {
  const row = await findSignInRow(trx, { communityId: community.id, ...key });
  if (row === undefined) return false;
  await setSignedOut(trx, community.id, row.person_id, now);
  await recordAudit(trx, now, {
    action: 'sign_in.ended',
    subject: { kind: 'person', id: row.person_id },
    detail: { by: 'connection' },
  });
  return true;
}

export async function findEmbedClient(
  trx: CommunityTransaction,
  community: Community,
  clientId: string,
): Promise<EmbedClient | undefined> {
  const row = await findEmbedClientRow(trx, community.id, clientId);
  return row === undefined
    ? undefined
    : {
        clientId: row.client_id,
        connectionId: row.connection_id,
        organisationId: row.organisation_id,
        origins: row.origins,
        scopes: row.scopes as EmbedScope[],
        returnPages: row.return_pages,
      };
}

/** What an organisation's provider has said of somebody, verified. */
export interface SignInWord {
  issuer: string;
  subject: string;
  name: string | undefined;
  /** Whether the connection's rule lets her join, should she be new. */
  mayJoin: boolean;
}

export type SignInOutcome =
  | { outcome: 'comes_in'; personId: string; isNew: boolean }
  /** Nobody whom we know, and the rule lets nobody like her join. */
  | { outcome: 'not_a_member' }
  /** Her membership in this organisation is over: only a directory or a manager opens it again. */
  | { outcome: 'has_left' };

/**
 * The person behind a verified sign-in: connection + issuer + subject, never an e-mail address. At her first
 * sign-in she joins by the connection's rule.
 */
export async function personOfSignIn(
  trx: CommunityTransaction,
  community: Community,
  connection: Connection,
  word: SignInWord,
  now: Date,
): Promise<SignInOutcome> {
  const key = {
    communityId: community.id,
    connectionId: connection.id,
    issuer: word.issuer,
    subject: word.subject,
  };
  await lockSignIn(trx, key);
  const known = await findSignInRow(trx, key);
  if (known !== undefined) return standingOf(trx, community, connection, known.person_id);
  if (!word.mayJoin || connection.joinsAs.length === 0) return { outcome: 'not_a_member' };
  const [personId, membershipId] = [uuidv7(), uuidv7()];
  await insertPersonWithSignIn(trx, key, {
    id: personId,
    displayName: word.name?.trim().slice(0, 120) || connection.organisationName,
    membershipId,
    signInId: uuidv7(),
    organisationId: connection.organisationId,
    roles: connection.joinsAs,
  });
  await recordAudit(trx, now, {
    action: 'membership.joined_by_sign_in',
    subject: { kind: 'membership', id: membershipId },
    actorPersonId: personId,
    detail: { connection: connection.code, roles: connection.joinsAs },
  });
  return { outcome: 'comes_in', personId, isNew: true };
}

/** Her provider may know her longer than her organisation does; a membership elsewhere is no way round. */
async function standingOf(
  trx: CommunityTransaction,
  community: Community,
  connection: Connection,
  personId: string,
): Promise<SignInOutcome> {
  const memberships = await listStandingRows(trx, community.id, personId);
  const isOverHere = memberships.some(
    (membership) => membership.organisation_id === connection.organisationId && !membership.is_active,
  );
  const isMember = memberships.some((membership) => membership.is_active);
  return isOverHere || !isMember ? { outcome: 'has_left' } : { outcome: 'comes_in', personId, isNew: false };
}
