// Promises A12 and A13, and the shapes of the providers that firms have.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browsing, type Landing } from '../../test/browsing.ts';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { openUpstream, type Upstream } from '../../test/upstream.ts';
import { inCommunity } from '../db/index.ts';
import { findCommunity, listConnections, personOfSignIn } from '../identity/index.ts';
import { sealClientSecret } from './connection-secrets.ts';

const directory = '3f1c8a52-0b6d-4a7e-9d43-5c1f8e2b7a90';

let server: TestServer;
const opened: Upstream[] = [];

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(async () => {
  for (const upstream of opened) upstream.close();
  await server.stop();
});

async function upstreamAt(path: string): Promise<Upstream> {
  const upstream = await openUpstream(server, path);
  opened.push(upstream);
  return upstream;
}

interface Connected {
  upstream: Upstream;
  code: string;
}

/** A connection of its own, beside those of the demonstration. */
async function connect(
  path: string,
  changes: Record<string, string | number | Buffer | null> = {},
): Promise<Connected> {
  const code = `firm-${randomUUID().slice(0, 8)}`;
  const upstream = await upstreamAt(path);
  await server.owner`
    insert into identity.company_connection (community_id, id, code, organisation_id, issuer, client_id)
    select community_id, gen_random_uuid(), ${code}, organisation_id, ${upstream.issuer}, client_id
    from identity.company_connection where code = 'naviglio'`;
  await upstream.connect(code, changes);
  return { upstream, code };
}

async function signIn(
  { upstream, code }: Connected,
  claims: Record<string, unknown>,
  { browsing = new Browsing(), from = '/account/sign-in' } = {},
): Promise<Landing> {
  const door = await upstream.depart(browsing, code, from);
  return upstream.arrive(browsing, code, door, claims);
}

function expectIn(landing: Landing): void {
  expect(landing.next).toMatch(/\/account\/callback\?code=/);
}

function expectOut(landing: Landing, status = 403): void {
  expect(landing.next).toBeUndefined();
  expect(landing.status).toBe(status);
}

async function personOf(code: string, subject: string): Promise<string | undefined> {
  const [row] = await server.owner<{ person_id: string }[]>`
    select s.person_id from identity.sign_in s
    join identity.company_connection c on c.community_id = s.community_id and c.id = s.connection_id
    where c.code = ${code} and s.subject = ${subject}`;
  return row?.person_id;
}

test('A12: two providers that give the same e-mail address mean two persons', async () => {
  const [one, two] = [await connect('/one'), await connect('/two')];
  const claims = { sub: 'same', email: 'laura@firm.example', email_verified: true, name: 'Laura' };
  expectIn(await signIn(one, claims));
  expectIn(await signIn(two, claims));
  const [first, second] = [await personOf(one.code, 'same'), await personOf(two.code, 'same')];
  expect(first).toBeDefined();
  expect(second).toBeDefined();
  expect(first).not.toBe(second);
  expectIn(await signIn(one, { ...claims, email: 'another@firm.example' }));
  expect(await personOf(one.code, 'same')).toBe(first);
});

test('ten first sign-ins of one person at once make one person', async () => {
  const { code, upstream } = await connect('/many');
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  const word = { issuer: upstream.issuer, subject: 'once', name: 'Una Sola', mayJoin: true };
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () =>
      inCommunity(server.app, community.id, async (trx) => {
        const connection = (await listConnections(trx, community)).find((one) => one.code === code);
        if (connection === undefined) throw new Error('no connection');
        return personOfSignIn(trx, community, connection, word, new Date());
      }),
    ),
  );
  const people = outcomes.map((outcome) => (outcome.outcome === 'comes_in' ? outcome.personId : 'nobody'));
  expect(new Set(people).size).toBe(1);
  expect(outcomes.filter((outcome) => outcome.outcome === 'comes_in' && outcome.isNew)).toHaveLength(1);
  expect(await server.owner`select 1 from identity.person where display_name = 'Una Sola'`).toHaveLength(1);
});

