import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TestClock, openTestDatabase, testSecret } from '../../test/harness.ts';
import { startMailServer, type MailServer } from '../../test/mail-server.ts';
import { inCommunity, openDatabase, type Database } from '../db/index.ts';
import { findCommunity, type Community } from '../identity/index.ts';
import { keepingCarrier, smtpCarrier, type Carrier } from './carriers.ts';
import { listKeptMail } from './kept-mail.ts';
import { tidyMessages, writeMessage, type NewMessage } from './outbox.ts';
import { pauseSeconds, relayDueMessages } from './relay.ts';

const from = 'Snodo <snodo@example.org>';
const address = 'lia.rossi@example.org';
const link = 'https://id.example.org/sign-in/link/milano.abc';

let database: { url: string; drop(): Promise<void> };
let owner: postgres.Sql;
let app: Database;
let mail: MailServer;
let milano: Community;
let logLines: string[] = [];
const clock = new TestClock();
const log = pino({ base: null }, { write: (line: string) => void logLines.push(line) });

beforeAll(async () => {
  database = await openTestDatabase('milano');
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  app = await openDatabase({
    databaseUrl: database.url,
    secret: testSecret,
    role: 'snodo_app',
    connections: 6,
  });
  mail = await startMailServer();
  const community = await findCommunity(app, 'milano');
  if (community === undefined) throw new Error('no community milano');
  milano = community;
});
afterAll(async () => {
  await mail.stop();
  await Promise.all([app.close(), owner.end({ timeout: 5 })]);
  await database.drop();
});
beforeEach(async () => {
  await owner`delete from notices.message`;
  await owner`delete from notices.kept_mail`;
  mail.received.length = 0;
  mail.refusals.clear();
  logLines = [];
  clock.instant = new Date('2026-11-22T10:00:00Z');
});

const later = (seconds: number) => {
  clock.instant = new Date(clock.now().getTime() + seconds * 1000);
};
const write = (message: Partial<NewMessage> = {}) =>
  inCommunity(app, milano.id, (trx) =>
    writeMessage(trx, milano, testSecret, clock.now(), {
      kind: 'sign_in_link',
      address,
      language: 'it',
      parameters: { community: 'Milano', link, minutes: 10 },
      validSeconds: 600,
      ...message,
    }),
  );
const relay = (carry: Carrier = smtpCarrier(mail.url, from)) =>
  relayDueMessages({ app, clock, secret: testSecret, carry, log });

interface MessageRow {
  id: string;
  attempts: number;
  sealed_content: Buffer | null;
  sent_at: Date | null;
  gave_up_at: Date | null;
  next_attempt_at: Date | null;
}
const rows = () => owner<MessageRow[]>`select * from notices.message order by id`;
const onlyRow = async () => {
  const [row] = await rows();
  if (row === undefined) throw new Error('no message');
  return row;
};

function decoded(raw: string): string {
  return raw
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) =>
      Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'),
    );
}

