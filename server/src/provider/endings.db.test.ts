// What ends a sign-in besides its time: the firm's provider says so, or she was taken off and came back.
import { randomUUID } from 'node:crypto';
import { generateKeyPair, type JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { EmbedPage } from '../../test/embed-page.ts';
import { call, refusalOf } from '../../test/calls.ts';
import { openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { askForLink, comeInByLink, whoIsIn } from '../../test/neighbour.ts';
import { openUpstream, type Upstream } from '../../test/upstream.ts';

const day = 24 * 60 * 60 * 1000;
const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

describe('the firm’s provider tells of a sign-out', () => {
  const code = 'leaving-firm';
  let upstream: Upstream;
  let browsing: Browsing;

  beforeAll(async () => {
    upstream = await openUpstream(server, '/leaving');
    await server.owner`
      insert into identity.company_connection
        (community_id, id, code, organisation_id, issuer, client_id, joins_as)
      select community_id, gen_random_uuid(), ${code}, organisation_id, ${upstream.issuer}, client_id, joins_as
      from identity.company_connection where code = 'naviglio'`;
  });
  afterAll(() => upstream.close());

  beforeEach(async () => {
    browsing = new Browsing();
    const door = await upstream.depart(browsing, code);
    const landing = await upstream.arrive(browsing, code, door, { sub: 'gina', name: 'Gina' });
    await browsing.follow(landing.next ?? '');
    expect(await whoIsIn(server, browsing)).toMatchObject({ displayName: 'Gina' });
  });

  function claims(changes: Record<string, unknown> = {}): JWTPayload {
    const now = Math.floor(Date.now() / 1000);
    const { issuer } = upstream;
    return {
      iss: issuer,
      aud: 'snodo-portal',
      iat: now,
      exp: now + 120,
      jti: randomUUID(),
      sub: 'gina',
      events: event,
      ...changes,
    };
  }

  async function send(token: string, path = `milano/${code}`): Promise<number> {
    const answer = await fetch(`${server.publicUrl}/federation/logout/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return answer.status;
  }

  test('and she is out here within one request', async () => {
    expect(await send(await upstream.tell(claims()))).toBe(200);
    expect(await whoIsIn(server, browsing)).toBeUndefined();
  });

  test('of somebody whom nobody knows here, and is answered the same', async () => {
    expect(await send(await upstream.tell(claims({ sub: 'stranger' })))).toBe(200);
    expect(await whoIsIn(server, browsing)).toBeDefined();
  });

  test.each<[string, Record<string, unknown>, string?]>([
    ['for somebody else', { aud: 'another-client' }],
    ['of another provider', { iss: 'https://other.example' }],
    ['that is an ID token', { nonce: 'n' }],
    ['that tells of nothing', { events: {} }],
    ['whose event is a word', { events: { [Object.keys(event)[0] ?? '']: 'yes' } }],
    ['that names a session only', { sub: undefined, sid: 's' }],
    ['that is three minutes old', { iat: Math.floor(Date.now() / 1000) - 180 }],
    ['that is over', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['without a name of its own', { jti: undefined }],
    ['of another type', {}, 'at+jwt'],
  ])('a token %s ends nothing', async (_case, changes, typ) => {
    const token = await upstream.tell(claims(changes), typ === undefined ? {} : { typ });
    expect(await send(token)).toBe(400);
    expect(await whoIsIn(server, browsing)).toBeDefined();
  });

  test('a token with a stranger’s signature, or none, or for another connection ends nothing', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const [head, body] = (await upstream.tell(claims())).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await send(await upstream.tell(claims(), { key: privateKey }))).toBe(400);
    expect(await send(`${none}.${body}.`)).toBe(400);
    expect(await send(`${head}.${body}.`)).toBe(400);
    expect(await send('not a token')).toBe(400);
    expect(await send(await upstream.tell(claims()), 'milano/nobody')).toBe(400);
    expect(await send(await upstream.tell(claims()), `nowhere/${code}`)).toBe(400);
    expect(await whoIsIn(server, browsing)).toBeDefined();
  });

  test('a provider that is away is no reason to believe the token', async () => {
    const token = await upstream.tell(claims());
    await server.owner`update identity.company_connection set issuer = 'http://127.0.0.1:9' where code = ${code}`;
    expect(await send(token)).toBe(503);
    await server.owner`update identity.company_connection set issuer = ${upstream.issuer} where code = ${code}`;
    expect(await whoIsIn(server, browsing)).toBeDefined();
  });
});

describe('somebody who was taken off and came back', () => {
  let firm: Firm;
  beforeAll(async () => {
    firm = await openFirm(server);
  });
  afterAll(() => firm.stop());

  test('begins anew: neither her page nor her browser is signed in as before', async () => {
    const page = new EmbedPage(server.origins, firm.intranetUrl);
    const tokens = await page.signIn(new Browsing(), firm);
    const cookie = await server.cookieOf('Laura Bianchi');
    expect((await page.renew(tokens.refresh_token)).status).toBe(200);
    // What happens later than the second of the sign-in counts.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    for (const isActive of [false, true])
      await server.owner`
        update identity.membership set is_active = ${isActive}, ended_at = ${isActive ? null : new Date()}
        where person_id = (select id from identity.person where display_name = 'Laura Bianchi')`;
    const renewed = await page.renew(tokens.refresh_token);
    expect(renewed.status).toBe(400);
    expect(await renewed.json()).toMatchObject({ error: 'invalid_grant' });
    expect(refusalOf(await call(server, '/v1/milano/me', { cookie }))).toBe('not_signed_in');
    const old = await server.tokenOf('Laura Bianchi', {
      claims: { auth_time: Math.floor(Date.now() / 1000) - 60 },
    });
    const address = '/v1/milano/campaigns/autunno-2026/participation';
    expect(refusalOf(await call(server, address, { token: old }))).toBe('not_signed_in');
    const anew = await server.tokenOf('Laura Bianchi');
    expect((await call(server, address, { token: anew })).status).toBe(200);
  });
});

describe('a neighbour', () => {
  test('stays signed in for a month, unless she stays away for a week', async () => {
    const { browsing, link } = await askForLink(server, 'nina@example.org');
    await comeInByLink(server, browsing, link, 'Nina');
    const begin = Date.now();
    const daysLater = async (days: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: begin + days * day });
      try {
        return await whoIsIn(server, browsing);
      } finally {
        vi.useRealTimers();
      }
    };
    for (const days of [6, 12, 18, 24, 29]) expect(await daysLater(days)).toBeDefined();
    expect(await daysLater(31)).toBeUndefined();
  });

  test('who stays away for a week is signed out', async () => {
    const { browsing, link } = await askForLink(server, 'olga@example.org');
    await comeInByLink(server, browsing, link, 'Olga');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * day });
    try {
      expect(await whoIsIn(server, browsing)).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  test('with a role that gives powers is signed in for a working day only', async () => {
    const { browsing, link } = await askForLink(server, 'rita@example.org');
    await comeInByLink(server, browsing, link, 'Rita');
    await server.owner`
      update identity.membership set roles = '{neighbour,facilitator}'
      where person_id = (select id from identity.person where display_name = 'Rita')`;
    const again = await askForLink(server, 'rita@example.org', { count: 2 });
    await comeInByLink(server, again.browsing, again.link);
    const rows = await server.owner<{ hours: number }[]>`
      select extract(epoch from expires_at - authenticated_at)::int / 3600 as hours from identity.portal_session
      where person_id = (select id from identity.person where display_name = 'Rita') order by hours`;
    expect(rows.map(({ hours }) => hours)).toEqual([8, 720]);
  });
});

test('before a call for tokens a page that no client lists is told nothing', async () => {
  const ask = (origin: string) =>
    fetch(`${server.origins.id}/oidc/token`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'dpop' },
    });
  const [row] = await server.owner<{ origins: string[] }[]>`
    select origins from identity.embed_client where client_id = 'milano.naviglio-intranet'`;
  const listed = row?.origins[0] ?? '';
  expect((await ask(listed)).headers.get('access-control-allow-origin')).toBe(listed);
  const stranger = await ask('https://evil.example');
  expect(stranger.status).toBe(204);
  expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
});
