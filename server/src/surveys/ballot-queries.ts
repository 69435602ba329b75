import { sql } from 'kysely';
import { toJson, type CommunityTransaction } from '../db/index.ts';

/** Ballots of a campaign are issued, and invitations to it erased, one after the other. */
export async function lockBallots(trx: CommunityTransaction, campaignId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ballots ${campaignId}`}, 0))`.execute(trx);
}

/**
 * Of many at once exactly one is told `issued`, and whoever asks again with the same message: ballots of a campaign are
 * issued one after the other. All of the campaign's invitations are written anew each time, so that no row's
 * transaction number tells whose ballot was the last, and with it whose answers came next.
 */
export async function markBallotIssued(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  personId: string,
  blindedHash: Buffer,
): Promise<'issued' | 'already_answered' | 'not_invited'> {
  await lockBallots(trx, campaignId);
  const own = await trx
    .selectFrom('surveys.invitation')
    .select(['has_ballot', 'blinded_hash'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (own === undefined) return 'not_invited';
  if (own.has_ballot) return own.blinded_hash?.equals(blindedHash) === true ? 'issued' : 'already_answered';
  await trx
    .updateTable('surveys.invitation')
    .set({
      has_ballot: sql<boolean>`has_ballot or person_id = ${personId}`,
      blinded_hash: sql<Buffer>`case when person_id = ${personId} then ${blindedHash} else blinded_hash end`,
    })
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .execute();
  return 'issued';
}

export function findBallotKeyRow(trx: CommunityTransaction, communityId: string, campaignId: string) {
  return trx
    .selectFrom('surveys.ballot_key')
    .select(['public_key', 'private_key_sealed'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
}

export async function insertBallotKey(
  trx: CommunityTransaction,
  row: { community_id: string; campaign_id: string; public_key: Buffer; private_key_sealed: Buffer },
): Promise<void> {
  await trx.insertInto('surveys.ballot_key').values(row).execute();
}

/** Makes signing impossible, forgets what was signed and which ballots were spent: the campaign is over. */
export async function endBallots(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
): Promise<void> {
  await trx
    .updateTable('surveys.ballot_key')
    .set({ private_key_sealed: null })
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .execute();
  await trx
    .updateTable('surveys.invitation')
    .set({ blinded_hash: null })
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .execute();
  await trx
    .deleteFrom('surveys.spent_ballot')
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .execute();
}

export async function deleteByWithdrawalHashes(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  { choices, words }: { choices: Buffer; words: Buffer[] },
): Promise<void> {
  const hexes = words.map((hash) => hash.toString('hex'));
  await sql`
    select surveys.withdraw_submission(${communityId}::uuid, ${campaignId}::uuid, ${choices},
      (select array_agg(decode(hex, 'hex')) from unnest(${hexes}::text[]) as hex))`.execute(trx);
}

export async function insertSpentBallot(
  trx: CommunityTransaction,
  row: { community_id: string; campaign_id: string; nonce_hash: Buffer },
): Promise<void> {
  await trx.insertInto('surveys.spent_ballot').values(row).execute();
}

export async function insertSubmission(
  trx: CommunityTransaction,
  row: { community_id: string; id: string; campaign_id: string; answers: unknown; withdrawal_hash: Buffer },
): Promise<void> {
  await trx
    .insertInto('surveys.submission')
    .values({ ...row, answers: toJson(row.answers) })
    .execute();
}

export async function insertWrittenAnswers(
  trx: CommunityTransaction,
  rows: {
    community_id: string;
    id: string;
    campaign_id: string;
    question: string;
    words: string;
    withdrawal_hash: Buffer;
  }[],
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('surveys.written_answer').values(rows).execute();
}
