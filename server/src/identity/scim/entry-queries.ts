import { sql, type Selectable } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import type { EntryFilter } from './filters.ts';

export type DirectoryEntryRow = Selectable<DB['identity.directory_entry']>;

/** Whose entries: a connection of a community. */
export interface EntryOwner {
  communityId: string;
  connectionId: string;
}

function entriesOf(
  trx: CommunityTransaction,
  { communityId, connectionId }: EntryOwner,
  filter: EntryFilter,
) {
  const { id, userName, externalId, isActive } = filter;
  return trx
    .selectFrom('identity.directory_entry')
    .where('community_id', '=', communityId)
    .where('connection_id', '=', connectionId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(userName !== undefined, (query) =>
      query.where(sql<boolean>`lower(user_name) = lower(${userName ?? ''})`),
    )
    .$if(externalId !== undefined, (query) => query.where('external_id', '=', externalId ?? ''))
    .$if(isActive !== undefined, (query) => query.where('is_active', '=', isActive ?? false));
}

export async function countEntryRows(
  trx: CommunityTransaction,
  owner: EntryOwner,
  filter: EntryFilter,
): Promise<number> {
  const { count } = await entriesOf(trx, owner, filter)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** In the order of their making: ids are UUIDv7. */
export function listEntryRows(
  trx: CommunityTransaction,
  owner: EntryOwner,
  filter: EntryFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<DirectoryEntryRow[]> {
  return entriesOf(trx, owner, filter).selectAll().orderBy('id').offset(offset).limit(limit).execute();
}

export function findEntryRow(
  trx: CommunityTransaction,
  owner: EntryOwner,
  id: string,
): Promise<DirectoryEntryRow | undefined> {
  return entriesOf(trx, owner, { id }).selectAll().executeTakeFirst();
}

/** Changes of one entry wait for each other here. */
export function lockEntryRow(
  trx: CommunityTransaction,
  owner: EntryOwner,
  id: string,
): Promise<DirectoryEntryRow | undefined> {
  return entriesOf(trx, owner, { id }).selectAll().forUpdate().executeTakeFirst();
}

export async function hasTwin(
  trx: CommunityTransaction,
  { communityId, connectionId }: EntryOwner,
  entry: { id: string; userName: string; externalId: string | null },
): Promise<boolean> {
  const twin = await trx
    .selectFrom('identity.directory_entry')
    .select('id')
    .where('community_id', '=', communityId)
    .where('connection_id', '=', connectionId)
    .where('id', '<>', entry.id)
    .where(({ eb, or }) =>
      or([
        sql<boolean>`lower(user_name) = lower(${entry.userName})`,
        ...(entry.externalId === null ? [] : [eb('external_id', '=', entry.externalId)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return twin !== undefined;
}

export type EntryContent = Pick<
  DirectoryEntryRow,
  'external_id' | 'user_name' | 'display_name' | 'is_active' | 'site' | 'person_id' | 'membership_id'
>;

export function insertEntryRow(
  trx: CommunityTransaction,
  { communityId, connectionId }: EntryOwner,
  id: string,
  content: EntryContent,
  now: Date,
): Promise<DirectoryEntryRow> {
  return trx
    .insertInto('identity.directory_entry')
    .values({
      community_id: communityId,
      id,
      connection_id: connectionId,
      ...content,
      created_at: now,
      changed_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function updateEntryRow(
  trx: CommunityTransaction,
  { communityId, connectionId }: EntryOwner,
  id: string,
  content: EntryContent,
  now: Date,
): Promise<DirectoryEntryRow> {
  return trx
    .updateTable('identity.directory_entry')
    .set({ ...content, changed_at: now, version: sql<number>`version + 1` })
    .where('community_id', '=', communityId)
    .where('connection_id', '=', connectionId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteEntryRow(
  trx: CommunityTransaction,
  { communityId, connectionId }: EntryOwner,
  id: string,
): Promise<void> {
  await trx
    .deleteFrom('identity.directory_entry')
    .where('community_id', '=', communityId)
    .where('connection_id', '=', connectionId)
    .where('id', '=', id)
    .execute();
}
