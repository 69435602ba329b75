import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Browsing } from '../../test/browsing.ts';

import { openTestServer, type TestServer } from '../../test/harness.ts';
import {
  askForLink,
  atTheDoor,
  comeInByLink,
  mailsOnceThere,
  mailsTo,
  whoIsIn,
} from '../../test/neighbour.ts';
import { addTwin } from '../../test/twin.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await addTwin(server);
});
afterAll(() => server.stop());
afterEach(() => {
  server.clock.instant = undefined;
});

let turn = 0;
const newAddress = () => `vicina${(turn += 1)}@example.org`;

async function join(address = newAddress(), name = 'Lia', slug = 'milano') {
  const { browsing, link } = await askForLink(server, address, { slug });
  await comeInByLink(server, browsing, link, name);
  return { browsing, link, address };
}

const setJoining = (rule: 'open' | 'invited') =>
  server.owner`update identity.community set neighbours_join = ${rule} where slug = 'milano'`;
const countPersons = async (name: string) => {
  const [row] = await server.owner<{ count: number }[]>`
    select count(*)::int as count from identity.person where display_name = ${name}`;
  return row?.count;
};

describe('a link', () => {
  test('brings somebody new in as a neighbour, under the name that she gives', async () => {
    const { browsing } = await join(newAddress(), '  Lia   Rossi ');
    expect(await whoIsIn(server, browsing)).toEqual({ displayName: 'Lia Rossi', roles: ['neighbour'] });
    const [entry] = await server.owner<{ action: string }[]>`
      select action from identity.audit_entry where action = 'neighbour.joined' order by number desc limit 1`;
    expect(entry).toBeDefined();
  });

  test('brings the same person in again, without asking for a name', async () => {
    const address = newAddress();
    await join(address, 'Nora');
    const typed = ` ${address.toUpperCase()} `;
    const { browsing, link } = await askForLink(server, address, { count: 2, typed });
    const page = await browsing.go(link);
    expect(page.text).not.toContain('name="name"');
    await comeInByLink(server, browsing, link);
    expect(await whoIsIn(server, browsing)).toMatchObject({ displayName: 'Nora' });
    expect(await countPersons('Nora')).toBe(1);
  });

  test('is not used up by programs that open it, with or without the browser’s cookie', async () => {
    const { browsing, link } = await askForLink(server, newAddress());
    for (let count = 0; count < 3; count += 1) {
      expect((await new Browsing().go(link)).status).toBe(403);
      expect((await fetch(link, { method: 'HEAD' })).status).toBe(403);
      const page = await browsing.go(link);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.text.match(/<button/g)).toHaveLength(1);
    }
    await comeInByLink(server, browsing, link, 'Rita');
    expect(await whoIsIn(server, browsing)).toBeDefined();
  });

  test('opens nothing in another browser, says what to do, and still works where it was asked for', async () => {
    const { browsing, link } = await askForLink(server, newAddress());
    const other = (await atTheDoor(server)).browsing;
    for (const landing of [await other.go(link), await other.go(link, { name: 'Mallory' })]) {
      expect(landing.status).toBe(403);
      expect(landing.text).toContain('Open the link where you asked for it');
    }
    expect(await countPersons('Mallory')).toBe(0);
    await comeInByLink(server, browsing, link, 'Ines');
    expect(await whoIsIn(server, browsing)).toMatchObject({ displayName: 'Ines' });
  });

  test('is over after ten minutes', async () => {
    const { browsing, link } = await askForLink(server, newAddress());
    server.clock.instant = new Date(Date.now() + 10 * 60 * 1000);
    for (const landing of [await browsing.go(link), await browsing.go(link, { name: 'Tarda' })]) {
      expect(landing.status).toBe(403);
      expect(landing.text).toContain('This link no longer works');
    }
    expect(await countPersons('Tarda')).toBe(0);
  });

  test('works once', async () => {
    const { browsing, link } = await join(newAddress(), 'Una');
    const again = await browsing.go(link, { name: 'Una' });
    expect(again.status).toBe(403);
    expect(again.text).toContain('This link no longer works');
    expect(await countPersons('Una')).toBe(1);
  });

  test('works once of six confirmations at the same moment', async () => {
    const { browsing, link } = await askForLink(server, newAddress());
    const answers = await Promise.all(Array.from({ length: 6 }, () => browsing.go(link, { name: 'Sei' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403, 403, 403]);
    expect(await countPersons('Sei')).toBe(1);
  });

  test('makes one person of two links for one new address that are confirmed at the same moment', async () => {
    const address = newAddress();
    const one = await askForLink(server, address);
    const two = await askForLink(server, address, { browsing: one.browsing, count: 2 });
    const answers = await Promise.all(
      [one.link, two.link].map((link) => one.browsing.go(link, { name: 'Gemella' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await countPersons('Gemella')).toBe(1);
  });

  test('finishes one sign-in, once', async () => {
    const { browsing, link } = await askForLink(server, newAddress());
    const confirmed = await browsing.follow(link, { form: { name: 'Fine' } });
    const enter = /action="([^"]+\/neighbour\/enter)"/.exec(confirmed.text)?.[1] ?? '';
    const stranger = await new Browsing().go(`${server.publicUrl}${enter}`, {});
    expect(stranger.status).toBe(400);
    const answers = await Promise.all([1, 2, 3].map(() => browsing.go(`${server.publicUrl}${enter}`, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400, 400]);
  });

  test.each([
    ['another site’s form', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling’s form', { 'sec-fetch-site': 'same-site' }],
    ['a form of another origin in an old browser', { origin: 'https://evil.example' }],
  ])('is not confirmed by %s', async (_who, headers) => {
    const { browsing, link } = await askForLink(server, newAddress());
    const answer = await browsing.send(link, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: 'Forzata' }),
    });
    expect(answer.status).toBe(403);
    expect(await countPersons('Forzata')).toBe(0);
    expect((await browsing.go(link)).status).toBe(200);
  });

  test('asks again for a name that is none, and keeps the link', async () => {
    const { browsing, link } = await askForLink(server, newAddress());
    for (const name of ['', '   ', 'x'.repeat(121), '\u202e']) {
      const answer = await browsing.go(link, { name });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('aria-invalid="true"');
    }
    expect((await browsing.go(link, { name: 'Bene' })).status).toBe(303);
  });

  test.each(['', 'milano.', 'milano.short', 'nowhere.' + 'A'.repeat(43), 'milano.' + 'A'.repeat(43)])(
    'that is none of ours is over: %s',
    async (link) => {
      const answer = await new Browsing().go(`${server.publicUrl}/sign-in/link/${link}`);
      expect([403, 404]).toContain(answer.status);
    },
  );
});

describe('asking for a link', () => {
  test('is answered the same whether the address is known, unknown or not let in', async () => {
    const { address: known } = await join(newAddress(), 'Conosciuta');
    await setJoining('invited');
    const unknown = newAddress();
    const answers = [];
    for (const address of [known, unknown]) {
      const { browsing, address: door } = await atTheDoor(server);
      const asked = await browsing.go(`${door}/mail-link`, { address });
      const page = await browsing.go(asked.next ?? '');
      const uid = door.split('/').at(-1) ?? '';
      answers.push({
        status: asked.status,
        next: asked.next?.replace(uid, '…'),
        page: page.text.replaceAll(uid, '…'),
        cookies: asked.headers.getSetCookie().map((line) => line.replace(/=[^;]+/, '')),
      });
    }
    await setJoining('open');
    expect(answers[1]).toEqual(answers[0]);
    const [mail] = await mailsOnceThere(server, unknown);
    expect(mail?.text).not.toContain('/sign-in/link/');
    expect(mail?.text).toContain('which we do not know');
  });

  test('puts nothing personal into logs, addresses or the database', async () => {
    const address = 'riservata.persona@example.org';
    const { browsing, link } = await askForLink(server, address);
    await comeInByLink(server, browsing, link, 'Riservata');
    expect(link).not.toContain('riservata');
    const secret = new URL(link).pathname.split('.').at(-1) ?? '';
    const log = server.logLines.join('');
    expect(log).not.toContain('riservata');
    expect(log).not.toContain(secret);
    const dumps = await Promise.all(
      [
        'identity.contact',
        'identity.mail_link',
        'notices.message',
        'notices.kept_mail',
        'identity.audit_entry',
      ].map((table) => server.owner.unsafe<{ row: string }[]>(`select t::text as row from ${table} t`)),
    );
    const rows = dumps.flat().map(({ row }) => row);
    const hex = Buffer.from('riservata').toString('hex');
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter((row) => /riservata/i.test(row) || row.includes(hex) || row.includes(secret))).toEqual(
      [],
    );
  });

  test('is limited for one address without telling, and the sixth mail is not sent', async () => {
    const address = newAddress();
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { browsing, address: door } = await atTheDoor(server);
        return browsing.go(`${door}/mail-link`, { address });
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 303));
    await mailsOnceThere(server, address, 5);
    const sent = await server.owner<{ count: number }[]>`
      select count(*)::int as count from notices.message where next_attempt_at is not null`;
    expect(sent[0]?.count).toBe(0);
    expect(await mailsTo(server, address)).toHaveLength(5);
  });

  test.each([
    '',
    'nothing',
    '@example.org',
    'a@b',
    'a b@example.org',
    'a@example.org\r\nBcc: x@example.org',
    'a@exa mple.org',
  ])('refuses what is no address, and keeps what was typed: %j', async (address) => {
    const { browsing, address: door } = await atTheDoor(server);
    const answer = await browsing.go(`${door}/mail-link`, { address });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('aria-invalid="true"');
  });

  test('needs the interaction’s own browser', async () => {
    const { address: door } = await atTheDoor(server);
    for (const path of ['neighbour', 'mail-sent', 'neighbour/welcome']) {
      expect((await new Browsing().go(`${door}/${path}`)).status).toBe(400);
    }
    expect((await new Browsing().go(`${door}/mail-link`, { address: newAddress() })).status).toBe(400);
  });
});

test('one address in two communities is two persons', async () => {
  const address = newAddress();
  await join(address, 'Doppia');
  await join(address, 'Doppia', 'torino');
  const persons = await server.owner<{ community_id: string; id: string }[]>`
    select community_id, id from identity.person where display_name = 'Doppia'`;
  expect(new Set(persons.map(({ id }) => id)).size).toBe(2);
  expect(new Set(persons.map((person) => person.community_id)).size).toBe(2);
  const hashes = await server.owner<{ address_hash: Buffer }[]>`
    select address_hash from identity.contact where person_id in ${server.owner(persons.map(({ id }) => id))}`;
  expect(new Set(hashes.map((row) => row.address_hash.toString('hex'))).size).toBe(2);
});
