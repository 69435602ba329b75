import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import { isMeantFor, type Reader } from '../readers.ts';

/** Families that are in it and stay: they are asked for their shares. */
export const stayingStates = ['requested', 'accepted', 'attended'] as const;

function sharedServices(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.shared_service as g')
    .innerJoin('catalogue.intake as i', (join) =>
      join.onRef('i.community_id', '=', 'g.community_id').onRef('i.id', '=', 'g.intake_id'),
    )
    .innerJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'g.community_id').onRef('s.id', '=', 'g.service_id'),
    )
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .selectAll('g')
    .select([
      'i.places',
      'i.notice_days',
      'i.is_open',
      's.name as service_name',
      's.provider_id',
      'o.name as provider_name',
    ])
    .select([
      sql<number>`(i.places - i.taken_places)::int`.as('free_places'),
      sql<number>`(select count(*)::int from catalogue.enrolment e
        where e.community_id = g.community_id and e.intake_id = g.intake_id
          and e.state in ('requested', 'accepted', 'attended', 'leaving'))`.as('families'),
      sql<number>`(select count(*)::int from catalogue.enrolment e
        where e.community_id = g.community_id and e.intake_id = g.intake_id and e.state = 'waiting')`.as(
        'waiting',
      ),
    ])
    .where('g.community_id', '=', communityId);
}

export type SharedRow = Awaited<ReturnType<ReturnType<typeof sharedServices>['execute']>>[number];

/** Whoever may know of the service may know of the groups that share it. */
export function findSharedRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  reader: Reader,
): Promise<SharedRow | undefined> {
  return sharedServices(trx, communityId).where('g.id', '=', id).where(isMeantFor(reader)).executeTakeFirst();
}

export function getSharedRow(trx: CommunityTransaction, communityId: string, id: string): Promise<SharedRow> {
  return sharedServices(trx, communityId).where('g.id', '=', id).executeTakeFirstOrThrow();
}

export function findSharedOfIntake(
  trx: CommunityTransaction,
  communityId: string,
  intakeId: string,
): Promise<SharedRow | undefined> {
  return sharedServices(trx, communityId).where('g.intake_id', '=', intakeId).executeTakeFirst();
}

/** What can be joined or runs, the newest first. */
export function listSharedRows(
  trx: CommunityTransaction,
  communityId: string,
  filter: {
    reader: Reader;
    serviceId: string | undefined;
    district: string | undefined;
    after: [string, string] | undefined;
    limit: number;
  },
): Promise<SharedRow[]> {
  let query = sharedServices(trx, communityId)
    .where('g.state', 'in', ['forming', 'ready', 'quoted', 'active'])
    .where(isMeantFor(filter.reader))
    .orderBy('g.made_at', 'desc')
    .orderBy('g.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.serviceId !== undefined) query = query.where('g.service_id', '=', filter.serviceId);
  if (filter.district !== undefined) query = query.where('g.district_code', '=', filter.district);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(g.made_at, g.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return query.execute();
}

export async function countUnderWayOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('catalogue.shared_service')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('organiser_person_id', '=', personId)
    .where('state', 'in', ['forming', 'ready', 'quoted'])
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertShared(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.shared_service'>,
): Promise<void> {
  await trx.insertInto('catalogue.shared_service').values(row).execute();
}

/** Raises the version; the caller holds the intake's lock. */
export async function changeShared(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'catalogue.shared_service'>,
): Promise<void> {
  await trx
    .updateTable('catalogue.shared_service')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function insertFamily(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.shared_family'>,
): Promise<void> {
  await trx.insertInto('catalogue.shared_family').values(row).execute();
}

function families(trx: CommunityTransaction, communityId: string, sharedServiceId: string) {
  return trx
    .selectFrom('catalogue.shared_family as y')
    .innerJoin('catalogue.enrolment as e', (join) =>
      join.onRef('e.community_id', '=', 'y.community_id').onRef('e.id', '=', 'y.enrolment_id'),
    )
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'e.community_id').onRef('p.id', '=', 'e.person_id'),
    )
    .select(['e.id', 'e.person_id', 'e.places', 'e.state', 'e.version', 'y.windows', 'y.band_percent'])
    .select(['p.display_name', 'e.queue_number'])
    .where('y.community_id', '=', communityId)
    .where('y.shared_service_id', '=', sharedServiceId);
}

export type FamilyRow = Awaited<ReturnType<ReturnType<typeof families>['execute']>>[number];

const mostFamilies = 100;

/** Families in some states, in the order in which they came. */
export function listFamilyRows(
  trx: CommunityTransaction,
  communityId: string,
  sharedServiceId: string,
  states: readonly string[],
): Promise<FamilyRow[]> {
  return families(trx, communityId, sharedServiceId)
    .where('e.state', 'in', states)
    .orderBy('e.queue_number')
    .limit(mostFamilies)
    .execute();
}

/** The latest family of a person in it, over or not. */
export function findFamilyOf(
  trx: CommunityTransaction,
  communityId: string,
  sharedServiceId: string,
  personId: string,
): Promise<FamilyRow | undefined> {
  return families(trx, communityId, sharedServiceId)
    .where('e.person_id', '=', personId)
    .orderBy('e.queue_number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** People among these who are, or were, where the reader speaks for the employer. */
export async function listPeopleOf(
  trx: CommunityTransaction,
  communityId: string,
  personIds: readonly string[],
  employers: readonly string[],
): Promise<Set<string>> {
  if (employers.length === 0 || personIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('identity.membership')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('person_id', 'in', personIds)
    .where('organisation_id', 'in', employers)
    .execute();
  return new Set(rows.map(({ person_id: id }) => id));
}

/** A shared service that is due, or whose families must be counted anew. */
export function findDueShared(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
): Promise<SharedRow | undefined> {
  return sharedServices(trx, communityId)
    .where((eb) => eb.or([eb('g.due_on', '<', today), eb('g.is_to_regroup', '=', true)]))
    .orderBy('g.id')
    .limit(1)
    .executeTakeFirst();
}
