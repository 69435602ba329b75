// What an operator enters of a firm's provider: who may, what is taken, what is kept, and nobody else's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import {
  firm,
  nowhere,
  openOperatorDesk,
  pages,
  type Connection,
  type IssuedToken,
  type OperatorDesk,
} from '../../test/operator-desk.ts';
import { addTwin } from '../../test/twin.ts';
import { tracesOf, visitorOf, type Visitor } from '../../test/visitors.ts';

let server: TestServer;
let desk: OperatorDesk;
let manager: Visitor;
let existing: Connection;

beforeAll(async () => {
  server = await openTestServer();
  desk = await openOperatorDesk(server);
  manager = await visitorOf(server, 'Mario Gestore', ['community_manager', 'dpo', 'hr_officer']);
  await manager.elevate();
  existing = await desk.connectionOf('naviglio');
});
afterAll(() => server.stop());

const operations = (id: string, clientId = nowhere, tokenId = nowhere) =>
  [
    ['GET', '/organisations', undefined],
    ['GET', '/connections', undefined],
    ['POST', '/connections', { ...firm, code: 'never' }],
    ['PUT', `/connections/${id}`, settingsOf(existing)],
    ['POST', `/connections/${id}/check`, undefined],
    ['POST', `/connections/${id}/embed-clients`, { ...pages, name: 'never' }],
    ['PUT', `/embed-clients/${clientId}`, pages],
    ['POST', `/connections/${id}/directory-tokens`, undefined],
    ['POST', `/directory-tokens/${tokenId}/revoke`, undefined],
  ] as const;

function settingsOf({ kind, issuer, clientId, joinsAs }: Connection) {
  return { kind, issuer, clientId, joinsAs };
}

describe('who may', () => {
  test('only operators; whoever else looks after the programme or a firm is refused', async () => {
    for (const [method, path, body] of operations(existing.id)) {
      const answer = await manager.ask(path, { method, body });
      expect([path, refusalOf(answer)]).toEqual([path, 'forbidden']);
    }
  });

  test('an operator who has not just shown who she is reads and changes nothing', async () => {
    const tired = await visitorOf(server, 'Olga Stanca', ['operator']);
    const reads = new Set(['/organisations', '/connections', `/connections/${existing.id}/check`]);
    for (const [method, path, body] of operations(existing.id)) {
      const answer = await tired.ask(path, { method, body });
      if (reads.has(path) && (method === 'GET' || path.endsWith('/check')))
        expect([path, answer.status]).toEqual([path, 200]);
      else expect([path, refusalOf(answer)]).toEqual([path, 'step_up_needed']);
    }
  });

  test('a token of an embed opens none of it', async () => {
    const token = await server.tokenOf('Olga Operatrice');
    for (const [method, path, body] of operations(existing.id)) {
      const answer = await call(server, `/v1/milano${path}`, {
        method,
        token,
        ...(body === undefined ? {} : { body }),
      });
      expect([path, answer.status, refusalOf(answer)]).toEqual([path, 403, 'insufficient_scope']);
    }
  });
});

describe('another community', () => {
  test('has none of these connections, pages and tokens, whoever asks there', async () => {
    await addTwin(server);
    const token = (await desk.issue(existing, 'before-twin')).body as IssuedToken;
    const [client] = existing.embedClients;
    if (client === undefined) throw new Error('the demonstration has no embed client');
    const [row] = await server.owner<{ id: string; organisation: string }[]>`
      with who as (
        insert into identity.person (community_id, id, display_name)
        select id, gen_random_uuid(), 'Olga Torinese' from identity.community where slug = 'torino'
        returning community_id, id
      )
      insert into identity.membership (community_id, id, person_id, roles)
      select community_id, gen_random_uuid(), id, '{operator}' from who returning person_id as id`;
    const cookie = await server.cookieOf('Olga Torinese', 'torino');
    await server.owner`
      update identity.portal_session set elevated_until = now() + interval '1 hour' where person_id = ${row?.id ?? ''}`;
    for (const [method, path, body] of operations(existing.id, client.id, token.directoryToken.id)) {
      if (!path.includes('-') && !path.includes(existing.id)) continue;
      const answer = await call(server, `/v1/torino${path}`, {
        method,
        cookie,
        headers: { 'idempotency-key': path.slice(0, 100).replaceAll('/', '.') },
        ...(body === undefined ? {} : { body }),
      });
      expect([path, answer.status, refusalOf(answer)]).toEqual([path, 404, 'not_found']);
    }
    expect(await desk.connectionOf('naviglio')).toMatchObject({
      issuer: existing.issuer,
      embedClients: [{ origins: client.origins }],
    });
    await desk.operator.ask(`/directory-tokens/${token.directoryToken.id}/revoke`, { method: 'POST' });
  });
});

