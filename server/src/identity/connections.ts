import type { ConnectionSettings, NewConnection } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, toJson, type CommunityTransaction } from '../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../http/index.ts';
import { auditedAs } from './actors.ts';
import { recordAudit } from './audit.ts';
import {
  findConnectionRow,
  findOrganisationRow,
  insertConnection,
  listConnectionPage,
  listEmbedClientRows,
  listOrganisationRows,
  lockConnection,
  updateConnectionRow,
} from './connection-queries.ts';
import { mostEmbedClients, toEmbedClientAccess, type EmbedClientAccess } from './embed-clients.ts';
import type { FirmProviders } from './firm-providers.ts';
import { canManageConnections } from './policy.ts';
import type { JoinedConnectionRow } from './queries.ts';
import type { Actor, Community, Connection } from './rows.ts';
import { listDirectoryTokensOf, type DirectoryToken } from './scim/directory-tokens.ts';
import { toConnection } from './sign-ins.ts';

/** How a firm's people come in, as an operator sees it. */
export interface ConnectionAccess {
  connection: Connection;
  organisation: { code: string; name: string };
  embedClients: EmbedClientAccess[];
  directoryTokens: DirectoryToken[];
}

interface PageInput {
  cursor: string | undefined;
  limit: number;
}

const googleIssuer = 'https://accounts.google.com';
/** Those that are over fill the list no further. */
const mostListedTokens = 10;

/** Refuses whoever may not look after connections. */
export function requireManager(actor: Actor): void {
  if (!canManageConnections(actor)) throw new Problem('forbidden');
}

export async function listOrganisations(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  { cursor, limit }: PageInput,
): Promise<{ items: { code: string; name: string }[]; nextCursor: string | null }> {
  requireManager(actor);
  const after = decodeCursor(cursor);
  const found = await listOrganisationRows(trx, community.id, { after, limit: limit + 1 });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.name, row.id]);
  return { items: rows.map(({ code, name }) => ({ code, name })), nextCursor };
}

export async function listConnectionAccess(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  { cursor, limit }: PageInput,
): Promise<{ items: ConnectionAccess[]; nextCursor: string | null }> {
  requireManager(actor);
  const after = decodeCursor(cursor);
  const found = await listConnectionPage(trx, community.id, { after, limit: limit + 1 });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.organisation_name, row.id]);
  return { items: await withAccess(trx, community, rows), nextCursor };
}

async function withAccess(
  trx: CommunityTransaction,
  community: Community,
  rows: readonly JoinedConnectionRow[],
): Promise<ConnectionAccess[]> {
  const ids = rows.map(({ id }) => id);
  const clients = await listEmbedClientRows(trx, community.id, ids, ids.length * mostEmbedClients);
  const tokens = await listDirectoryTokensOf(trx, community, ids, mostListedTokens);
  return rows.map((row) => ({
    connection: toConnection(row),
    organisation: { code: row.organisation_code, name: row.organisation_name },
    embedClients: clients
      .filter(({ connection_id }) => connection_id === row.id)
      .map((client) => toEmbedClientAccess(client)),
    directoryTokens: tokens.get(row.id) ?? [],
  }));
}

/** A connection of the community, or `not_found`. */
export async function getConnection(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  id: string,
): Promise<Connection> {
  requireManager(actor);
  const row = await findConnectionRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  return toConnection(row);
}

async function getAccess(
  trx: CommunityTransaction,
  community: Community,
  id: string,
): Promise<ConnectionAccess> {
  const row = await findConnectionRow(trx, community.id, id);
  const [access] = row === undefined ? [] : await withAccess(trx, community, [row]);
  if (access === undefined) throw new Problem('not_found');
  return access;
}

export async function createConnection(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  providers: FirmProviders,
  input: NewConnection,
): Promise<ConnectionAccess> {
  requireManager(actor);
  const issuer = requiredIssuer(providers, input);
  const organisation = await findOrganisationRow(trx, community.id, input.organisationCode);
  if (organisation === undefined) throw fieldFault('organisationCode', 'not_found', 'No such organisation');
  const id = uuidv7();
  try {
    await insertConnection(trx, {
      community_id: community.id,
      id,
      code: input.code,
      organisation_id: organisation.id,
      ...toColumns(input),
      issuer,
      client_secret_sealed: sealed(providers, id, input.clientSecret ?? null),
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('connection_code_taken');
    throw error;
  }
  const access = await getAccess(trx, community, id);
  await recordAudit(trx, now, {
    action: 'connection.created',
    subject: { kind: 'connection', id },
    ...auditedAs(actor),
    detail: { code: input.code, kind: input.kind },
  });
  return access;
}

/** Code and organisation stay. A secret that is kept is never shown to another issuer than the one it was for. */
export async function updateConnection(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  providers: FirmProviders,
  { id, settings }: { id: string; settings: ConnectionSettings },
): Promise<ConnectionAccess> {
  requireManager(actor);
  const issuer = requiredIssuer(providers, settings);
  if (!(await lockConnection(trx, community.id, id))) throw new Problem('not_found');
  const before = await getAccess(trx, community, id);
  const { clientSecretSealed } = before.connection;
  if (
    clientSecretSealed !== null &&
    settings.clientSecret === undefined &&
    issuer !== before.connection.issuer
  )
    throw fieldFault('clientSecret', 'needed', 'The secret that is kept was for another issuer');
  await updateConnectionRow(trx, community.id, id, {
    ...toColumns(settings),
    issuer,
    ...(settings.clientSecret === undefined
      ? {}
      : { client_secret_sealed: sealed(providers, id, settings.clientSecret) }),
  });
  const after = await getAccess(trx, community, id);
  const fields = changedFields(before.connection, after.connection);
  if (fields.length === 0) return after;
  await recordAudit(trx, now, {
    action: 'connection.changed',
    subject: { kind: 'connection', id },
    ...auditedAs(actor),
    detail: { fields },
  });
  return after;
}

function changedFields(before: Connection, after: Connection): string[] {
  const fields = [
    'kind',
    'issuer',
    'clientId',
    'clientSecretSealed',
    'tenant',
    'maxAgeSeconds',
    'joinsAs',
    'joinsWhen',
  ] as const;
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

function toColumns(settings: ConnectionSettings) {
  return {
    kind: settings.kind,
    client_id: settings.clientId,
    tenant: settings.tenant,
    max_age_seconds: settings.maxAgeSeconds,
    joins_as: settings.joinsAs,
    joins_when: settings.joinsWhen === null ? null : toJson(settings.joinsWhen),
  };
}

function sealed(providers: FirmProviders, id: string, clientSecret: string | null): Buffer | null {
  return clientSecret === null ? null : providers.sealClientSecret({ id }, clientSecret);
}

function requiredIssuer(providers: FirmProviders, { kind, tenant, issuer }: ConnectionSettings): string {
  const told =
    issuer ?? (kind === 'entra' ? `https://login.microsoftonline.com/${tenant}/v2.0` : googleIssuer);
  const fault = providers.issuerFault({ kind, tenant, issuer: told });
  if (fault !== undefined) throw fieldFault('issuer', 'not_allowed', fault);
  return told;
}

function fieldFault(field: string, code: string, message: string): Problem {
  return new Problem('invalid_request', { faults: [{ path: `json.${field}`, code, message }] });
}
