import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
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
export async function callPostBatch(
  trx: CommunityTransaction,
  communityId: string,
  calls: readonly PostCall[],
  now: Date,
): Promise<BatchRow[]> {
  const each = <Value>(valueOf: (call: PostCall) => Value) => calls.map(valueOf);
  const { rows } = await sql<BatchRow>`
    select place, outcome, ledger_id, payer_version, payer_balance_minutes, payee_version, payee_balance_minutes,
           rule_version, made_at
    from time_bank.post_batch(
      ${communityId}, ${each(({ id }) => id)}::uuid[], ${each(({ payerAccountId }) => payerAccountId)}::uuid[],
      ${each(({ payeeAccountId }) => payeeAccountId)}::uuid[], ${each(({ minutes }) => minutes)}::integer[],
      ${each(({ servedOn }) => servedOn)}::date[], ${each(({ exchangeId }) => exchangeId)}::uuid[],
      ${each(({ actorPersonId }) => actorPersonId)}::uuid[],
      ${each(({ actingForPersonId }) => actingForPersonId)}::uuid[], ${now}::timestamptz)
    order by place`.execute(trx);
  return rows;
}
