import { languages, type Language } from '@snodo/contract';
import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

export function findContactRow(trx: CommunityTransaction, communityId: string, hash: Buffer) {
  return trx
    .selectFrom('identity.contact')
    .select(['id', 'person_id'])
    .where('community_id', '=', communityId)
    .where('address_hash', '=', hash)
    .executeTakeFirst();
}

export function listContactRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.contact')
    .select(['id', 'sealed_address', 'confirmed_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('confirmed_at')
    .orderBy('id')
    .limit(50)
    .execute();
}

/** In which language she wants to be written to; undefined when she has not said. */
export async function findPersonLanguage(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<Language | undefined> {
  const row = await trx
    .selectFrom('identity.person')
    .select('language')
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return languages.find((language) => language === row?.language);
}

export async function insertContact(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    id: string;
    person_id: string;
    kind: 'email';
    sealed_address: Buffer;
    address_hash: Buffer;
    confirmed_at: Date;
  },
): Promise<void> {
  await trx.insertInto('identity.contact').values(row).execute();
}

export async function deleteContactRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  id: string,
): Promise<boolean> {
  const result = await trx
    .deleteFrom('identity.contact')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Whoever takes a way in away holds this: of two at once, the second counts what the first left. */
export async function lockOwnSignIns(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`own sign-ins ${communityId} ${personId}`}, 0))`.execute(
    trx,
  );
}

/** How many ways in she has: her own, and by firms where she is still a member. */
export async function countOwnSignIns(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<{ contacts: number; passkeys: number; connections: number }> {
  const { rows } = await sql<{ contacts: number; passkeys: number; connections: number }>`
    select
      (select count(*)::int from identity.contact
        where community_id = ${communityId} and person_id = ${personId}) as contacts,
      (select count(*)::int from identity.passkey
        where community_id = ${communityId} and person_id = ${personId}) as passkeys,
      (select count(*)::int from identity.sign_in s
        join identity.company_connection c on c.community_id = s.community_id and c.id = s.connection_id
        join identity.membership m on m.community_id = s.community_id and m.person_id = s.person_id
          and m.organisation_id = c.organisation_id and m.is_active
        where s.community_id = ${communityId} and s.person_id = ${personId}) as connections`.execute(trx);
  return rows[0] ?? { contacts: 0, passkeys: 0, connections: 0 };
}

/** Links to one of her addresses go before the addresses, by which they are found. */
export async function deleteContactRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('identity.mail_link')
    .where('community_id', '=', communityId)
    .where('address_hash', 'in', (select) =>
      select
        .selectFrom('identity.contact')
        .select('address_hash')
        .where('community_id', '=', communityId)
        .where('person_id', '=', personId),
    )
    .execute();
  for (const table of [
    'identity.contact',
    'identity.passkey',
    'identity.passkey_challenge',
    'identity.mail_link',
  ] as const) {
    await trx
      .deleteFrom(table)
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .execute();
  }
}
