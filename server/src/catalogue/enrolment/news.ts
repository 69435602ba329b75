import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import {
  findPersonLanguage,
  listContacts,
  type ActivityMailKind,
  type EnrolmentMailKind,
} from '../../identity/index.ts';
import type { EnrolmentContext } from './context.ts';

const validSeconds = 7 * 24 * 60 * 60;
/** A group has no more families than places, and no mail goes to more people than this. */
const mostPeople = 60;

export interface News {
  kind: EnrolmentMailKind | ActivityMailKind;
  /** What it is about, in the reader's language where it has several; no name of a person ever. */
  title: string | ((language: Language) => string);
  path: string;
}

/**
 * Tells people, each in her language at her first confirmed address; somebody without an address reads it on the
 * page, or an operator does with her. The link needs a sign-in.
 */
export async function tell(
  trx: CommunityTransaction,
  { community, clock, secret, origins, writeMail }: EnrolmentContext,
  personIds: readonly string[],
  { kind, title, path }: News,
): Promise<void> {
  for (const personId of personIds.slice(0, mostPeople)) {
    const [contact] = await listContacts(trx, community, secret, personId);
    if (contact === undefined) continue;
    const language = (await findPersonLanguage(trx, community.id, personId)) ?? 'it';
    await writeMail(trx, community, clock.now(), {
      kind,
      address: contact.address,
      language,
      personId,
      parameters: {
        title: typeof title === 'string' ? title : title(language),
        link: `${origins.portal}${path}${path.includes('?') ? '&' : '?'}lang=${language}`,
      },
      validSeconds,
    });
  }
}

export const ownPath = '/enrolments';
export const deskPath = '/desk/enrolments';

export function groupPath(id: string): string {
  return `/shared-service?group=${id}`;
}
