import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Browsing, type Landing } from '../../test/browsing.ts';

import { openTestServer, type TestServer } from '../../test/harness.ts';
import { askForLink, atTheDoor, whoIsIn } from '../../test/neighbour.ts';
import { SoftwarePasskey, type PasskeyLie } from '../../test/software-passkey.ts';
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

/** A new neighbour whose only way in is a passkey. */
async function joinWith(passkey: SoftwarePasskey, name: string, lie: PasskeyLie = {}, slug = 'milano') {
  const { browsing, address: door } = await atTheDoor(server, new Browsing(), slug);
  const options = await ask(browsing, `${door}/passkey/new/options`, { name });
  const answer = JSON.stringify(passkey.create(options, lie));
  const landing = await browsing.follow(`${door}/passkey/new`, { form: { name, answer } });
  return { browsing, landing };
}

async function enterWith(passkey: SoftwarePasskey, lie: PasskeyLie = {}, slug = 'milano') {
  const { browsing, address: door } = await atTheDoor(server, new Browsing(), slug);
  const options = await ask(browsing, `${door}/passkey/options`);
  const answer = JSON.stringify(passkey.answer(options, lie));
  const landing = await browsing.follow(`${door}/passkey`, { form: { answer } });
  return { browsing, landing, door, answer };
}

function expectRefused(landing: Landing): void {
  expect(landing.status).toBe(422);
  expect(landing.text).toContain('The passkey was not accepted');
}

const newPasskey = () => new SoftwarePasskey(server.publicUrl);

