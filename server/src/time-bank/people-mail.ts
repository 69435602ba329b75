import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import {
  findPersonLanguage,
  listContacts,
  type Community,
  type ExchangeMailKind,
  type MailWriter,
  type PoolMailKind,
} from '../identity/index.ts';

export interface PeopleMailDeps {
  community: Community;
  clock: Clock;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

const validSeconds = 7 * 24 * 60 * 60;

interface Letter {
  kind: ExchangeMailKind | PoolMailKind;
  /** Of the portal's page behind the link, with a query of its own. */
  path: string;
  /** What the sentences name, in the language of who reads. */
  parametersIn: (language: Language) => Record<string, string | number>;
}

/** To one person, in her language at her first confirmed address; somebody without an address gets none. */
export async function writeToPerson(
  trx: CommunityTransaction,
  { community, clock, secret, origins, writeMail }: PeopleMailDeps,
  personId: string,
  { kind, path, parametersIn }: Letter,
): Promise<void> {
  const [contact] = await listContacts(trx, community, secret, personId);
  if (contact === undefined) return;
  const language = (await findPersonLanguage(trx, community.id, personId)) ?? 'it';
  await writeMail(trx, community, clock.now(), {
    kind,
    address: contact.address,
    language,
    personId,
    parameters: { ...parametersIn(language), link: `${origins.portal}${path}&lang=${language}` },
    validSeconds,
  });
}
