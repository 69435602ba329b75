import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import { listCommunities, type Community, type MailWriter } from '../../identity/index.ts';
import { dayAfter, dayBefore, staleAfterDays } from '../readers.ts';
import { alarmDays } from './providers.ts';
import { markAlarmed, takeEndingAccreditation } from './provider-queries.ts';
import { linkDays, sendLink } from './renewals.ts';
import { takeAgeingService } from './renewal-queries.ts';

export interface KeepingJobDeps {
  app: Database;
  clock: Clock;
  origins: { portal: string };
  writeMail: MailWriter;
}

/** So many days before a service is marked as old its provider is asked, and again every month after. */
const askedAheadDays = 30;
/** What nobody answered for in two years is not asked about any more. */
const givenUpDays = 730;
/** In one round; the next goes on. */
const mostMails = 200;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Asks providers whether what is getting old is still so, and tells them of accreditations that end. Each mail in a
 * transaction of its own with the mark that it was written: harmless at any moment, twice, and on any number of nodes.
 */
export async function askProviders(deps: KeepingJobDeps): Promise<void> {
  for (const community of await listCommunities(deps.app)) {
    const each = (work: typeof askOne) =>
      inCommunity(deps.app, community.id, (trx) => work(trx, { ...deps, community }));
    for (let done = 0; done < mostMails; done += 1) if (!(await each(askOne))) break;
    for (let done = 0; done < mostMails; done += 1) if (!(await each(warnOne))) break;
  }
}

type OneDeps = KeepingJobDeps & { community: Community };

async function askOne(trx: CommunityTransaction, deps: OneDeps): Promise<boolean> {
  const { community, clock } = deps;
  const today = dayIn(community.timeZone, clock.now());
  const asked = await takeAgeingService(trx, community.id, {
    verifiedBefore: dayBefore(today, staleAfterDays - askedAheadDays),
    givenUp: dayBefore(today, givenUpDays),
    askedBefore: new Date(clock.now().getTime() - linkDays * dayMilliseconds),
  });
  if (asked === undefined) return false;
  await sendLink(trx, deps, asked);
  return true;
}

async function warnOne(
  trx: CommunityTransaction,
  { community, clock, origins, writeMail }: OneDeps,
): Promise<boolean> {
  const today = dayIn(community.timeZone, clock.now());
  const ending = await takeEndingAccreditation(trx, community.id, dayAfter(today, alarmDays));
  if (ending === undefined) return false;
  await markAlarmed(trx, community.id, ending.id);
  const language = ending.mail_language as 'it' | 'en' | 'ar';
  if (ending.mail !== null)
    await writeMail(trx, community, clock.now(), {
      kind: 'accreditation_ending',
      address: ending.mail,
      language,
      parameters: {
        title: ending.issuer,
        name: ending.name,
        day: new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : language, {
          dateStyle: 'long',
          timeZone: 'UTC',
        }).format(new Date(ending.ends_on)),
        link: `${origins.portal}/desk?lang=${language}`,
      },
      validSeconds: (30 * dayMilliseconds) / 1000,
    });
  return true;
}