describe('Entra', () => {
  const entra = () => connect(`/${directory}/v2.0`, { kind: 'entra', tenant: directory });

  test('a person is her object in the firm’s directory, whatever `sub` an application is given', async () => {
    const firm = await entra();
    expectIn(await signIn(firm, { sub: 'for-this-app', oid: 'object', tid: directory }));
    const person = await personOf(firm.code, 'object');
    expect(person).toBeDefined();
    expectIn(await signIn(firm, { sub: 'for-another-app', oid: 'object', tid: directory }));
    expect(await personOf(firm.code, 'object')).toBe(person);
    expect(await personOf(firm.code, 'for-this-app')).toBeUndefined();
  });

  test.each([
    ['another directory', { sub: 's', oid: 'o', tid: randomUUID() }],
    ['no directory', { sub: 's', oid: 'o' }],
    ['no object', { sub: 's', tid: directory }],
  ])('nobody comes in from %s', async (_what, claims) => {
    expectOut(await signIn(await entra(), claims));
  });

  test('the issuer of everybody’s directories is never asked', async () => {
    const firm = await connect('/common/v2.0', { kind: 'entra', tenant: directory });
    const browsing = new Browsing();
    const page = await browsing.follow(`${server.publicUrl}/account/sign-in`);
    expectOut(await browsing.follow(`${page.url}/depart`, { form: { connection: firm.code } }), 502);
    expect(firm.upstream.requests).toEqual([]);
  });
});

test('Keycloak and Okta connections name a person by `sub`', async () => {
  for (const [kind, path] of [
    ['keycloak', '/realms/firm'],
    ['okta', '/oauth2/default'],
  ] as const) {
    const firm = await connect(path, { kind });
    expectIn(await signIn(firm, { sub: `of ${kind}` }));
    expect(await personOf(firm.code, `of ${kind}`)).toBeDefined();
  }
});

test('a confidential registration shows its secret to its provider and to nobody else', async () => {
  const firm = await connect('/confidential');
  const [row] = await server.owner<{ id: string }[]>`
    select id from identity.company_connection where code = ${firm.code}`;
  const connection = { id: row?.id ?? '' };
  const sealed = sealClientSecret(testSecret, connection, 'the firm’s secret');
  expect(sealed.includes(Buffer.from('the firm’s secret'))).toBe(false);
  await firm.upstream.connect(firm.code, { client_secret_sealed: sealed });
  expectIn(await signIn(firm, { sub: 'confidential' }));
  expect(firm.upstream.tokenRequests.map((form) => form.get('client_secret'))).toEqual(['the firm’s secret']);
  expect(firm.upstream.requests.join()).not.toContain('secret');
  const open = await connect('/public');
  expectIn(await signIn(open, { sub: 'public' }));
  expect(open.upstream.tokenRequests[0]?.has('client_secret')).toBe(false);
  expect(open.upstream.tokenRequests[0]?.get('code_verifier')).toMatch(/^.{43,}$/);
});

