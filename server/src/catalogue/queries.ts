import { sql } from 'kysely';
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

/** Where a code leads now; itself when it stands or nobody knows it. */
export async function leadOf(trx: CommunityTransaction, communityId: string, code: string): Promise<string> {
  const row = await trx
    .selectFrom('catalogue.taxonomy_entry')
    .select('merged_into')
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.merged_into ?? code;
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

/** By provider: its services for everybody that answer any of the entries. */
export function countAnsweringServiceRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
  district: string,
) {
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
    .where(sql<boolean>`s.entries && ${codes}::text[]`)
    .groupBy('s.provider_id')
    .execute();
}

/** Services that answer any of the entries (or their groups), whoever may use them: for matching. */
/** More answer nothing that fewer do not. */
const mostAnswering = 5000;

/** Of public services: which entries each answers, and where; null: everywhere. */
export function listAnsweredDistrictRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
) {
  return trx
    .selectFrom('catalogue.service as s')
    .select(['s.entries', 's.districts'])
    .where('s.community_id', '=', communityId)
    .where('s.status', '=', 'active')
    .where('s.audience_organisation_ids', 'is', null)
    .where(sql<boolean>`s.entries && ${[...codes]}::text[]`)
    .orderBy('s.id')
    .limit(mostAnswering)
    .execute();
}

export function listAnsweringServiceRows(
  trx: CommunityTransaction,
  communityId: string,
  { codes, isMember }: { codes: string[]; isMember: boolean },
  limit: number,
) {
  return services(trx, communityId)
    .where('s.status', '=', 'active')
    .where(sql<boolean>`(not s.is_members_only or ${isMember}::boolean)`)
    .where(sql<boolean>`s.entries && ${codes}::text[]`)
    .orderBy('s.id')
    .limit(limit)
    .execute();
}
