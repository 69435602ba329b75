import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

/** Whatever counts or claims an address waits for whoever is just doing so. */
export async function lockAddress(trx: CommunityTransaction, hash: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${hash.toString('hex')}`}, 0))`.execute(
    trx,
  );
}

export async function countRecentLinks(
  trx: CommunityTransaction,
  communityId: string,
  { hash, caller, since }: { hash: Buffer; caller: Buffer; since: Date },
): Promise<{ ofAddress: number; ofCaller: number }> {
  const { rows } = await sql<{ ofAddress: number; ofCaller: number }>`
    select
      (select count(*)::int from identity.mail_link
        where community_id = ${communityId} and address_hash = ${hash} and created_at > ${since} and is_sent) as "ofAddress",
      (select count(*)::int from identity.mail_link
        where community_id = ${communityId} and caller_hash = ${caller} and created_at > ${since}) as "ofCaller"`.execute(
    trx,
  );
  return rows[0] ?? { ofAddress: 0, ofCaller: 0 };
}

export async function insertMailLink(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    id_hash: Buffer;
    purpose: 'sign_in' | 'add_contact';
    sealed_address: Buffer;
    address_hash: Buffer;
    browser_hash: Buffer;
    caller_hash: Buffer;
    is_sent: boolean;
    interaction_uid: string | null;
    invitation_id: string | null;
    person_id: string | null;
    created_at: Date;
    expires_at: Date;
  },
): Promise<void> {
  await trx.insertInto('identity.mail_link').values(row).execute();
}

export function findMailLinkRow(trx: CommunityTransaction, communityId: string, idHash: Buffer) {
  return trx
    .selectFrom('identity.mail_link')
    .select(['purpose', 'address_hash', 'browser_hash', 'is_sent', 'expires_at', 'used_at'])
    .where('community_id', '=', communityId)
    .where('id_hash', '=', idHash)
    .executeTakeFirst();
}

/** Compare and set: of several at once one gets the row. */
export function markLinkUsed(trx: CommunityTransaction, communityId: string, idHash: Buffer, now: Date) {
  return trx
    .updateTable('identity.mail_link')
    .set({ used_at: now })
    .where('community_id', '=', communityId)
    .where('id_hash', '=', idHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['purpose', 'sealed_address', 'address_hash', 'interaction_uid', 'invitation_id', 'person_id'])
    .executeTakeFirst();
}

export async function setLinkPerson(
  trx: CommunityTransaction,
  communityId: string,
  idHash: Buffer,
  personId: string,
): Promise<void> {
  await trx
    .updateTable('identity.mail_link')
    .set({ person_id: personId })
    .where('community_id', '=', communityId)
    .where('id_hash', '=', idHash)
    .execute();
}

export interface ArrivalKey {
  interactionUid: string;
  browserHash: Buffer;
  since: Date;
}

export function findArrivalRow(trx: CommunityTransaction, communityId: string, key: ArrivalKey) {
  return trx
    .selectFrom('identity.mail_link')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('interaction_uid', '=', key.interactionUid)
    .where('browser_hash', '=', key.browserHash)
    .where('used_at', '>', key.since)
    .where('person_id', 'is not', null)
    .where('finished_at', 'is', null)
    .orderBy('used_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** All arrivals of this sign-in end together; the answer is the newest one's person. */
export async function finishArrivalRow(
  trx: CommunityTransaction,
  communityId: string,
  key: ArrivalKey,
  now: Date,
) {
  const rows = await trx
    .updateTable('identity.mail_link')
    .set({ finished_at: now })
    .where('community_id', '=', communityId)
    .where('interaction_uid', '=', key.interactionUid)
    .where('browser_hash', '=', key.browserHash)
    .where('used_at', '>', key.since)
    .where('person_id', 'is not', null)
    .where('finished_at', 'is', null)
    .returning(['person_id', 'used_at'])
    .execute();
  return rows.toSorted((one, other) => Number(other.used_at) - Number(one.used_at))[0];
}

export async function deleteOldLinks(
  trx: CommunityTransaction,
  communityId: string,
  before: Date,
): Promise<void> {
  await trx
    .deleteFrom('identity.mail_link')
    .where('community_id', '=', communityId)
    .where('expires_at', '<', before)
    .execute();
  await trx
    .deleteFrom('identity.passkey_challenge')
    .where('community_id', '=', communityId)
    .where('expires_at', '<', before)
    .execute();
}
