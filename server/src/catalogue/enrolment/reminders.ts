import type { CommunityTransaction } from '../../db/index.ts';
import { dayAfter } from '../readers.ts';
import { todayOf, type EnrolmentContext } from './context.ts';
import { groupPath, ownPath, tell } from './news.ts';
import * as queries from './reminder-queries.ts';

/**
 * Whoever has a place offered and a quarter of the time left hears of it once more. Answers whether there was one; no
 * other node reminds of the same meanwhile.
 */
export async function remindOfOffer(trx: CommunityTransaction, context: EnrolmentContext): Promise<boolean> {
  const { community, clock } = context;
  const found = await queries.takeEndingOffer(trx, community.id, clock.now());
  if (found === undefined) return false;
  await queries.markReminded(trx, community.id, found.id, found.due_at);
  await tell(trx, context, [found.person_id], { kind: 'offer_ends_soon', title: found.title, path: ownPath });
  return true;
}

/** Families that have not answered a quote hear of it once more when its last day is tomorrow. */
export async function remindOfQuote(trx: CommunityTransaction, context: EnrolmentContext): Promise<boolean> {
  const { community, clock } = context;
  const today = todayOf(context);
  const found = await queries.takeEndingQuote(trx, community.id, { today, tomorrow: dayAfter(today, 1) });
  if (found === undefined) return false;
  await queries.markQuoteReminded(trx, community.id, found.id, clock.now());
  const silent = await queries.listSilentPeople(trx, community.id, found.id);
  await tell(trx, context, silent, {
    kind: 'quote_ends_soon',
    title: found.title,
    path: groupPath(found.group_id),
  });
  return true;
}
