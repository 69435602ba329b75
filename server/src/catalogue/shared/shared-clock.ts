import type { CommunityTransaction } from '../../db/index.ts';
import { todayOf, type EnrolmentContext } from '../enrolment/context.ts';
import { changeEnrolment } from '../enrolment/enrolment-queries.ts';
import { groupPath, tell } from '../enrolment/news.ts';
import { lockIntake, offerNext } from '../enrolment/queue.ts';
import { trace } from '../enrolment/trail.ts';
import { stateOf } from './group-terms.ts';
import { findOpenQuote, listPartRows } from './quote-queries.ts';
import { endGroup, settleQuote } from './quotes.ts';
import { regroup } from './regrouping.ts';
import { changeShared, findDueShared, getSharedRow, type SharedRow } from './shared-queries.ts';

/** One shared service that is due; answers whether there was one. */
export async function moveSharedByItself(
  trx: CommunityTransaction,
  context: EnrolmentContext,
): Promise<boolean> {
  const { community } = context;
  const today = todayOf(context);
  const found = await findDueShared(trx, community.id, today);
  if (found === undefined) return false;
  await lockIntake(trx, context, found.intake_id);
  const row = await getSharedRow(trx, community.id, found.id);
  if (row.is_to_regroup) {
    await changeShared(trx, community.id, row.id, { is_to_regroup: false });
    await regroup(trx, context, row.intake_id, { cause: 'left' });
  } else if (row.due_on !== null && row.due_on < today) await moveDue(trx, context, row);
  return true;
}

/** Without quorum, or without the provider's word, it ends; families that did not answer a quote are out. */
async function moveDue(trx: CommunityTransaction, context: EnrolmentContext, row: SharedRow): Promise<void> {
  const state = stateOf(row);
  if (state === 'forming' || state === 'ready') return endGroup(trx, context, row, 'expired');
  const { community, clock } = context;
  const open = await findOpenQuote(trx, community.id, row.id);
  const parts = open === undefined ? [] : await listPartRows(trx, community.id, open.id);
  const silent = parts.filter(({ answer }) => answer === null);
  if (silent.length === 0) {
    await changeShared(trx, community.id, row.id, { due_on: state === 'active' ? null : row.due_on });
    return settleQuote(trx, context, row);
  }
  for (const { enrolment_id: id } of silent) {
    await changeEnrolment(trx, community.id, id, { state: 'lapsed', changed_at: clock.now() });
    await trace(trx, 'itself', context, id, 'lapse');
  }
  await tell(
    trx,
    context,
    silent.map(({ person_id: personId }) => personId),
    { kind: 'place_lapsed', title: row.title, path: groupPath(row.id) },
  );
  await regroup(trx, context, row.intake_id, { cause: 'left' });
  await offerNext(trx, context, row.intake_id);
}
