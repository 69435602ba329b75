import type { CommunityTransaction } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import {
  findPersonLanguage,
  listContacts,
  type Community,
  type MailWriter,
  type NeedMailKind,
} from '../identity/index.ts';

export interface NewsDeps {
  community: Community;
  clock: Clock;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

const validSeconds = 7 * 24 * 60 * 60;
const pages = {
  need_answered: '/needs',
  need_late: '/desk/needs',
  need_outcome_asked: '/needs',
  need_searched_again: '/desk/needs',
  families_together: '/needs',
  families_apart: '/needs',
  referral_asked: '/needs',
  referral_arrived: '/desk/referrals',
  referral_moved: '/needs',
  referral_moved_desk: '/desk/needs',
  referral_late: '/desk/referrals',
} as const satisfies Record<NeedMailKind, string>;

/**
 * Tells one person by mail, in her language, at her first confirmed address; whoever has none reads it on the page. The
 * mail says nothing of what is needed, nor by whom, and its link needs a sign-in.
 */
export async function writeNeedNews(
  trx: CommunityTransaction,
  { community, clock, secret, origins, writeMail }: NewsDeps,
  personId: string,
  kind: NeedMailKind,
  opened: { need: string } | { referral: string },
): Promise<void> {
  const [contact] = await listContacts(trx, community, secret, personId);
  if (contact === undefined) return;
  const language = (await findPersonLanguage(trx, community.id, personId)) ?? 'it';
  await writeMail(trx, community, clock.now(), {
    kind,
    address: contact.address,
    language,
    personId,
    parameters: {
      link: `${origins.portal}${pages[kind]}?${new URLSearchParams({ ...opened, lang: language })}`,
    },
    validSeconds,
  });
}
