import { inCommunity, type Database } from '../db/index.ts';
import { dayIn, type Clock } from '../http/index.ts';
import { listCommunities } from '../identity/index.ts';
import { endBallots } from './answering/ballot-queries.ts';
import { listUnsealedCampaignIds, lockCampaign, shuffleSubmissions } from './queries.ts';

/**
 * Breaks what the order of writing could tell in every campaign that is over, released or not: submissions get
 * new ids in random order, the spent ballots go, and with its key the power to sign more. Runs as the release role;
 * harmless at any moment, twice, and on any number of nodes.
 */
export async function sealClosedCampaigns(release: Database, clock: Clock): Promise<void> {
  for (const community of await listCommunities(release)) {
    await inCommunity(release, community.id, async (trx) => {
      const today = dayIn(community.timeZone, clock.now());
      for (const { id } of await listUnsealedCampaignIds(trx, community.id, today)) {
        await lockCampaign(trx, id, 'exclusive');
        await shuffleSubmissions(trx, community.id, id);
        await endBallots(trx, community.id, id);
      }
    });
  }
}
