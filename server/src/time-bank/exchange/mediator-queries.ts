import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

const mostMediators = 20;

/** Secretaries, and community managers, who are no party and have acted for none. */
export async function listMediatorIds(
  trx: CommunityTransaction,
  communityId: string,
  { partyIds, operatorIds }: { partyIds: readonly string[]; operatorIds: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from identity.membership
    where community_id = ${communityId} and is_active and roles && array['secretary', 'community_manager']
      and person_id <> all (${[...partyIds, ...operatorIds]}::uuid[])
    order by person_id limit ${mostMediators}`.execute(trx);
  return rows.map((row) => row.person_id);
}
