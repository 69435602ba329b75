// Tokens of firms' directories: shown once, two at most, and nowhere to be read again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { openOperatorDesk, type IssuedToken, type OperatorDesk } from '../../test/operator-desk.ts';
import { tracesOf } from '../../test/visitors.ts';

let server: TestServer;
let desk: OperatorDesk;

beforeAll(async () => {
  server = await openTestServer();
  desk = await openOperatorDesk(server);
});
afterAll(() => server.stop());

describe('a directory’s token', () => {
  test('is shown to whoever made it, works, and is nowhere to be read again', async () => {
    const connection = await desk.made();
    const answer = await desk.issue(connection, 'first');
    const { directoryToken, text } = answer.body as IssuedToken;
    expect(answer.status).toBe(201);
    const authorization = `Bearer ${text}`;
    const users = () => call(server, '/scim/v2/Users', { headers: { authorization } });
    expect((await users()).status).toBe(200);
    const secret = text.split('.')[1] ?? '';
    expect(secret).toMatch(/^[\w-]{43}$/);
    const listed = await desk.operator.ask('/connections', { query: '?limit=100' });
    expect(listed.text).toContain(directoryToken.id);
    const [row] = await server.owner<{ rows: string }[]>`
      select (select string_agg(to_jsonb(t)::text, '') from identity.directory_token t) ||
             (select string_agg(to_jsonb(a)::text, '') from identity.audit_entry a) ||
             (select string_agg(to_jsonb(k)::text, '') from identity.idempotency_key k) as rows`;
    for (const place of [listed.text, row?.rows ?? secret, server.logLines.join('')])
      expect(place).not.toContain(secret);

    const revoke = () =>
      desk.operator.ask(`/directory-tokens/${directoryToken.id}/revoke`, { method: 'POST' });
    const [one, two] = await Promise.all([revoke(), revoke()]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect((one.body as IssuedToken['directoryToken']).revokedAt).not.toBeNull();
    expect((await users()).status).toBe(401);
    const traces = await tracesOf(server, 'directory_token.revoked');
    expect(traces.filter(({ subject_id }) => subject_id === directoryToken.id)).toHaveLength(1);
  });

  test('wants a key, and with one is made once however often the answer gets lost', async () => {
    const connection = await desk.made();
    expect(refusalOf(await desk.issue(connection, undefined))).toBe('idempotency_key_missing');
    const answers = await Promise.all(Array.from({ length: 6 }, () => desk.issue(connection, 'again')));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await desk.connectionOf(connection.code)).directoryTokens).toHaveLength(1);
  });

  test('is one of two at most, also of many made at once', async () => {
    const connection = await desk.made();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => desk.issue(connection, `many-${index}`)),
    );
    const told = answers.map((answer) => (answer.status === 201 ? 'made' : refusalOf(answer)));
    expect(told.toSorted()).toEqual(['made', 'made', ...Array<string>(4).fill('too_many_directory_tokens')]);
    const [first] = (await desk.connectionOf(connection.code)).directoryTokens;
    await desk.operator.ask(`/directory-tokens/${first?.id ?? ''}/revoke`, { method: 'POST' });
    expect((await desk.issue(connection, 'after')).status).toBe(201);
    const { directoryTokens } = await desk.connectionOf(connection.code);
    expect(directoryTokens.map(({ revokedAt }) => revokedAt === null)).toEqual([true, true, false]);
  });
});
