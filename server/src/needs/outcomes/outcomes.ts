import type { NeedOutcome, OutcomeWord, StatedNeed } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import type { NeedRow } from '../need-queries.ts';
import {
  answerDays,
  changeOrRefuse,
  daysAfter,
  getNeed,
  getOwnRow,
  nextAnswerDays,
  replyDays,
  trace,
  type NeedContext,
} from '../needs.ts';
import { writeNeedNews, type NewsDeps } from '../news.ts';
import { canTend } from '../policy.ts';
import { readAs } from '../reader.ts';
import * as queries from './outcome-queries.ts';

export type OutcomeContext = NeedContext & NewsDeps;

export interface OutcomeAnswer {
  afterDays: NeedOutcome['afterDays'];
  outcome: OutcomeWord;
  words?: string | undefined;
}

/** What she says of an answer that she took up. If it did not help, or never came, somebody looks for one again. */
export async function answerOutcome(
  trx: CommunityTransaction,
  actor: Actor,
  context: OutcomeContext,
  needId: string,
  { afterDays, outcome, words }: OutcomeAnswer,
): Promise<StatedNeed> {
  const { community, clock } = context;
  const need = await getOwnRow(trx, actor, community, needId);
  if (need.state === 'withdrawn') throw new Problem('need_over');
  const now = clock.now();
  if (!(await queries.answerOutcomeRow(trx, community.id, { needId, afterDays, outcome, now }))) {
    const asked = (await queries.listOutcomeRows(trx, community.id, [needId])).find(
      (row) => row.after_days === afterDays,
    );
    if (asked === undefined) throw new Problem('not_found');
    // Said again, what stands is shown.
    if (asked.outcome !== outcome) throw new Problem('outcome_answered');
    return getNeed(trx, actor, context, needId);
  }
  const isMissed = outcome === 'not_helped' || outcome === 'still_waiting';
  await changeOrRefuse(trx, community, need, need.version, isMissed ? searchedAgain(need, now) : {});
  await trace(trx, actor, context, needId, outcome, words);
  if (isMissed && need.manager_person_id !== null)
    await writeNeedNews(trx, context, need.manager_person_id, 'need_searched_again', { need: needId });
  return getNeed(trx, actor, context, needId);
}

/** Who looks after it answers within a week; a need that nobody does begins as one that was just stated. */
function searchedAgain(need: NeedRow, now: Date) {
  if (need.state !== 'answered' && need.state !== 'settled') return {};
  if (need.manager_person_id !== null) {
    const dueAt = daysAfter(now, nextAnswerDays);
    return { state: 'taken', answer_due_at: dueAt, due_at: dueAt };
  }
  const replyDueAt = daysAfter(now, replyDays);
  return {
    state: 'open',
    reply_due_at: replyDueAt,
    answer_due_at: daysAfter(now, answerDays),
    due_at: replyDueAt,
  };
}

export async function listOutcomes(trx: CommunityTransaction, actor: Actor) {
  if (!canTend(actor)) throw new Problem('forbidden');
  await readAs(trx, actor.personId);
  const rows = await queries.countOutcomeRows(trx);
  return {
    items: rows.map((row) => ({
      afterDays: row.after_days as NeedOutcome['afterDays'],
      outcome: row.outcome as OutcomeWord,
      atLeastPeople: row.at_least,
    })),
  };
}
