import { sql, type Selectable } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import type { EntryOwner } from './entry-queries.ts';

export async function insertDirectoryToken(
  trx: CommunityTransaction,
  row: { community_id: string; id: string; connection_id: string; token_hash: Buffer; created_at: Date },
): Promise<void> {
  await trx.insertInto('identity.directory_token').values(row).execute();
}

const tokenColumns = ['id', 'connection_id', 'created_at', 'last_used_on', 'revoked_at'] as const;

export type TokenRow = Pick<Selectable<DB['identity.directory_token']>, (typeof tokenColumns)[number]>;

/** Those in force first, then the newest; so many of each connection. */
export function listDirectoryTokenRows(
  trx: CommunityTransaction,
  communityId: string,
  connectionIds: readonly string[],
  mostOfEach: number,
): Promise<TokenRow[]> {
  if (connectionIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom((from) =>
      from
        .selectFrom('identity.directory_token')
        .select(tokenColumns)
        .select(
          sql<number>`row_number() over (partition by connection_id order by revoked_at is not null, created_at desc, id desc)`.as(
            'turn',
          ),
        )
        .where('community_id', '=', communityId)
        .where('connection_id', 'in', connectionIds)
        .as('t'),
    )
    .select(tokenColumns)
    .where('turn', '<=', mostOfEach)
    .orderBy('turn')
    .execute();
}

export function countDirectoryTokensInForce(
  trx: CommunityTransaction,
  { communityId, connectionId }: EntryOwner,
): Promise<{ count: number }> {
  return trx
    .selectFrom('identity.directory_token')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('community_id', '=', communityId)
    .where('connection_id', '=', connectionId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
}

export function findDirectoryTokenById(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<TokenRow | undefined> {
  return trx
    .selectFrom('identity.directory_token')
    .select(tokenColumns)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function revokeDirectoryTokenRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  now: Date,
) {
  return trx
    .updateTable('identity.directory_token')
    .set({ revoked_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('connection_id')
    .executeTakeFirst();
}

/** The token that is in force with this hash, and the connection that it speaks for. */
export function findDirectoryTokenRow(trx: CommunityTransaction, communityId: string, tokenHash: Buffer) {
  return trx
    .selectFrom('identity.directory_token as t')
    .innerJoin('identity.company_connection as c', (join) =>
      join.onRef('c.community_id', '=', 't.community_id').onRef('c.id', '=', 't.connection_id'),
    )
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'c.community_id').onRef('o.id', '=', 'c.organisation_id'),
    )
    .select([
      't.id as token_id',
      'c.id as connection_id',
      'c.organisation_id',
      'c.issuer',
      'c.joins_as',
      'o.name as organisation_name',
    ])
    .where('t.community_id', '=', communityId)
    .where('t.token_hash', '=', tokenHash)
    .where('t.revoked_at', 'is', null)
    .executeTakeFirst();
}

/** Once a day: a write for every call would make calls of one directory wait for each other. */
export async function noteTokenUse(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  day: string,
): Promise<void> {
  await trx
    .updateTable('identity.directory_token')
    .set({ last_used_on: day })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('last_used_on', 'is distinct from', day)
    .execute();
}
