import { sql, type RawBuilder } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

/** `%` and `_` are letters to the person who types them. */
export function likePattern(words: string): string {
  return `%${words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

export function listTaxonomyRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.taxonomy_entry')
    .select(['code', 'group_code', 'name', 'description', 'merged_into', 'retired_at'])
    .where('community_id', '=', communityId)
    .orderBy('position')
    .orderBy('code')
    .limit(1000)
    .execute();
}

export async function listTaxonomyLinkRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.taxonomy_link as l')
    .innerJoin('catalogue.taxonomy_term as t', (join) =>
      join.onRef('t.community_id', '=', 'l.community_id').onRef('t.id', '=', 'l.term_id'),
    )
    .select(['l.entry_code', 't.id as term', 't.scheme', 't.code', 't.name'])
    .where('l.community_id', '=', communityId)
    .orderBy('t.scheme')
    .orderBy('t.position')
    .limit(5000)
    .execute();
}

/** How many changes the taxonomy has seen. */
export async function findTaxonomyVersion(trx: CommunityTransaction, communityId: string): Promise<number> {
  const row = await trx
    .selectFrom('catalogue.taxonomy_change')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('community_id', '=', communityId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** Where a code leads now, for the statement that asks by it; itself when it stands or nobody knows it. */
export function leadOf(communityId: string, code: string): RawBuilder<string> {
  return sql<string>`coalesce((
    select e.merged_into from catalogue.taxonomy_entry e
    where e.community_id = ${communityId} and e.code = ${code}), ${code}::text)`;
}

export function services(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.service as s')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .selectAll('s')
    .select(['o.name as provider_name', 'o.code as provider_code'])
    .where('s.community_id', '=', communityId);
}

/** The services with these ids, in no order. */
export async function listServiceRows(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  return services(trx, communityId)
    .where('s.id', 'in', [...ids])
    .execute();
}

/** By its code, or by its id. */
export function findServiceRow(trx: CommunityTransaction, communityId: string, service: string) {
  return services(trx, communityId)
    .where((eb) => eb.or([eb('s.code', '=', service), eb(sql<string>`s.id::text`, '=', service)]))
    .executeTakeFirst();
}

/** More answer nothing that fewer do not. */
const mostAnswering = 5000;

/** By provider: its services for everybody that answer any of the entries. */
export async function countAnsweringServiceRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
  district: string,
) {
  const ids = await listAnsweringIds(trx, communityId, codes);
  return trx
    .selectFrom('catalogue.service as s')
    .select((eb) => [
      's.provider_id',
      eb.fn.countAll<string>().as('services'),
      sql<boolean>`bool_or(s.districts is null or ${district} = any(s.districts))`.as('serves_district'),
    ])
    .where('s.community_id', '=', communityId)
    .where('s.status', '=', 'active')
    .where('s.audience_organisation_ids', 'is', null)
    .where(isAmong(ids))
    .groupBy('s.provider_id')
    .execute();
}

/** Of public services: which entries each answers, and where; null: everywhere. */
export async function listAnsweredDistrictRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
) {
  const ids = await listAnsweringIds(trx, communityId, codes);
  return trx
    .selectFrom('catalogue.service as s')
    .select(['s.entries', 's.districts'])
    .where('s.community_id', '=', communityId)
    .where('s.status', '=', 'active')
    .where('s.audience_organisation_ids', 'is', null)
    .where(isAmong(ids))
    .orderBy('s.id')
    .execute();
}

/** Services that answer any of the codes, whoever may use them, with what matching holds against a need. */
export async function listAnsweringServiceRows(
  trx: CommunityTransaction,
  communityId: string,
  { codes, isMember }: { codes: readonly string[]; isMember: boolean },
  limit: number,
) {
  const ids = await listAnsweringIds(trx, communityId, codes);
  return trx
    .selectFrom('catalogue.service as s')
    .select([
      's.id',
      's.code',
      's.name',
      's.offer_kind',
      's.districts',
      's.is_accreditation_needed',
      's.accredited_until',
      's.entries',
      's.audience_organisation_ids',
      's.ages',
      's.windows',
      's.cost',
      's.open_places',
      's.languages',
      's.accessibility',
      's.verified_on',
      's.source',
      's.generated_fields',
    ])
    .where('s.community_id', '=', communityId)
    .where('s.status', '=', 'active')
    .where(sql<boolean>`(not s.is_members_only or ${isMember}::boolean)`)
    .where(isAmong(ids))
    .orderBy('s.id')
    .limit(limit)
    .execute();
}

/** What a reader is told of services beside their facts. */
export async function listServiceTextRows(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('catalogue.service as s')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .select(['s.id', 's.description', 'o.name as provider_name'])
    .where('s.community_id', '=', communityId)
    .where(isAmong(ids))
    .execute();
}

/**
 * The services that have one of the codes among their entries. Asked for by themselves: in one statement with the
 * services, a plan that is kept for all codes reads every service of the territory.
 */
async function listAnsweringIds(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom('catalogue.service_entry')
    .select('service_id')
    .where('community_id', '=', communityId)
    .where(sql<boolean>`code = any(${[...codes]}::text[])`)
    .orderBy('code')
    .orderBy('service_id')
    .limit(mostAnswering)
    .execute();
  return [...new Set(rows.map(({ service_id }) => service_id))];
}

function isAmong(ids: readonly string[]) {
  return sql<boolean>`s.id = any(${[...ids]}::uuid[])`;
}
