import { sql, type InsertObject, type UpdateObject } from 'kysely';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import { likePattern, services } from '../queries.ts';
import type { Keeping } from './policy.ts';

export interface KeptFilter {
  keeping: Keeping;
  show: 'all' | 'to_verify' | 'hidden' | 'draft';
  words: string | undefined;
  staleSince: string;
  shownSince: string;
  after: [string, string] | undefined;
  limit: number;
}

export function listKeptRows(trx: CommunityTransaction, communityId: string, filter: KeptFilter) {
  const name = sql<string>`s.name ->> 'it'`;
  let query = services(trx, communityId)
    .select(name.as('sort_name'))
    .orderBy(name)
    .orderBy('s.id')
    .limit(filter.limit + 1);
  if (filter.keeping !== 'all') query = query.where('s.provider_id', 'in', [...filter.keeping]);
  const { staleSince, shownSince } = filter;
  if (filter.show === 'draft') query = query.where('s.status', '=', 'draft');
  if (filter.show === 'to_verify')
    query = query.where(
      sql<boolean>`s.status = 'active' and (s.verified_on is null or s.verified_on < ${staleSince}::date)`,
    );
  if (filter.show === 'hidden')
    query = query.where(sql<boolean>`s.status = 'active' and s.verified_on < ${shownSince}::date`);
  if (filter.words !== undefined && filter.words.trim() !== '') {
    const pattern = likePattern(filter.words);
    query = query.where(sql<boolean>`(${name} ilike ${pattern} or o.name ilike ${pattern})`);
  }
  if (filter.after !== undefined)
    query = query.where(sql<boolean>`(${name}, s.id) > (${filter.after[0]}, ${filter.after[1]}::uuid)`);
  return query.execute();
}

export async function insertService(trx: CommunityTransaction, row: InsertObject<DB, 'catalogue.service'>) {
  await trx.insertInto('catalogue.service').values(row).execute();
}

/** False: somebody saved in between. */
export async function changeService(
  trx: CommunityTransaction,
  communityId: string,
  { id, version }: { id: string; version: number },
  change: UpdateObject<DB, 'catalogue.service'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('catalogue.service')
    .set({ ...change, version: version + 1 })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function markVerified(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  { today, by }: { today: string; by: 'provider' | 'manager' },
): Promise<void> {
  await trx
    .updateTable('catalogue.service')
    .set({ verified_on: today, verified_by: by, fact_sources: toJson({}) })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function suspendService(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<void> {
  await trx
    .updateTable('catalogue.service')
    .set({ status: 'suspended' })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function isCodeTaken(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('catalogue.service')
    .select('id')
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

export function listContactRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  serviceIds: readonly string[],
) {
  if (serviceIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('catalogue.service_contact')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('service_id', 'in', [...serviceIds])
    .orderBy('position')
    .execute();
}

/** Where it is given, for search and matching. */
export async function setSpots(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  spots: object,
): Promise<void> {
  await trx
    .updateTable('catalogue.service')
    .set({ spots: toJson(spots) })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function replaceContacts(
  trx: CommunityTransaction,
  communityId: string,
  serviceId: string,
  rows: InsertObject<DB, 'catalogue.service_contact'>[],
): Promise<void> {
  await trx
    .deleteFrom('catalogue.service_contact')
    .where('community_id', '=', communityId)
    .where('service_id', '=', serviceId)
    .execute();
  if (rows.length > 0) await trx.insertInto('catalogue.service_contact').values(rows).execute();
}

/** Organisations of these codes or ids. */
export function listOrganisationRows(
  trx: CommunityTransaction,
  communityId: string,
  by: { codes: readonly string[] } | { ids: readonly string[] },
) {
  const given = 'codes' in by ? by.codes : by.ids;
  if (given.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('identity.organisation')
    .select(['id', 'code', 'name'])
    .where('community_id', '=', communityId)
    .where('codes' in by ? 'code' : 'id', 'in', [...given])
    .execute();
}

/** Organisations by name: all of them, these, or the firms. */
export function listNamedOrganisations(
  trx: CommunityTransaction,
  communityId: string,
  which: 'firms' | Keeping,
  limit: number,
) {
  let query = trx
    .selectFrom('identity.organisation')
    .select(['code', 'name'])
    .where('community_id', '=', communityId)
    .orderBy('name')
    .orderBy('id')
    .limit(limit);
  if (which === 'firms') query = query.where('kind', '=', 'company');
  else if (which !== 'all') query = query.where('id', 'in', [...which]);
  return query.execute();
}

/** Codes among these that something new may be named by. */
export async function listStandingEntries(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await trx
    .selectFrom('catalogue.taxonomy_entry')
    .select('code')
    .where('community_id', '=', communityId)
    .where('code', 'in', [...codes])
    .where('retired_at', 'is', null)
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** The last link about each service. */
export async function listLastLinks(
  trx: CommunityTransaction,
  communityId: string,
  serviceIds: readonly string[],
) {
  if (serviceIds.length === 0) return [];
  return trx
    .selectFrom('catalogue.renewal_link')
    .distinctOn('service_id')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('service_id', 'in', [...serviceIds])
    .orderBy('service_id')
    .orderBy('made_at', 'desc')
    .execute();
}

export async function listMailsOf(
  trx: CommunityTransaction,
  communityId: string,
  organisationIds: readonly string[],
): Promise<Set<string>> {
  if (organisationIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('catalogue.provider')
    .select('organisation_id')
    .where('community_id', '=', communityId)
    .where('organisation_id', 'in', [...organisationIds])
    .where('mail', 'is not', null)
    .execute();
  return new Set(rows.map(({ organisation_id: id }) => id));
}
