import type { ExchangeStep } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import type { ExchangeContext } from './exchange-details.ts';
import { insertTrail } from './party-queries.ts';

/** So long a trail is no exchange any more; a mediator ends it. */
const mostSteps = 200;

export interface Trace {
  step: ExchangeStep;
  minutes?: number | undefined;
  note?: string | undefined;
}

/**
 * Writes a step into the exchange's own trail, which its parties read; and into the audit trail what is done for
 * somebody or over the heads of the parties. The audit trail's end is locked, so this comes late in a transaction.
 */
export async function trace(
  trx: CommunityTransaction,
  actor: Actor | 'itself',
  { community, clock }: ExchangeContext,
  exchangeId: string,
  { step, minutes, note }: Trace,
): Promise<void> {
  const number = await insertTrail(trx, {
    community_id: community.id,
    exchange_id: exchangeId,
    step,
    at: clock.now(),
    person_id: actor === 'itself' ? null : actor.personId,
    operator_person_id: actor === 'itself' ? null : (actor.operator?.personId ?? null),
    minutes: minutes ?? null,
    note: note ?? null,
  });
  const isOverHeads = step === 'decide' || step === 'reverse';
  if (number > mostSteps && !isOverHeads && step !== 'dispute' && actor !== 'itself')
    throw new Problem('too_many_messages');
  if (actor === 'itself' || (actor.operator === undefined && !isOverHeads)) return;
  await recordAudit(trx, clock.now(), {
    action: isOverHeads ? auditedSteps[step] : 'exchange.step_on_behalf',
    subject: { kind: 'exchange', id: exchangeId },
    ...auditedAs(actor),
    detail: { step },
  });
}

const auditedSteps = { decide: 'exchange.decided', reverse: 'exchange.reversed' } as const;
