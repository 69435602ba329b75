import { inCommunity, type CommunityTransaction, type Database } from '../db/index.ts';
import { listCommunities } from '../identity/index.ts';
import { takeLateNeed } from './need-queries.ts';
import { daysAfter } from './needs.ts';
import { writeNeedNews, type NewsDeps } from './news.ts';
import { takeOutcomeDue } from './outcomes/outcome-queries.ts';
import { takeLateReferral } from './referrals/referral-queries.ts';

/** In one round; the next goes on where this one stopped. */
const mostNeeds = 200;
/** A need that is still without an answer is told of again. */
const againDays = 7;
/** Whoever does not say how it went is asked once more. */
const askedAgainDays = 14;

/**
 * Needs and referrals whose promised day has passed are marked, which the person reads, and the managers who may look
 * after them are told, with the organisation that owes the step; whoever took an answer up is asked how it went. Each in a transaction of its own. Harmless at any
 * moment, twice, and on any number of nodes.
 */
export async function runNeedClock(deps: Omit<NewsDeps, 'community'> & { app: Database }): Promise<void> {
  for (const community of await listCommunities(deps.app))
    for (const tellOfOne of [tellOfNeed, tellOfReferral, askHowItWent])
      for (let done = 0; done < mostNeeds; done += 1)
        if (!(await inCommunity(deps.app, community.id, (trx) => tellOfOne(trx, { ...deps, community }))))
          break;
}

async function tellOfNeed(trx: CommunityTransaction, deps: NewsDeps): Promise<boolean> {
  const now = deps.clock.now();
  const late = await takeLateNeed(trx, now, daysAfter(now, againDays));
  if (late === undefined) return false;
  for (const managerId of late.managerIds)
    await writeNeedNews(trx, deps, managerId, 'need_late', { need: late.needId });
  return true;
}

async function tellOfReferral(trx: CommunityTransaction, deps: NewsDeps): Promise<boolean> {
  const now = deps.clock.now();
  const late = await takeLateReferral(trx, now, daysAfter(now, againDays));
  if (late === undefined) return false;
  for (const managerId of late.manager_ids)
    await writeNeedNews(trx, deps, managerId, 'referral_moved_desk', { need: late.need_id });
  for (const receiverId of late.receiver_ids)
    await writeNeedNews(trx, deps, receiverId, 'referral_late', { referral: late.referral_id });
  return true;
}

async function askHowItWent(trx: CommunityTransaction, deps: NewsDeps): Promise<boolean> {
  const now = deps.clock.now();
  const due = await takeOutcomeDue(trx, now, daysAfter(now, askedAgainDays));
  if (due === undefined) return false;
  await writeNeedNews(trx, deps, due.personId, 'need_outcome_asked', { need: due.needId });
  return true;
}
