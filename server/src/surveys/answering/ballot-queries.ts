import { sql } from 'kysely';
import { sentAhead, toJson, type CommunityTransaction } from '../../db/index.ts';
import type { KeyHolder } from './ballots.ts';

/** Ballots of a campaign are issued, and invitations to it erased, one after the other. */
export async function lockBallots(trx: CommunityTransaction, campaignId: string): Promise<void> {
  const key = `ballots ${campaignId}`;
  await sql`${sql.raw(sentAhead)}select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}

export interface BallotMark {
  person_id: string;
  /** What is kept of the message that was signed for her; null when none was. */
  mark: Buffer | null;
  /** The firms of the audience for which she is asked: of one that is asked by sites only if hers is. */
  organisation_ids: string[];
}

/** What stands on a place without a ballot. */
const noMark = Buffer.alloc(16);

/**
 * How these people stand, as far as they are invited, and where they work. Under the lock of the campaign's ballots
 * the marks stay so.
 */
export async function listBallotMarks(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  { personIds, employeesOnly }: { personIds: string[]; employeesOnly: boolean },
): Promise<BallotMark[]> {
  const { rows } = await sql<BallotMark>`
    select i.person_id, nullif(nullif(substr(r.marks, 16 * i.place + 1, 16), ${noMark}), '') as mark, array(
      select m.organisation_id from surveys.asked_memberships(${communityId}, ${campaignId}) m
      where m.person_id = i.person_id and m.is_active
        and ${employeesOnly ? sql`'employee' = any (m.roles)` : sql`true`}
    ) as organisation_ids
    from surveys.invitation i
    left join surveys.ballot_roll r on r.community_id = i.community_id and r.campaign_id = i.campaign_id
    where i.community_id = ${communityId} and i.campaign_id = ${campaignId}
      and i.person_id = any (${personIds}::uuid[])`.execute(trx);
  return rows;
}

export interface AskedKeyRow {
  id: string;
  code: string;
  /** Null until somebody has asked for the firm's key. */
  public_key: Buffer | null;
  private_key_sealed: Buffer | null;
}

/** The firms of a campaign's audience with these codes, each with its key. */
export async function listAskedKeys(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  codes: string[],
): Promise<AskedKeyRow[]> {
  const { rows } = await sql<AskedKeyRow>`
    select o.id, o.code, k.public_key, k.private_key_sealed
    from surveys.audience_of(${communityId}, ${campaignId}) a
    join identity.organisation o on o.community_id = ${communityId} and o.id = a.organisation_id
    left join surveys.ballot_key k
      on k.community_id = ${communityId} and k.campaign_id = ${campaignId} and k.organisation_id = o.id
    where o.code = any (${codes}::text[])`.execute(trx);
  return rows;
}

/**
 * Marks that these people have their ballots, whose marks are given in their order; without marks nothing is kept of
 * their messages. The roll of the campaign is one row, written whole each time: neither its transaction number nor its
 * place tells whose ballot was the last, and with it whose answers came next. To write only some of it anew would tell
 * of the others that theirs came before.
 */
export async function markBallots(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  personIds: string[],
  marks?: Buffer[],
): Promise<void> {
  const hexes = marks?.map((mark) => mark.toString('hex')) ?? null;
  await sql`
    select surveys.mark_ballots(${communityId}::uuid, ${campaignId}::uuid, ${personIds}::uuid[],
      (select array_agg(decode(hex, 'hex') order by place) from unnest(${hexes}::text[]) with ordinality as m (hex, place)))`.execute(
    trx,
  );
}

export function findBallotKeyRow(
  trx: CommunityTransaction,
  communityId: string,
  { campaignId, organisationId }: KeyHolder,
) {
  return trx
    .selectFrom('surveys.ballot_key')
    .select(['public_key', 'private_key_sealed'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
}

export async function insertBallotKey(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    campaign_id: string;
    organisation_id: string;
    public_key: Buffer;
    private_key_sealed: Buffer;
  },
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
  await sql`select surveys.forget_messages(${communityId}::uuid, ${campaignId}::uuid)`.execute(trx);
  await trx
    .deleteFrom('submissions.spent_ballot')
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
    select submissions.withdraw(${communityId}::uuid, ${campaignId}::uuid, ${choices},
      (select array_agg(decode(hex, 'hex')) from unnest(${hexes}::text[]) as hex))`.execute(trx);
}

export interface HandedIn {
  nonceHash: Buffer;
  /** The firm is the one whose key signed the ballot. */
  submission: { id: string; organisationId: string; answers: unknown; withdrawalHash: Buffer };
  words: { id: string; question: string; words: string; withdrawalHash: Buffer }[];
}

/**
 * Spends the ballots and stores what came with them, all or nothing, in one statement. A ballot that is spent already
 * violates the key. Written in the order of their random ids, rows of one statement tell nothing of who was first.
 */
export async function insertHandedIn(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  handedIn: HandedIn[],
): Promise<void> {
  const hex = (bytes: Buffer) => bytes.toString('hex');
  const submissions = handedIn.map(({ submission }) => ({
    id: submission.id,
    organisation: submission.organisationId,
    answers: submission.answers,
    hash: hex(submission.withdrawalHash),
  }));
  const words = handedIn.flatMap(({ words: texts }) =>
    texts.map(({ withdrawalHash, ...text }) => ({ ...text, hash: hex(withdrawalHash) })),
  );
  await sql`
    with spent as (
      insert into submissions.spent_ballot (community_id, campaign_id, nonce_hash)
      select ${communityId}::uuid, ${campaignId}::uuid, decode(hash, 'hex')
      from unnest(${handedIn.map(({ nonceHash }) => hex(nonceHash))}::text[]) as hash order by hash
    ), written as (
      insert into submissions.written_answer (community_id, id, campaign_id, question, words, withdrawal_hash)
      select ${communityId}::uuid, w.id, ${campaignId}::uuid, w.question, w.words, decode(w.hash, 'hex')
      from jsonb_to_recordset(${toJson(words)}::jsonb) as w(id uuid, question text, words text, hash text)
      order by w.id
    )
    insert into submissions.submission (community_id, id, campaign_id, organisation_id, answers, withdrawal_hash)
    select ${communityId}::uuid, s.id, ${campaignId}::uuid, s.organisation, s.answers, decode(s.hash, 'hex')
    from jsonb_to_recordset(${toJson(submissions)}::jsonb) as s(id uuid, organisation uuid, answers jsonb, hash text)
    order by s.id`.execute(trx);
}

export async function insertSubmission(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    id: string;
    campaign_id: string;
    organisation_id: string;
    answers: unknown;
    withdrawal_hash: Buffer;
  },
): Promise<void> {
  await trx
    .insertInto('submissions.submission')
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
  if (rows.length > 0) await trx.insertInto('submissions.written_answer').values(rows).execute();
}
