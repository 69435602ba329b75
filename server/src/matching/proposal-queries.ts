import type { InsertObject } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';
import type { DB } from '../db/rows.gen.ts';

/** A manager who has proposed so often without success goes another way. */
export const mostProposals = 50;

export function listProposalRows(trx: CommunityTransaction, communityId: string, needId: string) {
  return trx
    .selectFrom('matching.proposal as a')
    .leftJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'a.community_id').onRef('p.id', '=', 'a.manager_person_id'),
    )
    .selectAll('a')
    .select('p.display_name as manager_name')
    .where('a.community_id', '=', communityId)
    .where('a.need_id', '=', needId)
    .orderBy('a.proposed_at')
    .orderBy('a.id')
    .limit(mostProposals)
    .execute();
}

export type ProposalRow = Awaited<ReturnType<typeof listProposalRows>>[number];

/** Whether it was written: false when the same answer was proposed already. */
export async function insertProposal(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'matching.proposal'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('matching.proposal')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function judgeProposalRow(
  trx: CommunityTransaction,
  communityId: string,
  proposal: { needId: string; id: string; isUseful: boolean; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('matching.proposal')
    .set({ is_useful: proposal.isUseful, judged_at: proposal.now })
    .where('community_id', '=', communityId)
    .where('need_id', '=', proposal.needId)
    .where('id', '=', proposal.id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
