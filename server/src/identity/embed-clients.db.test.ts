// Which pages an operator may let embed our elements, and when a change of them holds.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { openOperatorDesk, pages, type OperatorDesk } from '../../test/operator-desk.ts';
import { tracesOf } from '../../test/visitors.ts';

let server: TestServer;
let desk: OperatorDesk;

beforeAll(async () => {
  server = await openTestServer();
  desk = await openOperatorDesk(server);
});
afterAll(() => server.stop());

describe('an embed client', () => {
  test('has its community in its id, and everybody can read what an embedding page needs', async () => {
    const connection = await desk.made();
    const returnPages = ['https://intranet.firm.example/welfare?a=1'];
    const client = await desk.madeClient(connection, { name: 'firm-intranet', returnPages });
    expect(client).toEqual({
      id: client.id,
      clientId: 'milano.firm-intranet',
      origins: pages.origins,
      returnPages,
      scopes: pages.scopes,
    });
    expect((await desk.connectionOf(connection.code)).embedClients).toEqual([client]);
    const settings = await call(server, '/embed/v1/clients/milano.firm-intranet.json');
    expect(settings.body).toMatchObject({ clientId: client.clientId, returnPages });
    const [trace] = await tracesOf(server, 'embed_client.created');
    expect(trace?.subject_id).toBe(client.clientId);
  });

  test.each([
    ['origins.0', { origins: ['https://*.firm.example'] }],
    ['origins.0', { origins: ["https://a.example;script-src'self'"] }],
    ['origins.0', { origins: ['https://intranet.firm.example/'] }],
    ['origins.0', { origins: ['https://Intranet.firm.example'] }],
    ['origins.0', { origins: ['https://intranet.firm.example:443'] }],
    ['origins.0', { origins: ['https://name@intranet.firm.example'] }],
    ['origins.0', { origins: ['null'] }],
    ['origins.0', { origins: ['*'] }],
    ['origins.1', { origins: ['https://a.example', 'http://a.example'] }],
    ['origins.0', { origins: ['http://10.0.0.1'] }],
    ['origins', { origins: [] }],
    ['origins', { origins: Array.from({ length: 21 }, (_, index) => `https://a${index}.example`) }],
    ['origins', { origins: ['https://a.example', 'https://a.example'] }],
    ['returnPages.1', { returnPages: ['https://intranet.firm.example/', 'https://other.example/'] }],
    ['returnPages.0', { returnPages: ['https://intranet.firm.example/#part'] }],
    ['returnPages.0', { returnPages: ['https://intranet.firm.example'] }],
    ['returnPages.0', { returnPages: ['javascript:alert(1)'] }],
    ['scopes.0', { scopes: ['profile:all'] }],
    ['scopes', { scopes: [] }],
    ['name', { name: 'a.b' }],
    ['name', { name: 'x'.repeat(61) }],
  ])('is refused by path: %s %j', async (field, changes) => {
    const connection = await desk.connectionOf('naviglio');
    const body = { ...pages, name: desk.nextCode(), ...changes };
    const answer = await desk.operator.ask(`/connections/${connection.id}/embed-clients`, { body });
    expect([answer.status, refusalOf(answer)]).toEqual([422, 'invalid_request']);
    expect(faultPathsOf(answer)).toContain(`json.${field}`);
  });

  test('made twice at once under one name is made once; a connection has twenty at most', async () => {
    const connection = await desk.made();
    const path = `/connections/${connection.id}/embed-clients`;
    const body = { ...pages, name: desk.nextCode() };
    const two = await Promise.all([desk.operator.ask(path, { body }), desk.operator.ask(path, { body })]);
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(refusalOf(two.find(({ status }) => status === 409) ?? two[0])).toBe('embed_client_name_taken');
    for (let count = 1; count < 18; count += 1) await desk.madeClient(connection);
    const last = await Promise.all(
      Array.from({ length: 5 }, () => desk.operator.ask(path, { body: { ...pages, name: desk.nextCode() } })),
    );
    const codes = last.map((answer) => (answer.status === 201 ? 'made' : refusalOf(answer)));
    expect(codes.toSorted()).toEqual(['made', 'made', ...Array<string>(3).fill('too_many_embed_clients')]);
  });

  test('whose pages change is let in and refused by them within a minute', async () => {
    const [before, after] = ['https://old.firm.example', 'https://new.firm.example'];
    const client = await desk.madeClient(await desk.made(), { origins: [before] });
    const path = `/embed-clients/${client.id}`;
    const token = async () =>
      server.tokenOf('Laura Bianchi', { clientId: client.clientId, scope: 'survey:respond' });
    /** Whether a page of the origin may ask with a token of the client, and may read the answer. */
    const asked = async (origin: string) => {
      const answer = await call(server, '/v1/milano/campaigns/autunno-2026/participation', {
        token: await token(),
        headers: { origin },
      });
      return [answer.status, answer.headers.get('access-control-allow-origin')];
    };
    const start = server.clock.now();
    try {
      server.clock.instant = start;
      expect(await asked(before)).toEqual([200, before]);
      expect(await asked(after)).toEqual([403, null]);
      const changed = await desk.operator.ask(path, { method: 'PUT', body: { ...pages, origins: [after] } });
      expect(changed.body).toMatchObject({ origins: [after], returnPages: [] });
      server.clock.instant = new Date(start.getTime() + 61_000);
      expect(await asked(after)).toEqual([200, after]);
      expect(await asked(before)).toEqual([403, null]);
    } finally {
      server.clock.instant = undefined;
    }
    const [trace] = await tracesOf(server, 'embed_client.changed');
    expect(trace?.subject_id).toBe(client.clientId);
  });

  test('whose return page goes is refused it by the provider at once', async () => {
    const page = 'https://intranet.firm.example/back';
    const client = await desk.madeClient(await desk.made(), { returnPages: [page] });
    const authorize = () => {
      const query = new URLSearchParams({
        client_id: client.clientId,
        redirect_uri: page,
        response_type: 'code',
        response_mode: 'fragment',
        scope: 'openid survey:respond',
        code_challenge: 'A'.repeat(43),
        code_challenge_method: 'S256',
        dpop_jkt: 'A'.repeat(43),
        resource: `${server.origins.api}/v1`,
      });
      return call(server, `/oidc/auth?${query.toString()}`);
    };
    const known = await authorize();
    expect([known.status, known.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/interaction/'),
    ]);
    await desk.operator.ask(`/embed-clients/${client.id}`, { method: 'PUT', body: pages });
    const refused = await authorize();
    expect(refused.status).toBe(400);
    expect(refused.headers.get('location')).toBeNull();
  });
});
