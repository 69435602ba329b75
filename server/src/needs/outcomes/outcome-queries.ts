import type { OutcomeWord } from '@snodo/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';

/** What was asked about a page of needs; two a need at most. */
const mostOutcomes = 200;

export function listOutcomeRows(trx: CommunityTransaction, communityId: string, needIds: readonly string[]) {
  return trx
    .selectFrom('needs.outcome')
    .select(['need_id', 'after_days', 'asked_at', 'outcome', 'answered_at'])
    .where('community_id', '=', communityId)
    .where('need_id', 'in', needIds.length === 0 ? [uuidv7()] : [...needIds])
    .where('asked_at', 'is not', null)
    .orderBy('need_id')
    .orderBy('after_days')
    .limit(mostOutcomes)
    .execute();
}

export type OutcomeRow = Awaited<ReturnType<typeof listOutcomeRows>>[number];

/** Whether it was written: of two answers to one question the first stands. */
export async function answerOutcomeRow(
  trx: CommunityTransaction,
  communityId: string,
  answer: { needId: string; afterDays: number; outcome: OutcomeWord; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('needs.outcome')
    .set({ outcome: answer.outcome, answered_at: answer.now, due_at: null })
    .where('community_id', '=', communityId)
    .where('need_id', '=', answer.needId)
    .where('after_days', '=', answer.afterDays)
    .where('asked_at', 'is not', null)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Marks one question as asked; undefined when none is due. */
export async function takeOutcomeDue(
  trx: CommunityTransaction,
  now: Date,
  againAt: Date,
): Promise<{ needId: string; personId: string } | undefined> {
  const { rows } = await sql<{ need_id: string; person_id: string }>`
    select * from needs.take_outcome_due(${now}::timestamptz, ${uuidv7()}::uuid, ${againAt}::timestamptz)`.execute(
    trx,
  );
  const [row] = rows;
  return row === undefined ? undefined : { needId: row.need_id, personId: row.person_id };
}

export async function countOutcomeRows(trx: CommunityTransaction) {
  const { rows } = await sql<{ after_days: number; outcome: string; at_least: number }>`
    select * from needs.count_outcomes()`.execute(trx);
  return rows;
}
