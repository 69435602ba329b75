// A firm's own provider that lies: nobody comes in on a word that was not given to us, for us, now.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { findFreePorts } from '@snodo/toolchain';
import { SignJWT, exportJWK, generateKeyPair, type JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browsing, type Landing } from '../../test/browsing.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** What the provider says instead of the truth. */
interface Lie {
  claims?: JWTPayload;
  without?: string;
  alg?: 'none';
  isSignedByAnother?: boolean;
  token?: 'none' | 'error' | 'not json';
  metadata?: Record<string, unknown>;
}

let server: TestServer;
let provider: Server;
let keys: KeyPair;
let others: KeyPair;
let issuer: string;
let portal: string;
let redirectUri: string;
let lie: Lie = {};
let nonce = '';

beforeAll(async () => {
  server = await openTestServer();
  portal = server.url.replace('127.0.0.1', 'localhost');
  redirectUri = `${portal}/account/callback`;
  keys = await generateKeyPair('ES256');
  others = await generateKeyPair('ES256');
  const port = await findFreePorts();
  issuer = `http://127.0.0.1:${port}/firm`;
  provider = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void provider.listen(port, '127.0.0.1', resolve));
  await connectTo(issuer);
});
afterAll(async () => {
  provider.close();
  await server.stop();
});
beforeEach(() => {
  lie = {};
});

async function connectTo(address: string): Promise<void> {
  await server.owner`update identity.company_connection set issuer = ${address} where code = 'naviglio'`;
  await server.owner`update identity.sign_in set issuer = ${address} where subject = 'laura'`;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const say = (body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.url?.endsWith('/openid-configuration') === true) {
    say({
      issuer: `http://${request.headers.host}${request.url.replace('/.well-known/openid-configuration', '')}`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
      ...lie.metadata,
    });
  } else if (request.url?.endsWith('/jwks') === true) {
    say({ keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'ES256', use: 'sig', kid: 'firm' }] });
  } else if (lie.token === 'error') say({ error: 'invalid_grant' }, 400);
  else if (lie.token === 'not json')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>maintenance</p>');
  else if (lie.token === 'none') say({ access_token: 'a', token_type: 'Bearer' });
  else say({ access_token: 'a', token_type: 'Bearer', id_token: await idToken() });
}

