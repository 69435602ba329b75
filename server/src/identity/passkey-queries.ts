import type { CommunityTransaction } from '../db/index.ts';

export async function insertChallenge(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    challenge_hash: Buffer;
    purpose: 'sign_in' | 'join' | 'add';
    interaction_uid: string | null;
    person_id: string | null;
    expires_at: Date;
  },
): Promise<void> {
  await trx.insertInto('identity.passkey_challenge').values(row).execute();
}

/** The row goes with the answer: of several at once one gets it. */
export function takeChallengeRow(trx: CommunityTransaction, communityId: string, hash: Buffer) {
  return trx
    .deleteFrom('identity.passkey_challenge')
    .where('community_id', '=', communityId)
    .where('challenge_hash', '=', hash)
    .returning(['purpose', 'interaction_uid', 'person_id', 'expires_at'])
    .executeTakeFirst();
}

export function findPasskeyRow(trx: CommunityTransaction, communityId: string, credentialId: Buffer) {
  return trx
    .selectFrom('identity.passkey')
    .select(['id', 'person_id', 'public_key', 'counter', 'transports'])
    .where('community_id', '=', communityId)
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
}

export function listPasskeyRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.passkey')
    .select(['id', 'credential_id', 'transports', 'name', 'created_at', 'last_used_on'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(50)
    .execute();
}

export function insertPasskey(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    id: string;
    person_id: string;
    credential_id: Buffer;
    public_key: Buffer;
    counter: number;
    transports: string[];
    name: string;
    created_at: Date;
  },
) {
  return trx
    .insertInto('identity.passkey')
    .values(row)
    .onConflict((conflict) => conflict.columns(['community_id', 'credential_id']).doNothing())
    .returning(['id', 'name', 'created_at', 'last_used_on'])
    .executeTakeFirst();
}

/** A counter only grows; devices that keep none say nought for ever. False: it went back, or stood still. */
export async function countPasskeyUse(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  counter: number,
  day: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('identity.passkey')
    .set({ counter, last_used_on: day })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where((or) =>
      or.or([or('counter', '<', String(counter)), or.and([or('counter', '=', '0'), or.lit(counter === 0)])]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deletePasskeyRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  id: string,
): Promise<boolean> {
  const result = await trx
    .deleteFrom('identity.passkey')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
