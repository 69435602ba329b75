import type { CommunityTransaction } from '../../db/index.ts';

export function findMemberRow(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('time_bank.member')
    .select(['state', 'insured_until', 'ledger_account_id'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}
