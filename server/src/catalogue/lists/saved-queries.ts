import { sql, type NotNull } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { isShownTo, type Reader } from '../readers.ts';

/** One change of somebody's list at a time, so that its bound holds. */
export async function lockSavedList(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`saved list ${communityId} ${personId}`}, 0))`.execute(
    trx,
  );
}

function saved(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.saved_service as k')
    .innerJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'k.community_id').onRef('s.id', '=', 'k.service_id'),
    )
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .select(['k.person_id', 'k.saved_at', 's.code', 's.name', 'o.name as provider_name'])
    .where('k.community_id', '=', communityId)
    .orderBy('k.saved_at', 'desc')
    .orderBy('s.id');
}

/** What the reader may still know of. */
export function listSavedRows(
  trx: CommunityTransaction,
  communityId: string,
  { personId, reader, limit }: { personId: string; reader: Reader; limit: number },
) {
  return saved(trx, communityId)
    .where('k.person_id', '=', personId)
    .where(isShownTo(reader))
    .limit(limit)
    .execute();
}

/** What runs of the lists of these people: managers know of all of it. */
export function listSavedRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  { personIds, limit }: { personIds: readonly string[]; limit: number },
) {
  if (personIds.length === 0) return Promise.resolve([]);
  return saved(trx, communityId)
    .where('k.person_id', 'in', [...personIds])
    .where('s.status', '=', 'active')
    .limit(limit)
    .execute();
}

export async function countSaved(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('catalogue.saved_service')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function isSaved(
  trx: CommunityTransaction,
  communityId: string,
  { personId, serviceId }: { personId: string; serviceId: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('catalogue.saved_service')
    .select('service_id')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('service_id', '=', serviceId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertSaved(
  trx: CommunityTransaction,
  communityId: string,
  { personId, serviceId, now }: { personId: string; serviceId: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('catalogue.saved_service')
    .values({ community_id: communityId, person_id: personId, service_id: serviceId, saved_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteSaved(
  trx: CommunityTransaction,
  communityId: string,
  { personId, serviceId }: { personId: string; serviceId: string },
): Promise<void> {
  await trx
    .deleteFrom('catalogue.saved_service')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('service_id', '=', serviceId)
    .execute();
}

export function findShare(trx: CommunityTransaction, communityId: string, personId: string, now: Date) {
  return trx
    .selectFrom('catalogue.saved_share')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('ends_at', '>', now)
    .executeTakeFirst();
}

export async function putShare(
  trx: CommunityTransaction,
  communityId: string,
  share: { personId: string; sharedAt: Date; endsAt: Date; words: string | null },
): Promise<void> {
  const { personId, sharedAt, endsAt, words } = share;
  const told = { shared_at: sharedAt, ends_at: endsAt, words };
  await trx
    .insertInto('catalogue.saved_share')
    .values({ community_id: communityId, person_id: personId, ...told })
    .onConflict((conflict) => conflict.columns(['community_id', 'person_id']).doUpdateSet(told))
    .execute();
}

export async function deleteShare(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('catalogue.saved_share')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
}

/** Shares whose time is over are nobody's any more. */
export async function deleteOverShares(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
): Promise<void> {
  await trx
    .deleteFrom('catalogue.saved_share')
    .where('community_id', '=', communityId)
    .where('ends_at', '<=', now)
    .execute();
}

export function listShareRows(
  trx: CommunityTransaction,
  communityId: string,
  { now, after, limit }: { now: Date; after: [string, string] | undefined; limit: number },
) {
  let query = trx
    .selectFrom('catalogue.saved_share as h')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'h.community_id').onRef('p.id', '=', 'h.person_id'),
    )
    .select(['h.person_id', 'h.shared_at', 'h.ends_at', 'h.words', 'p.display_name'])
    .where('p.display_name', 'is not', null)
    .$narrowType<{ display_name: NotNull }>()
    .where('h.community_id', '=', communityId)
    .where('h.ends_at', '>', now)
    .orderBy('h.ends_at')
    .orderBy('h.person_id')
    .limit(limit + 1);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(h.ends_at, h.person_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  return query.execute();
}
