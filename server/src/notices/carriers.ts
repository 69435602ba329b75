import { createTransport } from 'nodemailer';
import { derivedKey } from '../config.ts';
import { inCommunity, type Database } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import { seal } from '../seal.ts';
import type { MailText } from './compose-mail.ts';
import { keptMailContext, type KeptMail } from './kept-mail.ts';
import { insertKeptMail } from './queries.ts';

/** One mail on its way. `id` is the message's: the same at every attempt. */
export interface Mail extends MailText {
  communityId: string;
  id: string;
  to: string;
  writtenAt: Date;
}

/** Hands a mail over; throws when it was not taken. `isFinal` on the error: it never will be. */
export type Carrier = (mail: Mail) => Promise<void>;

/** A carrier refused a mail. Its words hold no address. */
export class CarrierFault extends Error {
  override name = 'CarrierFault';
  readonly isFinal: boolean;

  constructor(words: string, isFinal: boolean) {
    super(words);
    this.isFinal = isFinal;
  }
}

const patienceMilliseconds = 15_000;

/** Sends by a mail server: `smtp://…` (STARTTLS where it is offered) or `smtps://…`. */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
    dnsTimeout: patienceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    try {
      await transport.sendMail(envelopeOf(mail, from));
    } catch (error) {
      throw faultOf(error);
    }
  };
}

/** Keeps mails, written out as they would travel, for the demonstration's outbox page. */
export function keepingCarrier(deps: { app: Database; clock: Clock; secret: string; from: string }): Carrier {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const key = derivedKey(deps.secret, 'kept mail');
  return async (mail) => {
    const { message } = await transport.sendMail(envelopeOf(mail, deps.from));
    const kept: KeptMail = {
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      raw: Buffer.isBuffer(message) ? message.toString('utf8') : '',
    };
    const content = Buffer.from(JSON.stringify(kept));
    await inCommunity(deps.app, mail.communityId, (trx) =>
      insertKeptMail(trx, {
        community_id: mail.communityId,
        id: mail.id,
        sealed_mail: seal(key, keptMailContext(mail.communityId, mail.id), content),
        kept_at: deps.clock.now(),
      }),
    );
  };
}

/** Where no mail server is set: messages wait for one as long as they are true. */
export function missingCarrier(): Carrier {
  return () => Promise.reject(new CarrierFault('no mail server is set', false));
}

function envelopeOf({ id, to, subject, text, html, writtenAt }: Mail, from: string) {
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    // The same at every attempt: a mail that arrives twice is seen to be one.
    messageId: `<${id}@${domainOf(from)}>`,
    date: writtenAt,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

function domainOf(from: string): string {
  return /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? 'localhost';
}

/** A server's own words often repeat the address, so only its codes are told. */
function faultOf(error: unknown): CarrierFault {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const isRefusal = typeof responseCode === 'number';
  const words = `the mail server did not take it: ${isRefusal ? responseCode : String(code)}`;
  return new CarrierFault(words, isRefusal && responseCode >= 500);
}
