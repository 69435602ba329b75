import { sql, type InsertObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

export interface AlertRow {
  id: string;
  entry_code: string;
  kind: string | null;
}

export function listAlertRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<AlertRow[]> {
  return trx
    .selectFrom('time_bank.offer_alert')
    .select(['id', 'entry_code', 'kind'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(100)
    .execute();
}

export async function lockAlertsOf(trx: CommunityTransaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alerts ${personId}`}, 0))`.execute(trx);
}

export async function insertAlert(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'time_bank.offer_alert'>,
): Promise<void> {
  await trx.insertInto('time_bank.offer_alert').values(row).execute();
}

export function deleteAlertRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  id: string,
): Promise<AlertRow | undefined> {
  return trx
    .deleteFrom('time_bank.offer_alert')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .returning(['id', 'entry_code', 'kind'])
    .executeTakeFirst();
}

export interface NewOffer {
  id: string;
  kind: string;
  person_id: string;
  entry_code: string;
  title: string;
  is_withdrawn: boolean;
}

/** The oldest offer of which nobody has been told, locked; one that another node is just telling of is passed over. */
export async function takeUnannounced(
  trx: CommunityTransaction,
  communityId: string,
): Promise<NewOffer | undefined> {
  const { rows } = await sql<NewOffer>`
    select id, kind, person_id, entry_code, title, withdrawn_at is not null as is_withdrawn from time_bank.offer
    where community_id = ${communityId} and announced_at is null
    order by made_at limit 1 for update skip locked`.execute(trx);
  return rows[0];
}

/** Who asked to be told of it: members, not its author, and no HR officer of its author's firm. */
export async function listWatchers(
  trx: CommunityTransaction,
  communityId: string,
  offer: NewOffer,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct a.person_id from time_bank.offer_alert a
    join time_bank.member r on r.community_id = a.community_id and r.person_id = a.person_id and r.state = 'admitted'
    where a.community_id = ${communityId}
      and a.entry_code in (${offer.entry_code}, rtrim(${offer.entry_code}, '0123456789'))
      and (a.kind is null or a.kind = ${offer.kind}) and a.person_id <> ${offer.person_id}::uuid
      and not exists (
        select from identity.membership o
        join identity.membership m on m.community_id = o.community_id and m.organisation_id = o.organisation_id
        where o.community_id = a.community_id and o.person_id = a.person_id and o.is_active
          and 'hr_officer' = any (o.roles) and m.person_id = ${offer.person_id}::uuid and m.is_active)
    order by a.person_id limit ${limit}`.execute(trx);
  return rows.map((row) => row.person_id);
}

export async function markAnnounced(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('time_bank.offer')
    .set({ announced_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}
