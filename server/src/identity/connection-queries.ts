import { sql, type InsertObject, type Selectable, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';
import type { DB } from '../db/rows.gen.ts';
import { selectConnections } from './queries.ts';
import type { EmbedClientRow } from './rows.ts';

export interface NamePage {
  /** Name and id of the last one that was read. */
  after: readonly [string, string] | undefined;
  limit: number;
}

export function listOrganisationRows(trx: CommunityTransaction, communityId: string, page: NamePage) {
  let query = trx
    .selectFrom('identity.organisation')
    .select(['id', 'code', 'name'])
    .where('community_id', '=', communityId);
  if (page.after !== undefined)
    query = query.where(sql<boolean>`(name, id) > (${page.after[0]}, ${page.after[1]}::uuid)`);
  return query.orderBy('name').orderBy('id').limit(page.limit).execute();
}

export function findOrganisationRow(trx: CommunityTransaction, communityId: string, code: string) {
  return trx
    .selectFrom('identity.organisation')
    .select('id')
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
}

export function listConnectionPage(trx: CommunityTransaction, communityId: string, page: NamePage) {
  let query = selectConnections(trx, communityId);
  if (page.after !== undefined)
    query = query.where(sql<boolean>`(o.name, c.id) > (${page.after[0]}, ${page.after[1]}::uuid)`);
  return query.orderBy('o.name').orderBy('c.id').limit(page.limit).execute();
}

export function findConnectionRow(trx: CommunityTransaction, communityId: string, id: string) {
  return selectConnections(trx, communityId).where('c.id', '=', id).executeTakeFirst();
}

/** Held to the end of the transaction: what is counted below a connection is counted by one at a time. */
export async function lockConnection(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('identity.company_connection')
    .select('id')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertConnection(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'identity.company_connection'>,
): Promise<void> {
  await trx.insertInto('identity.company_connection').values(row).execute();
}

export async function updateConnectionRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'identity.company_connection'>,
): Promise<void> {
  await trx
    .updateTable('identity.company_connection')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

const embedClientColumns = ['id', 'client_id', 'connection_id', 'origins', 'return_pages', 'scopes'] as const;

export type ListedEmbedClientRow = Pick<
  Selectable<DB['identity.embed_client']>,
  (typeof embedClientColumns)[number]
>;

export function listEmbedClientRows(
  trx: CommunityTransaction,
  communityId: string,
  connectionIds: readonly string[],
  most: number,
): Promise<ListedEmbedClientRow[]> {
  if (connectionIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('identity.embed_client')
    .select(embedClientColumns)
    .where('community_id', '=', communityId)
    .where('connection_id', 'in', connectionIds)
    .orderBy('client_id')
    .limit(most)
    .execute();
}

export async function insertEmbedClient(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'identity.embed_client'>,
): Promise<void> {
  await trx.insertInto('identity.embed_client').values(row).execute();
}

/** Locked: of two changes at once the later sees the earlier. */
export function lockEmbedClientRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<ListedEmbedClientRow | undefined> {
  return trx
    .selectFrom('identity.embed_client')
    .select(embedClientColumns)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function updateEmbedClientRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: Pick<EmbedClientRow, 'origins' | 'return_pages' | 'scopes'>,
): Promise<void> {
  await trx
    .updateTable('identity.embed_client')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}
