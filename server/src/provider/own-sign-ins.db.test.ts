import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { call, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import {
  askForLink,
  atTheDoor,
  comeInByLink,
  linkIn,
  mailsOnceThere,
  whoIsIn,
} from '../../test/neighbour.ts';
import { SoftwarePasskey } from '../../test/software-passkey.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

interface Options {
  challenge: string;
  rpId?: string;
  user: { id: string };
}

async function ask(browsing: Browsing, address: string, form: Record<string, string> = {}): Promise<Options> {
  const answer = await browsing.send(address, { method: 'POST', body: new URLSearchParams(form) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Options;
}

async function enterWith(passkey: SoftwarePasskey) {
  const { browsing, address: door } = await atTheDoor(server, new Browsing());
  const options = await ask(browsing, `${door}/passkey/options`);
  const answer = JSON.stringify(passkey.answer(options));
  const landing = await browsing.follow(`${door}/passkey`, { form: { answer } });
  return { browsing, landing, door, answer };
}

const newPasskey = () => new SoftwarePasskey(server.publicUrl);

describe('in her own room', () => {
  /** A neighbour by mail, as the portal knows her just after she proved again who she is. */
  async function elevated(name: string) {
    const address = `${name.toLowerCase()}@example.org`;
    const { browsing, link } = await askForLink(server, address);
    await comeInByLink(server, browsing, link, name);
    await server.owner`
      update identity.portal_session set elevated_until = now() + interval '2 minutes'
      where person_id = (select id from identity.person where display_name = ${name})`;
    const cookie = browsing.cookieHeader('localhost');
    const portal = (path: string, options: { method?: string; body?: unknown } = {}) =>
      call(server, `/v1/milano${path}`, { cookie, ...options });
    return { browsing, portal, address };
  }

  test('she adds a passkey, signs in with it, and takes it away again', async () => {
    const { portal } = await elevated('Anna');
    const options = (await portal('/me/passkeys/options', { method: 'POST' })).body as Options;
    const passkey = newPasskey();
    const added = await portal('/me/passkeys', {
      body: { name: 'Il mio telefono', answer: passkey.create(options) },
    });
    expect(added.status, added.text).toBe(201);
    const { id } = added.body as { id: string };
    expect(await whoIsIn(server, (await enterWith(passkey)).browsing)).toMatchObject({ displayName: 'Anna' });
    const again = await portal('/me/passkeys', { body: { name: 'x', answer: passkey.create(options) } });
    expect(refusalOf(again)).toBe('passkey_refused');
    expect((await portal(`/me/passkeys/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await portal('/me/passkeys')).body).toEqual({ items: [] });
    expect((await enterWith(passkey)).landing.status).toBe(422);
  });

  test('nobody adds or takes away without having proved anew who she is', async () => {
    const { portal } = await elevated('Berta');
    await server.owner`
      update identity.portal_session set elevated_until = now() - interval '1 second'
      where person_id = (select id from identity.person where display_name = 'Berta')`;
    const { items } = (await portal('/me/contacts')).body as { items: { id: string }[] };
    const answers = await Promise.all([
      portal('/me/passkeys/options', { method: 'POST' }),
      portal('/me/passkeys', { body: { name: 'x', answer: {} } }),
      portal('/me/contacts', { body: { address: 'altra@example.org', language: 'it' } }),
      portal(`/me/contacts/${items[0]?.id}`, { method: 'DELETE' }),
      portal(`/me/passkeys/${items[0]?.id}`, { method: 'DELETE' }),
    ]);
    expect(answers.map(refusalOf)).toEqual(Array.from({ length: 5 }, () => 'step_up_needed'));
  });

  test('the last way in stays', async () => {
    const { portal, address } = await elevated('Carla');
    const { items } = (await portal('/me/contacts')).body as { items: { id: string; address: string }[] };
    expect(items.map((item) => item.address)).toEqual([address]);
    const removed = await portal(`/me/contacts/${items[0]?.id}`, { method: 'DELETE' });
    expect(refusalOf(removed)).toBe('last_way_in');
    expect((await portal('/me/contacts')).body).toEqual({ items });
  });

  test('an address is added by its link in the browser that asked; of two removals at once one stays', async () => {
    const { browsing } = await elevated('Dora');
    const second = 'dora.due@example.org';
    const answer = await browsing.send(`${server.publicUrl}/v1/milano/me/contacts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-snodo-portal': '1' },
      body: JSON.stringify({ address: second, language: 'en' }),
    });
    expect(answer.status).toBe(202);
    const link = linkIn((await mailsOnceThere(server, second))[0]);
    expect((await new Browsing().go(link, {})).status).toBe(403);
    const added = await browsing.go(link, {});
    expect(added.status).toBe(200);
    expect(added.text).toContain('Address added');
    const contacts = await browsing.send(`${server.publicUrl}/v1/milano/me/contacts`, {
      headers: { 'x-snodo-portal': '1' },
    });
    const { items } = (await contacts.json()) as { items: { id: string; address: string }[] };
    expect(items.map((item) => item.address)).toEqual(['dora@example.org', second]);
    const remove = (id: string) =>
      browsing.send(`${server.publicUrl}/v1/milano/me/contacts/${id}`, {
        method: 'DELETE',
        headers: { 'x-snodo-portal': '1' },
      });
    const both = await Promise.all(items.map(({ id }) => remove(id)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('an address of somebody else is not added, and nobody is told so before its owner', async () => {
    const { address: taken } = await elevated('Elena');
    const { browsing } = await elevated('Fosca');
    const answer = await browsing.send(`${server.publicUrl}/v1/milano/me/contacts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-snodo-portal': '1' },
      body: JSON.stringify({ address: taken, language: 'en' }),
    });
    expect([answer.status, await answer.json()]).toEqual([202, { validMinutes: 10 }]);
    const link = linkIn((await mailsOnceThere(server, taken, 2))[0]);
    const refused = await browsing.go(link, {});
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('This address belongs to another profile');
  });
});
