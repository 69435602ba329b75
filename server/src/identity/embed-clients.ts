import type { EmbedClientSettings, EmbedScope, NewEmbedClient } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, type CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { auditedAs } from './actors.ts';
import { recordAudit } from './audit.ts';
import {
  insertEmbedClient,
  listEmbedClientRows,
  lockConnection,
  lockEmbedClientRow,
  updateEmbedClientRow,
  type ListedEmbedClientRow,
} from './connection-queries.ts';
import type { FirmProviders } from './firm-providers.ts';
import { canManageConnections } from './policy.ts';
import type { Actor, Community } from './rows.ts';

/** The pages of a firm that may embed our elements, as an operator sees them. */
export interface EmbedClientAccess {
  id: string;
  clientId: string;
  origins: string[];
  returnPages: string[];
  scopes: EmbedScope[];
}

/** Of one connection. */
export const mostEmbedClients = 20;

export async function createEmbedClient(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  providers: FirmProviders,
  { connectionId, client }: { connectionId: string; client: NewEmbedClient },
): Promise<EmbedClientAccess> {
  if (!canManageConnections(actor)) throw new Problem('forbidden');
  requireSecureOrigins(providers, client);
  if (!(await lockConnection(trx, community.id, connectionId))) throw new Problem('not_found');
  const present = await listEmbedClientRows(trx, community.id, [connectionId], mostEmbedClients);
  if (present.length >= mostEmbedClients) throw new Problem('too_many_embed_clients');
  const row = {
    id: uuidv7(),
    client_id: `${community.slug}.${client.name}`,
    connection_id: connectionId,
    ...toColumns(client),
  };
  try {
    await insertEmbedClient(trx, { community_id: community.id, ...row });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('embed_client_name_taken');
    throw error;
  }
  await recordAudit(trx, now, {
    action: 'embed_client.created',
    subject: { kind: 'embed_client', id: row.client_id },
    ...auditedAs(actor),
    detail: { origins: row.origins, scopes: row.scopes },
  });
  return toEmbedClientAccess(row);
}

export async function updateEmbedClient(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  providers: FirmProviders,
  { id, settings }: { id: string; settings: EmbedClientSettings },
): Promise<EmbedClientAccess> {
  if (!canManageConnections(actor)) throw new Problem('forbidden');
  requireSecureOrigins(providers, settings);
  const before = await lockEmbedClientRow(trx, community.id, id);
  if (before === undefined) throw new Problem('not_found');
  const after = { ...before, ...toColumns(settings) };
  if (JSON.stringify(after) === JSON.stringify(before)) return toEmbedClientAccess(before);
  await updateEmbedClientRow(trx, community.id, id, toColumns(settings));
  await recordAudit(trx, now, {
    action: 'embed_client.changed',
    subject: { kind: 'embed_client', id: before.client_id },
    ...auditedAs(actor),
    detail: { origins: after.origins, scopes: after.scopes },
  });
  return toEmbedClientAccess(after);
}

export function toEmbedClientAccess(row: ListedEmbedClientRow): EmbedClientAccess {
  return {
    id: row.id,
    clientId: row.client_id,
    origins: row.origins,
    returnPages: row.return_pages,
    scopes: row.scopes as EmbedScope[],
  };
}

function toColumns({ origins, returnPages, scopes }: EmbedClientSettings) {
  return { origins, return_pages: returnPages, scopes };
}

function requireSecureOrigins({ isLoopbackAllowed }: FirmProviders, { origins }: EmbedClientSettings): void {
  const faults = origins.flatMap((origin, index) => {
    const { protocol, hostname } = new URL(origin);
    const isLoopback = isLoopbackAllowed && ['127.0.0.1', 'localhost'].includes(hostname);
    if (protocol === 'https:' || isLoopback) return [];
    return [{ path: `json.origins.${index}`, code: 'not_allowed', message: 'Is not https' }];
  });
  if (faults.length > 0) throw new Problem('invalid_request', { faults });
}