describe('a message', () => {
  test('reaches a mail server as plain text and as a document, and leaves no address behind', async () => {
    await write();
    expect((await onlyRow()).sealed_content?.includes(address)).toBe(false);
    expect(await relay()).toBe(1);
    const row = await onlyRow();
    expect(row).toMatchObject({
      sealed_content: null,
      next_attempt_at: null,
      gave_up_at: null,
      sent_at: clock.now(),
    });
    const [{ to, raw } = { to: [], raw: '' }] = mail.received;
    expect(to).toEqual([address]);
    expect(raw).toContain(`Message-ID: <${row.id}@example.org>`);
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('Content-Type: text/plain; charset=utf-8');
    expect(raw).toContain('Content-Type: text/html; charset=utf-8');
    const text = decoded(raw);
    expect(text.split(link)).toHaveLength(3);
    expect(text).not.toMatch(/<img|<script|<link|src=|url\(/i);
    expect(await relay()).toBe(0);
  });

  test.each([
    ['en', 'ltr', 'Sign in'],
    ['ar', 'rtl', 'الدخول'],
  ] as const)('speaks %s, in its direction', async (language, direction, words) => {
    await write({ language });
    await relay();
    const text = decoded(mail.received[0]?.raw ?? '');
    expect(text).toContain(`<html lang="${language}" dir="${direction}">`);
    const parts = mail.received[0]?.raw.match(/\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n--/g) ?? [];
    const readable = text + parts.map((part) => Buffer.from(part, 'base64').toString('utf8')).join('');
    expect(readable).toContain(words);
  });

  test('cannot bring headers or markup of its own', async () => {
    const community = 'Milano\r\nBcc: all@example.org <b onclick=x>';
    await write({ parameters: { community, link, minutes: 10 } });
    await relay();
    const [{ to, raw } = { to: [], raw: '' }] = mail.received;
    expect(to).toEqual([address]);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
    expect(decoded(raw)).not.toMatch(/^Bcc:/m);
    expect(decoded(raw).slice(decoded(raw).indexOf('<!doctype'))).not.toContain('<b onclick');
  });

  test('is not kept when what it tells of is not', async () => {
    const undone = new Error('undone');
    const work = inCommunity(app, milano.id, async (trx) => {
      await writeMessage(trx, milano, testSecret, clock.now(), {
        kind: 'unknown_address',
        address,
        language: 'it',
        parameters: { community: 'Milano' },
        validSeconds: 600,
      });
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
    expect(await rows()).toHaveLength(0);
  });

  test('is sent once by four nodes at once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => write({ address: `n${index}@example.org` })));
    const counts = await Promise.all([relay(), relay(), relay(), relay()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(new Set(mail.received.map(({ to }) => to[0])).size).toBe(12);
    expect(mail.received).toHaveLength(12);
  });

  test('goes a second time, recognisably, when a node died before it wrote down the first', async () => {
    await write();
    const smtp = smtpCarrier(mail.url, from);
    const dying: Carrier = async (sent) => {
      await smtp(sent);
      throw new Error('the node dies');
    };
    await expect(relay(dying)).rejects.toThrow('the node dies');
    expect(await relay(), 'nobody takes it while it may still be under way').toBe(0);
    later(pauseSeconds[0]);
    expect(await relay()).toBe(1);
    const ids = mail.received.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a mail server that does not take a message', () => {
  test('is asked again after a growing pause, at most eight times', async () => {
    mail.refusals.set(address, 451);
    await write({ validSeconds: 30 * 24 * 3600 });
    for (const [index, seconds] of pauseSeconds.entries()) {
      expect(await relay()).toBe(0);
      expect(await onlyRow()).toMatchObject({ attempts: index + 1, sent_at: null, gave_up_at: null });
      later(seconds - 1);
      await relay();
      expect((await onlyRow()).attempts, 'not before its time').toBe(index + 1);
      later(1);
    }
    await relay();
    expect(await onlyRow()).toMatchObject({ sealed_content: null, sent_at: null, gave_up_at: clock.now() });
    expect(logLines.join('')).toContain('451');
    expect(logLines.join('')).not.toContain('lia.rossi');
  });

  test('is not asked again when it refuses for good', async () => {
    mail.refusals.set(address, 550);
    await write();
    await relay();
    expect(await onlyRow()).toMatchObject({ attempts: 1, sealed_content: null, gave_up_at: clock.now() });
  });

  test('keeps no other message waiting', async () => {
    mail.refusals.set(address, 451);
    await write();
    await write({ address: 'other@example.org' });
    expect(await relay()).toBe(1);
    expect(mail.received.map(({ to }) => to)).toEqual([['other@example.org']]);
  });

  test('that does not answer is no loss', async () => {
    await write();
    expect(await relay(smtpCarrier('smtp://127.0.0.1:1', from))).toBe(0);
    later(pauseSeconds[0]);
    expect(await relay()).toBe(1);
  });
});

test('a message that is no longer true is not sent', async () => {
  await write({ validSeconds: 600 });
  later(600);
  expect(await relay()).toBe(0);
  expect(mail.received).toEqual([]);
  expect(await onlyRow()).toMatchObject({ sealed_content: null, gave_up_at: clock.now() });
});

test('a demonstration keeps a mail once, as it would travel, and unreadable in the database', async () => {
  await write();
  const keep = keepingCarrier({ app, clock, secret: testSecret, from });
  const dying: Carrier = async (sent) => {
    await keep(sent);
    throw new Error('the node dies');
  };
  await expect(relay(dying)).rejects.toThrow('the node dies');
  later(pauseSeconds[0]);
  expect(await relay(keep)).toBe(1);
  const kept = await inCommunity(app, milano.id, (trx) => listKeptMail(trx, milano, testSecret));
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ to: address });
  expect(kept[0]?.text).toContain(link);
  expect(kept[0]?.raw).toMatch(/^From: Snodo <snodo@example.org>\r\n/m);
  const [row] = await owner<{ sealed_mail: Buffer }[]>`select sealed_mail from notices.kept_mail`;
  expect(row?.sealed_mail.includes('example.org')).toBe(false);
});

test('what ended a month ago is taken away, and nothing else', async () => {
  await write();
  await relay(keepingCarrier({ app, clock, secret: testSecret, from }));
  later(29 * 24 * 3600);
  await write();
  const tidy = () => inCommunity(app, milano.id, (trx) => tidyMessages(trx, milano, clock.now()));
  await tidy();
  expect(await rows()).toHaveLength(2);
  later(2 * 24 * 3600);
  await tidy();
  expect((await rows()).map(({ sent_at }) => sent_at)).toEqual([null]);
  expect(await owner`select 1 from notices.kept_mail`).toHaveLength(0);
});
