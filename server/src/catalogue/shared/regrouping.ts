import type { CommunityTransaction } from '../../db/index.ts';
import { dayAfter, todayOf, type EnrolmentContext } from '../enrolment/context.ts';
import { listKeeperIds } from '../enrolment/intake-queries.ts';
import { deskPath, tell } from '../enrolment/news.ts';
import { regroupingOf } from './group-states.ts';
import { stateOf } from './group-terms.ts';
import { answerDays, formAgain, makeQuote, settleQuote, splitOver } from './quotes.ts';
import { findOpenQuote, findLastAsked, setQuoteState } from './quote-queries.ts';
import { changeShared, findSharedOfIntake, listFamilyRows, stayingStates } from './shared-queries.ts';

/** Days in which whoever gives the service confirms a group that is complete. */
const confirmDays = 14;

export interface Change {
  cause: 'joined' | 'left';
  /** The first day of the new shares; left out: tomorrow. */
  validFrom?: string;
}

/**
 * Families came or left, and the caller holds the intake's lock: the quorum is counted anew. A quote that is out is
 * void, because its shares are others' now; each family that is still there is asked for its agreement to the new
 * ones, or all wait for others if they are too few.
 */
export async function regroup(
  trx: CommunityTransaction,
  context: EnrolmentContext,
  intakeId: string,
  change: Change,
): Promise<void> {
  const { community, clock } = context;
  const row = await findSharedOfIntake(trx, community.id, intakeId);
  if (row === undefined) return;
  const families = await listFamilyRows(trx, community.id, row.id, stayingStates);
  const next = regroupingOf({
    state: stateOf(row),
    families: families.length,
    quorum: row.quorum_families,
  });
  if (next === 'stay') return;
  const open = await findOpenQuote(trx, community.id, row.id);
  if (open !== undefined) await setQuoteState(trx, community.id, open.id, 'void');
  if (next === 'forming') return formAgain(trx, context, row, families);
  const today = todayOf(context);
  // A price of the provider's own was for another number of families: it stands as far as it can be split.
  const askedCents = (await findLastAsked(trx, community.id, row.id)) ?? undefined;
  const split = next === 'quote' ? splitOver(row, families, askedCents) : undefined;
  if (split === undefined) {
    await changeShared(trx, community.id, row.id, {
      state: 'ready',
      due_on: dayAfter(today, confirmDays),
      changed_at: clock.now(),
    });
    return tell(trx, context, await listKeeperIds(trx, community.id, row.provider_id), {
      kind: 'group_to_confirm',
      title: row.title,
      path: deskPath,
    });
  }
  const quote = {
    cause: change.cause,
    askedCents,
    answerBy: dayAfter(today, answerDays),
    validFrom: change.validFrom ?? laterDay(row.starts_on, dayAfter(today, 1)),
    madeByPersonId: null,
  };
  await makeQuote(trx, context, row, { families, split, quote });
  const now = await findSharedOfIntake(trx, community.id, intakeId);
  if (now !== undefined) await settleQuote(trx, context, now);
}

function laterDay(one: string, other: string): string {
  return one > other ? one : other;
}
