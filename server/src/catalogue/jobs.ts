import { inCommunity, type Database } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import { listCommunities } from '../identity/index.ts';
import { tendSearch } from './search/analysis.ts';
import { forgetOldSearches } from './search/empty-searches.ts';

/** The catalogue's background work. Harmless at any moment, twice, and on any number of nodes. */
export async function tendCatalogue({ app, clock }: { app: Database; clock: Clock }): Promise<void> {
  await tendSearch(app);
  for (const community of await listCommunities(app))
    await inCommunity(app, community.id, (trx) => forgetOldSearches(trx, community, clock.now()));
}
