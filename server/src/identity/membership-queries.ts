import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';
import type { Role } from './rows.ts';

/**
 * Who is what in a community changes one change after another, and each looks again, behind this lock, whether its
 * author may still: of two operators who remove each other at once one is too late.
 */
export async function lockMemberships(trx: CommunityTransaction, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`memberships ${communityId}`}, 0))`.execute(trx);
}

/** Holds the person against being erased, or erases her: whoever adds something of hers meanwhile waits. */
export function lockPersonRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  mode: 'to add' | 'to erase',
) {
  const query = trx
    .selectFrom('identity.person')
    .select(['id', 'display_name'])
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .where('erased_at', 'is', null);
  return (mode === 'to erase' ? query.forUpdate() : query.forKeyShare()).executeTakeFirst();
}

export function findMembershipRow(trx: CommunityTransaction, communityId: string, membershipId: string) {
  return trx
    .selectFrom('identity.membership as m')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'm.community_id').onRef('p.id', '=', 'm.person_id'),
    )
    .leftJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'm.community_id').onRef('o.id', '=', 'm.organisation_id'),
    )
    .select([
      'm.id',
      'm.person_id',
      'm.roles',
      'm.is_active',
      'm.organisation_id',
      'o.code as organisation_code',
      'o.name as organisation_name',
    ])
    .where('m.community_id', '=', communityId)
    .where('m.id', '=', membershipId)
    .where('p.erased_at', 'is', null)
    .executeTakeFirst();
}

export type HeldMembershipRow = NonNullable<Awaited<ReturnType<typeof findMembershipRow>>>;

/** Ends one membership, or all that a person still has; the answer is the ids of those that were active. */
export async function endMembershipRows(
  trx: CommunityTransaction,
  communityId: string,
  which: { membershipId: string } | { personId: string },
  now: Date,
): Promise<string[]> {
  const query = trx
    .updateTable('identity.membership')
    .set({ is_active: false, ended_at: now })
    .where('community_id', '=', communityId)
    .where('is_active', '=', true);
  const rows = await (
    'membershipId' in which
      ? query.where('id', '=', which.membershipId)
      : query.where('person_id', '=', which.personId)
  )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function setRoles(
  trx: CommunityTransaction,
  communityId: string,
  membershipId: string,
  roles: Role[],
): Promise<void> {
  await trx
    .updateTable('identity.membership')
    .set({ roles })
    .where('community_id', '=', communityId)
    .where('id', '=', membershipId)
    .execute();
}

/** Makes her a neighbour of the community, again if she was one, besides whatever else she is in it. */
export async function makeNeighbour(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  membershipId: string,
): Promise<void> {
  await sql`
    insert into identity.membership as m (community_id, id, person_id, organisation_id, roles)
    values (${communityId}, ${membershipId}, ${personId}, null, '{neighbour}')
    on conflict (community_id, person_id, organisation_id) do update
    set is_active = true, ended_at = null,
        roles = case when not m.is_active then '{neighbour}'
                     when 'neighbour' = any (m.roles) then m.roles
                     else m.roles || '{neighbour}' end`.execute(trx);
}

export async function countActiveMemberships(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('identity.membership')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('is_active', '=', true)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Is anybody an operator by another membership than these? */
export async function hasOtherOperator(
  trx: CommunityTransaction,
  communityId: string,
  membershipIds: string[],
): Promise<boolean> {
  const found = await trx
    .selectFrom('identity.membership')
    .select('id')
    .where('community_id', '=', communityId)
    .where('is_active', '=', true)
    .where(sql<boolean>`'operator' = any (roles)`)
    .where('id', 'not in', membershipIds)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export function listPersonRows(
  trx: CommunityTransaction,
  communityId: string,
  { words, after, limit }: { words: string; after: [string, string] | undefined; limit: number },
) {
  let query = trx
    .selectFrom('identity.person')
    .select(['id', 'display_name'])
    .where('community_id', '=', communityId)
    .where('display_name', 'ilike', `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`);
  if (after !== undefined) {
    const [name, id] = after;
    query = query.where(sql<boolean>`(display_name, id) > (${name}, ${id}::uuid)`);
  }
  return query
    .orderBy('display_name')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
}

export function listMembershipRowsOf(trx: CommunityTransaction, communityId: string, personIds: string[]) {
  return trx
    .selectFrom('identity.membership as m')
    .leftJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'm.community_id').onRef('o.id', '=', 'm.organisation_id'),
    )
    .select([
      'm.id',
      'm.person_id',
      'm.roles',
      'm.is_active',
      'm.organisation_id',
      'o.code as organisation_code',
      'o.name as organisation_name',
    ])
    .where('m.community_id', '=', communityId)
    .where('m.person_id', 'in', personIds)
    .orderBy('o.code', (order) => order.asc().nullsLast())
    .limit(50 * personIds.length)
    .execute();
}
