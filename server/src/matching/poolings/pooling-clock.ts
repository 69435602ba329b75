import { inCommunity, type Database } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { endPoolings } from './pooling-queries.ts';

/** A pooling whose day has passed comes to nothing, and its needs wait for an answer again. Harmless at any moment, and twice. */
export async function runPoolingClock({ app, clock }: { app: Database; clock: Clock }): Promise<void> {
  for (const community of await listCommunities(app))
    await inCommunity(app, community.id, (trx) => endPoolings(trx, dayIn(community.timeZone, clock.now())));
}
