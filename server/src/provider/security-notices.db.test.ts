// What a person is told at her other addresses when her ways in change or somebody comes in from a new browser.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { call, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import {
  askForLink,
  atTheDoor,
  comeInByLink,
  linkIn,
  mailsOnceThere,
  mailsTo,
} from '../../test/neighbour.ts';
import { SoftwarePasskey } from '../../test/software-passkey.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

const securityKinds = ['passkey_added', 'passkey_removed', 'address_added', 'address_removed', 'new_browser'];

/** How often she was told of each thing, whether it has left the outbox yet or not. */
async function toldOf(name: string): Promise<Record<string, number>> {
  const rows = await server.owner<{ kind: string; count: number }[]>`
    select kind, count(*)::int as count from notices.message
    where person_id = (select id from identity.person where display_name = ${name}) and kind in ${server.owner(securityKinds)}
    group by kind order by kind`;
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

/** A neighbour with so many addresses, signed in and having just proved again who she is. */
async function neighbour(name: string, { addresses: count = 2 } = {}) {
  const first = `${name.toLowerCase()}@example.org`;
  const { browsing, link } = await askForLink(server, first);
  await comeInByLink(server, browsing, link, name);
  await server.owner`
    update identity.portal_session set elevated_until = now() + interval '10 minutes'
    where person_id = (select id from identity.person where display_name = ${name})`;
  const portal = (path: string, options: { method?: string; body?: unknown } = {}) =>
    call(server, `/v1/milano${path}`, {
      cookie: browsing.cookieHeader('localhost'),
      headers: { 'accept-language': 'it-IT,it;q=0.9' },
      ...options,
    });
  const addresses = [first];
  const add = async (address: string) => {
    const asked = await browsing.send(`${server.publicUrl}/v1/milano/me/contacts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-snodo-portal': '1' },
      body: JSON.stringify({ address, language: 'it' }),
    });
    expect(asked.status).toBe(202);
    const confirmed = await browsing.go(linkIn((await mailsOnceThere(server, address))[0]), {});
    expect(confirmed.status).toBe(200);
  };
  for (let number = 2; number <= count; number += 1) {
    addresses.push(`${name.toLowerCase()}.${number}@example.org`);
    await add(addresses.at(-1) ?? '');
  }
  const { items } = (await portal('/me/contacts')).body as { items: { id: string; address: string }[] };
  const idOf = (address: string) => items.find((item) => item.address === address)?.id;
  return { browsing, portal, addresses, add, idOf };
}

async function addPasskey(portal: Awaited<ReturnType<typeof neighbour>>['portal']): Promise<string> {
  const options = (await portal('/me/passkeys/options', { method: 'POST' })).body as {
    challenge: string;
    user: { id: string };
  };
  const answer = new SoftwarePasskey(server.publicUrl).create(options);
  const added = await portal('/me/passkeys', { body: { name: 'Telefono', answer } });
  expect(added.status, added.text).toBe(201);
  return (added.body as { id: string }).id;
}

/** A mail to an address with these words in its subject, once it is there. */
function mailAbout(address: string, words: string) {
  return vi.waitFor(
    async () => {
      const mails = await mailsTo(server, address);
      const found = mails.find(({ subject }) => subject.includes(words));
      if (found === undefined)
        throw new Error(`no mail about ${words}: ${mails.map(({ subject }) => subject).join()}`);
      return found;
    },
    { timeout: 15_000, interval: 100 },
  );
}

/** A new link for an address that had some, asked for in this browser; other mails may come in between. */
async function anotherLink(address: string, browsing: Browsing): Promise<string> {
  const links = async () =>
    (await mailsTo(server, address)).filter(({ text }) => text.includes('/sign-in/link/')).map(linkIn);
  const before = new Set(await links());
  const door = await atTheDoor(server, browsing);
  expect((await browsing.follow(`${door.address}/mail-link`, { form: { address } })).status).toBe(200);
  return vi.waitFor(
    async () => {
      const link = (await links()).find((one) => !before.has(one));
      if (link === undefined) throw new Error('no new link has come');
      return link;
    },
    { timeout: 15_000, interval: 100 },
  );
}

describe('a person is told at every confirmed address of hers', () => {
  test('that a passkey was added and removed, in a mail with no link that says what to do', async () => {
    const { portal, addresses } = await neighbour('Amelia');
    const [one = '', two = ''] = addresses;
    const id = await addPasskey(portal);
    expect(await toldOf('Amelia')).toEqual({ address_added: 1, passkey_added: 2 });
    expect((await portal(`/me/passkeys/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect(await toldOf('Amelia')).toEqual({ address_added: 1, passkey_added: 2, passkey_removed: 2 });
    for (const address of [one, two]) {
      const added = await mailAbout(address, 'Una passkey in più');
      const removed = await mailAbout(address, 'Una passkey in meno');
      for (const { text, raw } of [added, removed]) {
        expect(text).toContain('Se non eri tu, apri il portale');
        expect(text).not.toMatch(/https?:|www\.|localhost/);
        expect(raw).not.toMatch(/href/i);
      }
    }
  });

  test('that an address was added, but not at the new one', async () => {
    const { addresses, add } = await neighbour('Bianca');
    const [one = '', two = ''] = addresses;
    const third = 'bianca.terza@example.org';
    await add(third);
    expect(await toldOf('Bianca')).toEqual({ address_added: 3 });
    await mailAbout(two, 'One more address');
    expect(await mailsOnceThere(server, one, 3)).toHaveLength(3);
    expect((await mailsTo(server, third)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Conferma'),
    ]);
  });

  test('that an address was removed, but not at the removed one', async () => {
    const { portal, addresses, idOf } = await neighbour('Cosima');
    const [one = '', two = ''] = addresses;
    expect((await portal(`/me/contacts/${idOf(one)}`, { method: 'DELETE' })).status).toBe(200);
    expect(await toldOf('Cosima')).toEqual({ address_added: 1, address_removed: 1 });
    const { text } = await mailAbout(two, 'Un indirizzo in meno');
    expect(text).not.toContain(one);
    expect((await mailsTo(server, one)).filter(({ subject }) => subject.includes('in meno'))).toEqual([]);
  });

  test('in the language that she has chosen', async () => {
    for (const [name, language, words] of [
      ['Delia', 'en', 'One more passkey'],
      ['Emna', 'ar', 'مفتاح مرور جديد'],
    ] as const) {
      const { portal, addresses } = await neighbour(name, { addresses: 1 });
      expect((await portal('/me', { method: 'PATCH', body: { language } })).status).toBe(200);
      await addPasskey(portal);
      const { text } = await mailAbout(addresses[0] ?? '', words);
      expect(text).not.toMatch(/https?:/);
    }
  });
});

