import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { changeEnrolment, findEnrolmentRow } from '../enrolment/enrolment-queries.ts';
import { giveUp } from '../enrolment/own-enrolments.ts';
import { offerNext } from '../enrolment/queue.ts';
import { trace } from '../enrolment/trail.ts';
import * as quotes from './quote-queries.ts';
import { settleQuote } from './quotes.ts';
import { regroup } from './regrouping.ts';
import { getSharedService, lockShared, type SharedContext } from './shared-services.ts';

/**
 * A family agrees to its share of one quote, or refuses it and is out. An answer to a quote that is void meanwhile is
 * refused: nobody agrees to a share that she did not see. The same answer again changes nothing.
 */
export async function answerQuote(
  trx: CommunityTransaction,
  actor: Actor,
  context: SharedContext,
  id: string,
  { number, answer }: { number: number; answer: 'agree' | 'refuse' },
) {
  const { community, clock } = context;
  const { intake, row } = await lockShared(trx, actor, context, id);
  const open = await quotes.findOpenQuote(trx, community.id, id);
  const parts = open === undefined ? [] : await quotes.listPartRows(trx, community.id, open.id);
  const part = parts.find(({ person_id: personId }) => personId === actor.personId);
  if (open?.number !== number || part === undefined) throw quoteChanged(open?.number);
  if (part.answer === 'agreed' && answer === 'agree') return getSharedService(trx, actor, context, id);
  await quotes.answerPart(trx, community.id, part, {
    answer: answer === 'agree' ? 'agreed' : 'refused',
    answered_at: clock.now(),
    operator_person_id: actor.operator?.personId ?? null,
  });
  const enrolment = await findEnrolmentRow(trx, community.id, part.enrolment_id);
  if (enrolment === undefined) throw quoteChanged(open.number);
  if (answer === 'agree') {
    if (enrolment.state === 'requested')
      await changeEnrolment(trx, community.id, enrolment.id, { state: 'accepted', changed_at: clock.now() });
    await trace(trx, actor, context, enrolment.id, 'agree');
    await settleQuote(trx, context, row);
  } else if (enrolment.state === 'requested') {
    await changeEnrolment(trx, community.id, enrolment.id, { state: 'withdrawn', changed_at: clock.now() });
    await trace(trx, actor, context, enrolment.id, 'refuse');
    await regroup(trx, context, intake.id, { cause: 'left' });
    await offerNext(trx, context, intake.id);
  } else await giveUp(trx, actor, context, { intake, row: enrolment });
  return getSharedService(trx, actor, context, id);
}

/** 409 with the number of the quote that is out now, or `none`. */
function quoteChanged(number: number | undefined): Problem {
  return new Problem('quote_changed', {
    faults: [
      { path: 'json.number', code: String(number ?? 'none'), message: 'Another quote is out, or none' },
    ],
  });
}
