import type { CommunityTransaction } from '../db/index.ts';

export async function insertNeighbour(
  trx: CommunityTransaction,
  communityId: string,
  person: { id: string; displayName: string; membershipId: string },
): Promise<void> {
  await trx
    .insertInto('identity.person')
    .values({ community_id: communityId, id: person.id, display_name: person.displayName })
    .execute();
  await trx
    .insertInto('identity.membership')
    .values({
      community_id: communityId,
      id: person.membershipId,
      person_id: person.id,
      organisation_id: null,
      roles: ['neighbour'],
    })
    .execute();
}

/** People whom the programme takes in together, each with a name and a membership of the community itself. */
export async function takeInNeighbours(
  trx: CommunityTransaction,
  communityId: string,
  people: readonly { id: string; displayName: string; membershipId: string }[],
): Promise<void> {
  if (people.length === 0) return;
  await trx
    .insertInto('identity.person')
    .values(
      people.map(({ id, displayName }) => ({ community_id: communityId, id, display_name: displayName })),
    )
    .execute();
  await trx
    .insertInto('identity.membership')
    .values(
      people.map(({ id, membershipId }) => ({
        community_id: communityId,
        id: membershipId,
        person_id: id,
        organisation_id: null,
        roles: ['neighbour'],
      })),
    )
    .execute();
}

/** Whether she may act at all. An erased person has no membership left. */
export async function hasActiveMembership(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('identity.membership')
    .select('id')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('is_active', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Her membership of the community itself, active or ended. */
export function findOwnMembership(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.membership')
    .select(['id', 'is_active'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('organisation_id', 'is', null)
    .executeTakeFirst();
}

export async function reviveMembership(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  id: string,
): Promise<void> {
  await trx
    .insertInto('identity.membership')
    .values({
      community_id: communityId,
      id,
      person_id: personId,
      organisation_id: null,
      roles: ['neighbour'],
    })
    .onConflict((conflict) =>
      conflict
        .columns(['community_id', 'person_id', 'organisation_id'])
        .doUpdateSet({ roles: ['neighbour'], is_active: true, ended_at: null }),
    )
    .execute();
}

export function findPersonName(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.person')
    .select(['display_name', 'language'])
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
}
