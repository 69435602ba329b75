import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

export type ReviewState = 'coded' | 'returned' | 'agreed';
export type ReaderPart = 'first' | 'second';

interface TextAddress {
  communityId: string;
  campaignId: string;
  id: string;
}

export interface WrittenRow {
  id: string;
  question: string;
  words: string;
  copy: string | null;
  state: ReviewState | null;
  version: number;
  return_reason: string | null;
}

export interface WrittenPageRow extends WrittenRow {
  themes: string[];
  place: string;
}

/** What waits for a first reader: nobody has read it, or it came back. */
const waitsForFirst = sql<boolean>`(r.state is null or r.state = 'returned')`;
const readings = sql`
  submissions.written_answer w
  left join surveys.written_review r on r.community_id = w.community_id and r.written_answer_id = w.id`;
/** The part that this person has had in a text; its key allows but one. */
const readingsOf = (personId: string) => sql`
  ${readings}
  left join surveys.written_reader o
    on o.community_id = w.community_id and o.written_answer_id = w.id and o.person_id = ${personId}`;
const mayReadAs = (part: ReaderPart) => sql<boolean>`(o.part is null or o.part = ${part})`;

/**
 * Texts that wait for this person's reading, in an order of her own, which tells nothing of when they were written and
 * seldom gives two people the same one at the same time.
 */
export async function listWaitingTexts(
  trx: CommunityTransaction,
  { communityId, campaignId, personId }: { communityId: string; campaignId: string; personId: string },
  options: {
    part: ReaderPart;
    question: string | undefined;
    after: [place: string, id: string] | undefined;
    limit: number;
  },
): Promise<WrittenPageRow[]> {
  const { part, question, after, limit } = options;
  const place = sql<string>`md5(w.id::text || ${personId}::text)`;
  const { rows } = await sql<WrittenPageRow>`
    select w.id, w.question, w.words, r.words as copy, r.state, coalesce(r.version, 0) as version, r.return_reason,
           array(select c.theme_id from surveys.written_coding c
                 where c.community_id = w.community_id and c.written_answer_id = w.id order by c.theme_id) as themes,
           ${place} as place
    from ${readingsOf(personId)}
    where w.community_id = ${communityId} and w.campaign_id = ${campaignId}
      and ${part === 'first' ? waitsForFirst : sql<boolean>`r.state = 'coded'`}
      and ${mayReadAs(part)}
      and ${question === undefined ? sql<boolean>`true` : sql<boolean>`w.question = ${question}`}
      and ${after === undefined ? sql<boolean>`true` : sql<boolean>`(${place}, w.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by place, w.id
    limit ${limit + 1}`.execute(trx);
  return rows;
}

export interface QuestionCountRow {
  question: string;
  waiting_first: number;
  waiting_second: number;
  open_first: number;
  open_second: number;
  agreed: number;
}

export async function countReadings(
  trx: CommunityTransaction,
  { communityId, campaignId, personId }: { communityId: string; campaignId: string; personId: string },
): Promise<QuestionCountRow[]> {
  const { rows } = await sql<QuestionCountRow>`
    select w.question,
           count(*) filter (where ${waitsForFirst})::int as waiting_first,
           count(*) filter (where r.state = 'coded')::int as waiting_second,
           count(*) filter (where ${waitsForFirst} and ${mayReadAs('first')})::int as open_first,
           count(*) filter (where r.state = 'coded' and ${mayReadAs('second')})::int as open_second,
           count(*) filter (where r.state = 'agreed')::int as agreed
    from ${readingsOf(personId)}
    where w.community_id = ${communityId} and w.campaign_id = ${campaignId}
    group by w.question order by w.question limit 200`.execute(trx);
  return rows;
}

/** Whoever else reads this text waits until the transaction is over. */
export async function lockText(
  trx: CommunityTransaction,
  { communityId, campaignId, id }: TextAddress,
): Promise<WrittenRow | undefined> {
  const locked = await sql`
    select 1 from submissions.written_answer
    where community_id = ${communityId} and campaign_id = ${campaignId} and id = ${id} for update`.execute(
    trx,
  );
  if (locked.rows.length === 0) return undefined;
  // A statement of its own: only what begins after the lock sees what its last holder did.
  const { rows } = await sql<WrittenRow>`
    select w.id, w.question, w.words, r.words as copy, r.state, coalesce(r.version, 0) as version, r.return_reason
    from ${readings}
    where w.community_id = ${communityId} and w.campaign_id = ${campaignId} and w.id = ${id}`.execute(trx);
  return rows[0];
}

/** Writes down that somebody reads a text; the part that she now has in it for good. */
export async function enterReader(
  trx: CommunityTransaction,
  { communityId, campaignId, id }: TextAddress,
  personId: string,
  part: ReaderPart,
): Promise<string | undefined> {
  await trx
    .insertInto('surveys.written_reader')
    .values({
      community_id: communityId,
      written_answer_id: id,
      campaign_id: campaignId,
      person_id: personId,
      part,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('surveys.written_reader')
    .select('part')
    .where('community_id', '=', communityId)
    .where('written_answer_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.part;
}

/** Keeps a first reading, the first of a text or one after it came back; gives the new version. */
export async function saveCoding(
  trx: CommunityTransaction,
  { communityId, campaignId, id }: TextAddress,
  coding: { question: string; words: string; firstPersonId: string; themes: readonly string[] },
): Promise<number> {
  const { question, words, firstPersonId, themes } = coding;
  const { rows } = await sql<{ version: number }>`
    insert into surveys.written_review as r
      (community_id, written_answer_id, campaign_id, question, state, version, words, first_person_id)
    values (${communityId}, ${id}, ${campaignId}, ${question}, 'coded', 1, ${words}, ${firstPersonId})
    on conflict (community_id, written_answer_id) do update
    set state = 'coded', version = r.version + 1, words = excluded.words, first_person_id = excluded.first_person_id,
        second_person_id = null, return_reason = null
    returning version`.execute(trx);
  await trx
    .deleteFrom('surveys.written_coding')
    .where('community_id', '=', communityId)
    .where('written_answer_id', '=', id)
    .execute();
  if (themes.length > 0)
    await trx
      .insertInto('surveys.written_coding')
      .values(
        themes.map((theme) => ({
          community_id: communityId,
          campaign_id: campaignId,
          question,
          written_answer_id: id,
          theme_id: theme,
        })),
      )
      .execute();
  return rows[0]?.version ?? 0;
}

export async function saveVerdict(
  trx: CommunityTransaction,
  { communityId, id }: TextAddress,
  verdict: { state: 'agreed' | 'returned'; secondPersonId: string; reason: string | null },
): Promise<void> {
  const { state, secondPersonId, reason } = verdict;
  await sql`
    update surveys.written_review
    set state = ${state}, version = version + 1, second_person_id = ${secondPersonId}, return_reason = ${reason},
        words = case when ${state === 'agreed'} then null else words end
    where community_id = ${communityId} and written_answer_id = ${id}`.execute(trx);
}

/** The text as it was written is gone after this. */
export async function overwriteText(
  trx: CommunityTransaction,
  { communityId, id }: TextAddress,
  words: string,
): Promise<void> {
  await trx
    .updateTable('submissions.written_answer')
    .set({ words })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** With what was noted of its reading. */
export async function deleteText(trx: CommunityTransaction, { communityId, id }: TextAddress): Promise<void> {
  await trx
    .deleteFrom('submissions.written_answer')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}
