import { sql } from 'kysely';
import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../db/index.ts';

export function listTaxonomyRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.taxonomy_entry')
    .select(['code', 'group_code', 'name', 'description'])
    .where('community_id', '=', communityId)
    .orderBy('position')
    .limit(1000)
    .execute();
}

function services(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.service as s')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .selectAll('s')
    .select('o.name as provider_name')
    .where('s.community_id', '=', communityId);
}

export interface ServiceFilter {
  language: Language;
  /** Organisations of the reader: what is for one of them is hers to see. */
  organisationIds: string[];
  district: string | undefined;
  group: string | undefined;
  words: string | undefined;
  after: [string, string] | undefined;
  limit: number;
}

/** `%` and `_` are letters to the person who types them. */
export function likePattern(words: string): string {
  return `%${words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** What is for everyone or for one of the organisations; `table` is the alias of a table with an audience. */
export function isForReader(table: 's' | 'a', organisationIds: string[]) {
  const audience = sql.ref(`${table}.audience_organisation_ids`);
  return sql<boolean>`(${audience} is null or ${audience} && ${organisationIds}::uuid[])`;
}

/** The services that the reader may know of, by name in her language. */
export function listServiceRows(trx: CommunityTransaction, communityId: string, filter: ServiceFilter) {
  const name = sql<string>`coalesce(s.name ->> ${filter.language}, s.name ->> 'it')`;
  let query = services(trx, communityId)
    .select(name.as('sort_name'))
    .where(isForReader('s', filter.organisationIds))
    .orderBy(name)
    .orderBy('s.id')
    .limit(filter.limit + 1);
  if (filter.district !== undefined)
    query = query.where(sql<boolean>`s.districts @> array[${filter.district}::text]`);
  if (filter.group !== undefined)
    query = query.where(
      sql<boolean>`exists (select 1 from unnest(s.entries) e where ${filter.group} in (e, rtrim(e, '0123456789')))`,
    );
  if (filter.words !== undefined && filter.words.trim() !== '') {
    const pattern = likePattern(filter.words);
    query = query.where(
      sql<boolean>`(${name} ilike ${pattern} or coalesce(s.description ->> ${filter.language}, s.description ->> 'it') ilike ${pattern})`,
    );
  }
  if (filter.after !== undefined)
    query = query.where(sql<boolean>`(${name}, s.id) > (${filter.after[0]}, ${filter.after[1]}::uuid)`);
  return query.execute();
}

/** Services that answer any of the entries (or their groups), whoever may use them: for matching. */
export function listAnsweringServiceRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: string[],
  limit: number,
) {
  return services(trx, communityId)
    .where(sql<boolean>`s.entries && ${codes}::text[]`)
    .orderBy('s.id')
    .limit(limit)
    .execute();
}
