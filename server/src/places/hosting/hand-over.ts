import { milestoneCodes, type HandOver, type LifeCycle, type MilestoneChange } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { dayMilliseconds } from '../booking/wall-times.ts';
import { canHost, isHost } from '../policy.ts';
import { findPlaceRow } from '../queries.ts';
import * as queries from './hand-over-queries.ts';
import { fieldProblem, getOwnPlace } from './reading.ts';

/** A plan may look so far ahead, and no step was due longer ago. */
const mostDays = 3660;

type Context = Pick<BookingContext, 'community' | 'clock'>;

/** How far a place is on its way to those who live there. */
export async function getHandOver(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: Context,
  code: string,
): Promise<HandOver> {
  if (!isHost(actor)) throw new Problem('forbidden');
  const place = await findPlaceRow(trx, community.id, code);
  if (place === undefined) throw new Problem('not_found');
  if (!canHost(actor, place.host_id)) throw new Problem('forbidden');
  const today = dayIn(community.timeZone, clock.now());
  const rows = await queries.listMilestones(trx, community.id, place.id);
  return {
    lifeCycle: place.life_cycle as LifeCycle,
    host: place.host_name,
    milestones: milestoneCodes.flatMap((milestone) => {
      const row = rows.find((one) => one.code === milestone);
      if (row === undefined) return [];
      const { due_on: dueOn, done_on: doneOn, by, note } = row;
      const open = dueOn < today ? ('late' as const) : ('due' as const);
      return [
        { code: milestone, state: doneOn === null ? open : ('done' as const), dueOn, doneOn, by, note },
      ];
    }),
    receivers: await queries.listReceivers(trx, community.id, place.host_id),
  };
}

/** The place is locked: of two who say it at once the second sees what the first wrote. Who said it first stays. */
export async function followMilestone(
  trx: CommunityTransaction,
  actor: Actor,
  context: Context,
  { place: code, milestone }: { place: string; milestone: string },
  input: MilestoneChange,
): Promise<HandOver> {
  const { community, clock } = context;
  const place = await getOwnPlace(trx, actor, community, code);
  const now = clock.now();
  const distance = Math.abs(Date.parse(input.dueOn) - now.getTime()) / dayMilliseconds;
  if (distance > mostDays) throw fieldProblem('json.dueOn', 'too_far');
  const isThere = await queries.changeMilestone(trx, community.id, place.id, milestone, {
    ...input,
    personId: actor.personId,
    today: dayIn(community.timeZone, now),
  });
  if (!isThere) throw new Problem('not_found');
  await recordAudit(trx, now, {
    action: 'place.milestone_followed',
    subject: { kind: 'place', id: place.id },
    ...auditedAs(actor),
    detail: { milestone, isDone: input.isDone },
  });
  return getHandOver(trx, actor, context, code);
}
