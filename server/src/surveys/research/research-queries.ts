import { sql, type InsertObject } from 'kysely';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import type { DB, Json } from '../../db/rows.gen.ts';

export interface AgreementRow {
  id: string;
  campaign_id: string;
  campaign_code: string;
  campaign_name: Json;
  person_id: string;
  researcher_name: string | null;
  institution: string;
  purpose: string;
  ends_on: string;
  recorded_by_person_id: string;
  recorded_by_name: string | null;
  confirmed_by_person_id: string | null;
  confirmed_by_name: string | null;
  ended_at: Date | null;
  /** Null: no extract was made yet. */
  has_extract: boolean | null;
  refusal: string | null;
}

const mostAgreements = 100;

/** Newest first; of one person, or one agreement, if told. */
export async function listAgreementRows(
  trx: CommunityTransaction,
  communityId: string,
  of: { personId?: string; id?: string } = {},
): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select a.id, a.campaign_id, c.code as campaign_code, c.name as campaign_name, a.person_id, p.display_name as researcher_name,
           a.institution, a.purpose, a.ends_on, a.recorded_by_person_id, r.display_name as recorded_by_name,
           a.confirmed_by_person_id, d.display_name as confirmed_by_name, a.ended_at,
           e.campaign_id is not null as has_extract, e.refusal
    from surveys.research_agreement a
    join surveys.campaign c on c.community_id = a.community_id and c.id = a.campaign_id
    join identity.person p on p.community_id = a.community_id and p.id = a.person_id
    join identity.person r on r.community_id = a.community_id and r.id = a.recorded_by_person_id
    left join identity.person d on d.community_id = a.community_id and d.id = a.confirmed_by_person_id
    left join surveys.research_extract e on e.community_id = a.community_id and e.campaign_id = a.campaign_id
    where a.community_id = ${communityId}
      and (${of.personId ?? null}::uuid is null or a.person_id = ${of.personId ?? null}::uuid)
      and (${of.id ?? null}::uuid is null or a.id = ${of.id ?? null}::uuid)
    order by a.id desc limit ${mostAgreements}`.execute(trx);
  return rows;
}

/** Changes of one agreement wait for each other here. */
export async function lockAgreement(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('surveys.research_agreement')
    .select('id')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Released campaigns whose people were told of research. */
export async function listResearchedCampaigns(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('surveys.campaign as c')
    .innerJoin('surveys.release as r', (join) =>
      join.onRef('r.community_id', '=', 'c.community_id').onRef('r.campaign_id', '=', 'c.id'),
    )
    .select(['c.id', 'c.code', 'c.name'])
    .where('c.community_id', '=', communityId)
    .where('c.is_for_research', '=', true)
    .orderBy('r.released_on', 'desc')
    .orderBy('c.id')
    .limit(100)
    .execute();
}

/** Whether somebody has the role of a researcher now. */
export async function isResearcher(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('identity.membership')
    .select('id')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('is_active', '=', true)
    .where(sql<boolean>`'researcher' = any (roles)`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertAgreement(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'surveys.research_agreement'>,
): Promise<void> {
  await trx.insertInto('surveys.research_agreement').values(row).execute();
}

export async function changeAgreement(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: { confirmed_by_person_id: string; confirmed_at: Date } | { ended_at: Date },
): Promise<void> {
  await trx
    .updateTable('surveys.research_agreement')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function findExtractRow(trx: CommunityTransaction, communityId: string, campaignId: string) {
  return trx
    .selectFrom('surveys.research_extract')
    .select(['made_on', 'document'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
}

/** Released campaigns with an agreement that was confirmed and is not over, and without an extract. */
export async function listAwaitedExtracts(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select c.code from surveys.campaign c
    join surveys.release r on r.community_id = c.community_id and r.campaign_id = c.id
    where c.community_id = ${communityId} and c.is_for_research
      and exists (
        select from surveys.research_agreement a
        where a.community_id = c.community_id and a.campaign_id = c.id and a.confirmed_at is not null
          and a.ended_at is null and a.ends_on >= ${today}::date)
      and not exists (
        select from surveys.research_extract e where e.community_id = c.community_id and e.campaign_id = c.id)
    order by c.id limit 10`.execute(trx);
  return rows.map((row) => row.code);
}

export async function insertExtract(
  trx: CommunityTransaction,
  row: {
    communityId: string;
    campaignId: string;
    madeOn: string;
    made: { refusal: string } | { document: unknown };
  },
): Promise<void> {
  await trx
    .insertInto('surveys.research_extract')
    .values({
      community_id: row.communityId,
      campaign_id: row.campaignId,
      made_on: row.madeOn,
      refusal: 'refusal' in row.made ? row.made.refusal : null,
      document: 'document' in row.made ? toJson(row.made.document) : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Extracts that no agreement in force is for. */
export async function forgetExtracts(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
): Promise<void> {
  await sql`
    delete from surveys.research_extract e
    where e.community_id = ${communityId} and e.document is not null and not exists (
      select from surveys.research_agreement a
      where a.community_id = e.community_id and a.campaign_id = e.campaign_id and a.confirmed_at is not null
        and a.ended_at is null and a.ends_on >= ${today}::date)`.execute(trx);
}