async function idToken(): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const truth = {
    iss: issuer,
    aud: 'snodo-portal',
    sub: 'laura',
    nonce,
    iat: now,
    exp: now + 300,
    name: 'Laura Bianchi',
    ...lie.claims,
  };
  const claims = Object.fromEntries(Object.entries(truth).filter(([name]) => name !== lie.without));
  if (lie.alg === 'none')
    return `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'firm' })
    .sign((lie.isSignedByAnother === true ? others : keys).privateKey);
}

/** To the firm's door by the portal's own sign-in; the state and nonce that were sent along are kept. */
async function depart(browsing: Browsing): Promise<URL> {
  const page = await browsing.follow(`${portal}/account/sign-in`);
  const landing = await browsing.follow(`${page.url}/depart`, {
    form: { connection: 'naviglio' },
    stopAt: `${issuer}/auth`,
  });
  const address = new URL(landing.next ?? 'none:');
  nonce = address.searchParams.get('nonce') ?? '';
  return address;
}

const arrive = (browsing: Browsing, params: Record<string, string>): Promise<Landing> =>
  browsing.follow(`${portal}/federation/callback/naviglio?${new URLSearchParams(params).toString()}`, {
    stopAt: redirectUri,
  });

function expectNobodyCame(landing: Landing, browsing: Browsing, status: number): void {
  expect(landing.status).toBe(status);
  expect(landing.next).toBeUndefined();
  expect(landing.headers.get('content-type')).toContain('text/html');
  expect(browsing.hasCookie('localhost', 'snodo_op')).toBe(false);
  expect(browsing.hasCookie('localhost', 'snodo_portal')).toBe(false);
}

test('the way there has a state, a nonce and a proof key of its own each time', async () => {
  const [first, second] = [await depart(new Browsing()), await depart(new Browsing())];
  expect(first.searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(first.searchParams.get(name)?.length).toBeGreaterThan(20);
    expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name));
  }
});

test('the truth is believed', async () => {
  const browsing = new Browsing();
  const state = (await depart(browsing)).searchParams.get('state') ?? '';
  const landing = await arrive(browsing, { code: 'c', state, iss: issuer });
  expect(new URL(landing.next ?? 'none:').searchParams.get('code')).toBeTruthy();
});

describe('nobody comes in', () => {
  test.each<[string, Lie]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { without: 'nonce' }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['no subject', { without: 'sub' }],
    ['a word that is over', { claims: { exp: 1_700_000_000, iat: 1_699_999_000 } }],
    ['a word without a signature', { alg: 'none' }],
    ['a signature of somebody else', { isSignedByAnother: true }],
    ['no word at all', { token: 'none' }],
    ['a refusal of the code', { token: 'error' }],
    ['a page where a word should be', { token: 'not json' }],
  ])('on %s', async (_what, told) => {
    const browsing = new Browsing();
    const state = (await depart(browsing)).searchParams.get('state') ?? '';
    lie = told;
    expectNobodyCame(await arrive(browsing, { code: 'c', state, iss: issuer }), browsing, 403);
  });

  test.each<[string, Record<string, string>]>([
    ['another provider’s answer', { iss: 'https://evil.example', code: 'c' }],
    ['an answer without its provider', { code: 'c' }],
    ['a refusal', { iss: 'ISSUER', error: 'access_denied' }],
    ['no code', { iss: 'ISSUER' }],
  ])('with %s', async (_what, params) => {
    const browsing = new Browsing();
    const state = (await depart(browsing)).searchParams.get('state') ?? '';
    const given = Object.fromEntries(
      Object.entries(params).map(([name, text]) => [name, text.replace('ISSUER', issuer)]),
    );
    expectNobodyCame(await arrive(browsing, { ...given, state }), browsing, 403);
  });

  test('with a state that nobody left with', async () => {
    const browsing = new Browsing();
    await depart(browsing);
    for (const state of ['another', '', 'x'.repeat(5000)])
      expectNobodyCame(await arrive(browsing, { code: 'c', state, iss: issuer }), browsing, 400);
  });

  test('in another browser than the one that left', async () => {
    const state = (await depart(new Browsing())).searchParams.get('state') ?? '';
    const thief = new Browsing();
    expectNobodyCame(await arrive(thief, { code: 'c', state, iss: issuer }), thief, 400);
    await depart(thief);
    expectNobodyCame(await arrive(thief, { code: 'c', state, iss: issuer }), thief, 400);
  });

  test('twice on one departure', async () => {
    const browsing = new Browsing();
    const state = (await depart(browsing)).searchParams.get('state') ?? '';
    lie = { claims: { nonce: 'another' } };
    expectNobodyCame(await arrive(browsing, { code: 'c', state, iss: issuer }), browsing, 403);
    lie = {};
    expectNobodyCame(await arrive(browsing, { code: 'c', state, iss: issuer }), browsing, 400);
  });

  test('whom the firm does not vouch for as one of the programme’s', async () => {
    await server.owner`update identity.company_connection set joins_as = '{}' where code = 'naviglio'`;
    const browsing = new Browsing();
    const state = (await depart(browsing)).searchParams.get('state') ?? '';
    lie = { claims: { sub: 'a stranger' } };
    expectNobodyCame(await arrive(browsing, { code: 'c', state, iss: issuer }), browsing, 403);
    await server.owner`update identity.company_connection set joins_as = '{employee}' where code = 'naviglio'`;
  });
});

describe('a provider that does not answer as it must is told to the person as being away', () => {
  const startAt = async (browsing: Browsing, address: string) => {
    await server.owner`update identity.company_connection set issuer = ${address} where code = 'programma'`;
    const page = await browsing.follow(`${portal}/account/sign-in`);
    return browsing.follow(`${page.url}/depart`, { form: { connection: 'programma' } });
  };

  test.each<[string, Lie, string]>([
    ['gone', {}, 'http://127.0.0.1:9/firm'],
    ['of another name', { metadata: { issuer: 'https://evil.example' } }, 'ISSUER/a'],
    ['without a sign-in page', { metadata: { authorization_endpoint: undefined } }, 'ISSUER/b'],
    ['without keys', { metadata: { jwks_uri: undefined } }, 'ISSUER/c'],
  ])('%s', async (_what, told, address) => {
    lie = told;
    const browsing = new Browsing();
    expectNobodyCame(await startAt(browsing, address.replace('ISSUER', issuer)), browsing, 502);
  });
});

test('nothing of this was unexpected to the server', () => {
  expect(
    server.logLines.filter((line) => line.includes('"level":50')).map((line) => line.slice(0, 400)),
  ).toEqual([]);
});
