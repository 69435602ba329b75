import { sql, type InsertObject, type UpdateObject } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import type { Keeping } from './policy.ts';

/** An organisation that gives a service is a provider, whether or not more is known of it. */
export async function ensureProvider(
  trx: CommunityTransaction,
  communityId: string,
  organisationId: string,
): Promise<void> {
  await trx
    .insertInto('catalogue.provider')
    .values({ community_id: communityId, id: uuidv7(), organisation_id: organisationId })
    .onConflict((conflict) => conflict.columns(['community_id', 'organisation_id']).doNothing())
    .execute();
}

function providers(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.provider as p')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'p.community_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .selectAll('p')
    .select(['o.code as organisation_code', 'o.name as organisation_name'])
    .select(
      sql<number>`(select count(*)::int from catalogue.service s where s.community_id = p.community_id and s.provider_id = p.organisation_id)`.as(
        'services',
      ),
    )
    .where('p.community_id', '=', communityId);
}

export type ProviderRow = Awaited<ReturnType<typeof findProvider>> & object;

export function listProviderRows(
  trx: CommunityTransaction,
  communityId: string,
  { keeping, after, limit }: { keeping: Keeping; after: [string, string] | undefined; limit: number },
) {
  let query = providers(trx, communityId)
    .orderBy('o.name')
    .orderBy('p.id')
    .limit(limit + 1);
  if (keeping !== 'all') query = query.where('p.organisation_id', 'in', [...keeping]);
  if (after !== undefined)
    query = query.where(sql<boolean>`(o.name, p.id) > (${after[0]}, ${after[1]}::uuid)`);
  return query.execute();
}

export function findProvider(
  trx: CommunityTransaction,
  communityId: string,
  by: { organisationId: string } | { accreditationId: string },
) {
  const query = providers(trx, communityId);
  return (
    'organisationId' in by
      ? query.where('p.organisation_id', '=', by.organisationId)
      : query.where('p.id', '=', (eb) =>
          eb
            .selectFrom('catalogue.accreditation')
            .select('provider_id')
            .where('community_id', '=', communityId)
            .where('id', '=', by.accreditationId),
        )
  ).executeTakeFirst();
}

/** False: somebody saved in between. */
export async function changeProvider(
  trx: CommunityTransaction,
  communityId: string,
  { id, version }: { id: string; version: number },
  change: UpdateObject<DB, 'catalogue.provider'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('catalogue.provider')
    .set({ ...change, version: version + 1 })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function replaceQuality(
  trx: CommunityTransaction,
  communityId: string,
  providerId: string,
  rows: InsertObject<DB, 'catalogue.quality_check'>[],
): Promise<void> {
  await trx
    .deleteFrom('catalogue.quality_check')
    .where('community_id', '=', communityId)
    .where('provider_id', '=', providerId)
    .execute();
  if (rows.length > 0) await trx.insertInto('catalogue.quality_check').values(rows).execute();
}

export function listQualityRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  providerIds: readonly string[],
) {
  if (providerIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('catalogue.quality_check')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('provider_id', 'in', [...providerIds])
    .orderBy('criterion')
    .execute();
}

export function listAccreditationRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  providerIds: readonly string[],
) {
  if (providerIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('catalogue.accreditation')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('provider_id', 'in', [...providerIds])
    .orderBy('ends_on', 'desc')
    .orderBy('id')
    .limit(2000)
    .execute();
}

export function listVisitRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  accreditationIds: readonly string[],
) {
  if (accreditationIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('catalogue.accreditation_visit')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('accreditation_id', 'in', [...accreditationIds])
    .orderBy('visited_on', 'desc')
    .limit(5000)
    .execute();
}

export async function insertAccreditation(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.accreditation'>,
): Promise<void> {
  await trx.insertInto('catalogue.accreditation').values(row).execute();
}

export async function insertVisit(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.accreditation_visit'>,
): Promise<void> {
  await trx.insertInto('catalogue.accreditation_visit').values(row).execute();
}

export async function withdraw(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  today: string,
): Promise<void> {
  await trx
    .updateTable('catalogue.accreditation')
    .set({ withdrawn_on: today })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('withdrawn_on', 'is', null)
    .execute();
}

/** Until when each service of the provider is vouched for, by whatever covers its entries or their groups today. */
export async function refreshAccreditedUntil(
  trx: CommunityTransaction,
  communityId: string,
  { organisationId, providerId, today }: { organisationId: string; providerId: string; today: string },
): Promise<void> {
  await sql`
    update catalogue.service s set accredited_until = (
      select max(a.ends_on) from catalogue.accreditation a
      where a.community_id = s.community_id and a.provider_id = ${providerId} and a.withdrawn_on is null
        and a.starts_on <= ${today}::date
        and a.entries && array(select t from unnest(s.entries) e, unnest(array[e, rtrim(e, '0123456789')]) t))
    where s.community_id = ${communityId} and s.provider_id = ${organisationId}`.execute(trx);
}

/** One accreditation that ends before `until` and of which nobody was told yet; nobody else takes it meanwhile. */
export async function takeEndingAccreditation(trx: CommunityTransaction, communityId: string, until: string) {
  const { rows } = await sql<{
    id: string;
    issuer: string;
    ends_on: string;
    mail: string | null;
    mail_language: string;
    name: string;
  }>`
    select a.id, a.issuer, a.ends_on, p.mail, p.mail_language, o.name
    from catalogue.accreditation a
    join catalogue.provider p on p.community_id = a.community_id and p.id = a.provider_id
    join identity.organisation o on o.community_id = p.community_id and o.id = p.organisation_id
    where a.community_id = ${communityId} and a.withdrawn_on is null and a.ends_on <= ${until}::date
      and a.alarmed_for is distinct from a.ends_on
    order by a.ends_on, a.id limit 1 for update of a skip locked`.execute(trx);
  return rows[0];
}

export async function markAlarmed(trx: CommunityTransaction, communityId: string, id: string): Promise<void> {
  await trx
    .updateTable('catalogue.accreditation')
    .set({ alarmed_for: sql<string>`ends_on` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}
