import { sql } from 'kysely';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import type { Json } from '../../db/rows.gen.ts';

export interface ThemeLabel {
  it: string;
  en: string;
  ar: string;
}

export interface ThemeRow {
  id: string;
  question: string;
  label: Json;
  texts: number;
}

/** Themes of one question, or of a whole campaign, with how many texts have each. */
export async function listThemeRows(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  question?: string,
): Promise<ThemeRow[]> {
  const { rows } = await sql<ThemeRow>`
    select t.id, t.question, t.label, count(c.theme_id)::int as texts
    from surveys.written_theme t
    left join surveys.written_coding c
      on c.community_id = t.community_id and c.campaign_id = t.campaign_id and c.question = t.question and c.theme_id = t.id
    where t.community_id = ${communityId} and t.campaign_id = ${campaignId}
      and ${question === undefined ? sql<boolean>`true` : sql<boolean>`t.question = ${question}`}
    group by t.community_id, t.id order by texts desc, t.id limit 2000`.execute(trx);
  return rows;
}

/** Ids and no more: whoever may not read codings may ask for these. */
export async function listThemeIds(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  question: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('surveys.written_theme')
    .select('id')
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .where('question', '=', question)
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}

export async function findTheme(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  id: string,
): Promise<{ question: string; label: ThemeLabel } | undefined> {
  const row = await trx
    .selectFrom('surveys.written_theme')
    .select(['question', 'label'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { question: row.question, label: row.label as unknown as ThemeLabel };
}

export async function updateThemeLabel(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  label: ThemeLabel,
): Promise<void> {
  await trx
    .updateTable('surveys.written_theme')
    .set({ label: toJson(label) })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function insertTheme(
  trx: CommunityTransaction,
  row: { communityId: string; id: string; campaignId: string; question: string; label: ThemeLabel },
): Promise<void> {
  await trx
    .insertInto('surveys.written_theme')
    .values({
      community_id: row.communityId,
      id: row.id,
      campaign_id: row.campaignId,
      question: row.question,
      label: toJson(row.label),
    })
    .execute();
}

/** New themes of a question, and their publication, come one after the other. */
export async function lockThemes(
  trx: CommunityTransaction,
  campaignId: string,
  question: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`themes ${campaignId} ${question}`}, 0))`.execute(
    trx,
  );
}

export async function countWaitingTexts(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  question: string,
): Promise<number> {
  const { rows } = await sql<{ texts: number }>`
    select count(*)::int as texts from submissions.written_answer w
    where w.community_id = ${communityId} and w.campaign_id = ${campaignId} and w.question = ${question}
      and not exists (select 1 from surveys.written_review r
                      where r.community_id = w.community_id and r.written_answer_id = w.id and r.state = 'agreed')`.execute(
    trx,
  );
  return rows[0]?.texts ?? 0;
}

/** Agreed texts that have at least one of these themes: as many people, since nobody answers a question twice. */
export async function countPeopleOf(
  trx: CommunityTransaction,
  communityId: string,
  themeIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct c.written_answer_id)::int as people
    from surveys.written_coding c
    join surveys.written_review r on r.community_id = c.community_id and r.written_answer_id = c.written_answer_id
    where c.community_id = ${communityId} and c.theme_id = any (${[...themeIds]}::uuid[]) and r.state = 'agreed'`.execute(
    trx,
  );
  return rows[0]?.people ?? 0;
}

export async function isThemeListPublished(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  question: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('surveys.released_theme_list')
    .select('id')
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .where('question', '=', question)
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewThemeList {
  communityId: string;
  id: string;
  campaignId: string;
  question: string;
  title: unknown;
  publishedOn: string;
  leastPeople: number;
  themes: { id: string; label: ThemeLabel; peopleFrom: number }[];
  decisions: { themeId: string; releasedThemeId: string | null; reason: string }[];
}

/** Writes the published themes of a question whole; nothing can change them afterwards. */
export async function insertThemeList(trx: CommunityTransaction, list: NewThemeList): Promise<void> {
  const community_id = list.communityId;
  await trx
    .insertInto('surveys.released_theme_list')
    .values({
      community_id,
      id: list.id,
      campaign_id: list.campaignId,
      question: list.question,
      title: toJson(list.title),
      published_on: list.publishedOn,
      least_people: list.leastPeople,
    })
    .execute();
  if (list.themes.length > 0)
    await trx
      .insertInto('surveys.released_theme')
      .values(
        list.themes.map(({ id, label, peopleFrom }, position) => ({
          community_id,
          id,
          list_id: list.id,
          position,
          label: toJson(label),
          people_from: peopleFrom,
        })),
      )
      .execute();
  if (list.decisions.length > 0)
    await trx
      .insertInto('surveys.theme_decision')
      .values(
        list.decisions.map(({ themeId, releasedThemeId, reason }) => ({
          community_id,
          list_id: list.id,
          theme_id: themeId,
          released_theme_id: releasedThemeId,
          reason,
        })),
      )
      .execute();
}

/** Published themes of a campaign in their order; a question of which none was published has one row without a theme. */
export async function listReleasedThemeRows(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
) {
  return trx
    .selectFrom('surveys.released_theme_list as l')
    .leftJoin('surveys.released_theme as t', (join) =>
      join.onRef('t.community_id', '=', 'l.community_id').onRef('t.list_id', '=', 'l.id'),
    )
    .select(['l.question', 'l.title', 't.label', 't.people_from'])
    .where('l.community_id', '=', communityId)
    .where('l.campaign_id', '=', campaignId)
    .orderBy('l.question')
    .orderBy('t.position')
    .limit(2000)
    .execute();
}
