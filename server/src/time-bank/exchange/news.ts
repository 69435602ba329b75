import type { CommunityTransaction } from '../../db/index.ts';
import type { ExchangeMailKind } from '../../identity/index.ts';
import { writeToPerson, type PeopleMailDeps } from '../people-mail.ts';

/** What people are told by mail of an exchange; the catalogue `mail` has the sentences. */
export type ExchangeNews = Exclude<ExchangeMailKind, 'offer_alert' | 'offer_ending'>;

/** A meeting has no more people than this. */
const mostPeople = 31;

/**
 * Tells people of an exchange. Somebody without an address reads it on the page, or an operator does with her. The mail
 * has the title and no name, and its link needs a sign-in.
 */
export async function writeNews(
  trx: CommunityTransaction,
  deps: PeopleMailDeps,
  { id, title }: { id: string; title: string },
  news: ExchangeNews,
  personIds: readonly string[],
): Promise<void> {
  for (const personId of personIds.slice(0, mostPeople))
    await writeToPerson(trx, deps, personId, {
      kind: news,
      path: `/time-bank/exchange?exchange=${id}`,
      parametersIn: () => ({ title }),
    });
}
