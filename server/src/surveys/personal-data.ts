import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';
import { localized } from '../http/index.ts';
import { mostRowsOfKind, type PersonalDataHolder } from '../identity/index.ts';
import { lockBallots } from './answering/ballot-queries.ts';
import { listSheetsOf } from './instruments/instrument-block-queries.ts';
import { listInstrumentsOf } from './instruments/instrument-traces.ts';

/**
 * What surveys hold about people: that they were invited, whether their ballot was issued, which campaigns they
 * prepared or approved, which questionnaires they wrote, and of how many texts they were a reader. Answers are
 * nobody's, so there is none to give or take.
 *
 * An erased person's invitations are deleted, and counted for their campaign instead: kept with her id they would
 * go on telling who took part, and deleted alone they would lower the number of people invited and move a response
 * rate that was already shown. A ballot that she holds stays good, since nothing tells that it is hers.
 */
export const surveysHolder: PersonalDataHolder = {
  tables: [
    'surveys.invitation',
    'surveys.campaign',
    'surveys.instrument',
    'surveys.instrument_draft',
    'surveys.block_wording',
    'surveys.written_reader',
    'surveys.written_review',
    'surveys.research_agreement',
  ],
  collect: async (trx, community, personId) => {
    const rows = await listInvitationsOf(trx, community.id, personId);
    return [
      {
        kind: 'survey_invitations',
        rows: rows.map((row) => ({
          campaign: row.code,
          name: localized(row.name, 'it'),
          hasBallot: row.has_ballot,
        })),
      },
      { kind: 'campaigns', rows: await listCampaignsOf(trx, community.id, personId) },
      { kind: 'texts_read', rows: await listReadingsOf(trx, community.id, personId) },
      { kind: 'research_agreements', rows: await listAgreementsOf(trx, community.id, personId) },
      { kind: 'instruments', rows: await listInstrumentsOf(trx, community.id, personId) },
      { kind: 'instrument_words', rows: await listSheetsOf(trx, community.id, personId) },
    ];
  },
  erase: async (trx, community, personId) => {
    const invitations = await listInvitationsOf(trx, community.id, personId);
    // In the order of their ids, so that two erasures do not wait for each other.
    for (const campaignId of invitations.map((row) => row.campaign_id).toSorted()) {
      await lockBallots(trx, campaignId);
      await countErasedInvitation(trx, community.id, campaignId, personId);
    }
  },
};

function listInvitationsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('surveys.invitation as i')
    .innerJoin('surveys.campaign as c', (join) =>
      join.onRef('c.community_id', '=', 'i.community_id').onRef('c.id', '=', 'i.campaign_id'),
    )
    .select(['i.campaign_id', 'c.code', 'c.name'])
    .select(sql<boolean>`surveys.has_ballot(i)`.as('has_ballot'))
    .where('i.community_id', '=', communityId)
    .where('i.person_id', '=', personId)
    .orderBy('c.code')
    .limit(mostRowsOfKind)
    .execute();
}

/** Their ids stay in the campaign, as in the audit trail: who approved it must be provable, and a name is not kept. */
async function listCampaignsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('surveys.campaign')
    .select(['code', 'name', 'owner_person_id', 'proposed_by_person_id', 'approved_by_person_id'])
    .where('community_id', '=', communityId)
    .where((eb) =>
      eb.or([
        eb('owner_person_id', '=', personId),
        eb('proposed_by_person_id', '=', personId),
        eb('approved_by_person_id', '=', personId),
      ]),
    )
    .orderBy('code')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({
    campaign: row.code,
    name: localized(row.name, 'it'),
    isOwner: row.owner_person_id === personId,
    hasProposed: row.proposed_by_person_id === personId,
    hasApproved: row.approved_by_person_id === personId,
  }));
}

/** With researchers; her id stays, as in the audit trail: who could read what must be provable. */
async function listAgreementsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('surveys.research_agreement')
    .select(['id', 'institution', 'purpose', 'ends_on', 'person_id', 'recorded_by_person_id'])
    .where('community_id', '=', communityId)
    .where((eb) =>
      eb.or([
        eb('person_id', '=', personId),
        eb('recorded_by_person_id', '=', personId),
        eb('confirmed_by_person_id', '=', personId),
      ]),
    )
    .orderBy('id')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    institution: row.institution,
    purpose: row.purpose,
    endsOn: row.ends_on,
    part:
      row.person_id === personId
        ? 'researcher'
        : row.recorded_by_person_id === personId
          ? 'recorded'
          : 'confirmed',
  }));
}

/** How many texts of each campaign she read, in which part. Her id stays with them: that two people read is provable. */
async function listReadingsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('surveys.written_reader as r')
    .innerJoin('surveys.campaign as c', (join) =>
      join.onRef('c.community_id', '=', 'r.community_id').onRef('c.id', '=', 'r.campaign_id'),
    )
    .select(['c.code', 'c.name', 'r.part'])
    .select((eb) => eb.fn.countAll<string>().as('texts'))
    .where('r.community_id', '=', communityId)
    .where('r.person_id', '=', personId)
    .groupBy(['c.code', 'c.name', 'r.part'])
    .orderBy('c.code')
    .orderBy('r.part')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map(({ code, name, part, texts }) => ({
    campaign: code,
    name: localized(name, 'it'),
    part,
    texts: Number(texts),
  }));
}

async function countErasedInvitation(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  personId: string,
): Promise<void> {
  await sql`
    with standing as materialized (
      select surveys.has_ballot(i) as has_ballot from surveys.invitation i
      where community_id = ${communityId} and campaign_id = ${campaignId} and person_id = ${personId}
    ), gone as (
      delete from surveys.invitation
      where community_id = ${communityId} and campaign_id = ${campaignId} and person_id = ${personId}
      returning (select has_ballot from standing) as has_ballot
    )
    insert into surveys.erased_invitation_count as e (community_id, campaign_id, invited_people, with_ballot_people)
    select ${communityId}::uuid, ${campaignId}::uuid, 1, has_ballot::int from gone
    on conflict (community_id, campaign_id) do update
    set invited_people = e.invited_people + 1,
        with_ballot_people = e.with_ballot_people + excluded.with_ballot_people`.execute(trx);
}
