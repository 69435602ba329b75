import { sql } from 'kysely';
import { prepared, type CommunityTransaction } from '../../db/index.ts';
import type { PostCall } from './transfer-queries.ts';

/** What became of one post of a batch; the numbers are null when it was refused. */
export interface BatchRow {
  place: number;
  /** `posted`, `replayed`, or the refusal's name. */
  outcome: string;
  ledger_id: string | null;
  payer_version: string | null;
  payer_balance_minutes: string | null;
  payee_version: string | null;
  payee_balance_minutes: string | null;
  rule_version: number | null;
  made_at: Date;
}

/** Posts of different people in one statement, each judged by itself; answers in their order. */
export function callPostBatch(
  trx: CommunityTransaction,
  communityId: string,
  calls: readonly PostCall[],
  now: Date,
): Promise<BatchRow[]> {
  return postBatch(trx, {
    communityId,
    ids: calls.map((call) => call.id),
    payers: calls.map((call) => call.payerAccountId),
    payees: calls.map((call) => call.payeeAccountId),
    minutes: calls.map((call) => call.minutes),
    days: calls.map((call) => call.servedOn),
    exchangeIds: calls.map((call) => call.exchangeId),
    actors: calls.map((call) => call.actorPersonId),
    actingFor: calls.map((call) => call.actingForPersonId),
    now,
  });
}

const noIds = (): (string | null)[] => [];

const postBatch = prepared(
  {
    communityId: 'community id',
    ids: noIds(),
    payers: noIds(),
    payees: noIds(),
    minutes: [0],
    days: noIds(),
    exchangeIds: noIds(),
    actors: noIds(),
    actingFor: noIds(),
    now: new Date(0),
  },
  (trx, { communityId, ids, payers, payees, minutes, days, exchangeIds, actors, actingFor, now }) =>
    sql<BatchRow>`
      select place, outcome, ledger_id, payer_version, payer_balance_minutes, payee_version, payee_balance_minutes,
             rule_version, made_at
      from time_bank.post_batch(
        ${communityId}, ${ids}::uuid[], ${payers}::uuid[], ${payees}::uuid[], ${minutes}::integer[], ${days}::date[],
        ${exchangeIds}::uuid[], ${actors}::uuid[], ${actingFor}::uuid[], ${now}::timestamptz)
      order by place`.compile(trx),
);

/** The ledger accounts of these people in community minutes; who has none has no row. */
export const listOwnAccountIds = prepared(
  { communityId: 'community id', personIds: noIds() },
  (trx, { communityId, personIds }) =>
    sql<{ person_id: string; ledger_account_id: string }>`
      select person_id, ledger_account_id from time_bank.member
      where community_id = ${communityId} and person_id = any (${personIds}::uuid[]) and ledger_account_id is not null`.compile(
      trx,
    ),
);
