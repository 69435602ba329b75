import { inCommunity, type CommunityTransaction, type Database } from '../db/index.ts';
import { listCommunities } from '../identity/index.ts';
import { takeLateNeed } from './need-queries.ts';
import { daysAfter } from './needs.ts';
import { writeNeedNews, type NewsDeps } from './news.ts';

/** In one round; the next goes on where this one stopped. */
const mostNeeds = 200;
/** A need that is still without an answer is told of again. */
const againDays = 7;

/**
 * Needs whose promised day has passed are marked, which the person reads, and the managers who may look after them are
 * told. Each in a transaction of its own. Harmless at any moment, twice, and on any number of nodes.
 */
export async function runNeedClock(deps: Omit<NewsDeps, 'community'> & { app: Database }): Promise<void> {
  for (const community of await listCommunities(deps.app))
    for (let done = 0; done < mostNeeds; done += 1)
      if (!(await inCommunity(deps.app, community.id, (trx) => tellOfOne(trx, { ...deps, community }))))
        break;
}

async function tellOfOne(trx: CommunityTransaction, deps: NewsDeps): Promise<boolean> {
  const now = deps.clock.now();
  const late = await takeLateNeed(trx, now, daysAfter(now, againDays));
  if (late === undefined) return false;
  for (const managerId of late.managerIds)
    await writeNeedNews(trx, deps, managerId, 'need_late', late.needId);
  return true;
}
