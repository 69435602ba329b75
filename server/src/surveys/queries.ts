import { sql } from 'kysely';
import { prepared, sentAhead, type CommunityTransaction } from '../db/index.ts';
import type { CampaignRow, CampaignStage } from './rows.ts';

function campaigns(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('surveys.campaign as c')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'c.community_id').onRef('o.id', '=', 'c.organisation_id'),
    )
    .innerJoin('surveys.instrument as i', (join) =>
      join.onRef('i.community_id', '=', 'c.community_id').onRef('i.id', '=', 'c.instrument_id'),
    )
    .leftJoin('surveys.release as r', (join) =>
      join.onRef('r.community_id', '=', 'c.community_id').onRef('r.campaign_id', '=', 'c.id'),
    )
    .select([
      'c.id',
      'c.code',
      'c.name',
      'c.organisation_id',
      'o.code as organisation_code',
      'o.name as organisation_name',
      'i.code as instrument_code',
      'i.version as instrument_version',
      'c.opens_on',
      'c.closes_on',
      'c.floor',
      'c.version',
      'c.invites_audience',
      'c.languages',
      'c.agreed_on',
      'c.owner_person_id',
      'c.notice_kind',
      'c.is_for_research',
    ])
    .select((eb) => eb.ref('c.stage').$castTo<CampaignStage>().as('stage'))
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('surveys.campaign_partner as p')
            .select('p.organisation_id')
            .whereRef('p.community_id', '=', 'c.community_id')
            .whereRef('p.campaign_id', '=', 'c.id'),
        )
        .$castTo<boolean>()
        .as('has_partners'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('surveys.campaign_site as s')
            .select('s.site_id')
            .whereRef('s.community_id', '=', 'c.community_id')
            .whereRef('s.campaign_id', '=', 'c.id'),
        )
        .$castTo<boolean>()
        .as('has_sites'),
    )
    .select((eb) => eb('r.id', 'is not', null).$castTo<boolean>().as('is_released'))
    .where('c.community_id', '=', communityId);
}

export async function findCampaignRow(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<CampaignRow | undefined> {
  return (await findCampaign(trx, { communityId, code }))[0];
}

const findCampaign = prepared<CampaignRow, { communityId: string; code: string }>(
  { communityId: 'community id', code: 'campaign code' },
  (trx, { communityId, code }) => campaigns(trx, communityId).where('c.code', '=', code).compile(),
);

/** Newest first; `organisationIds` undefined means all of the community. Another's campaign only once it is scheduled. */
export function listCampaignRows(
  trx: CommunityTransaction,
  communityId: string,
  options: { organisationIds: string[] | undefined; after: [string, string] | undefined; limit: number },
): Promise<CampaignRow[]> {
  let query = campaigns(trx, communityId)
    .orderBy('c.opens_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(options.limit + 1);
  const { organisationIds } = options;
  if (organisationIds !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('c.organisation_id', 'in', organisationIds),
        eb.and([
          eb('c.stage', '=', 'scheduled'),
          eb.exists(
            eb
              .selectFrom('surveys.campaign_partner as p')
              .select('p.organisation_id')
              .whereRef('p.community_id', '=', 'c.community_id')
              .whereRef('p.campaign_id', '=', 'c.id')
              .where('p.organisation_id', 'in', organisationIds),
          ),
        ]),
      ]),
    );
  if (options.after !== undefined) {
    const [opensOn, id] = options.after;
    query = query.where(sql<boolean>`(c.opens_on, c.id) < (${opensOn}::date, ${id}::uuid)`);
  }
  return query.execute();
}

/** How many were invited and how many have their ballot, people who were erased since included. */
export async function countInvitations(
  trx: CommunityTransaction,
  communityId: string,
  campaignIds: string[],
) {
  if (campaignIds.length === 0) return [];
  const { rows } = await sql<{ campaign_id: string; invited: string; answered: string }>`
    select campaign_id, sum(invited) as invited, sum(answered) as answered
    from (
      select campaign_id, count(*) as invited, 0 as answered
      from surveys.invitation where community_id = ${communityId} and campaign_id = any (${campaignIds}::uuid[])
      group by campaign_id
      union all
      select campaign_id, 0, ballots
      from surveys.ballot_roll where community_id = ${communityId} and campaign_id = any (${campaignIds}::uuid[])
      union all
      select campaign_id, invited_people, with_ballot_people
      from surveys.erased_invitation_count
      where community_id = ${communityId} and campaign_id = any (${campaignIds}::uuid[])
    ) counted
    group by campaign_id`.execute(trx);
  return rows;
}

export function findInstrumentRow(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
  version: number,
) {
  return trx
    .selectFrom('surveys.instrument')
    .select(['code', 'version', 'definition'])
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
}

export function findInvitationRow(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  personId: string,
) {
  return trx
    .selectFrom('surveys.invitation')
    .select(sql<boolean>`surveys.has_ballot(invitation)`.as('has_ballot'))
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

/** Submissions share this lock, a release takes it alone: none is half in a release. */
export async function lockCampaign(
  trx: CommunityTransaction,
  campaignId: string,
  mode: 'shared' | 'exclusive',
): Promise<void> {
  const key = sql`hashtextextended(${`campaign ${campaignId}`}, 0)`;
  const lock = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`${sql.raw(sentAhead)}select ${lock}(${key})`.execute(trx);
}

/**
 * New ids in a new, random physical order: what is left on disk no longer tells who came after whom, nor which
 * words came with which choices. The firm stays with the choices.
 */
export async function shuffleSubmissions(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
): Promise<void> {
  await sql`
    with taken as (
      delete from submissions.submission where community_id = ${communityId} and campaign_id = ${campaignId}
      returning organisation_id, answers
    )
    insert into submissions.submission (community_id, id, campaign_id, organisation_id, answers)
    select ${communityId}::uuid, gen_random_uuid(), ${campaignId}::uuid, organisation_id, answers from taken order by random()`.execute(
    trx,
  );
  await sql`
    with taken as (
      delete from submissions.written_answer where community_id = ${communityId} and campaign_id = ${campaignId} returning question, words
    )
    insert into submissions.written_answer (community_id, id, campaign_id, question, words)
    select ${communityId}::uuid, gen_random_uuid(), ${campaignId}::uuid, question, words from taken order by random()`.execute(
    trx,
  );
}

/** Closed campaigns, released or only run out, whose ballots still lie beside their submissions or could still be signed. */
export function listUnsealedCampaignIds(trx: CommunityTransaction, communityId: string, today: string) {
  return trx
    .selectFrom('surveys.campaign as c')
    .select('c.id')
    .where('c.community_id', '=', communityId)
    .where('c.closes_on', '<=', today)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('submissions.spent_ballot as b')
            .select('b.nonce_hash')
            .whereRef('b.community_id', '=', 'c.community_id')
            .whereRef('b.campaign_id', '=', 'c.id'),
        ),
        eb.exists(
          eb
            .selectFrom('surveys.ballot_key as k')
            .select('k.campaign_id')
            .whereRef('k.community_id', '=', 'c.community_id')
            .whereRef('k.campaign_id', '=', 'c.id')
            .where('k.private_key_sealed', 'is not', null),
        ),
      ]),
    )
    .limit(100)
    .execute();
}

export async function closeCampaignOn(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  day: string,
): Promise<void> {
  await sql`
    update surveys.campaign set closes_on = greatest(${day}::date, opens_on)
    where community_id = ${communityId} and id = ${campaignId} and closes_on > ${day}::date`.execute(trx);
}
