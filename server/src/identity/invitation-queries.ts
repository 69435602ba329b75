import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';
import type { DB } from '../db/rows.gen.ts';

export type InvitationRow = Selectable<DB['identity.invitation']>;

/** Of two that one person makes at once, the second counts the first. */
export async function lockInviter(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitations ${communityId} ${personId}`}, 0))`.execute(
    trx,
  );
}

export async function countOpenInvitations(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
): Promise<number> {
  const { count } = await trx
    .selectFrom('identity.invitation')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('community_id', '=', communityId)
    .where('invited_by_person_id', '=', personId)
    .where('ends_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export function insertInvitation(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    id: string;
    code_hash: Buffer;
    invited_by_person_id: string;
    place_code: string | null;
    host_name: string;
    purpose: string;
    starts_at: Date;
    ends_at: Date;
    most_uses: number;
    created_at: Date;
  },
): Promise<InvitationRow> {
  return trx.insertInto('identity.invitation').values(row).returningAll().executeTakeFirstOrThrow();
}

/** Ids are made in the order of time, so they are the key of the pages too. */
export function listInvitationRows(
  trx: CommunityTransaction,
  communityId: string,
  { personId, before, limit }: { personId: string | undefined; before: string | undefined; limit: number },
): Promise<InvitationRow[]> {
  let query = trx
    .selectFrom('identity.invitation')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (personId !== undefined) query = query.where('invited_by_person_id', '=', personId);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

export function findInvitationRow(trx: CommunityTransaction, communityId: string, id: string) {
  return trx
    .selectFrom('identity.invitation')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function findOpenInvitationRow(
  trx: CommunityTransaction,
  communityId: string,
  codeHash: Buffer,
  now: Date,
) {
  return trx
    .selectFrom('identity.invitation')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('code_hash', '=', codeHash)
    .where('revoked_at', 'is', null)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .whereRef('used_count', '<', 'most_uses')
    .executeTakeFirst();
}

/** One statement, so that the last place goes to exactly one of those who ask at once. */
export async function countInvitationUse(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const result = await trx
    .updateTable('identity.invitation')
    .set({ used_count: sql`used_count + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .whereRef('used_count', '<', 'most_uses')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export function revokeInvitationRow(trx: CommunityTransaction, communityId: string, id: string, now: Date) {
  return trx
    .updateTable('identity.invitation')
    .set({ revoked_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}
