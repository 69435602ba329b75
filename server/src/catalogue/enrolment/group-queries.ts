import type { CommunityTransaction } from '../../db/index.ts';

/** How many families the shared service of an intake needs; 0 when it is none's. */
export async function findQuorumOfIntake(
  trx: CommunityTransaction,
  communityId: string,
  intakeId: string,
): Promise<number> {
  const row = await trx
    .selectFrom('catalogue.shared_service')
    .select('quorum_families')
    .where('community_id', '=', communityId)
    .where('intake_id', '=', intakeId)
    .executeTakeFirst();
  return row?.quorum_families ?? 0;
}

/** The state of the shared service of an intake. */
export async function findGroupState(
  trx: CommunityTransaction,
  communityId: string,
  intakeId: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('catalogue.shared_service')
    .select('state')
    .where('community_id', '=', communityId)
    .where('intake_id', '=', intakeId)
    .executeTakeFirst();
  return row?.state;
}
