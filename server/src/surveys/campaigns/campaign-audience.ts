import { sql } from 'kysely';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import { listCommunities, type Community } from '../../identity/index.ts';
import { lockBallots } from '../answering/ballot-queries.ts';
import { employeesOf, type AskedPeople } from './campaign-site-queries.ts';

/** How often a person may be invited, over all her organisations. */
export interface InvitationBudget {
  mostInvitations: number;
  periodDays: number;
  gapDays: number;
}

const usualBudget: InvitationBudget = { mostInvitations: 3, periodDays: 365, gapDays: 28 };

export async function getInvitationBudget(
  trx: CommunityTransaction,
  communityId: string,
): Promise<InvitationBudget> {
  const row = await trx
    .selectFrom('surveys.invitation_budget')
    .select(['most_invitations as mostInvitations', 'period_days as periodDays', 'gap_days as gapDays'])
    .where('community_id', '=', communityId)
    .executeTakeFirst();
  return row ?? usualBudget;
}

/**
 * Whoever was asked too often or too lately when a campaign opens on a day. The campaign goes on without them: the
 * one that opens first keeps its people, since nothing tells which of two is the more needed.
 */
function isOverBudget(
  communityId: string,
  opensOn: string,
  { mostInvitations, periodDays, gapDays }: InvitationBudget,
  campaignId?: string,
) {
  return sql<boolean>`exists (
    select from surveys.invitation i
    join surveys.campaign c on c.community_id = i.community_id and c.id = i.campaign_id
    where i.community_id = ${communityId} and i.person_id = m.person_id and c.stage = 'scheduled'
      and ${campaignId === undefined ? sql`true` : sql`c.id <> ${campaignId}`}
    having count(*) filter (
             where c.opens_on > ${opensOn}::date - ${periodDays}::int and c.opens_on <= ${opensOn}::date
           ) >= ${mostInvitations}
        or coalesce(bool_or(abs(c.opens_on - ${opensOn}::date) < ${gapDays}), false)
  )`;
}

export interface AudienceCount {
  members: number;
  invited: number;
  overBudget: number;
}

/** How many people a campaign would ask that opens on a day, each once however many of the firms she works for. */
export async function countAudience(
  trx: CommunityTransaction,
  communityId: string,
  asked: AskedPeople,
  opensOn: string,
  campaignId?: string,
): Promise<AudienceCount> {
  const budget = await getInvitationBudget(trx, communityId);
  const { rows } = await sql<{ members: number; over_budget: number }>`
    select count(*)::int as members, count(*) filter (where is_over)::int as over_budget
    from (
      select m.person_id, ${isOverBudget(communityId, opensOn, budget, campaignId)} as is_over
      from (select distinct person_id from ${employeesOf(communityId, asked)} e) m
    ) counted`.execute(trx);
  const { members = 0, over_budget: overBudget = 0 } = rows[0] ?? {};
  return { members, overBudget, invited: members - overBudget };
}

interface Opening {
  id: string;
  opens_on: string;
}

/**
 * Invites everybody of the audience who is not invited yet and whose budget allows it, or only one person of it, in
 * one statement. A community's invitations are made one after the other: of two campaigns that want the last place
 * in somebody's budget at once, one finds it taken.
 */
export async function inviteAudience(
  trx: CommunityTransaction,
  communityId: string,
  { id, opens_on: opensOn }: Opening,
  personId?: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitations ${communityId}`}, 0))`.execute(trx);
  const budget = await getInvitationBudget(trx, communityId);
  await sql`
    insert into surveys.invitation (community_id, campaign_id, person_id)
    select distinct ${communityId}::uuid, ${id}::uuid, m.person_id
    from surveys.asked_memberships(${communityId}, ${id}) m
    where m.is_active and 'employee' = any (m.roles)
      and ${personId === undefined ? sql`true` : sql`m.person_id = ${personId}`}
      and not exists (
        select from surveys.invitation own
        where own.community_id = ${communityId} and own.campaign_id = ${id} and own.person_id = m.person_id
      )
      and not ${isOverBudget(communityId, opensOn, budget, id)}
    on conflict do nothing`.execute(trx);
}

/**
 * Takes unused invitations from people who have left the audience. A used one stays, or whoever comes back would
 * vote twice.
 */
export async function dropLeavers(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  personId?: string,
): Promise<void> {
  await lockBallots(trx, campaignId);
  await sql`
    delete from surveys.invitation i
    where i.community_id = ${communityId} and i.campaign_id = ${campaignId} and not surveys.has_ballot(i)
      and ${personId === undefined ? sql`true` : sql`i.person_id = ${personId}`}
      and not exists (
        select from surveys.asked_memberships(${communityId}, ${campaignId}) m
        where m.person_id = i.person_id and m.is_active and 'employee' = any (m.roles)
      )`.execute(trx);
}

const mostCampaigns = 100;

/**
 * Invites the audiences of campaigns that are open: everybody on the first day, newcomers afterwards. Harmless at
 * any moment, twice, and on any number of nodes.
 */
export async function keepAudiences(app: Database, clock: Clock): Promise<void> {
  for (const community of await listCommunities(app)) {
    const today = dayIn(community.timeZone, clock.now());
    const open = await inCommunity(app, community.id, (trx) => listOpenAudiences(trx, community, today));
    for (const campaign of open)
      await inCommunity(app, community.id, async (trx) => {
        await inviteAudience(trx, community.id, campaign);
        await dropLeavers(trx, community.id, campaign.id);
      });
  }
}

function listOpenAudiences(trx: CommunityTransaction, community: Community, today: string) {
  return trx
    .selectFrom('surveys.campaign')
    .select(['id', 'opens_on'])
    .where('community_id', '=', community.id)
    .where('stage', '=', 'scheduled')
    .where('invites_audience', '=', true)
    .where('opens_on', '<=', today)
    .where('closes_on', '>', today)
    .orderBy('opens_on')
    .orderBy('id')
    .limit(mostCampaigns)
    .execute();
}