describe('a passkey', () => {
  test('brings somebody new in and later the same person again, with no mail at all', async () => {
    const passkey = newPasskey();
    const { browsing } = await joinWith(passkey, 'Chiara');
    expect(await whoIsIn(server, browsing)).toEqual({ displayName: 'Chiara', roles: ['neighbour'] });
    const again = await enterWith(passkey);
    expect(await whoIsIn(server, again.browsing)).toEqual({ displayName: 'Chiara', roles: ['neighbour'] });
    const [row] = await server.owner<{ last_used_on: string | null; contacts: number }[]>`
      select p.last_used_on::text, (select count(*)::int from identity.contact c where c.person_id = p.person_id) as contacts
      from identity.passkey p join identity.person n on n.id = p.person_id where n.display_name = 'Chiara'`;
    expect(row?.contacts).toBe(0);
    expect(row?.last_used_on).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test.each<[string, PasskeyLie]>([
    ['of another site', { origin: 'https://evil.example' }],
    ['of this host on another port', { origin: 'http://localhost:1' }],
    ['for another host', { rpId: 'evil.example' }],
    ['to a question that was not asked', { challenge: Buffer.from('x'.repeat(32)).toString('base64url') }],
    ['of another kind', { type: 'webauthn.create' }],
    ['that nobody touched', { isPresent: false }],
    ['that names somebody else', { userHandle: Buffer.alloc(16).toString('base64url') }],
    ['signed by another key', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
  ])('is refused with an answer %s', async (what, lie) => {
    const passkey = newPasskey();
    await joinWith(passkey, `Prova ${what}`);
    const { landing, browsing } = await enterWith(passkey, lie);
    expectRefused(landing);
    expect(await whoIsIn(server, browsing)).toBeUndefined();
    expect((await enterWith(passkey)).landing.status).toBe(200);
  });

  test.each<[string, PasskeyLie]>([
    ['of another site', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['to a question that was not asked', { challenge: Buffer.from('y'.repeat(32)).toString('base64url') }],
    ['of another kind', { type: 'webauthn.get' }],
  ])('is not made by an answer %s', async (what, lie) => {
    const name = `Nessuno ${what}`;
    const { landing } = await joinWith(newPasskey(), name, lie);
    expectRefused(landing);
    expect(await server.owner`select 1 from identity.person where display_name = ${name}`).toHaveLength(0);
  });

  test('that nobody has is refused, and so is one of another community', async () => {
    expectRefused((await enterWith(newPasskey())).landing);
    const foreign = newPasskey();
    await joinWith(foreign, 'Torinese', {}, 'torino');
    expectRefused((await enterWith(foreign)).landing);
    expect((await enterWith(foreign, {}, 'torino')).landing.status).toBe(200);
  });

  test('answers a question once: an answer that is sent again is refused', async () => {
    const passkey = newPasskey();
    await joinWith(passkey, 'Ripetuta');
    const { browsing, address: door } = await atTheDoor(server);
    const options = await ask(browsing, `${door}/passkey/options`);
    const answer = JSON.stringify(passkey.answer(options));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => browsing.go(`${door}/passkey`, { answer })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422, 422, 422]);
    const elsewhere = await atTheDoor(server);
    expectRefused(await elsewhere.browsing.go(`${elsewhere.address}/passkey`, { answer }));
  });

  test('answers the question of its own sign-in, not of another one', async () => {
    const passkey = newPasskey();
    await joinWith(passkey, 'Altrove');
    const victim = await atTheDoor(server);
    const options = await ask(victim.browsing, `${victim.address}/passkey/options`);
    const attacker = await atTheDoor(server);
    const answer = JSON.stringify(passkey.answer(options));
    expectRefused(await attacker.browsing.go(`${attacker.address}/passkey`, { answer }));
  });

  test('is asked within five minutes', async () => {
    const passkey = newPasskey();
    await joinWith(passkey, 'Lenta');
    const { browsing, address: door } = await atTheDoor(server);
    const options = await ask(browsing, `${door}/passkey/options`);
    server.clock.instant = new Date(Date.now() + 5 * 60 * 1000);
    expectRefused(await browsing.go(`${door}/passkey`, { answer: JSON.stringify(passkey.answer(options)) }));
  });

  test('whose counter goes back, or stands still, is refused: it was copied', async () => {
    const passkey = newPasskey();
    passkey.counter = 5;
    await joinWith(passkey, 'Contata');
    expect((await enterWith(passkey, { counter: 6 })).landing.status).toBe(200);
    expectRefused((await enterWith(passkey, { counter: 6 })).landing);
    expectRefused((await enterWith(passkey, { counter: 4 })).landing);
    expectRefused((await enterWith(passkey, { counter: 0 })).landing);
    expect((await enterWith(passkey, { counter: 7 })).landing.status).toBe(200);
  });

  test('of somebody who was taken off opens nothing', async () => {
    const passkey = newPasskey();
    await joinWith(passkey, 'Uscita');
    await server.owner`
      update identity.membership set is_active = false, ended_at = now()
      where person_id = (select id from identity.person where display_name = 'Uscita')`;
    const { landing, browsing } = await enterWith(passkey);
    expect(landing.status).toBe(403);
    expect(await whoIsIn(server, browsing)).toBeUndefined();
  });

  test.each(['', '{', '[]', 'null', '{"id":"x"}', `{"id":"${'a'.repeat(2000)}"}`])(
    'is refused with what is no answer: %j',
    async (answer) => {
      const { browsing, address: door } = await atTheDoor(server);
      expectRefused(await browsing.go(`${door}/passkey`, { answer }));
      expectRefused(await browsing.go(`${door}/passkey/new`, { name: 'Nulla', answer }));
    },
  );
});

test('proving anew who she is takes a passkey that is unlocked, not only touched', async () => {
  const passkey = newPasskey();
  const { browsing } = await joinWith(passkey, 'Grazia');
  const landing = await browsing.follow(`${server.publicUrl}/account/step-up?return=/account`);
  const door = /^https?:\/\/[^/]+\/interaction\/[\w-]+/.exec(landing.url)?.[0] ?? '';
  const answer = async (lie: PasskeyLie) => {
    const options = await ask(browsing, `${door}/passkey/options`);
    expect(options).toMatchObject({ userVerification: 'required' });
    return browsing.follow(`${door}/passkey`, {
      form: { answer: JSON.stringify(passkey.answer(options, lie)) },
    });
  };
  expectRefused(await answer({ isVerified: false }));
  expect((await answer({})).url).toBe(`${server.publicUrl}/account`);
  const options = await browsing.send(`${server.publicUrl}/v1/milano/me/passkeys/options`, {
    method: 'POST',
    headers: { 'x-snodo-portal': '1' },
  });
  expect(options.status).toBe(200);
});

test('whoever came by mail may save a passkey, and next time needs no mail', async () => {
  const { browsing, link, door } = await askForLink(server, 'salva@example.org');
  await browsing.follow(link, { form: { name: 'Salva' } });
  const passkey = newPasskey();
  const options = await ask(browsing, `${door}/neighbour/passkey/options`);
  const answer = JSON.stringify(passkey.create(options));
  await browsing.follow(`${door}/neighbour/passkey`, { form: { answer } });
  expect(await whoIsIn(server, browsing)).toMatchObject({ displayName: 'Salva' });
  expect(await whoIsIn(server, (await enterWith(passkey)).browsing)).toMatchObject({ displayName: 'Salva' });
});
