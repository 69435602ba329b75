import { groupPrice } from '@snodo/quantities';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { dayAfter, todayOf } from '../enrolment/context.ts';
import { canKeep } from '../enrolment/policy.ts';
import { stepsOfKeeper } from './group-states.ts';
import { familyOf, stateOf, termsOf } from './group-terms.ts';
import { endGroup, makeQuote, splitOver } from './quotes.ts';
import { listFamilyRows, stayingStates, type SharedRow } from './shared-queries.ts';
import { getSharedService, lockShared, type SharedContext } from './shared-services.ts';

export type KeeperStep =
  | { step: 'confirm'; version: number; weekCents?: number | undefined; answerDays: number }
  | { step: 'decline' | 'end'; version: number; note: string };

/** A step of whoever gives the service; nobody takes one for a group that her own family is in. */
export async function moveSharedService(
  trx: CommunityTransaction,
  actor: Actor,
  context: SharedContext,
  id: string,
  input: KeeperStep,
) {
  refuseOnBehalf(actor);
  const { community } = context;
  const { row } = await lockShared(trx, actor, context, id);
  if (!canKeep(actor, row.provider_id)) throw new Problem('forbidden');
  const families = await listFamilyRows(trx, community.id, id, stayingStates);
  if (families.some(({ person_id: personId }) => personId === actor.personId))
    throw new Problem('own_request');
  if (row.version !== input.version || !stepsOfKeeper(stateOf(row)).includes(input.step))
    throw sharedChanged(row);
  if (input.step === 'confirm') await confirm(trx, actor, context, row, input);
  else await endGroup(trx, context, row, input.step === 'decline' ? 'declined' : 'ended', input.note);
  return getSharedService(trx, actor, context, id);
}

/** The provider takes it on, for its own price or by the hour; each family is asked for its agreement. */
async function confirm(
  trx: CommunityTransaction,
  actor: Actor,
  context: SharedContext,
  row: SharedRow,
  { weekCents, answerDays }: Extract<KeeperStep, { step: 'confirm' }>,
): Promise<void> {
  const families = await listFamilyRows(trx, context.community.id, row.id, stayingStates);
  const split = splitOver(row, families, weekCents);
  if (split === undefined) {
    const most = families.reduce((sum, family) => sum + groupPrice(termsOf(row), [familyOf(family)]), 0);
    throw new Problem('split_not_fit', {
      faults: [
        {
          path: 'json.weekCents',
          code: 'above_alone',
          message: `Alone the families would pay ${most} cents together`,
        },
      ],
    });
  }
  const today = todayOf(context);
  const tomorrow = dayAfter(today, 1);
  const quote = {
    cause: 'start' as const,
    askedCents: weekCents,
    answerBy: dayAfter(today, answerDays),
    validFrom: row.starts_on > tomorrow ? row.starts_on : tomorrow,
    madeByPersonId: actor.personId,
  };
  await makeQuote(trx, context, row, { families, split, quote });
}

function sharedChanged({ state, version }: SharedRow): Problem {
  return new Problem('shared_service_changed', {
    faults: [{ path: 'sharedService', code: state, message: `It is ${state} now, version ${version}` }],
  });
}
