import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import {
  findEmbedClientRow,
  findSignInRow,
  insertPersonWithSignIn,
  listConnectionRows,
  lockSignIn,
} from './queries.ts';
import type { Community, Connection, EmbedClient, Role } from './rows.ts';

export async function listConnections(
  trx: CommunityTransaction,
  community: Community,
): Promise<Connection[]> {
  const rows = await listConnectionRows(trx, community.id);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    issuer: row.issuer,
    clientId: row.client_id,
    joinsAs: row.joins_as as Role[],
  }));
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
      };
}

/**
 * The person behind a verified sign-in: connection + issuer + subject, never an e-mail address. At her first
 * sign-in she joins by the connection's rule; where the rule joins nobody, the answer is undefined.
 */
export async function personOfSignIn(
  trx: CommunityTransaction,
  community: Community,
  connection: Connection,
  claims: { issuer: string; subject: string; name: string | undefined },
): Promise<string | undefined> {
  const key = {
    communityId: community.id,
    connectionId: connection.id,
    issuer: claims.issuer,
    subject: claims.subject,
  };
  await lockSignIn(trx, key);
  const known = await findSignInRow(trx, key);
  if (known !== undefined) return known.person_id;
  if (connection.joinsAs.length === 0) return undefined;
  const personId = uuidv7();
  await insertPersonWithSignIn(trx, key, {
    id: personId,
    displayName: claims.name?.trim().slice(0, 120) || connection.organisationName,
    membershipId: uuidv7(),
    signInId: uuidv7(),
    organisationId: connection.organisationId,
    roles: connection.joinsAs,
  });
  return personId;
}
