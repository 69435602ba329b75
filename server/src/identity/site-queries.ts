import { sql, type Updateable } from 'kysely';
import { toJson, type CommunityTransaction } from '../db/index.ts';
import type { DB } from '../db/rows.gen.ts';

export interface SiteRow {
  id: string;
  organisation_id: string;
  name: string;
  district: string | null;
  address: string | null;
  is_main: boolean;
  /** Active employees; those without a site of their own count at the main one. */
  people: number;
}

/** One firm's sites change one after the other: one is the main one always, and their number is bounded. */
export async function lockSites(trx: CommunityTransaction, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sites ${organisationId}`}, 0))`.execute(trx);
}

export async function listSiteRows(
  trx: CommunityTransaction,
  communityId: string,
  organisationIds: readonly string[],
): Promise<SiteRow[]> {
  const { rows } = await sql<SiteRow>`
    select s.id, s.organisation_id, s.name, s.district, s.address, s.is_main, (
      select count(*)::int from identity.membership m
      where m.community_id = s.community_id and m.organisation_id = s.organisation_id
        and m.is_active and 'employee' = any (m.roles)
        and (m.site_id = s.id or s.is_main and m.site_id is null)
    ) as people
    from identity.site s
    where s.community_id = ${communityId} and s.organisation_id = any (${[...organisationIds]}::uuid[])
    order by s.name, s.id limit ${100 * organisationIds.length}`.execute(trx);
  return rows;
}

export function findSiteRow(trx: CommunityTransaction, communityId: string, id: string) {
  return trx
    .selectFrom('identity.site')
    .select(['id', 'organisation_id', 'is_main'])
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface SiteSettings {
  name: string;
  district: string | null;
  address: string | null;
  isMain: boolean;
}

export async function insertSite(
  trx: CommunityTransaction,
  communityId: string,
  { id, organisationId, isMain, ...settings }: SiteSettings & { id: string; organisationId: string },
): Promise<void> {
  await trx
    .insertInto('identity.site')
    .values({
      community_id: communityId,
      id,
      organisation_id: organisationId,
      is_main: isMain,
      ...settings,
    })
    .execute();
}

export async function changeSite(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: Pick<Updateable<DB['identity.site']>, 'name' | 'district' | 'address' | 'is_main'>,
): Promise<void> {
  await trx
    .updateTable('identity.site')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** Makes room for another main site. */
export async function takeMainSite(
  trx: CommunityTransaction,
  communityId: string,
  organisationId: string,
): Promise<void> {
  await trx
    .updateTable('identity.site')
    .set({ is_main: false })
    .where('community_id', '=', communityId)
    .where('organisation_id', '=', organisationId)
    .where('is_main', '=', true)
    .execute();
}

export async function deleteSite(trx: CommunityTransaction, communityId: string, id: string): Promise<void> {
  await trx
    .deleteFrom('identity.site')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** Puts people where the directory says they are, as far as there are sites of those names. */
export async function followDirectory(
  trx: CommunityTransaction,
  communityId: string,
  of: { organisationId: string; membershipId?: string },
): Promise<void> {
  const own = of.membershipId === undefined ? sql`true` : sql`m.id = ${of.membershipId}`;
  await sql`
    update identity.membership m set site_id = s.id
    from identity.directory_entry e, identity.site s
    where m.community_id = ${communityId} and m.organisation_id = ${of.organisationId} and ${own}
      and e.community_id = m.community_id and e.membership_id = m.id
      and s.community_id = m.community_id and s.organisation_id = m.organisation_id and lower(s.name) = lower(e.site)
      and m.site_id is distinct from s.id`.execute(trx);
}

/**
 * Puts the people of a list at its sites: found by their name in the directory, or by the subject of their sign-in.
 * Whoever is not found is passed over.
 */
export async function placeListed(
  trx: CommunityTransaction,
  communityId: string,
  organisationId: string,
  lines: readonly { person: string; siteId: string }[],
): Promise<void> {
  await sql`
    with told as (
      select t.person, lower(t.person) as lower_person, t.site
      from jsonb_to_recordset(${toJson(lines.map(({ person, siteId }) => ({ person, site: siteId })))}::jsonb)
        as t(person text, site uuid)
    ), own as (
      select id from identity.company_connection
      where community_id = ${communityId} and organisation_id = ${organisationId}
    ), found as (
      select m.id, t.site from told t
      join identity.directory_entry e
        on e.community_id = ${communityId} and (lower(e.user_name) = t.lower_person or e.external_id = t.person)
      join own on own.id = e.connection_id
      join identity.membership m on m.community_id = e.community_id and m.id = e.membership_id
      union all
      select m.id, t.site from told t
      join identity.sign_in i on i.community_id = ${communityId} and i.subject = t.person
      join own on own.id = i.connection_id
      join identity.membership m on m.community_id = i.community_id and m.person_id = i.person_id
    )
    update identity.membership m set site_id = f.site
    from (select distinct on (id) id, site from found order by id, site) f
    where m.community_id = ${communityId} and m.id = f.id and m.organisation_id = ${organisationId}
      and m.site_id is distinct from f.site`.execute(trx);
}
