import type { CommunityTransaction } from '../../db/index.ts';
import type { Clock } from '../../http/index.ts';
import {
  findPersonLanguage,
  listContacts,
  type Community,
  type ExchangeMailKind,
  type MailWriter,
} from '../../identity/index.ts';

export interface NewsDeps {
  community: Community;
  clock: Clock;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

/** What people are told by mail of an exchange; the catalogue `mail` has the sentences. */
export type ExchangeNews = Exclude<ExchangeMailKind, 'offer_alert'>;

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
    await writeTo(trx, deps, personId, news, {
      title: exchange.title,
      path: `/time-bank/exchange?exchange=${exchange.id}`,
    });
}

/** To one person, if she has a confirmed address. */
export async function writeTo(
  trx: CommunityTransaction,
  { community, clock, secret, origins, writeMail }: NewsDeps,
  personId: string,
  kind: ExchangeMailKind,
  { path, title }: { path: string; title: string },
): Promise<void> {
  const [contact] = await listContacts(trx, community, secret, personId);
  if (contact === undefined) return;
  const language = (await findPersonLanguage(trx, community.id, personId)) ?? 'it';
  await writeMail(trx, community, clock.now(), {
    kind,
    address: contact.address,
    language,
    personId,
    parameters: { title, link: `${origins.portal}${path}&lang=${language}` },
    validSeconds,
  });
}