describe('nobody is told', () => {
  test('of a change that was refused', async () => {
    const { portal, addresses, idOf } = await neighbour('Flora', { addresses: 1 });
    const removed = await portal(`/me/contacts/${idOf(addresses[0] ?? '')}`, { method: 'DELETE' });
    expect(refusalOf(removed)).toBe('last_way_in');
    const wrong = await portal('/me/passkeys', { body: { name: 'x', answer: {} } });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    expect(await toldOf('Flora')).toEqual({});
  });

  test('twice of two removals of one address at once', async () => {
    const { portal, addresses, idOf } = await neighbour('Gaia');
    const id = idOf(addresses[0] ?? '');
    const answers = await Promise.all(
      [1, 2, 3].map(() => portal(`/me/contacts/${id}`, { method: 'DELETE' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect(await toldOf('Gaia')).toEqual({ address_added: 1, address_removed: 1 });
  });
});

describe('a sign-in by a link', () => {
  const enter = async (address: string, browsing: Browsing) => {
    await comeInByLink(server, browsing, await anotherLink(address, browsing));
  };

  test('from a browser that she never used tells her other addresses once', async () => {
    const { browsing, addresses } = await neighbour('Ilda', { addresses: 3 });
    const [one = '', two = '', three = ''] = addresses;
    const before = await toldOf('Ilda');
    expect(before['new_browser']).toBeUndefined();
    await enter(one, browsing);
    expect(await toldOf('Ilda'), 'where she joined').toEqual(before);
    const other = new Browsing();
    await enter(one, other);
    expect(await toldOf('Ilda')).toEqual({ ...before, new_browser: 2 });
    for (const address of [two, three]) {
      const { text } = await mailAbout(address, 'from a new browser');
      expect(text).not.toMatch(/https?:/);
    }
    expect((await mailsTo(server, one)).filter(({ subject }) => subject.includes('new browser'))).toEqual([]);
    await enter(two, other);
    expect(await toldOf('Ilda'), 'a second time there').toEqual({ ...before, new_browser: 2 });
  });

  test('from a browser that knows somebody else tells too, and it knows both then', async () => {
    const { browsing } = await neighbour('Lea');
    const { addresses } = await neighbour('Mina');
    await enter(addresses[0] ?? '', browsing);
    expect(await toldOf('Mina')).toMatchObject({ new_browser: 1 });
    await enter(addresses[0] ?? '', browsing);
    await enter('lea@example.org', browsing);
    expect(await toldOf('Mina')).toMatchObject({ new_browser: 1 });
    expect((await toldOf('Lea'))['new_browser']).toBeUndefined();
  });

  test('from a browser with a cookie of somebody’s own making tells too', async () => {
    const { addresses } = await neighbour('Nives');
    const browsing = new Browsing();
    const link = await anotherLink(addresses[0] ?? '', browsing);
    const forged = ['A'.repeat(43), 'x', ''].join('.');
    await fetch(link, {
      method: 'POST',
      headers: {
        cookie: `${browsing.cookieHeader('localhost')}; snodo_known_browser=${forged}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: '',
      redirect: 'manual',
    });
    expect(await toldOf('Nives')).toMatchObject({ new_browser: 1 });
  });

  test('by somebody new tells nobody', async () => {
    await neighbour('Olga', { addresses: 1 });
    expect(await toldOf('Olga')).toEqual({});
  });
});

test('the browser keeps a code that names nobody and that no script reads', async () => {
  const address = 'piera@example.org';
  const { browsing, link } = await askForLink(server, address);
  const confirmed = await browsing.go(link, { name: 'Piera' });
  const line = confirmed.headers.getSetCookie().find((one) => one.startsWith('snodo_known_browser='));
  expect(line).toMatch(/^snodo_known_browser=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
});
