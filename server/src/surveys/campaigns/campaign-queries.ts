import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB, Json } from '../../db/rows.gen.ts';
import type { CampaignStage } from '../rows.ts';

/** What a campaign's plan and steps keep besides what every reader sees. */
export interface PlanRow {
  id: string;
  is_in_working_time: boolean;
  reminder_days: string[];
  follows_code: string | null;
  owner_name: string | null;
  proposed_by_person_id: string | null;
  proposed_by_name: string | null;
  approved_by_person_id: string | null;
  approved_by_name: string | null;
  sole_approval_reason: string | null;
  stop_reason: string | null;
  notice_on: string | null;
  notice_addressee: string | null;
  notice_reason: string | null;
  notice_letter: Json | null;
}

export async function findPlanRow(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select c.id, c.is_in_working_time, c.reminder_days::text[] as reminder_days, f.code as follows_code,
           w.display_name as owner_name,
           c.proposed_by_person_id, p.display_name as proposed_by_name,
           c.approved_by_person_id, a.display_name as approved_by_name,
           c.sole_approval_reason, c.stop_reason, c.notice_on, c.notice_addressee, c.notice_reason, c.notice_letter
    from surveys.campaign c
    left join surveys.campaign f on f.community_id = c.community_id and f.id = c.follows_campaign_id
    left join identity.person w on w.community_id = c.community_id and w.id = c.owner_person_id
    left join identity.person p on p.community_id = c.community_id and p.id = c.proposed_by_person_id
    left join identity.person a on a.community_id = c.community_id and a.id = c.approved_by_person_id
    where c.community_id = ${communityId} and c.id = ${campaignId}`.execute(trx);
  return rows[0];
}

/** The audience's organisations, the campaign's own first. */
export async function listAudienceRows(trx: CommunityTransaction, communityId: string, campaignId: string) {
  const { rows } = await sql<{ id: string; code: string; name: string }>`
    select o.id, o.code, o.name
    from surveys.audience_of(${communityId}, ${campaignId}) a
    join identity.organisation o on o.community_id = ${communityId} and o.id = a.organisation_id
    join surveys.campaign c on c.community_id = ${communityId} and c.id = ${campaignId}
    order by (o.id = c.organisation_id) desc, o.name, o.id`.execute(trx);
  return rows;
}

/** The client of one of the firm's own pages. */
export async function findAnsweringClientId(
  trx: CommunityTransaction,
  communityId: string,
  organisationId: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('identity.embed_client as e')
    .innerJoin('identity.company_connection as c', (join) =>
      join.onRef('c.community_id', '=', 'e.community_id').onRef('c.id', '=', 'e.connection_id'),
    )
    .select('e.client_id')
    .where('e.community_id', '=', communityId)
    .where('c.organisation_id', '=', organisationId)
    .where(sql<boolean>`'survey:respond' = any (e.scopes)`)
    .orderBy('e.client_id')
    .limit(1)
    .executeTakeFirst();
  return row?.client_id;
}

export function findOrganisationRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
) {
  return trx
    .selectFrom('identity.organisation')
    .select(['id', 'code', 'name'])
    .where('community_id', '=', communityId)
    .where('code', 'in', [...codes])
    .limit(codes.length)
    .execute();
}

/** Organisations that somebody works for, by name; `ids` narrows them to hers. */
export function listEmployerRows(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[] | undefined,
) {
  let query = trx
    .selectFrom('identity.organisation as o')
    .select(['o.id', 'o.code', 'o.name'])
    .where('o.community_id', '=', communityId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('identity.membership as m')
          .select('m.id')
          .whereRef('m.community_id', '=', 'o.community_id')
          .whereRef('m.organisation_id', '=', 'o.id')
          .where('m.is_active', '=', true)
          .where(sql<boolean>`'employee' = any (m.roles)`),
      ),
    );
  if (ids !== undefined) query = query.where('o.id', 'in', [...ids]);
  return query.orderBy('o.name').orderBy('o.id').limit(100).execute();
}

export function listInstrumentRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('surveys.instrument')
    .select(['id', 'code', 'version', 'definition'])
    .where('community_id', '=', communityId)
    .orderBy('code')
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
}

/** Former waves: on the calendar once, and not cancelled. */
export function listWaveRows(
  trx: CommunityTransaction,
  communityId: string,
  organisationIds: readonly string[] | undefined,
) {
  let query = trx
    .selectFrom('surveys.campaign as c')
    .innerJoin('surveys.instrument as i', (join) =>
      join.onRef('i.community_id', '=', 'c.community_id').onRef('i.id', '=', 'c.instrument_id'),
    )
    .select(['c.id', 'c.code', 'c.name', 'c.organisation_id', 'c.closes_on', 'i.code as instrument_code'])
    .where('c.community_id', '=', communityId)
    .where('c.stage', '=', 'scheduled');
  if (organisationIds !== undefined) query = query.where('c.organisation_id', 'in', [...organisationIds]);
  return query.orderBy('c.closes_on', 'desc').orderBy('c.id').limit(100).execute();
}

export async function insertCampaign(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'surveys.campaign'>,
): Promise<void> {
  await trx.insertInto('surveys.campaign').values(row).execute();
}

export async function setPartners(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  organisationIds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('surveys.campaign_partner')
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .execute();
  if (organisationIds.length === 0) return;
  await trx
    .insertInto('surveys.campaign_partner')
    .values(
      organisationIds.map((organisation_id) => ({
        community_id: communityId,
        campaign_id: campaignId,
        organisation_id,
      })),
    )
    .execute();
}

/**
 * Compare and set: changes the campaign if it still is of this version and in one of these stages, and raises its
 * version. Of two at once one is told `true`. `opensAfter` leaves alone what has opened meanwhile.
 */
export async function changeCampaign(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  expected: { version: number; stages: readonly CampaignStage[]; opensAfter?: string | undefined },
  changes: UpdateObject<DB, 'surveys.campaign'>,
): Promise<boolean> {
  let query = trx
    .updateTable('surveys.campaign')
    .set({ ...changes, version: expected.version + 1 })
    .where('community_id', '=', communityId)
    .where('id', '=', campaignId)
    .where('version', '=', expected.version)
    .where('stage', 'in', [...expected.stages]);
  if (expected.opensAfter !== undefined) query = query.where('opens_on', '>', expected.opensAfter);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** One firm's drafts are opened one after the other, so that their number stays bounded. */
export async function lockDrafts(trx: CommunityTransaction, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`drafts ${organisationId}`}, 0))`.execute(trx);
}

