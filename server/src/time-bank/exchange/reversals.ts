import type { ExchangeReversalPreview } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { refuseOnBehalf, requireElevation, type Actor } from '../../identity/index.ts';
import { tellParties } from './disputes.ts';
import {
  changedProblem,
  stateOf,
  withPeople,
  type ExchangeContext,
  type OpenExchange,
} from './exchange-details.ts';
import { changeExchange, findExchangeRow, lockExchangeRow } from './exchange-queries.ts';
import type { ExchangeDeps } from './exchanges.ts';
import { listReversalChanges, type ReversalChange } from './ledger-queries.ts';
import { canReverse } from './policy.ts';
import { askerOf, takeBack } from './settlement.ts';
import { trace } from './trail.ts';

/**
 * Whose balance would change and how, and what it would be refused with now. The secretary reads nothing else of an
 * exchange: what it was about stays between the people in it.
 */
export async function getExchangeReversal(
  trx: CommunityTransaction,
  actor: Actor,
  context: ExchangeContext,
  id: string,
): Promise<ExchangeReversalPreview> {
  const { community } = context;
  refuseOnBehalf(actor);
  if (!canReverse(actor)) throw new Problem('forbidden');
  const row = await findExchangeRow(trx, community.id, id);
  // Before anything moved there is nothing to take back, and nothing of it that is hers to know.
  if (row === undefined || !['posted', 'reversed', 'disputed'].includes(row.state))
    throw new Problem('not_found');
  const open = await withPeople(trx, context, row);
  const changes = await listReversalChanges(trx, community.id, id);
  return {
    exchangeId: id,
    servedOn: row.served_on,
    changes: changes.map((change) => ({
      kind: change.kind,
      name: change.display_name,
      minutes: change.minutes,
      balanceMinutes: change.balance_minutes,
      afterMinutes: change.balance_minutes + change.minutes,
    })),
    obstacle: obstacleOf(actor, open, changes),
  };
}

function obstacleOf(
  actor: Actor,
  open: OpenExchange,
  changes: readonly ReversalChange[],
): ExchangeReversalPreview['obstacle'] {
  if (isInvolved(actor, open)) return 'party_of_exchange';
  if (open.row.state !== 'posted') return 'exchange_changed';
  if (changes.some(({ is_closed: isClosed }) => isClosed)) return 'ledger_account_closed';
  if (changes.some(({ minutes, floor_room: room }) => room !== null && -minutes > room))
    return 'not_enough_hours';
  if (changes.some(({ minutes, ceiling_room: room }) => room !== null && minutes > room))
    return 'too_many_hours';
  return null;
}

function isInvolved(actor: Actor, { partyIds, operatorIds }: OpenExchange): boolean {
  return partyIds.includes(actor.personId) || operatorIds.includes(actor.personId);
}

/** The secretary takes back what moved by mistake: once, with the reason, and never her own. */
export async function reverseExchange(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  id: string,
  reason: string,
) {
  const { community, clock } = deps;
  refuseOnBehalf(actor);
  if (!canReverse(actor)) throw new Problem('forbidden');
  requireElevation(actor, clock.now());
  const row = await lockExchangeRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  const open = await withPeople(trx, deps, row);
  if (isInvolved(actor, open)) throw new Problem('party_of_exchange');
  if (row.state !== 'posted') throw changedProblem(row);
  await takeBack(trx, askerOf(actor), deps, open, reason);
  const now = clock.now();
  await changeExchange(trx, community.id, id, { state: 'reversed', changed_at: now, contest_until: now });
  await trace(trx, actor, deps, id, { step: 'reverse', note: reason });
  await tellParties(trx, deps, open, 'exchange_reversed');
  return { id, state: stateOf({ state: 'reversed' }) };
}
