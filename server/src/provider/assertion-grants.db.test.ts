// Promise A10: a firm's word about its people opens an embed, and nothing that is not exactly such a word does.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac, randomUUID } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { newProofKey } from '../../test/proof-maker.ts';
import { jwtBearerGrant, tokenExchangeGrant } from './clients.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
type Kind = 'jwt_bearer' | 'token_exchange';

const ours = 'milano.naviglio-intranet';
const others = 'milano.altra-intranet';
const audience = 'https://snodo.example/naviglio';

let server: TestServer;
let firm: Server;
let firmUrl: string;
let as: oauth.AuthorizationServer;
let keys: KeyPair;
let otherKeys: KeyPair;
let keyRequests = 0;

beforeAll(async () => {
  server = await openTestServer();
  keys = await generateKeyPair('ES256', { extractable: true });
  otherKeys = await generateKeyPair('ES256', { extractable: true });
  const published = {
    keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'ES256', use: 'sig', kid: 'firm' }],
  };
  const jwksOfOthers = { keys: [{ ...(await exportJWK(otherKeys.publicKey)), kid: 'other' }] };
  firm = createServer((_request, response) => {
    keyRequests += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(published));
  });
  await new Promise<void>((resolve) => void firm.listen(0, '127.0.0.1', resolve));
  firmUrl = `http://127.0.0.1:${(firm.address() as AddressInfo).port}`;
  as = { issuer: `${server.publicUrl}/oidc`, token_endpoint: `${server.publicUrl}/oidc/token` };
  await agree(jwksOfOthers);
});
afterAll(async () => {
  firm.closeAllConnections();
  firm.close();
  await server.stop();
});

/** Two firms have agreed: ours publishes its keys, the other gave them. */
async function agree(jwksOfOthers: unknown): Promise<void> {
  const { owner } = server;
  await owner`
    insert into identity.embed_client (community_id, id, client_id, connection_id, origins, scopes)
    select community_id, gen_random_uuid(), ${others}, id, array['https://altra.example'], array['survey:respond']
    from identity.company_connection where code = 'programma'`;
  for (const kind of ['jwt_bearer', 'token_exchange']) {
    await owner`
      insert into identity.assertion_trust (community_id, id, connection_id, client_id, kind, issuer, audience, jwks_uri)
      select community_id, gen_random_uuid(), connection_id, client_id, ${kind}, ${firmUrl}, ${audience}, ${`${firmUrl}/jwks`}
      from identity.embed_client where client_id = ${ours}`;
  }
  await owner`
    insert into identity.assertion_trust (community_id, id, connection_id, client_id, kind, issuer, audience, jwks)
    select community_id, gen_random_uuid(), connection_id, client_id, 'jwt_bearer', 'https://altra.example', ${audience},
           ${owner.json(jwksOfOthers as never)}
    from identity.embed_client where client_id = ${others}`;
}

interface Word {
  claims?: JWTPayload & Record<string, unknown>;
  without?: string[];
  header?: Record<string, unknown>;
  key?: KeyPair['privateKey'];
}

/** What our firm says about one of its people; `change` makes it a lie. */
function wordOf({
  claims = {},
  without = [],
  header = {},
  key = keys.privateKey,
}: Word = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const truth = {
    iss: firmUrl,
    aud: audience,
    sub: 'laura',
    iat: now,
    exp: now + 120,
    jti: randomUUID(),
    ...claims,
  };
  const said = Object.fromEntries(Object.entries(truth).filter(([name]) => !without.includes(name)));
  return new SignJWT(said).setProtectedHeader({ alg: 'ES256', kid: 'firm', ...header }).sign(key);
}

interface Bringing {
  kind?: Kind;
  clientId?: string;
  params?: Record<string, string>;
  withoutProof?: boolean;
}

interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** As an outside client brings it, with a key of its own that `call` knows too. */
async function bring(
  token: string,
  { kind = 'jwt_bearer', clientId = ours, params = {}, withoutProof = false }: Bringing = {},
): Promise<TokenAnswer> {
  const key = newProofKey();
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { subtle } = crypto;
  const [privateKey, publicKey] = await Promise.all([
    subtle.importKey('jwk', key.privateJwk, algorithm, false, ['sign']),
    subtle.importKey('jwk', key.publicJwk, algorithm, true, ['verify']),
  ]);
  const client: oauth.Client = { client_id: clientId };
  const proofs = oauth.DPoP(client, { privateKey, publicKey });
  const [grant, given] =
    kind === 'jwt_bearer'
      ? [jwtBearerGrant, { assertion: token }]
      : [
          tokenExchangeGrant,
          { subject_token: token, subject_token_type: 'urn:ietf:params:oauth:token-type:access_token' },
        ];
  const ask = () =>
    oauth.genericTokenEndpointRequest(
      as,
      client,
      oauth.None(),
      grant,
      { ...given, ...params },
      {
        [oauth.allowInsecureRequests]: true,
        ...(withoutProof ? {} : { DPoP: proofs }),
      },
    );
  let response = await ask();
  let body = (await response.json()) as Record<string, unknown>;
  if (body['error'] === 'use_dpop_nonce' && !withoutProof) {
    response = await ask();
    body = (await response.json()) as Record<string, unknown>;
  }
  return { status: response.status, body };
}

const participation = (token: unknown) =>
  call(server, '/v1/milano/campaigns/autunno-2026/participation', { token: String(token) });

function expectRefused(answer: TokenAnswer, error = 'invalid_grant'): void {
  expect(answer.body).toMatchObject({ error });
  expect(answer.status).toBe(error === 'invalid_client' ? 401 : 400);
  expect(answer.body).not.toHaveProperty('access_token');
}

async function countPeople(): Promise<number> {
  return (await server.owner`select 1 from identity.person`).length;
}

describe('a true word', () => {
  test.each<[string, Kind, Word]>([
    ['an assertion of the intranet', 'jwt_bearer', {}],
    ['an assertion that names its type', 'jwt_bearer', { header: { typ: 'JWT' } }],
    ['an ID-JAG', 'jwt_bearer', { header: { typ: 'oauth-id-jag+jwt' }, claims: { client_id: ours } }],
    ['the firm’s access token', 'token_exchange', { header: { typ: 'at+jwt' } }],
  ])('opens the embed: %s', async (_what, kind, word) => {
    const { status, body } = await bring(await wordOf(word), { kind });
    expect(body).toMatchObject({ token_type: 'DPoP', expires_in: 300 });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refresh_token');
    expect(body).not.toHaveProperty('id_token');
    expect(body['issued_token_type']).toBe(
      kind === 'token_exchange' ? 'urn:ietf:params:oauth:token-type:access_token' : undefined,
    );
    expect((await participation(body['access_token'])).body).toMatchObject({ status: 'invited' });
    const bearer = await call(server, '/v1/milano/campaigns/autunno-2026/participation', {
      headers: { authorization: `Bearer ${String(body['access_token'])}` },
    });
    expect(bearer.status).toBe(401);
  });

  test('is taken by a library that knows the protocol', async () => {
    const client: oauth.Client = { client_id: ours };
    const proofs = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
    const assertion = await wordOf();
    const ask = () =>
      oauth.genericTokenEndpointRequest(
        as,
        client,
        oauth.None(),
        jwtBearerGrant,
        { assertion },
        {
          DPoP: proofs,
          [oauth.allowInsecureRequests]: true,
        },
      );
    const process = async () => oauth.processGenericTokenEndpointResponse(as, client, await ask());
    const tokens = await process().catch((error: unknown) => {
      if (oauth.isDPoPNonceError(error)) return process();
      throw error;
    });
    expect(tokens.token_type).toBe('dpop');
  });

  test('carries the scopes of the client or fewer', async () => {
    const fewer = await bring(await wordOf(), { params: { scope: 'survey:respond' } });
    expect(fewer.body).toMatchObject({ scope: 'survey:respond' });
  });

  test('of somebody new lets her join by the connection’s rule, and her first time is in the audit trail', async () => {
    const before = await countPeople();
    const sub = `new-${randomUUID()}`;
    for (let time = 0; time < 2; time += 1)
      expect((await bring(await wordOf({ claims: { sub, name: 'Nuova Arrivata' } }))).status).toBe(200);
    expect(await countPeople()).toBe(before + 1);
    const [signIn] = await server.owner<{ issuer: string; person_id: string }[]>`
      select issuer, person_id from identity.sign_in where subject = ${sub}`;
    // The firm's people are those of its connection, whoever of the firm signs for them.
    expect(signIn?.issuer).toMatch(/\/naviglio$/);
    const entries = await server.owner<{ action: string }[]>`
      select action from identity.audit_entry where actor_person_id = ${signIn?.person_id ?? ''} order by number`;
    expect(entries.map(({ action }) => action)).toEqual([
      'membership.joined_by_sign_in',
      'assertion.first_accepted',
    ]);
  });
});