export async function countUnderWay(
  trx: CommunityTransaction,
  communityId: string,
  organisationId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('surveys.campaign')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('organisation_id', '=', organisationId)
    .where('stage', 'in', ['draft', 'in_review', 'approved'])
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface AgendaRow {
  from_14_days: number;
  from_30_days: number;
  in_review: number;
  without_notice: number;
  median_days: number | null;
  fielded: number;
}

/** The figures of the agenda in one reading; `organisationIds` undefined means all of the community. */
export async function readAgenda(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
  organisationIds: readonly string[] | undefined,
): Promise<AgendaRow> {
  const own =
    organisationIds === undefined ? sql`true` : sql`organisation_id = any (${[...organisationIds]}::uuid[])`;
  const { rows } = await sql<AgendaRow>`
    select
      count(*) filter (where is_under_way and ${today}::date - agreed_on >= 14)::int as from_14_days,
      count(*) filter (where is_under_way and ${today}::date - agreed_on >= 30)::int as from_30_days,
      count(*) filter (where stage = 'in_review')::int as in_review,
      count(*) filter (where stage = 'approved' and notice_kind is null)::int as without_notice,
      count(*) filter (where is_fielded)::int as fielded,
      (percentile_cont(0.5) within group (order by opens_on - agreed_on) filter (where is_fielded))::float8 as median_days
    from (
      select stage, agreed_on, opens_on, notice_kind, stage in ('draft', 'in_review', 'approved') as is_under_way,
             stage = 'scheduled' and opens_on <= ${today}::date and agreed_on is not null as is_fielded
      from surveys.campaign
      where community_id = ${communityId} and ${own}
    ) c`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('an aggregate has one row');
  return row;
}