describe('joining', () => {
  test('hangs on a claim where the connection says so; who is known comes in whatever it says', async () => {
    const firm = await connect('/departments');
    await server.owner`
      update identity.company_connection set joins_when = '{"claim": "department", "in": ["production"]}'
      where code = ${firm.code}`;
    expectOut(await signIn(firm, { sub: 'joins', department: 'board' }));
    expect(await personOf(firm.code, 'joins')).toBeUndefined();
    expectIn(await signIn(firm, { sub: 'joins', department: 'production' }));
    expectIn(await signIn(firm, { sub: 'joins', department: 'board' }));
  });

  test('whoever was taken off does not come back by signing in, and is told so; reactivated she does', async () => {
    const firm = await connect('/leaving');
    expectIn(await signIn(firm, { sub: 'leaving' }));
    const personId = (await personOf(firm.code, 'leaving')) ?? '';
    await server.owner`update identity.membership set is_active = false, ended_at = now() where person_id = ${personId}`;
    const landing = await signIn(firm, { sub: 'leaving' });
    expectOut(landing);
    expect(landing.text).toContain('Your membership has ended');
    // A neighbour she may be, but not by her former firm's door.
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), id, null, '{neighbour}' from identity.person where id = ${personId}`;
    expectOut(await signIn(firm, { sub: 'leaving' }));
    await server.owner`
      update identity.membership set is_active = true, ended_at = null
      where person_id = ${personId} and organisation_id is not null`;
    expectIn(await signIn(firm, { sub: 'leaving' }));
  });
});

describe('a sign-in that must be fresh', () => {
  const now = () => Math.floor(Date.now() / 1000);

  test('is asked of the provider only where our own request asks for an age', async () => {
    const firm = await connect('/fresh');
    const browsing = new Browsing();
    const usual = await firm.upstream.depart(browsing, firm.code);
    expect([usual.searchParams.get('prompt'), usual.searchParams.get('max_age')]).toEqual([null, null]);
    const address = `${usual.origin}${usual.pathname}`;
    expect(address).toBe(`${firm.upstream.issuer}/auth`);
  });

  test.each<[string, Record<string, unknown>, boolean]>([
    ['an hour ago, where two are allowed', { auth_time: now() - 3600 }, true],
    ['three hours ago', { auth_time: now() - 3 * 3600 }, false],
    ['at a time that it does not say', {}, false],
    ['at a time that is none', { auth_time: 'now' }, false],
  ])('at a connection that asks for an age: %s', async (_what, claims, isIn) => {
    const firm = await connect('/ages', { max_age_seconds: 7200 });
    const browsing = new Browsing();
    const door = await firm.upstream.depart(browsing, firm.code);
    expect(door.searchParams.get('max_age')).toBe('7200');
    const landing = await firm.upstream.arrive(browsing, firm.code, door, { sub: 'aged', ...claims });
    if (isIn) expectIn(landing);
    else expectOut(landing);
  });

  test('for stepping up: the provider is asked to ask again, and an old sign-in will not do', async () => {
    const firm = await connect('/step-up');
    const browsing = new Browsing();
    const signedIn = await signIn(firm, { sub: 'stepping' }, { browsing });
    await browsing.follow(signedIn.next ?? '');
    const stepUp = async (claims: Record<string, unknown>) => {
      const door = await firm.upstream.depart(browsing, firm.code, '/account/step-up?return=/account');
      expect([door.searchParams.get('prompt'), door.searchParams.get('max_age')]).toEqual(['login', '1']);
      return firm.upstream.arrive(browsing, firm.code, door, { sub: 'stepping', ...claims });
    };
    expectOut(await stepUp({ auth_time: now() - 600 }));
    expectOut(await stepUp({}));
    expectIn(await stepUp({ auth_time: now() }));
  });
});

describe('A13: a provider’s address in our own house', () => {
  const tryDoor = async ({ code }: Connected) => {
    const browsing = new Browsing();
    const page = await browsing.follow(`${server.publicUrl}/account/sign-in`);
    return browsing.follow(`${page.url}/depart`, { form: { connection: code } });
  };

  test.each([
    'https://169.254.169.254',
    'https://10.0.0.1/firm',
    'https://[::ffff:10.0.0.1]',
    'https://[fd00::1]/',
    'http://192.168.1.1',
    'http://example.org',
    'file:///etc/passwd',
    'no address',
  ])('%s is never asked; the person is told that her provider is away', async (issuer) => {
    const firm = await connect('/x', { issuer });
    expectOut(await tryDoor(firm), 502);
  });

  test.each(['token_endpoint', 'jwks_uri'])(
    'behind a true description (%s) is not asked either',
    async (name) => {
      const firm = await connect('/inner');
      firm.upstream.metadata = { [name]: 'https://10.0.0.1/inner' };
      expectOut(await signIn(firm, { sub: 'inner' }), 502);
    },
  );

  test('is not reached by a redirect', async () => {
    let reached = 0;
    const inside = createServer((_request, response) => {
      reached += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => void inside.listen(0, '127.0.0.1', resolve));
    const firm = await connect('/redirecting');
    firm.upstream.intercept = (_request, response) => {
      response
        .writeHead(302, { location: `http://127.0.0.1:${(inside.address() as AddressInfo).port}/` })
        .end();
      return true;
    };
    expectOut(await tryDoor(firm), 502);
    expect(firm.upstream.requests).toHaveLength(1);
    expect(reached).toBe(0);
    inside.close();
  });

  test('and one that pours without end is left', async () => {
    const firm = await connect('/pouring');
    firm.upstream.intercept = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = () => {
        while (!response.destroyed && response.write(`"${'x'.repeat(60_000)}",`));
      };
      response.on('drain', pour);
      pour();
      return true;
    };
    expectOut(await tryDoor(firm), 502);
  });
});

test.each(['javascript:alert(1)', 'http://firm.example/auth', 'data:text/html,x'])(
  'a sign-in page at %s is none to send people to',
  async (authorization_endpoint) => {
    const firm = await connect('/door');
    firm.upstream.metadata = { authorization_endpoint };
    const browsing = new Browsing();
    const page = await browsing.follow(`${server.publicUrl}/account/sign-in`);
    expectOut(await browsing.follow(`${page.url}/depart`, { form: { connection: firm.code } }), 502);
  },
);

test('nothing of this was unexpected to the server', () => {
  expect(
    server.logLines.filter((line) => line.includes('"level":50')).map((line) => line.slice(0, 400)),
  ).toEqual([]);
});
