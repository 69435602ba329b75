import { inCommunity, type Database } from '../../db/index.ts';
import type { Clock } from '../../http/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { markExpiredGifts } from './gift-queries.ts';

/** Gifts that nobody answered in a month go back. Harmless at any moment, twice, and on any number of nodes. */
export async function endUnansweredGifts(app: Database, clock: Clock): Promise<void> {
  for (const { id } of await listCommunities(app))
    await inCommunity(app, id, (trx) => markExpiredGifts(trx, id, clock.now()));
}
