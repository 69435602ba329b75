import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './db/index.ts';
import type { Clock } from './http/index.ts';
import { inCommunity } from './db/index.ts';
import { listCommunities, tidyMailLinks, type MailWriter } from './identity/index.ts';
import {
  keepingCarrier,
  missingCarrier,
  smtpCarrier,
  startRelay,
  tidyMessages,
  writeMessage,
} from './notices/index.ts';

/** A demonstration without a mail server keeps its mails and shows them. */
export function keepsMail({ isDemonstration, mail }: Pick<Config, 'isDemonstration' | 'mail'>): boolean {
  return isDemonstration && mail === undefined;
}

/** How the sign-in pages put a mail into the outbox. */
export function mailWriter(secret: string): MailWriter {
  return (trx, community, now, mail) => writeMessage(trx, community, secret, now, mail);
}

/** Sends what is in the outbox for as long as the server runs. */
export function startMail(deps: {
  app: Database;
  clock: Clock;
  config: Pick<Config, 'secret' | 'origins' | 'isDemonstration' | 'mail'>;
  log: Logger;
  roundMilliseconds?: number | undefined;
}): { stop(): Promise<void> } {
  const { app, clock, config, log, roundMilliseconds } = deps;
  const { secret, mail } = config;
  const carry =
    mail !== undefined
      ? smtpCarrier(mail.url, mail.from)
      : keepsMail(config)
        ? keepingCarrier({ app, clock, secret, from: demonstrationSender(config.origins.portal) })
        : missingCarrier();
  if (mail === undefined && !config.isDemonstration)
    log.warn('no mail server is set (SNODO_MAIL_URL): links to sign in with will not arrive');
  return startRelay({ app, clock, secret, carry, log, roundMilliseconds });
}

/** Takes away links and messages whose time is over. Harmless at any moment and on any number of nodes. */
export async function tidyMail(app: Database, clock: Clock): Promise<void> {
  for (const community of await listCommunities(app)) {
    await inCommunity(app, community.id, async (trx) => {
      await tidyMailLinks(trx, community, clock.now());
      await tidyMessages(trx, community, clock.now());
    });
  }
}

function demonstrationSender(portal: string): string {
  return `Snodo <snodo@${new URL(portal).hostname}>`;
}
