import { sql, type RawBuilder } from 'kysely';
import { services } from '../queries.ts';
import { isPublic, readerOf } from '../readers.ts';
import type { ServiceRow } from '../rows.ts';
import { plansOf } from '../search/plan.ts';
import { foundBy, hasMatch } from '../search/search-queries.ts';
import { ownScheme, taxonomyIdOf } from './taxonomy.ts';
import { shownSinceOf, type FeedArea, type FeedContext, type FeedWindow } from './context.ts';
import type { FeedQuery } from './feed-query.ts';

/** What a list of services is narrowed by; several narrow it together. */
export interface ServiceFilter {
  readonly search?: string | undefined;
  readonly taxonomyTermId?: string | undefined;
  readonly taxonomyId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly modifiedAfter?: Date | undefined;
}

/** The ids of what everybody may know of and that a filter lets through, as a query. */
export async function publicServices(
  context: FeedContext,
  filter: ServiceFilter = {},
): Promise<RawBuilder<unknown>> {
  const { community } = context;
  const conditions: RawBuilder<unknown>[] = [
    sql`s.community_id = ${community.id}`,
    isPublic(shownSinceOf(context)),
  ];
  if (filter.search !== undefined) conditions.push(await hasWords(context, filter.search));
  if (filter.taxonomyTermId !== undefined)
    conditions.push(sql`s.tags && (${codesOfTerm(community.id, filter.taxonomyTermId)})`);
  if (filter.taxonomyId !== undefined) conditions.push(await isOfTaxonomy(context, filter.taxonomyId));
  const { organisationId, modifiedAfter } = filter;
  if (organisationId !== undefined || modifiedAfter !== undefined) {
    const ofProvider =
      organisationId === undefined ? sql`true` : sql`f.provider_id = ${organisationId}::uuid`;
    const changed = modifiedAfter === undefined ? sql`true` : sql`f.changed_at >= ${modifiedAfter}`;
    conditions.push(sql`exists (select from catalogue.service f
      where f.community_id = ${community.id} and f.id = s.service_id and ${ofProvider} and ${changed})`);
  }
  return sql`select s.service_id from catalogue.service_search s where ${sql.join(conditions, sql` and `)}`;
}

/** What a postcode stands for in a list of services at locations. */
export function areaOf({ community }: FeedContext, { postcode, proximity }: FeedQuery): FeedArea | undefined {
  if (postcode === undefined) return undefined;
  const of = (condition: RawBuilder<unknown>) =>
    sql`select f.id from catalogue.service f where f.community_id = ${community.id} and ${condition}`;
  return {
    postcode,
    metres: proximity,
    known: (districts) => of(sql`f.districts && ${[...districts]}::text[]`),
    unknown: of(sql`f.districts is null`),
  };
}

/** As the search of the portal finds them, for nobody in particular. */
async function hasWords({ trx, community, clock }: FeedContext, words: string): Promise<RawBuilder<unknown>> {
  const reader = readerOf(undefined, community, clock);
  for await (const plan of plansOf(trx, community.id, words))
    if (await hasMatch(trx, community.id, reader, plan)) return foundBy(community.id, plan);
  return sql`false`;
}

/** The code of an entry with an id, or those of the entries that a term of another taxonomy is linked to. */
function codesOfTerm(communityId: string, termId: string): RawBuilder<unknown> {
  return sql`select coalesce(array_agg(code), '{}') from (
    select coalesce(e.merged_into, e.code) as code from catalogue.taxonomy_entry e
      where e.community_id = ${communityId} and e.id = ${termId}::uuid
    union all
    select l.entry_code from catalogue.taxonomy_link l
      where l.community_id = ${communityId} and l.term_id = ${termId}::uuid) c`;
}

/** Every service has entries of the community's own taxonomy; of others those that its entries are linked to. */
async function isOfTaxonomy(
  { trx, community }: FeedContext,
  taxonomyId: string,
): Promise<RawBuilder<unknown>> {
  if (taxonomyId === taxonomyIdOf(community.id, ownScheme)) return sql`true`;
  const { rows } = await sql<{ scheme: string }>`
    select distinct scheme from catalogue.taxonomy_term where community_id = ${community.id}`.execute(trx);
  const scheme = rows.find((row) => taxonomyIdOf(community.id, row.scheme) === taxonomyId)?.scheme;
  if (scheme === undefined) return sql`false`;
  return sql`s.tags && (select coalesce(array_agg(distinct l.entry_code), '{}') from catalogue.taxonomy_link l
    join catalogue.taxonomy_term t on t.community_id = l.community_id and t.id = l.term_id
    where l.community_id = ${community.id} and t.scheme = ${scheme})`;
}

export async function countIds({ trx }: FeedContext, ids: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from (${ids}) counted`.execute(trx);
  return Number(rows[0]?.count ?? 0);
}

/** The services whose ids a query selects, by id. */
export async function listServices(
  { trx, community }: FeedContext,
  ids: RawBuilder<unknown>,
  { after, offset, limit }: FeedWindow,
): Promise<ServiceRow[]> {
  const { rows: found } = await sql<{ service_id: string }>`
    ${ids} ${after === undefined ? sql`` : sql`and s.service_id > ${after}::uuid`}
    order by s.service_id
    ${limit === undefined ? sql`` : sql`limit ${limit}`} ${offset === undefined ? sql`` : sql`offset ${offset}`}`.execute(
    trx,
  );
  if (found.length === 0) return [];
  return services(trx, community.id)
    .where(
      's.id',
      'in',
      found.map((row) => row.service_id),
    )
    .orderBy('s.id')
    .execute();
}
