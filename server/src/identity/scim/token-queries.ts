import type { CommunityTransaction } from '../../db/index.ts';
import type { EntryOwner } from './entry-queries.ts';

export async function insertDirectoryToken(
  trx: CommunityTransaction,
  row: { community_id: string; id: string; connection_id: string; token_hash: Buffer; created_at: Date },
): Promise<void> {
  await trx.insertInto('identity.directory_token').values(row).execute();
}

export function listDirectoryTokenRows(trx: CommunityTransaction, { communityId, connectionId }: EntryOwner) {
  return trx
    .selectFrom('identity.directory_token')
    .select(['id', 'created_at', 'last_used_on', 'revoked_at'])
    .where('community_id', '=', communityId)
    .where('connection_id', '=', connectionId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
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
