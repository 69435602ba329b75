import type { SnodoClient, components } from '@snodo/client';
import { answerOf, type Page } from '../portal/portal-api.ts';

type Schemas = components['schemas'];
export type Connection = Schemas['Connection'];
export type ConnectionSettings = Schemas['ConnectionSettings'];
export type NewConnection = Schemas['NewConnection'];
export type ConnectionCheck = Schemas['ConnectionCheck'];
export type EmbedClient = Schemas['EmbedClient'];
export type EmbedClientSettings = Schemas['EmbedClientSettings'];
export type NewEmbedClient = Schemas['NewEmbedClient'];
export type DirectoryToken = Schemas['DirectoryToken'];
export type IssuedDirectoryToken = Schemas['IssuedDirectoryToken'];
export interface Organisation {
  readonly code: string;
  readonly name: string;
}

/** How firms' people come in. What takes a `key` is done once, however often it is sent with it. */
export interface ConnectionsApi {
  readonly listOrganisations: (cursor?: string) => Promise<Page<Organisation>>;
  readonly listConnections: (cursor?: string) => Promise<Page<Connection>>;
  readonly createConnection: (key: string, connection: NewConnection) => Promise<Connection>;
  readonly updateConnection: (id: string, settings: ConnectionSettings) => Promise<Connection>;
  readonly checkConnection: (id: string) => Promise<ConnectionCheck>;
  readonly createEmbedClient: (
    key: string,
    connectionId: string,
    client: NewEmbedClient,
  ) => Promise<EmbedClient>;
  readonly updateEmbedClient: (id: string, settings: EmbedClientSettings) => Promise<EmbedClient>;
  readonly issueDirectoryToken: (key: string, connectionId: string) => Promise<IssuedDirectoryToken>;
  readonly revokeDirectoryToken: (id: string) => Promise<DirectoryToken>;
}

export function createConnectionsApi(
  client: SnodoClient,
  community: string,
  lang: 'it' | 'en' | 'ar',
): ConnectionsApi {
  const path = { community };
  const page = (cursor?: string) => ({ lang, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
  const once = (key: string) => ({ 'idempotency-key': key });
  return {
    listOrganisations: (cursor) =>
      answerOf(client.GET('/v1/{community}/organisations', { params: { path, query: page(cursor) } })),
    listConnections: (cursor) =>
      answerOf(client.GET('/v1/{community}/connections', { params: { path, query: page(cursor) } })),
    createConnection: (key, body) =>
      answerOf(client.POST('/v1/{community}/connections', { params: { path, header: once(key) }, body })),
    updateConnection: (connection, body) =>
      answerOf(
        client.PUT('/v1/{community}/connections/{connection}', {
          params: { path: { community, connection } },
          body,
        }),
      ),
    checkConnection: (connection) =>
      answerOf(
        client.POST('/v1/{community}/connections/{connection}/check', {
          params: { path: { community, connection } },
        }),
      ),
    createEmbedClient: (key, connection, body) =>
      answerOf(
        client.POST('/v1/{community}/connections/{connection}/embed-clients', {
          params: { path: { community, connection }, header: once(key) },
          body,
        }),
      ),
    updateEmbedClient: (embedClient, body) =>
      answerOf(
        client.PUT('/v1/{community}/embed-clients/{embedClient}', {
          params: { path: { community, embedClient } },
          body,
        }),
      ),
    issueDirectoryToken: (key, connection) =>
      answerOf(
        client.POST('/v1/{community}/connections/{connection}/directory-tokens', {
          params: { path: { community, connection }, header: once(key) },
        }),
      ),
    revokeDirectoryToken: (directoryToken) =>
      answerOf(
        client.POST('/v1/{community}/directory-tokens/{directoryToken}/revoke', {
          params: { path: { community, directoryToken } },
        }),
      ),
  };
}
