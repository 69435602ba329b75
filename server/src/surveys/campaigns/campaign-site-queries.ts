import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { Json } from '../../db/rows.gen.ts';

/** People of organisations; of those that have sites among the chosen ones only who works there. */
export interface AskedPeople {
  organisationIds: readonly string[];
  siteIds: readonly string[];
}

/** The active employees that are meant, as a subquery of person and organisation; no `siteIds`: everybody. */
export function employeesOf(communityId: string, { organisationIds, siteIds }: AskedPeople) {
  const ofOrganisations = sql`m.community_id = ${communityId} and m.organisation_id = any (${[...organisationIds]}::uuid[])
    and m.is_active and 'employee' = any (m.roles)`;
  if (siteIds.length === 0)
    return sql`(select m.person_id, m.organisation_id from identity.membership m where ${ofOrganisations})`;
  const chosen = sql`${[...siteIds]}::uuid[]`;
  return sql`(
    select m.person_id, m.organisation_id from identity.membership m
    left join identity.site main
      on main.community_id = m.community_id and main.organisation_id = m.organisation_id and main.is_main
    where ${ofOrganisations} and (
      coalesce(m.site_id, main.id) = any (${chosen})
      or not exists (
        select from identity.site s
        where s.community_id = m.community_id and s.organisation_id = m.organisation_id and s.id = any (${chosen})
      )
    ))`;
}

/** How many of each organisation are meant, and how many of it are not. */
export async function countParts(trx: CommunityTransaction, communityId: string, asked: AskedPeople) {
  const everybody = { ...asked, siteIds: [] };
  const { rows } = await sql<{ organisation_id: string; asked: number; rest: number }>`
    select w.organisation_id, count(p.person_id)::int as asked, (count(*) - count(p.person_id))::int as rest
    from ${employeesOf(communityId, everybody)} w
    left join ${employeesOf(communityId, asked)} p
      on p.person_id = w.person_id and p.organisation_id = w.organisation_id
    group by w.organisation_id`.execute(trx);
  return rows;
}

export interface CampaignSiteRow {
  id: string;
  organisation_id: string;
  name: string;
}

/** The sites to which a campaign is limited, by name. */
export async function listCampaignSiteRows(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
): Promise<CampaignSiteRow[]> {
  return trx
    .selectFrom('surveys.campaign_site as c')
    .innerJoin('identity.site as s', (join) =>
      join.onRef('s.community_id', '=', 'c.community_id').onRef('s.id', '=', 'c.site_id'),
    )
    .select(['s.id', 'c.organisation_id', 's.name'])
    .where('c.community_id', '=', communityId)
    .where('c.campaign_id', '=', campaignId)
    .orderBy('s.name')
    .orderBy('s.id')
    .limit(100)
    .execute();
}

export async function setCampaignSites(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  sites: readonly { id: string; organisationId: string }[],
): Promise<void> {
  await trx
    .deleteFrom('surveys.campaign_site')
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .execute();
  if (sites.length === 0) return;
  await trx
    .insertInto('surveys.campaign_site')
    .values(
      sites.map(({ id, organisationId }) => ({
        community_id: communityId,
        campaign_id: campaignId,
        organisation_id: organisationId,
        site_id: id,
      })),
    )
    .execute();
}

/** The firms of a campaign's audience for which it asks this person: her sites are looked at. */
export async function listAskingFirmIds(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  personId: string,
): Promise<string[]> {
  const { rows } = await sql<{ organisation_id: string }>`
    select m.organisation_id from surveys.asked_memberships(${communityId}, ${campaignId}) m
    where m.person_id = ${personId} and m.is_active`.execute(trx);
  return rows.map((row) => row.organisation_id);
}

/** Launches of a community wait for each other here, so that each sees the audiences of the others. */
export async function lockLaunches(trx: CommunityTransaction, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`launches ${communityId}`}, 0))`.execute(trx);
}

export interface OtherCampaignRow {
  id: string;
  code: string;
  name: Json;
  closes_on: string;
  instrument_code: string;
  instrument_version: number;
  organisation_ids: string[];
  sites: { organisation_id: string; site_id: string }[];
}

const mostOthers = 500;

/** Campaigns on the calendar that ask one of these organisations less than so many days before or after a period. */
export async function listOtherCampaigns(
  trx: CommunityTransaction,
  communityId: string,
  of: {
    organisationIds: readonly string[];
    opensOn: string;
    closesOn: string;
    days: number;
    campaignId?: string | undefined;
  },
): Promise<OtherCampaignRow[]> {
  const { rows } = await sql<OtherCampaignRow>`
    select c.id, c.code, c.name, c.closes_on, i.code as instrument_code, i.version as instrument_version,
           array(select a.organisation_id from surveys.audience_of(c.community_id, c.id) a) as organisation_ids,
           coalesce((
             select jsonb_agg(jsonb_build_object('organisation_id', s.organisation_id, 'site_id', s.site_id))
             from surveys.campaign_site s where s.community_id = c.community_id and s.campaign_id = c.id
           ), '[]') as sites
    from surveys.campaign c
    join surveys.instrument i on i.community_id = c.community_id and i.id = c.instrument_id
    where c.community_id = ${communityId} and c.stage = 'scheduled'
      and c.id is distinct from ${of.campaignId ?? null}::uuid
      and c.opens_on < ${of.closesOn}::date + ${of.days}::int and ${of.opensOn}::date < c.closes_on + ${of.days}::int
      and exists (
        select from surveys.audience_of(c.community_id, c.id) a
        where a.organisation_id = any (${[...of.organisationIds]}::uuid[])
      )
    order by c.opens_on desc, c.id limit ${mostOthers}`.execute(trx);
  return rows;
}

/** A wave and those before it. */
export async function listWaveChain(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive wave as (
      select c.id, c.follows_campaign_id, 1 as depth from surveys.campaign c
      where c.community_id = ${communityId} and c.id = ${campaignId}
      union all
      select c.id, c.follows_campaign_id, w.depth + 1 from wave w
      join surveys.campaign c on c.community_id = ${communityId} and c.id = w.follows_campaign_id
      where w.depth < 200
    )
    select id from wave`.execute(trx);
  return rows.map((row) => row.id);
}