describe('a connection', () => {
  test('that is entered stands in the list with what its IT registers, and in the trail', async () => {
    const connection = await desk.made({
      joinsWhen: { claim: 'department', in: ['Care'] },
      maxAgeSeconds: 3600,
    });
    expect(await desk.connectionOf(connection.code)).toEqual(connection);
    expect(connection).toMatchObject({
      organisation: { code: 'naviglio' },
      hasClientSecret: false,
      joinsWhen: { claim: 'department', in: ['Care'] },
      redirectAddress: `${server.origins.id}/federation/callback/${connection.code}`,
      logoutAddress: `${server.origins.id}/federation/logout/milano/${connection.code}`,
      directoryAddress: `${server.origins.api}/scim/v2`,
      embedClients: [],
      directoryTokens: [],
    });
    const [trace] = await tracesOf(server, 'connection.created');
    expect(trace).toMatchObject({ actor_person_id: desk.operator.personId, subject_id: connection.id });
  });

  test.each([
    [
      'entra',
      '3f1c8a52-0b6d-4a7e-9d43-5c1f8e2b7a90',
      'https://login.microsoftonline.com/3f1c8a52-0b6d-4a7e-9d43-5c1f8e2b7a90/v2.0',
    ],
    ['okta', null, 'https://firm.okta.com/oauth2/default'],
    ['google', 'firm.example', 'https://accounts.google.com'],
    ['keycloak', null, 'https://sso.firm.example/realms/firm'],
    ['generic', null, 'https://idp.firm.example'],
    ['generic', null, 'http://127.0.0.1:4311/firm'],
  ])('of the kind %s is taken', async (kind, tenant, issuer) => {
    expect(await desk.made({ kind, tenant, issuer })).toMatchObject({ kind, tenant, issuer });
  });

  test.each([
    ['issuer', { issuer: 'http://sso.firm.example/realms/firm' }],
    ['issuer', { issuer: undefined }],
    ['issuer', { issuer: 'sso.firm.example' }],
    ['issuer', { issuer: 'https://sso.firm.example/realms/firm?a=b' }],
    ['issuer', { issuer: 'https://sso.firm.example/' }],
    ['issuer', { issuer: `https://sso.firm.example/realms/${'x'.repeat(500)}` }],
    ['tenant', { kind: 'entra', issuer: 'https://login.microsoftonline.com/common/v2.0', tenant: 'common' }],
    ['tenant', { kind: 'entra', issuer: 'https://login.microsoftonline.com/common/v2.0' }],
    ['issuer', { kind: 'entra', issuer: 'https://login.microsoftonline.com/common/v2.0', tenant: nowhere }],
    ['tenant', { kind: 'google', issuer: 'https://accounts.google.com' }],
    ['tenant', { kind: 'google', issuer: 'https://accounts.google.com', tenant: 'Firm Example' }],
    ['tenant', { tenant: 'firm.example' }],
    ['kind', { kind: 'saml' }],
    ['code', { code: '../firm' }],
    ['code', { code: 'Firm' }],
    ['organisationCode', { organisationCode: 'no-such-firm' }],
    ['clientId', { clientId: ' snodo' }],
    ['clientId', { clientId: '' }],
    ['clientSecret', { clientSecret: 'two words' }],
    ['clientSecret', { clientSecret: 'x'.repeat(501) }],
    ['maxAgeSeconds', { maxAgeSeconds: -1 }],
    ['joinsAs.0', { joinsAs: ['operator'] }],
    ['joinsAs.0', { joinsAs: ['hr_officer'] }],
    ['joinsAs', { joinsAs: ['employee', 'employee'] }],
    ['joinsWhen', { joinsAs: [], joinsWhen: { claim: 'department', in: ['Care'] } }],
    ['joinsWhen.in', { joinsWhen: { claim: 'department', in: [] } }],
    ['joinsWhen.claim', { joinsWhen: { claim: '', in: ['Care'] } }],
  ])('is refused by path: %s %j', async (field, changes) => {
    const body = { ...firm, code: desk.nextCode(), ...changes };
    const answer = await desk.operator.ask('/connections', { body });
    expect([answer.status, refusalOf(answer)]).toEqual([422, 'invalid_request']);
    expect(faultPathsOf(answer)).toContain(`json.${field}`);
  });

  test.each([
    ['entra', nowhere, `https://login.microsoftonline.com/${nowhere}/v2.0`],
    ['google', 'firm.example', 'https://accounts.google.com'],
  ])('of the kind %s has an issuer without being told', async (kind, tenant, issuer) => {
    expect(await desk.made({ kind, tenant, issuer: undefined })).toMatchObject({ issuer });
  });

  test('made twice at once with one code is made once, and the other is told', async () => {
    const body = { ...firm, code: desk.nextCode() };
    const answers = await Promise.all([1, 2, 3, 4].map(() => desk.operator.ask('/connections', { body })));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map((answer) => [answer.status, refusalOf(answer)])).toEqual(
      Array.from({ length: 3 }, () => [409, 'connection_code_taken']),
    );
  });

  test('that changes holds on to its code and organisation, and the trail names what changed', async () => {
    const connection = await desk.made();
    const body = { ...settingsOf(connection), clientId: 'snodo-two', joinsAs: [] };
    const answer = await desk.operator.ask(`/connections/${connection.id}`, { method: 'PUT', body });
    expect(answer.body).toEqual({ ...connection, clientId: 'snodo-two', joinsAs: [] });
    const [trace] = await tracesOf(server, 'connection.changed');
    expect(trace?.subject_id).toBe(connection.id);
    expect(JSON.parse(trace?.detail ?? '')).toEqual({ fields: ['clientId', 'joinsAs'] });
    await desk.operator.ask(`/connections/${connection.id}`, { method: 'PUT', body });
    const traces = await tracesOf(server, 'connection.changed');
    expect(traces.filter(({ subject_id }) => subject_id === connection.id)).toHaveLength(1);
    const renamed = await desk.operator.ask(`/connections/${connection.id}`, {
      method: 'PUT',
      body: { ...body, code: 'other' },
    });
    expect(refusalOf(renamed)).toBe('invalid_request');
  });

  test('that is not there is not found', async () => {
    for (const [method, path, body] of operations(nowhere)) {
      if (!path.includes(nowhere)) continue;
      const answer = await call(server, `/v1/milano${path}`, {
        method,
        cookie: desk.operator.cookie,
        headers: { 'idempotency-key': 'nowhere' },
        ...(body === undefined ? {} : { body }),
      });
      expect([path, answer.status, refusalOf(answer)]).toEqual([path, 404, 'not_found']);
    }
  });

  test('is read page by page', async () => {
    const codes: string[] = [];
    let cursor: string | null = '';
    for (let turn = 0; turn < 200 && cursor !== null; turn += 1) {
      const query: string = `?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await desk.operator.ask('/connections', { query });
      const page = body as { items: Connection[]; nextCursor: string | null };
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    }
    const [row] = await server.owner<{ count: number }[]>`
      select count(*)::int as count from identity.company_connection c
      join identity.community m on m.id = c.community_id where m.slug = 'milano'`;
    expect(codes).toHaveLength(row?.count ?? -1);
    expect(new Set(codes).size).toBe(codes.length);
    const organisations = await desk.operator.ask('/organisations', { query: '?limit=100' });
    const { items } = organisations.body as { items: { code: string }[] };
    expect(items.map(({ code }) => code)).toContain('naviglio');
  });
});

describe('a client secret', () => {
  const word = 'S3cret-of-the-firm';

  test('is kept sealed and stands in no answer, trail or line of the log', async () => {
    const connection = await desk.made({ clientSecret: word });
    expect(connection.hasClientSecret).toBe(true);
    const listed = await desk.operator.ask('/connections', { query: '?limit=100' });
    expect(listed.text).not.toContain(word);
    const [row] = await server.owner<{ rows: string }[]>`
      select (select string_agg(to_jsonb(c)::text, '') from identity.company_connection c) ||
             (select string_agg(to_jsonb(a)::text, '') from identity.audit_entry a) ||
             coalesce((select string_agg(to_jsonb(k)::text, '') from identity.idempotency_key k), '') as rows`;
    expect(row?.rows).toContain(connection.id);
    expect(row?.rows).not.toContain(word);
    expect(row?.rows).not.toContain(Buffer.from(word).toString('hex'));
    expect(server.logLines.join('')).not.toContain(word);
  });

  test('stays while it is not named, goes with null, and is never handed on to another issuer', async () => {
    const connection = await desk.made({ clientSecret: word });
    const path = `/connections/${connection.id}`;
    const put = (changes: object) =>
      desk.operator.ask(path, { method: 'PUT', body: { ...settingsOf(connection), ...changes } });
    expect((await put({ clientId: 'other' })).body).toMatchObject({ hasClientSecret: true });
    const issuer = 'https://evil.example/realms/firm';
    const moved = await put({ issuer });
    expect(refusalOf(moved)).toBe('invalid_request');
    expect(faultPathsOf(moved)).toEqual(['json.clientSecret']);
    expect(await desk.connectionOf(connection.code)).toMatchObject({ issuer: firm.issuer });
    expect((await put({ issuer, clientSecret: 'another' })).body).toMatchObject({ issuer });
    expect((await put({ issuer, clientSecret: null })).body).toMatchObject({ hasClientSecret: false });
  });
});
