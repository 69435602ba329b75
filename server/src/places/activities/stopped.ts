import type { CommunityTransaction } from '../../db/index.ts';
import { listActivityIdsOf, lockActivity } from './activity-queries.ts';
import { callOffDates, tellComers } from './called-off.ts';
import type { ActivityContext } from './context.ts';
import { lockComingDates } from './date-queries.ts';

/**
 * What becomes of activities when the place where they are pauses, opens again or closes: whoever comes is told, and
 * of a place that closes nothing takes place any more.
 */
export async function followPlaceWithActivities(
  trx: CommunityTransaction,
  context: ActivityContext,
  placeId: string,
  { to, reason }: { to: 'active' | 'suspended' | 'closed'; reason: string },
): Promise<void> {
  const { community, clock } = context;
  for (const id of await listActivityIdsOf(trx, community.id, placeId)) {
    const activity = await lockActivity(trx, community.id, id, 'change');
    if (activity === undefined) continue;
    const coming = await lockComingDates(trx, community.id, id, clock.now());
    if (to === 'closed') await callOffDates(trx, context, activity, coming, reason);
    else {
      const standing = coming.filter(({ state }) => state === 'active' || state === 'online');
      await tellComers(
        trx,
        context,
        activity,
        standing,
        to === 'active' ? 'activity_resumed' : 'activity_suspended',
      );
    }
  }
}
