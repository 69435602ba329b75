import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn } from '../../http/index.ts';
import type { Community } from '../../identity/index.ts';
import { dayMilliseconds } from '../booking/wall-times.ts';
import { insertMilestones } from './hosting-queries.ts';

/** The plan by which a place passes to those who live there, in months from its first day; talks take long. */
const plan = {
  group: 3,
  association: 9,
  owner_permission: 12,
  keys: 15,
  calendar: 15,
  hours_fund: 18,
} as const;

/** Made once; what stands already stays as it is. */
export async function planHandOver(
  trx: CommunityTransaction,
  community: Pick<Community, 'id' | 'timeZone'>,
  placeId: string,
  now: Date,
): Promise<void> {
  await insertMilestones(
    trx,
    Object.entries(plan).map(([code, months]) => ({
      community_id: community.id,
      place_id: placeId,
      code,
      due_on: dayIn(community.timeZone, new Date(now.getTime() + months * 30 * dayMilliseconds)),
    })),
  );
}
