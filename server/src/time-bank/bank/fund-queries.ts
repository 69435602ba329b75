import type { CommunityTransaction } from '../../db/index.ts';

export interface FundRequestRow {
  id: string;
  member_id: string;
  minutes: number;
  reason: string;
  state: 'waiting' | 'granted' | 'refused';
  granted_minutes: number | null;
  decision_reason: string | null;
  asked_at: Date;
  decided_at: Date | null;
  display_name: string | null;
  person_id: string;
  ledger_account_id: string | null;
}

function requests(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('time_bank.fund_request as f')
    .innerJoin('time_bank.member as m', (join) =>
      join.onRef('m.community_id', '=', 'f.community_id').onRef('m.id', '=', 'f.member_id'),
    )
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'm.community_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select([
      'f.id',
      'f.member_id',
      'f.minutes',
      'f.reason',
      'f.state',
      'f.granted_minutes',
      'f.decision_reason',
      'f.asked_at',
      'f.decided_at',
      'p.display_name',
      'm.person_id',
      'm.ledger_account_id',
    ])
    .where('f.community_id', '=', communityId);
}

export async function listFundRequestsOf(
  trx: CommunityTransaction,
  communityId: string,
  memberId: string,
  limit: number,
): Promise<FundRequestRow[]> {
  const rows = await requests(trx, communityId)
    .where('f.member_id', '=', memberId)
    .orderBy('f.asked_at', 'desc')
    .orderBy('f.id')
    .limit(limit)
    .execute();
  return rows as FundRequestRow[];
}

export async function listWaitingFundRequests(
  trx: CommunityTransaction,
  communityId: string,
  { after, limit }: { after: [string, string] | undefined; limit: number },
): Promise<FundRequestRow[]> {
  let query = requests(trx, communityId)
    .where('f.state', '=', 'waiting')
    .orderBy('f.asked_at')
    .orderBy('f.id')
    .limit(limit + 1);
  if (after !== undefined) {
    const [askedAt, id] = after;
    query = query.where((eb) => eb(eb.refTuple('f.asked_at', 'f.id'), '>', eb.tuple(new Date(askedAt), id)));
  }
  return (await query.execute()) as FundRequestRow[];
}

export async function findFundRequest(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<FundRequestRow | undefined> {
  const row = await requests(trx, communityId).where('f.id', '=', id).executeTakeFirst();
  return row as FundRequestRow | undefined;
}

/** Whoever else decides about it waits until the transaction is over. */
export async function lockFundRequest(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<FundRequestRow | undefined> {
  const row = await requests(trx, communityId).where('f.id', '=', id).forNoKeyUpdate('f').executeTakeFirst();
  return row as FundRequestRow | undefined;
}

/** False where her request of before still waits, or the id has been used. */
export async function insertFundRequest(
  trx: CommunityTransaction,
  communityId: string,
  request: { id: string; memberId: string; minutes: number; reason: string; now: Date },
): Promise<boolean> {
  const result = await trx
    .insertInto('time_bank.fund_request')
    .values({
      community_id: communityId,
      id: request.id,
      member_id: request.memberId,
      minutes: request.minutes,
      reason: request.reason,
      state: 'waiting',
      asked_at: request.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function saveFundDecision(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  decision: {
    state: 'granted' | 'refused';
    grantedMinutes: number | null;
    transferId: string | null;
    reason: string;
    personId: string;
    now: Date;
  },
): Promise<void> {
  await trx
    .updateTable('time_bank.fund_request')
    .set({
      state: decision.state,
      granted_minutes: decision.grantedMinutes,
      transfer_id: decision.transferId,
      decision_reason: decision.reason,
      decided_by_person_id: decision.personId,
      decided_at: decision.now,
    })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}
