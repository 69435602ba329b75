import { v7 as uuidv7 } from 'uuid';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import type { Clock } from '../../http/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { expireHold } from '../ledger/index.ts';
import { saveGiftAnswer, takeExpiredGift } from './gift-queries.ts';

/** The rest has its turn in the next round. */
const mostAtOnce = 500;

/**
 * Gifts that nobody answered in a month go back, each in a transaction of its own. Harmless at any moment, twice, and on
 * any number of nodes.
 */
export async function endUnansweredGifts(app: Database, clock: Clock): Promise<void> {
  for (const { id } of await listCommunities(app)) {
    for (let turn = 0; turn < mostAtOnce; turn += 1)
      if (!(await inCommunity(app, id, (trx) => endOne(trx, id, clock.now())))) break;
  }
}

async function endOne(trx: CommunityTransaction, communityId: string, now: Date): Promise<boolean> {
  const gift = await takeExpiredGift(trx, communityId, now);
  if (gift === undefined) return false;
  if (gift.is_held) await expireHold(trx, { communityId, id: uuidv7(), holdId: gift.id, now });
  await saveGiftAnswer(trx, communityId, gift.id, 'expired', now);
  return true;
}
