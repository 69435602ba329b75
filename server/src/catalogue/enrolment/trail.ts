import type { CommunityTransaction } from '../../db/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import type { EnrolmentContext } from './context.ts';
import { insertStep } from './enrolment-queries.ts';

export type EnrolmentStepName =
  | 'request'
  | 'queue'
  | 'offer'
  | 'take'
  | 'refuse'
  | 'lapse'
  | 'accept'
  | 'agree'
  | 'decline'
  | 'withdraw'
  | 'cancel'
  | 'leave'
  | 'attend'
  | 'end'
  | 'expire';

/**
 * Writes a step into the enrolment's trail, which the person reads; and into the audit trail what an operator does
 * for her. The audit trail's end is locked, so this comes late in a transaction.
 */
export async function trace(
  trx: CommunityTransaction,
  actor: Actor | 'itself',
  { community, clock }: Pick<EnrolmentContext, 'community' | 'clock'>,
  enrolmentId: string,
  step: EnrolmentStepName,
  note?: string,
): Promise<void> {
  await insertStep(trx, {
    community_id: community.id,
    enrolment_id: enrolmentId,
    step,
    at: clock.now(),
    person_id: actor === 'itself' ? null : actor.personId,
    operator_person_id: actor === 'itself' ? null : (actor.operator?.personId ?? null),
    note: note ?? null,
  });
  if (actor === 'itself' || actor.operator === undefined) return;
  await recordAudit(trx, clock.now(), {
    action: 'enrolment.step_on_behalf',
    subject: { kind: 'enrolment', id: enrolmentId },
    ...auditedAs(actor),
    detail: { step },
  });
}
