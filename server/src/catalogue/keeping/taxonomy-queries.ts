import { sql, type InsertObject, type UpdateObject } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

/** One change of a community's taxonomy at a time; the trigger on its entries takes the same lock. */
export async function lockTaxonomy(trx: CommunityTransaction, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('catalogue.taxonomy ' || ${communityId}::text, 0))`.execute(
    trx,
  );
}

export function findEntry(trx: CommunityTransaction, communityId: string, code: string) {
  return trx
    .selectFrom('catalogue.taxonomy_entry')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** How many services each entry names, whatever their state. */
export async function countServicesByEntry(
  trx: CommunityTransaction,
  communityId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ entry: string; count: number }>`
    select entry, count(*)::int as count from catalogue.service, unnest(entries) entry
    where community_id = ${communityId} group by entry`.execute(trx);
  return new Map(rows.map(({ entry, count }) => [entry, count]));
}

export function listChangeRows(trx: CommunityTransaction, communityId: string, limit: number) {
  return trx
    .selectFrom('catalogue.taxonomy_change')
    .select(['version', 'changed_at', 'kind', 'code', 'into_code'])
    .where('community_id', '=', communityId)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
}

export async function nextPosition(trx: CommunityTransaction, communityId: string): Promise<number> {
  const row = await trx
    .selectFrom('catalogue.taxonomy_entry')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('community_id', '=', communityId)
    .executeTakeFirst();
  return (row?.position ?? 0) + 1;
}

export async function insertEntry(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.taxonomy_entry'>,
): Promise<void> {
  await trx.insertInto('catalogue.taxonomy_entry').values(row).execute();
}

export async function changeEntry(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
  change: UpdateObject<DB, 'catalogue.taxonomy_entry'>,
): Promise<void> {
  await trx
    .updateTable('catalogue.taxonomy_entry')
    .set(change)
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .execute();
}

export async function leadElsewhere(
  trx: CommunityTransaction,
  communityId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await trx
    .updateTable('catalogue.taxonomy_entry')
    .set({ merged_into: to })
    .where('community_id', '=', communityId)
    .where('merged_into', '=', from)
    .execute();
}

export async function renameInServices(
  trx: CommunityTransaction,
  communityId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`
    update catalogue.service
    set entries = array(select distinct e from unnest(array_replace(entries, ${from}, ${to})) e order by e)
    where community_id = ${communityId} and entries @> array[${from}::text]`.execute(trx);
}

/** What an accreditation covers by the one entry it covers by the other. */
export async function renameInAccreditations(
  trx: CommunityTransaction,
  communityId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`
    update catalogue.accreditation
    set entries = array(select distinct e from unnest(array_replace(entries, ${from}, ${to})) e order by e)
    where community_id = ${communityId} and entries @> array[${from}::text]`.execute(trx);
}

/** After the highest that the group has had, so that no code comes back as something else; undefined: all are used. */
export async function nextCode(
  trx: CommunityTransaction,
  communityId: string,
  group: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(substr(code, 4)::int), 0) + 1 as next from catalogue.taxonomy_entry
    where community_id = ${communityId} and code ~ ${`^${group}[1-9][0-9]?$`}`.execute(trx);
  const next = rows[0]?.next ?? 1;
  return next > 99 ? undefined : `${group}${next}`;
}

export function listTermRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.taxonomy_term')
    .select(['id', 'scheme', 'name'])
    .where('community_id', '=', communityId)
    .orderBy('scheme')
    .orderBy('position')
    .limit(1000)
    .execute();
}

export async function copyLinks(
  trx: CommunityTransaction,
  communityId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const links = await trx
    .selectFrom('catalogue.taxonomy_link')
    .select('term_id')
    .where('community_id', '=', communityId)
    .where('entry_code', '=', from)
    .execute();
  await replaceLinks(
    trx,
    communityId,
    to,
    links.map(({ term_id: id }) => id),
  );
}

export async function replaceLinks(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
  terms: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('catalogue.taxonomy_link')
    .where('community_id', '=', communityId)
    .where('entry_code', '=', code)
    .execute();
  if (terms.length > 0)
    await trx
      .insertInto('catalogue.taxonomy_link')
      .values(
        terms.map((term_id) => ({ community_id: communityId, id: uuidv7(), entry_code: code, term_id })),
      )
      .execute();
}

/** The names of entries are among the words of their services. */
export async function analyseAnew(
  trx: CommunityTransaction,
  communityId: string,
  entry: string,
): Promise<void> {
  await sql`
    update catalogue.service_search set analysed_by = 0
    where community_id = ${communityId} and tags @> array[${entry}::text]`.execute(trx);
}
