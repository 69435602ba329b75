import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB, Json } from '../../db/rows.gen.ts';
import { isMeantFor, isShownTo, type Reader } from '../readers.ts';
import type { Kept } from './policy.ts';

function intakes(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.intake as i')
    .innerJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'i.community_id').onRef('s.id', '=', 'i.service_id'),
    )
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .selectAll('i')
    .select([
      's.name as service_name',
      's.provider_id',
      's.audience_organisation_ids',
      'o.name as provider_name',
    ])
    .where('i.community_id', '=', communityId);
}

export type IntakeRow = Awaited<ReturnType<ReturnType<typeof intakes>['execute']>>[number];

/** Whatever happens to the enrolments of an intake happens under its row's lock. */
export async function lockIntakeRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<IntakeRow | undefined> {
  await trx
    .selectFrom('catalogue.intake')
    .select('id')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute();
  return intakes(trx, communityId).where('i.id', '=', id).executeTakeFirst();
}

function counted(trx: CommunityTransaction, communityId: string) {
  return intakes(trx, communityId).select((eb) => [
    eb
      .selectFrom('catalogue.enrolment as e')
      .select(sql<number>`count(*)::int`.as('n'))
      .whereRef('e.community_id', '=', 'i.community_id')
      .whereRef('e.intake_id', '=', 'i.id')
      .where('e.state', '=', 'waiting')
      .as('waiting'),
    eb
      .selectFrom('catalogue.enrolment as e')
      .select(sql<number>`count(*)::int`.as('n'))
      .whereRef('e.community_id', '=', 'i.community_id')
      .whereRef('e.intake_id', '=', 'i.id')
      .where('e.state', '=', 'requested')
      .as('to_decide'),
    eb
      .selectFrom('catalogue.shared_service as g')
      .select('g.id')
      .whereRef('g.community_id', '=', 'i.community_id')
      .whereRef('g.intake_id', '=', 'i.id')
      .as('shared_service_id'),
  ]);
}

export type CountedIntakeRow = Awaited<ReturnType<ReturnType<typeof counted>['execute']>>[number];

/** Open intakes of a service that the reader may know of, the oldest first. */
export function listIntakeRows(
  trx: CommunityTransaction,
  communityId: string,
  filter: {
    serviceId: string;
    reader: Reader;
    after: [string, string] | undefined;
    limit: number;
  },
): Promise<CountedIntakeRow[]> {
  let query = counted(trx, communityId)
    .where('i.service_id', '=', filter.serviceId)
    .where('i.is_for_group', '=', false)
    .where('i.is_open', '=', true)
    .where(isMeantFor(filter.reader))
    .orderBy('i.made_at')
    .orderBy('i.id')
    .limit(filter.limit + 1);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(i.made_at, i.id) > (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return query.execute();
}

/** What the desk keeps, the newest first. */
export function listKeptIntakeRows(
  trx: CommunityTransaction,
  communityId: string,
  filter: { kept: Kept; after: [string, string] | undefined; limit: number },
): Promise<CountedIntakeRow[]> {
  let query = counted(trx, communityId)
    .orderBy('i.made_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.kept !== 'all') query = query.where('s.provider_id', 'in', filter.kept);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(i.made_at, i.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return query.execute();
}

export function getCountedIntakeRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<CountedIntakeRow> {
  return counted(trx, communityId).where('i.id', '=', id).executeTakeFirstOrThrow();
}

export async function countOpenIntakes(
  trx: CommunityTransaction,
  communityId: string,
  serviceId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('catalogue.intake')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('service_id', '=', serviceId)
    .where('is_open', '=', true)
    .where('is_for_group', '=', false)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertIntake(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.intake'>,
): Promise<void> {
  await trx.insertInto('catalogue.intake').values(row).execute();
}

export async function changeIntake(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'catalogue.intake'>,
): Promise<void> {
  await trx
    .updateTable('catalogue.intake')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** The next number of the queue; the caller holds the intake's lock. */
export async function takeQueueNumber(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<number> {
  const { number } = await trx
    .updateTable('catalogue.intake')
    .set({ last_queue_number: sql`last_queue_number + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .returning('last_queue_number as number')
    .executeTakeFirstOrThrow();
  return number;
}

/** An intake with free places, a queue and nobody asked: what a place given back without a word leaves behind. */
export async function findUnservedIntake(
  trx: CommunityTransaction,
  communityId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select i.id from catalogue.intake i
    where i.community_id = ${communityId} and i.is_open and i.taken_places < i.places
      and (select e.places from catalogue.enrolment e
           where e.community_id = i.community_id and e.intake_id = i.id and e.state = 'waiting'
           order by e.queue_number limit 1) <= i.places - i.taken_places
      and not exists (select from catalogue.enrolment e
           where e.community_id = i.community_id and e.intake_id = i.id and e.state = 'offered')
    order by i.id limit 1`.execute(trx);
  return rows[0]?.id;
}

export interface ServiceRow {
  id: string;
  provider_id: string;
  provider_name: string;
  name: Json;
  cost: Json | null;
}

/** A service that runs and that the reader may know of. */
export function findServiceRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  reader: Reader,
): Promise<ServiceRow | undefined> {
  return trx
    .selectFrom('catalogue.service as s')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .select(['s.id', 's.provider_id', 'o.name as provider_name', 's.name', 's.cost'])
    .where('s.community_id', '=', communityId)
    .where('s.id', '=', id)
    .where(isShownTo(reader))
    .executeTakeFirst();
}

/** A service whoever it is for: for the desk, which is asked about it afterwards. */
export function findKeptServiceRow(trx: CommunityTransaction, communityId: string, id: string) {
  return trx
    .selectFrom('catalogue.service')
    .select(['id', 'provider_id'])
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

const mostKeepers = 10;

/** Whoever gives the service, or the managers where the provider has nobody here. */
export async function listKeeperIds(
  trx: CommunityTransaction,
  communityId: string,
  providerId: string,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    with provider as (
      select distinct person_id from identity.membership
      where community_id = ${communityId} and is_active and 'provider' = any (roles)
        and organisation_id = ${providerId}::uuid
    )
    select person_id from provider
    union
    select person_id from identity.membership
    where community_id = ${communityId} and is_active and 'community_manager' = any (roles)
      and not exists (select from provider)
    order by person_id limit ${mostKeepers}`.execute(trx);
  return rows.map((row) => row.person_id);
}