describe('is refused, and nobody joins:', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const cases: [string, () => Promise<string>][] = [
    ['the intranet’s own audience', () => wordOf({ claims: { aud: 'naviglio-intranet' } })],
    ['no audience', () => wordOf({ without: ['aud'] })],
    ['an audience beside ours', () => wordOf({ claims: { aud: [audience, 'naviglio-intranet'] } })],
    ['another issuer', () => wordOf({ claims: { iss: 'https://evil.example' } })],
    [
      'another firm’s issuer and key',
      () =>
        wordOf({
          claims: { iss: 'https://altra.example' },
          header: { kid: 'other' },
          key: otherKeys.privateKey,
        }),
    ],
    ['our issuer with another firm’s key', () => wordOf({ key: otherKeys.privateKey })],
    ['an unknown key', () => wordOf({ header: { kid: 'unknown' } })],
    ['no signature', async () => unsigned(await wordOf(), { alg: 'none' })],
    ['a signature by the public key as a secret', hmacByPublicKey],
    ['a word that is over', () => wordOf({ claims: { iat: now() - 200, exp: now() - 100 } })],
    ['a word of six minutes ago', () => wordOf({ claims: { iat: now() - 360, exp: now() + 600 } })],
    ['a word of tomorrow', () => wordOf({ claims: { iat: now() + 3600, exp: now() + 7200 } })],
    ['a word not yet good', () => wordOf({ claims: { nbf: now() + 600 } })],
    ['a word without an end', () => wordOf({ without: ['exp'] })],
    ['a word without a beginning', () => wordOf({ without: ['iat'] })],
    ['a word about nobody', () => wordOf({ without: ['sub'] })],
    ['a word for logging out', () => wordOf({ header: { typ: 'logout+jwt' } })],
    [
      'an ID-JAG for another client',
      () => wordOf({ header: { typ: 'oauth-id-jag+jwt' }, claims: { client_id: others } }),
    ],
    ['an ID-JAG for no client', () => wordOf({ header: { typ: 'oauth-id-jag+jwt' } })],
    ['a word bound to another key', () => wordOf({ claims: { cnf: { jkt: newProofKey().jkt } } })],
    ['a word bound to a certificate', () => wordOf({ claims: { cnf: { 'x5t#S256': 'x' } } })],
    ['no word at all', async () => 'x'],
    ['an endless word', () => wordOf({ claims: { more: 'x'.repeat(10_000) } })],
  ];

  test.each(cases)('%s', async (_what, make) => {
    const before = await countPeople();
    const token = await make();
    expectRefused(await bring(token));
    expectRefused(await bring(token, { kind: 'token_exchange' }));
    expect(await countPeople()).toBe(before);
  });

  async function hmacByPublicKey(): Promise<string> {
    const [, payload = ''] = (await wordOf()).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid: 'firm' })).toString('base64url');
    const secret = await exportSPKI(keys.publicKey);
    return `${header}.${payload}.${createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')}`;
  }

  function unsigned(token: string, header: Record<string, unknown>): string {
    const [, payload = ''] = token.split('.');
    return `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}.`;
  }

  test('a word that was brought before, and all but one of six at once', async () => {
    const token = await wordOf();
    const answers = await Promise.all(Array.from({ length: 6 }, () => bring(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400]);
    for (const answer of answers.filter(({ status }) => status !== 200)) expectRefused(answer);
    expectRefused(await bring(token));
    expectRefused(await bring(token, { kind: 'token_exchange' }));
  });

  test('our people’s word in the hands of another firm’s client', async () => {
    expectRefused(await bring(await wordOf(), { clientId: others }));
  });

  test('a client that has not agreed on this grant', async () => {
    expectRefused(
      await bring(await wordOf(), { clientId: others, kind: 'token_exchange' }),
      'unauthorized_client',
    );
    await server.owner`update identity.assertion_trust set is_active = false where kind = 'token_exchange'`;
    expectRefused(await bring(await wordOf(), { kind: 'token_exchange' }), 'unauthorized_client');
    await server.owner`update identity.assertion_trust set is_active = true where kind = 'token_exchange'`;
  });

  test('the portal’s own client, and one that nobody knows', async () => {
    expectRefused(await bring(await wordOf(), { clientId: 'snodo-portal' }), 'invalid_request');
    expectRefused(await bring(await wordOf(), { clientId: 'milano.nobody' }), 'invalid_client');
  });

  test('a caller without a proof, and her word is not spent by it', async () => {
    const token = await wordOf();
    expectRefused(await bring(token, { withoutProof: true }), 'invalid_dpop_proof');
    expect((await bring(token)).status).toBe(200);
  });

  test.each([
    'account:manage',
    'openid',
    'offline_access',
    'survey:respond account:manage',
    'timebank:transfer',
  ])('a scope that no embed has: %s', async (scope) => {
    expectRefused(await bring(await wordOf(), { params: { scope } }), 'invalid_scope');
  });

  test('another resource than the API', async () => {
    expectRefused(
      await bring(await wordOf(), { params: { resource: 'https://evil.example/v1' } }),
      'invalid_target',
    );
  });

  test.each([
    ['an ID token by its name', { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' }],
    ['a SAML assertion', { subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }],
    [
      'a wish for a refresh token',
      { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
    ],
    ['somebody who acts for her', { actor_token: 'x' }],
  ])('in an exchange, %s', async (_what, params) => {
    expectRefused(await bring(await wordOf(), { kind: 'token_exchange', params }), 'invalid_request');
  });

  test('somebody new where the connection lets nobody join', async () => {
    await server.owner`update identity.company_connection set joins_as = '{}' where code = 'naviglio'`;
    expectRefused(await bring(await wordOf({ claims: { sub: 'a stranger' } })));
    await server.owner`update identity.company_connection set joins_as = '{employee}' where code = 'naviglio'`;
  });

  test('somebody who has left, and her token is good for nothing from that moment on', async () => {
    const { body } = await bring(await wordOf({ claims: { sub: 'leaving' } }));
    expect((await participation(body['access_token'])).status).not.toBe(401);
    await server.owner`
      update identity.membership m set is_active = false, ended_at = now() from identity.sign_in s
      where s.person_id = m.person_id and s.subject = 'leaving'`;
    expect(refusalOf(await participation(body['access_token']))).toBe('not_signed_in');
    expectRefused(await bring(await wordOf({ claims: { sub: 'leaving' } })));
  });
});

test('a firm whose keys are at an address of our own house vouches for nobody', async () => {
  await server.owner`
    update identity.assertion_trust set jwks_uri = 'https://169.254.169.254/jwks' where kind = 'token_exchange'`;
  expectRefused(await bring(await wordOf(), { kind: 'token_exchange' }));
});

test('the firm’s keys were asked for once in a while, not each time', () => {
  expect(keyRequests).toBeLessThan(10);
});

test('nothing of this was unexpected to the server', () => {
  expect(
    server.logLines.filter((line) => line.includes('"level":50')).map((line) => line.slice(0, 400)),
  ).toEqual([]);
});
