import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

function offers(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('time_bank.offer as o')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'o.community_id').onRef('p.id', '=', 'o.person_id'),
    )
    .select([
      'o.id',
      'o.kind',
      'o.person_id',
      'o.entry_code',
      'o.title',
      'o.words',
      'o.tags',
      'o.whereabouts',
      'o.district_code',
      'o.place_code',
      'o.times',
      'o.languages',
      'o.duration_minutes',
      'o.most_people',
      'o.settles',
      'o.valid_until',
      'o.withdrawn_at',
      'o.reminds_author',
      'o.version',
      'o.made_at',
      'p.display_name',
    ])
    .where('o.community_id', '=', communityId);
}

export type OfferRow = Awaited<ReturnType<ReturnType<typeof offers>['execute']>>[number];

export interface OfferFilter {
  today: string;
  hiddenOrganisationIds: readonly string[];
  kind: string | undefined;
  group: string | undefined;
  district: string | undefined;
  where: string | undefined;
  language: string | undefined;
  words: string | undefined;
  after: [string, string] | undefined;
  limit: number;
}

/** People of these organisations; an HR officer does not see what hers need. */
function isOfNone(organisationIds: readonly string[]) {
  return sql<boolean>`not exists (
    select from identity.membership m
    where m.community_id = o.community_id and m.person_id = o.person_id and m.is_active
      and m.organisation_id = any (${[...organisationIds]}::uuid[]))`;
}

/** What everyone sees: not withdrawn, and its last day not over. */
export function listOpenOfferRows(trx: CommunityTransaction, communityId: string, filter: OfferFilter) {
  let query = offers(trx, communityId)
    .where('o.withdrawn_at', 'is', null)
    .where('o.valid_until', '>=', filter.today)
    .orderBy('o.made_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.hiddenOrganisationIds.length > 0) query = query.where(isOfNone(filter.hiddenOrganisationIds));
  if (filter.kind !== undefined) query = query.where('o.kind', '=', filter.kind);
  if (filter.where !== undefined) query = query.where('o.whereabouts', '=', filter.where);
  if (filter.group !== undefined)
    query = query.where(sql<boolean>`${filter.group} in (o.entry_code, rtrim(o.entry_code, '0123456789'))`);
  // At home and online it does not matter where the reader lives.
  if (filter.district !== undefined)
    query = query.where(sql<boolean>`(o.district_code is null or o.district_code = ${filter.district})`);
  if (filter.language !== undefined)
    query = query.where(sql<boolean>`(o.languages = '{}' or ${filter.language} = any (o.languages))`);
  if (filter.words !== undefined && filter.words.trim() !== '') query = query.where(isAbout(filter.words));
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(o.made_at, o.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return query.execute();
}

/** Italian stems, or the words as they are typed; the last one may be only begun. */
function isAbout(words: string) {
  const begun = words
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 12)
    .map((word) => `${word}:*`)
    .join(' & ');
  if (begun === '') return sql<boolean>`false`;
  return sql<boolean>`(
    o.search @@ plainto_tsquery('pg_catalog.italian', ${words}) and numnode(plainto_tsquery('pg_catalog.italian', ${words})) > 0
    or o.search @@ to_tsquery('pg_catalog.simple', ${begun}))`;
}

export function listOwnOfferRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  page: { after: [string, string] | undefined; limit: number },
) {
  let query = offers(trx, communityId)
    .where('o.person_id', '=', personId)
    .orderBy('o.made_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(page.limit + 1);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(o.made_at, o.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`,
    );
  return query.execute();
}

export function findOfferRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  hiddenOrganisationIds: readonly string[] = [],
): Promise<OfferRow | undefined> {
  let query = offers(trx, communityId).where('o.id', '=', id);
  if (hiddenOrganisationIds.length > 0) query = query.where(isOfNone(hiddenOrganisationIds));
  return query.executeTakeFirst();
}

export async function insertOffer(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'time_bank.offer'>,
): Promise<void> {
  await trx.insertInto('time_bank.offer').values(row).execute();
}

/** Compare and set: of two changes to one version one is told `true`. */
export async function changeOffer(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  version: number,
  changes: UpdateObject<DB, 'time_bank.offer'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('time_bank.offer')
    .set({ ...changes, version: version + 1 })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** One person's offers are made one after the other, so that their number stays bounded. */
export async function lockOffersOf(trx: CommunityTransaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`offers ${personId}`}, 0))`.execute(trx);
}

export async function countOpenOffers(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  today: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('time_bank.offer')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('valid_until', '>=', today)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Keeps a new exchange about it away until the transaction is over: its foreign key waits for the row. */
export async function lockOffer(trx: CommunityTransaction, communityId: string, id: string): Promise<void> {
  await sql`select 1 from time_bank.offer where community_id = ${communityId} and id = ${id} for update`.execute(
    trx,
  );
}

/** Those of these offers about which an exchange is under way. */
export async function listAnsweredOfferIds(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ offer_id: string }>`
    select distinct offer_id from time_bank.exchange
    where community_id = ${communityId} and offer_id = any (${[...ids]}::uuid[])
      and state in ('proposed', 'gathering', 'agreed', 'done', 'disputed')`.execute(trx);
  return new Set(rows.map((row) => row.offer_id));
}

export interface GatheringRow {
  offer_id: string;
  id: string;
  planned_on: string;
  minutes: number;
  most_people: number;
  people: number;
  has_joined: boolean;
}

/** Meetings of these offers that are still to come, the next first, three of each. */
export async function listGatheringRows(
  trx: CommunityTransaction,
  communityId: string,
  offerIds: readonly string[],
  personId: string,
  today: string,
): Promise<GatheringRow[]> {
  if (offerIds.length === 0) return [];
  const { rows } = await sql<GatheringRow>`
    select g.* from (
      select e.offer_id, e.id, e.planned_on::text as planned_on, e.minutes, e.most_people,
             (select count(*)::int from time_bank.exchange_party y
              where y.community_id = e.community_id and y.exchange_id = e.id
                and y.left_at is null and y.person_id <> e.organiser_person_id) as people,
             exists (select from time_bank.exchange_party y
              where y.community_id = e.community_id and y.exchange_id = e.id
                and y.left_at is null and y.person_id = ${personId}::uuid) as has_joined,
             row_number() over (partition by e.offer_id order by e.planned_on, e.id) as place
      from time_bank.exchange e
      where e.community_id = ${communityId} and e.offer_id = any (${[...offerIds]}::uuid[])
        and e.state = 'gathering' and e.planned_on >= ${today}::date
    ) g where g.place <= 3 order by g.planned_on, g.id`.execute(trx);
  return rows;
}

export async function hasEntry(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
  mayBeGroup: boolean,
): Promise<boolean> {
  let query = trx
    .selectFrom('catalogue.taxonomy_entry')
    .select('id')
    .where('community_id', '=', communityId)
    .where('code', '=', code);
  if (!mayBeGroup) query = query.where('group_code', 'is not', null);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Where something without a category is put until its author says. */
export async function findFirstEntry(trx: CommunityTransaction, communityId: string): Promise<string> {
  const row = await trx
    .selectFrom('catalogue.taxonomy_entry')
    .select('code')
    .where('community_id', '=', communityId)
    .where('group_code', 'is not', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.code;
}
