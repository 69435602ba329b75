import type { SeriesState, WaveDecision } from '@snodo/disclosure';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import type { ReleaseDocument } from './release-documents.ts';

export function findReleaseRow(trx: CommunityTransaction, communityId: string, campaignId: string) {
  return trx
    .selectFrom('surveys.release')
    .select(['id', 'released_on', 'floor', 'is_too_few'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
}

/** Without an organisation: the pool of all that were asked. */
export async function findDocument(
  trx: CommunityTransaction,
  communityId: string,
  releaseId: string,
  organisationId: string | null,
): Promise<ReleaseDocument | undefined> {
  const row = await trx
    .selectFrom('surveys.released_document')
    .select('document')
    .where('community_id', '=', communityId)
    .where('release_id', '=', releaseId)
    .where('audience', '=', organisationId === null ? 'pool' : 'organisation')
    .where('organisation_id', 'is not distinct from', organisationId)
    .executeTakeFirst();
  // Written by us, in this shape, and by nobody else.
  return row?.document as unknown as ReleaseDocument | undefined;
}

/** The release of the wave before, with what it must be protected against. */
export async function findEarlierRelease(trx: CommunityTransaction, communityId: string, campaignId: string) {
  const row = await trx
    .selectFrom('surveys.campaign as c')
    .innerJoin('surveys.campaign as e', (join) =>
      join.onRef('e.community_id', '=', 'c.community_id').onRef('e.id', '=', 'c.follows_campaign_id'),
    )
    .innerJoin('surveys.release as r', (join) =>
      join.onRef('r.community_id', '=', 'e.community_id').onRef('r.campaign_id', '=', 'e.id'),
    )
    .leftJoin('surveys.release_memory as m', (join) =>
      join.onRef('m.community_id', '=', 'r.community_id').onRef('m.release_id', '=', 'r.id'),
    )
    .select(['r.id', 'r.released_on', 'e.code', 'm.state'])
    .where('c.community_id', '=', communityId)
    .where('c.id', '=', campaignId)
    .executeTakeFirst();
  return row && { ...row, state: (row.state ?? undefined) as unknown as SeriesState | undefined };
}

export async function listSubmissions(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  limit: number,
) {
  return trx
    .selectFrom('submissions.submission')
    .select(['organisation_id', 'answers'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .limit(limit)
    .execute();
}

export async function listInvitedByOrganisation(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
): Promise<{ organisationId: string; invited: number }[]> {
  const { rows } = await sql<{ organisation_id: string; invited: string }>`
    select organisation_id, invited from surveys.invited_by_organisation(${communityId}, ${campaignId})
    order by organisation_id`.execute(trx);
  return rows.map((row) => ({ organisationId: row.organisation_id, invited: Number(row.invited) }));
}

export interface NewRelease {
  id: string;
  communityId: string;
  campaignId: string;
  releasedOn: string;
  floor: number;
  isTooFew: boolean;
  documents: {
    audience: 'pool' | 'public' | 'organisation';
    organisationId: string | null;
    document: ReleaseDocument;
  }[];
  decisions: readonly WaveDecision[];
  state: SeriesState;
}

const mostRowsAtOnce = 500;

/** Writes a release whole: a few statements, one transaction, and no way to change it afterwards. */
export async function insertRelease(trx: CommunityTransaction, release: NewRelease): Promise<void> {
  const own = { community_id: release.communityId, release_id: release.id };
  await trx
    .insertInto('surveys.release')
    .values({
      community_id: release.communityId,
      id: release.id,
      campaign_id: release.campaignId,
      released_on: release.releasedOn,
      floor: release.floor,
      is_too_few: release.isTooFew,
    })
    .execute();
  await trx
    .insertInto('surveys.released_document')
    .values(
      release.documents.map(({ audience, organisationId, document }) => ({
        ...own,
        id: uuidv7(),
        audience,
        organisation_id: organisationId,
        document: toJson(document),
      })),
    )
    .execute();
  await trx
    .insertInto('surveys.release_memory')
    .values({ ...own, state: toJson(release.state) })
    .execute();
  const decisions = release.decisions.map(({ code, company, item, dimension, names, cells }) => ({
    ...own,
    id: uuidv7(),
    code,
    organisation_id: company ?? null,
    item: item ?? null,
    dimension: dimension ?? null,
    names: [...names],
    cells,
  }));
  for (let start = 0; start < decisions.length; start += mostRowsAtOnce)
    await trx
      .insertInto('surveys.release_decision')
      .values(decisions.slice(start, start + mostRowsAtOnce))
      .execute();
}
