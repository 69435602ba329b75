import type { LifeCycle } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import type { ActivityContext } from '../activities/context.ts';
import { followPlaceWithActivities } from '../activities/stopped.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { getPlace } from '../sheet.ts';
import { settleComing, type Fates } from './fates.ts';
import { planHandOver } from './hand-over-plan.ts';
import * as queries from './hosting-queries.ts';
import { getOwnPlace, placeChanged, unknownField } from './reading.ts';

/** From where a place may go where. */
const steps: Record<LifeCycle, readonly LifeCycle[]> = {
  proposed: ['agreed', 'closed'],
  agreed: ['active', 'closed'],
  active: ['suspended', 'handed_over', 'closed'],
  suspended: ['active', 'closed'],
  handed_over: ['suspended', 'closed'],
  closed: [],
};

export interface PlaceStepInput extends Fates {
  from: LifeCycle;
  to: LifeCycle;
  reason: string;
  organisation?: string | undefined;
}

/** A step in its life, and what becomes of what is booked there. */
export async function movePlace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext & ActivityContext,
  code: string,
  input: PlaceStepInput,
) {
  const { community, clock } = context;
  const place = await getOwnPlace(trx, actor, community, code);
  const state = place.life_cycle as LifeCycle;
  if (state !== input.from || !steps[state].includes(input.to)) throw placeChanged(state);
  const now = clock.now();
  // Activities before units, as everywhere.
  const { to, reason } = input;
  if (to === 'suspended' || to === 'closed' || (to === 'active' && state === 'suspended'))
    await followPlaceWithActivities(trx, context, place.id, { to, reason });
  if (input.to === 'suspended' || input.to === 'closed')
    await settleComing(trx, actor, context, place.id, { ...input, isClosing: input.to === 'closed' });
  const hostId =
    input.organisation === undefined
      ? undefined
      : await queries.findOrganisationId(trx, community.id, input.organisation);
  if (input.organisation !== undefined && hostId === undefined) throw unknownField('organisation');
  await queries.changePlace(trx, community.id, place.id, {
    life_cycle: input.to,
    ...(hostId === undefined ? {} : { host_id: hostId }),
  });
  await queries.insertSteps(trx, [
    {
      community_id: community.id,
      id: uuidv7(),
      place_id: place.id,
      to_state: input.to,
      reason: input.reason,
      person_id: actor.personId,
      taken_at: now,
    },
  ]);
  if (input.to === 'active') await planHandOver(trx, community, place.id, now);
  await recordAudit(trx, now, {
    action: 'place.moved',
    subject: { kind: 'place', id: place.id },
    ...auditedAs(actor),
  });
  return getPlace(trx, context, actor, code);
}
