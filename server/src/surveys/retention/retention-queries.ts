import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

const mostAtOnce = 50;

/** Campaigns of which answers, papers or marks of ballots are left although their time is up on a day. */
export async function listSpentCampaignIds(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
  { afterRelease, afterEnd }: { afterRelease: number; afterEnd: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from surveys.campaign c
    left join surveys.release r on r.community_id = c.community_id and r.campaign_id = c.id
    where c.community_id = ${communityId} and c.stage = 'scheduled'
      and (r.released_on + ${afterRelease}::int <= ${today}::date or c.closes_on + ${afterEnd}::int <= ${today}::date)
      and c.closes_on <= ${today}::date
      and (exists (select from submissions.submission s where s.community_id = c.community_id and s.campaign_id = c.id)
        or exists (select from surveys.ballot_key k where k.community_id = c.community_id and k.campaign_id = c.id)
        or exists (select from surveys.paper_batch p where p.community_id = c.community_id and p.campaign_id = c.id)
        or exists (select from surveys.campaign_reminder n where n.community_id = c.community_id and n.campaign_id = c.id)
        or exists (select from surveys.ballot_roll b where b.community_id = c.community_id and b.campaign_id = c.id))
    order by c.id limit ${mostAtOnce}`.execute(trx);
  return rows.map((row) => row.id);
}

/** Takes the answers, the papers, the keys and how far reminders had come, and forgets whose the ballots were. */
export async function forgetAnswers(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
): Promise<void> {
  const left = [
    'submissions.submission',
    'surveys.paper_batch',
    'surveys.ballot_key',
    'surveys.campaign_reminder',
  ] as const;
  for (const table of left)
    await sql`
      delete from ${sql.table(table)}
      where community_id = ${communityId} and campaign_id = ${campaignId}`.execute(trx);
  await sql`
    with forgotten as (
      delete from surveys.ballot_roll
      where community_id = ${communityId} and campaign_id = ${campaignId} returning ballots
    )
    insert into surveys.erased_invitation_count as e (community_id, campaign_id, invited_people, with_ballot_people)
    select ${communityId}::uuid, ${campaignId}::uuid, 0, ballots from forgotten where ballots > 0
    on conflict (community_id, campaign_id) do update
    set with_ballot_people = e.with_ballot_people + excluded.with_ballot_people`.execute(trx);
}

/** Texts of questions whose themes were published so long ago, or whose campaign ended so long ago. */
export async function forgetTexts(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
  { afterThemes, afterEnd }: { afterThemes: number; afterEnd: number },
): Promise<void> {
  await sql`
    delete from submissions.written_answer w using surveys.campaign c
    where w.community_id = ${communityId} and c.community_id = w.community_id and c.id = w.campaign_id
      and c.closes_on <= ${today}::date
      and (c.closes_on + ${afterEnd}::int <= ${today}::date or exists (
        select from surveys.released_theme_list l
        where l.community_id = w.community_id and l.campaign_id = w.campaign_id and l.question = w.question
          and l.published_on + ${afterThemes}::int <= ${today}::date))`.execute(trx);
}

/** Who was invited, once no budget looks back so far; how many stays. */
export async function forgetInvitations(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
  { budgetDays, afterEnd }: { budgetDays: number; afterEnd: number },
): Promise<void> {
  await sql`
    with over as (
      select c.id from surveys.campaign c
      where c.community_id = ${communityId} and c.closes_on + ${afterEnd}::int <= ${today}::date
        and c.opens_on + greatest(${budgetDays}::int, coalesce((
          select b.period_days from surveys.invitation_budget b where b.community_id = c.community_id), 0)) <= ${today}::date
        and exists (select from surveys.invitation i where i.community_id = c.community_id and i.campaign_id = c.id)
      order by c.id limit ${mostAtOnce}
    ), gone as (
      delete from surveys.invitation i using over o
      where i.community_id = ${communityId} and i.campaign_id = o.id returning i.campaign_id
    )
    insert into surveys.erased_invitation_count as e (community_id, campaign_id, invited_people, with_ballot_people)
    select ${communityId}::uuid, campaign_id, count(*), 0 from gone group by campaign_id order by campaign_id
    on conflict (community_id, campaign_id) do update
    set invited_people = e.invited_people + excluded.invited_people`.execute(trx);
}

/** Plans that never came to the calendar, and whose first day is so long ago. */
export async function forgetPlans(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
  days: number,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select c.id from surveys.campaign c
    where c.community_id = ${communityId} and c.stage <> 'scheduled' and c.opens_on + ${days}::int <= ${today}::date
      and not exists (
        select from surveys.campaign f where f.community_id = c.community_id and f.follows_campaign_id = c.id)
    order by c.id limit ${mostAtOnce}`.execute(trx);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  for (const table of ['campaign_partner', 'campaign_site'] as const)
    await sql`
      delete from ${sql.table(`surveys.${table}`)}
      where community_id = ${communityId} and campaign_id = any (${ids}::uuid[])`.execute(trx);
  await sql`
    delete from surveys.campaign
    where community_id = ${communityId} and id = any (${ids}::uuid[]) and stage <> 'scheduled'`.execute(trx);
}

/** Reports of how a release was made. */
export async function forgetReleaseRuns(
  trx: CommunityTransaction,
  communityId: string,
  before: Date,
): Promise<void> {
  await trx
    .deleteFrom('surveys.release_run')
    .where('community_id', '=', communityId)
    .where('state', 'in', ['done', 'failed'])
    .where('requested_at', '<', before)
    .execute();
}

/** Drafts of questionnaires that nobody has saved since. */
export async function forgetInstrumentDrafts(
  trx: CommunityTransaction,
  communityId: string,
  before: Date,
): Promise<string[]> {
  const rows = await trx
    .deleteFrom('surveys.instrument_draft')
    .where('community_id', '=', communityId)
    .where('changed_at', '<', before)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}
