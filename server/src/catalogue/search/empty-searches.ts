import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { derivedKey } from '../../config.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import type { Community } from '../../identity/index.ts';
import { dayBefore } from '../readers.ts';
import { termsOf } from './terms.ts';

/** Words are kept once so many searches on so many days were for them: what is rarer could be somebody's own. */
export const fewestSearches = 10;
export const fewestDays = 3;

/** What nobody looked for since is forgotten. */
const keptDays = 180;
/** So many different ones are counted at a time; somebody who makes them up fills nothing. */
const mostKept = 5000;

/** Nothing that can be looked for was typed. */
export function isNothingAsked(q: string): boolean {
  return termsOf(q).length === 0;
}

/** Counts a search that found nothing: how often and on how many days, and nobody. */
export async function noteEmptySearch(
  trx: CommunityTransaction,
  { community, clock, secret }: { community: Community; clock: Clock; secret: string },
  q: string,
): Promise<void> {
  const terms = termsOf(q);
  if (terms.length === 0) return;
  const stems = terms.map(({ tokens }) => tokens.toSorted()[0] ?? '').sort();
  const fingerprint = createHmac('sha256', derivedKey(secret, 'empty-searches'))
    .update(JSON.stringify([community.id, ...stems]))
    .digest();
  const words = terms
    .flatMap((term) => term.words)
    .join(' ')
    .slice(0, 80);
  const today = dayIn(community.timeZone, clock.now());
  await sql`
    insert into catalogue.empty_search as e (community_id, fingerprint, searches, days, first_on, last_on)
    select ${community.id}, ${fingerprint}, 1, 1, ${today}::date, ${today}::date
    where (select count(*) from (
      select from catalogue.empty_search where community_id = ${community.id} limit ${mostKept}) kept) < ${mostKept}
      or exists (select from catalogue.empty_search where community_id = ${community.id} and fingerprint = ${fingerprint})
    on conflict (community_id, fingerprint) do update set
      searches = least(e.searches + 1, 1000000000),
      days = e.days + (excluded.last_on > e.last_on)::int,
      last_on = greatest(e.last_on, excluded.last_on),
      words = case when e.searches + 1 >= ${fewestSearches}
        and e.days + (excluded.last_on > e.last_on)::int >= ${fewestDays} then coalesce(e.words, ${words}) end`.execute(
    trx,
  );
}

export interface EmptySearchRow {
  words: string;
  searches: number;
  days: number;
  last_on: string;
}

/** What is looked for most often and is not there. */
export async function listEmptySearches(
  trx: CommunityTransaction,
  communityId: string,
  limit: number,
): Promise<EmptySearchRow[]> {
  const rows = await trx
    .selectFrom('catalogue.empty_search')
    .select(['words', 'searches', 'days', 'last_on'])
    .where('community_id', '=', communityId)
    .where('words', 'is not', null)
    .orderBy('searches', 'desc')
    .orderBy('fingerprint')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, words: row.words ?? '' }));
}

/** Takes away what nobody looked for in half a year. */
export async function forgetOldSearches(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
): Promise<void> {
  const before = dayBefore(dayIn(community.timeZone, now), keptDays);
  await trx
    .deleteFrom('catalogue.empty_search')
    .where('community_id', '=', community.id)
    .where('last_on', '<', before)
    .execute();
}
