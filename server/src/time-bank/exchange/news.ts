import type { CommunityTransaction } from '../../db/index.ts';
import type { Clock } from '../../http/index.ts';
import { findPersonLanguage, listContacts, type Community, type MailWriter } from '../../identity/index.ts';

export interface NewsDeps {
  community: Community;
  clock: Clock;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

/** What people are told by mail of an exchange; the catalogue `mail` has the sentences. */
export type ExchangeNews =
  | 'proposed'
  | 'agreed'
  | 'joined'
  | 'ended'
  | 'stated'
  | 'reminded'
  | 'moved'
  | 'disputed'
  | 'decided'
  | 'reversed';

const validSeconds = 7 * 24 * 60 * 60;
/** A meeting has no more people than this. */
const mostPeople = 31;

/**
 * Tells people of an exchange, each in her language at her first confirmed address; somebody without an address reads
 * it on the page, or an operator does with her. The mail has the title and no name, and its link needs a sign-in.
 */
export async function writeNews(
  trx: CommunityTransaction,
  deps: NewsDeps,
  exchange: { id: string; title: string },
  news: ExchangeNews,
  personIds: readonly string[],
): Promise<void> {
  for (const personId of personIds.slice(0, mostPeople))
    await writeTo(trx, deps, personId, 'exchange_news', {
      title: exchange.title,
      news,
      path: `/time-bank/exchange?exchange=${exchange.id}`,
    });
}

/** To one person, if she has a confirmed address. */
export async function writeTo(
  trx: CommunityTransaction,
  { community, clock, secret, origins, writeMail }: NewsDeps,
  personId: string,
  kind: 'exchange_news' | 'offer_alert',
  { path, ...parameters }: { path: string; title: string; news?: string },
): Promise<void> {
  const [contact] = await listContacts(trx, community, secret, personId);
  if (contact === undefined) return;
  const language = (await findPersonLanguage(trx, community.id, personId)) ?? 'it';
  await writeMail(trx, community, clock.now(), {
    kind,
    address: contact.address,
    language,
    personId,
    parameters: { ...parameters, link: `${origins.portal}${path}&lang=${language}` },
    validSeconds,
  });
}
