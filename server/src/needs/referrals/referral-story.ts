import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import type { NeedContext } from '../needs.ts';
import * as queries from './referral-queries.ts';
import { openStates } from './referral-states.ts';

/** A step of the referral's own story; what is done for somebody stands in the audit trail too, with both names. */
export async function traceReferral(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: Pick<NeedContext, 'community' | 'clock'>,
  id: string,
  step: Pick<queries.NewReferralStep, 'step' | 'reason' | 'dueOn'>,
): Promise<void> {
  await queries.insertReferralStep(trx, community.id, id, {
    ...step,
    at: clock.now(),
    personId: actor.personId,
    operatorPersonId: actor.operator?.personId ?? null,
  });
  if (actor.operator === undefined) return;
  await recordAudit(trx, clock.now(), {
    action: 'referral.step_on_behalf',
    subject: { kind: 'referral', id },
    ...auditedAs(actor),
    detail: { step: step.step },
  });
}

/** Referrals that nobody needs any more are called off with the need: all of them, or those not taken on yet. */
export async function cancelReferralsOf(
  trx: CommunityTransaction,
  actor: Actor,
  context: Pick<NeedContext, 'community' | 'clock'>,
  needId: string,
  which: 'all' | 'not accepted',
): Promise<void> {
  for (const row of await queries.listReferralRowsOf(trx, context.community.id, needId)) {
    const isOpen = openStates.some((open) => open === row.state);
    if (!isOpen || (which === 'not accepted' && row.state !== 'draft' && row.state !== 'requested')) continue;
    const changes = { state: 'cancelled', told: null, due_at: null, changed_at: context.clock.now() };
    if (!(await queries.changeReferralRow(trx, context.community.id, row, changes)))
      throw referralChanged(row);
    await traceReferral(trx, actor, context, row.id, { step: 'cancelled' });
  }
}

export function referralChanged({ state }: queries.ReferralRow): Problem {
  return new Problem('referral_changed', {
    faults: [{ path: 'json.version', code: state, message: 'It has moved on, or this is not yours to do' }],
  });
}
