import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answersOf, call, submissionOf, type CallAnswer } from '../../test/calls.ts';
import { askBallot } from '../../test/blind-ballots.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

const words = 'Mia figlia Annunziata ha la febbre';
const lineSchema = z.looseObject({ level: z.number(), requestId: z.string() });
const requestSchema = z.strictObject({
  level: z.literal(30),
  time: z.number(),
  requestId: z.uuid(),
  method: z.string(),
  route: z.string(),
  status: z.number(),
  durationMilliseconds: z.number(),
});

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

const submissions = '/v1/milano/campaigns/autunno-2026/submissions';
const askFor = async (displayName: string) => {
  const token = await server.tokenOf(displayName);
  return askBallot(server, (body) =>
    call(server, '/v1/milano/campaigns/autunno-2026/ballots', { token, body }),
  );
};

/** Whoever and whatever a line must not hold. */
async function secretsOf(...more: string[]): Promise<string[]> {
  const people = await server.owner<
    { id: string; display_name: string }[]
  >`select id, display_name from identity.person where not is_generated`;
  return [
    ...people.flatMap(({ id, display_name: name }) => [id, name]),
    words,
    'Annunziata',
    'snodo_portal',
    '127.0.0.1',
    '::1',
    ...more,
  ];
}

const linesWith = (secrets: readonly string[]) =>
  server.logLines.filter((line) => secrets.some((secret) => line.includes(secret)));

describe('the log of a whole walk', () => {
  test('has a line a request, found by its id, and nobody in it', async () => {
    const cookie = await server.cookieOf('Laura Bianchi');
    const token = await server.tokenOf('Samir Haddad');
    // The first call with a token is only told the nonce and asks again.
    await call(server, '/v1/milano/me', { token });
    server.logLines.length = 0;
    const { answer: asked, ballot } = await askFor('Laura Bianchi');
    const answers = { ...answersOf('log'), q28: words };
    const pass = (await call(server, '/v1/milano/campaigns/autunno-2026/participation', { token })).body as {
      audiencePass: string;
    };
    const walk: CallAnswer[] = [
      asked,
      await call(server, '/', { cookie }),
      await call(
        server,
        '/embed/v1/frame/needs-survey?client=milano.naviglio-intranet&campaign=autunno-2026',
      ),
      await call(server, '/v1/milano/me', { cookie }),
      await call(server, submissions, { body: submissionOf(ballot, { ...answers, q1: words }) }),
      await call(server, submissions, { body: submissionOf(ballot, answers) }),
      await call(server, submissions, { body: submissionOf(ballot, answers) }),
      await call(server, '/v1/milano/matches', {
        body: { language: 'it', entries: ['INF2'], audiencePass: pass.audiencePass },
      }),
      await call(server, `/v1/milano/services?q=${encodeURIComponent('Annunziata')}`),
      await call(server, `/v1/milano/campaigns/${encodeURIComponent('Annunziata')}/questionnaire`),
      await call(server, `/Annunziata?name=${encodeURIComponent(words)}`, {
        headers: { 'user-agent': 'Annunziata', 'x-forwarded-for': '203.0.113.7' },
      }),
      await call(server, `/oidc/auth?client_id=Annunziata&login_hint=Annunziata`),
      await call(server, '/account/callback?code=Annunziata&state=Annunziata'),
      await call(server, '/account/sign-out', { method: 'POST', cookie }),
    ];
    const lines = server.logLines.map((line) => requestSchema.parse(JSON.parse(line)));
    for (const { headers, status } of walk) {
      const own = lines.filter(({ requestId }) => requestId === headers.get('x-request-id'));
      expect(own).toHaveLength(1);
      expect(own[0]?.status).toBe(status);
    }
    // Beside the walk: the ballots' key and the pass.
    expect(lines).toHaveLength(walk.length + 2);
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(lines.length);
    const chosen = Object.values(answers)
      .flat()
      .filter((value): value is string => typeof value === 'string' && value.length > 3);
    const secrets = await secretsOf(
      ballot.token,
      ballot.signature,
      token,
      cookie.split('.')[1] ?? '',
      pass.audiencePass,
      '203.0.113.7',
      ...chosen,
    );
    expect(linesWith(secrets)).toEqual([]);
  });
});

describe('the log of what nobody expected', () => {
  test('tells where it broke, and repeats nothing that somebody wrote', async () => {
    const { ballot } = await askFor('Samir Haddad');
    server.logLines.length = 0;
    // The database tells the whole row when a check refuses it.
    await server.owner.unsafe(
      `alter table submissions.written_answer add constraint broken check (words not like '%Annunziata%') not valid`,
    );
    const answer = await call(server, submissions, {
      body: submissionOf(ballot, { ...answersOf('log'), q28: words }),
    });
    await server.owner`alter table submissions.written_answer drop constraint broken`;
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(answer.text).not.toContain('Annunziata');
    const unexpected = server.logLines
      .map((line) => lineSchema.parse(JSON.parse(line)))
      .filter(({ level }) => level === 50);
    expect(unexpected).toHaveLength(1);
    expect(unexpected[0]?.requestId).toBe(answer.headers.get('x-request-id'));
    expect(JSON.stringify(unexpected[0])).toContain('23514');
    expect(linesWith(await secretsOf(ballot.token, ballot.signature))).toEqual([]);
  });

  test('leaves the ballot good, since nothing was stored', async () => {
    const [row] =
      await server.owner`select count(*)::int as words from submissions.written_answer where words = ${words}`;
    expect(row).toEqual({ words: 1 });
  });
});
