import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import type { Actor } from '../identity/index.ts';
import type { NeedRow } from './need-queries.ts';
import {
  changeOrRefuse,
  daysAfter,
  getReadableRow,
  nextAnswerDays,
  refuseOver,
  trace,
  type NeedContext,
} from './needs.ts';
import { writeNeedNews, type NewsDeps } from './news.ts';
import { canTend } from './policy.ts';

export type AnsweringContext = Pick<NeedContext, 'community' | 'clock'> & NewsDeps;

/** The need that a manager proposes an answer for; refused to everybody else, to her own and to one that is over. */
export async function getTendedNeed(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: Pick<NeedContext, 'community'>,
  id: string,
): Promise<NeedRow> {
  if (!canTend(actor)) throw new Problem('forbidden');
  const row = await getReadableRow(trx, actor, community, id);
  if (row.person_id === actor.personId) throw new Problem('forbidden');
  refuseOver(row);
  return row;
}

/** An answer was proposed: the clock stands still, whoever proposed looks after the need, and the person is told. */
export async function markProposed(
  trx: CommunityTransaction,
  actor: Actor,
  context: AnsweringContext,
  need: NeedRow,
  { version, reason }: { version: number; reason: string | undefined },
): Promise<void> {
  await changeOrRefuse(trx, context.community, need, version, {
    state: 'answered',
    manager_person_id: actor.personId,
    due_at: null,
  });
  await trace(trx, actor, context, need.id, 'proposed', reason);
  await writeNeedNews(trx, context, need.person_id, 'need_answered', { need: need.id });
}

/** The person has said whether it helps: then nothing is owed her; if not, the clock runs again. */
export async function markJudged(
  trx: CommunityTransaction,
  actor: Actor,
  context: Pick<NeedContext, 'community' | 'clock'>,
  need: NeedRow,
  isUseful: boolean,
): Promise<void> {
  const dueAt = daysAfter(context.clock.now(), nextAnswerDays);
  await changeOrRefuse(
    trx,
    context.community,
    need,
    need.version,
    isUseful ? { state: 'answered', due_at: null } : { state: 'taken', answer_due_at: dueAt, due_at: dueAt },
  );
  await trace(trx, actor, context, need.id, isUseful ? 'useful' : 'not_useful');
}
