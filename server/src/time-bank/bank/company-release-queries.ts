import { sql } from 'kysely';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import type { CompanyTable } from './company-figures.ts';

export interface CompanyReleaseRow {
  id: string;
  quarter: string;
  released_on: string;
  floor: number;
  document: CompanyTable;
  organisation_code: string;
  organisation_name: string;
}

/** Releases of these organisations, or of all; newest first, at most 400. */
export async function listCompanyReleaseRows(
  trx: CommunityTransaction,
  communityId: string,
  organisationIds: readonly string[] | 'all',
): Promise<CompanyReleaseRow[]> {
  const isAsked =
    organisationIds === 'all'
      ? sql<boolean>`true`
      : sql<boolean>`r.organisation_id = any(${organisationIds}::uuid[])`;
  const { rows } = await sql<CompanyReleaseRow>`
    select r.id, r.quarter, r.released_on::text as released_on, r.floor, r.document,
           o.code as organisation_code, o.name as organisation_name
    from time_bank.company_release r
    join identity.organisation o on o.community_id = r.community_id and o.id = r.organisation_id
    where r.community_id = ${communityId} and ${isAsked}
    order by r.quarter desc, o.name limit 400`.execute(trx);
  return rows;
}

/** False where the quarter of this organisation was released before. */
export async function insertCompanyRelease(
  trx: CommunityTransaction,
  communityId: string,
  release: {
    id: string;
    organisationId: string;
    quarter: string;
    releasedOn: string;
    personId: string;
    floor: number;
    document: CompanyTable;
  },
): Promise<boolean> {
  const result = await trx
    .insertInto('time_bank.company_release')
    .values({
      community_id: communityId,
      id: release.id,
      organisation_id: release.organisationId,
      quarter: release.quarter,
      released_on: release.releasedOn,
      released_by_person_id: release.personId,
      floor: release.floor,
      document: toJson(release.document),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
