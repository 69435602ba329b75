import { inCommunity } from '../db/index.ts';
import { listCommunities } from '../identity/index.ts';
import { askProviders, type KeepingJobDeps } from './keeping/jobs.ts';
import { deleteOverShares } from './lists/saved-queries.ts';
import { tendSearch } from './search/analysis.ts';
import { forgetOldSearches } from './search/empty-searches.ts';

/** The catalogue's background work. Harmless at any moment, twice, and on any number of nodes. */
export async function tendCatalogue(deps: KeepingJobDeps): Promise<void> {
  const { app, clock } = deps;
  await tendSearch(app);
  await askProviders(deps);
  for (const community of await listCommunities(app))
    await inCommunity(app, community.id, async (trx) => {
      await forgetOldSearches(trx, community, clock.now());
      await deleteOverShares(trx, community.id, clock.now());
    });
}
