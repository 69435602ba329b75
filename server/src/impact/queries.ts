import type { CommunityTransaction } from '../db/index.ts';

export function listCounterRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('impact.counter')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('position')
    .limit(50)
    .execute();
}
