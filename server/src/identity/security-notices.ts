import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../db/index.ts';
import { localized } from '../http/index.ts';
import { findPersonLanguage } from './contact-queries.ts';
import { listContacts } from './contacts.ts';
import type { MailWriter, SecurityMailKind } from './neighbour-api-deps.ts';
import type { Community } from './rows.ts';

/** What it takes to write to a person: the key of her sealed addresses, and the outbox. */
export interface NoticeDeps {
  secret: string;
  writeMail: MailWriter;
}

/** After that a notice comes too late to be of use. */
const noticeSeconds = 3 * 24 * 60 * 60;

export interface SignInChange {
  kind: SecurityMailKind;
  personId: string;
  /** The address that the change is about or came by, which is not written to. */
  exceptAddress?: string;
  /** Of the page where it happened, for somebody who has not said in which language to write to her. */
  language: Language;
}

/**
 * Tells a person at her other confirmed addresses that her ways in have changed or somebody came in, in the transaction
 * of the change, so that whoever does it behind her back cannot keep it from her. The mail holds no link that opens
 * anything. Somebody with no other address gets none.
 */
export async function tellOfSignInChange(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  { secret, writeMail }: NoticeDeps,
  { kind, personId, exceptAddress, language: spoken }: SignInChange,
): Promise<void> {
  const contacts = await listContacts(trx, community, secret, personId);
  const addresses = contacts.map(({ address }) => address).filter((address) => address !== exceptAddress);
  if (addresses.length === 0) return;
  const said = await findPersonLanguage(trx, community.id, personId);
  const language = said ?? spoken;
  const parameters = {
    community: localized(community.name, language),
    when: momentIn(community.timeZone, language, now),
  };
  for (const address of addresses)
    await writeMail(trx, community, now, {
      kind,
      address,
      language,
      personId,
      parameters,
      validSeconds: noticeSeconds,
    });
}

function momentIn(timeZone: string, language: Language, now: Date): string {
  const locale = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn' }[language];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(now);
}
