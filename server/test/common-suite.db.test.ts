// What holds for every operation of the contract: one row an operation, the same checks for all of them.
import { contractRoutes } from '@snodo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { call, faultPathsOf, refusalOf, submissionOf, type CallAnswer, type CallOptions } from './calls.ts';
import { openTestServer, type TestServer } from './harness.ts';

interface Row {
  /** Who may call; absent: anybody. */
  caller?: { displayName: string; by: 'cookie' | 'token' };
  /** Somebody signed in who may not, and the code that she is told. */
  refused?: { displayName: string; code: string };
  campaign?: string;
  body?: () => Promise<Record<string, unknown>>;
}

const open = 'autunno-2026';
const released = 'primavera-2026';
/** A campaign of the test's own, to be released without closing the one that others answer. */
const toRelease = 'collaudo';

let server: TestServer;

const rows: Record<string, Row> = {
  getCommunity: {},
  getMe: { caller: { displayName: 'Giulia Ferri', by: 'cookie' } },
  listCounters: {},
  listTaxonomy: {},
  listServices: {},
  listPlaces: {},
  listActivities: {},
  getTerritory: {},
  getQuestionnaire: { campaign: open },
  getParticipation: { campaign: open, caller: { displayName: 'Laura Bianchi', by: 'token' } },
  issueBallot: {
    campaign: open,
    caller: { displayName: 'Laura Bianchi', by: 'token' },
    refused: { displayName: 'Marta Conti', code: 'not_invited' },
  },
  submitAnswers: { campaign: open, body: async () => submissionOf(await ballotOf('Samir Haddad')) },
  listCampaigns: {
    caller: { displayName: 'Giulia Ferri', by: 'cookie' },
    refused: { displayName: 'Laura Bianchi', code: 'forbidden' },
  },
  getRelease: {
    campaign: released,
    caller: { displayName: 'Giulia Ferri', by: 'cookie' },
    refused: { displayName: 'Laura Bianchi', code: 'forbidden' },
  },
  releaseCampaign: {
    campaign: toRelease,
    caller: { displayName: 'Marta Conti', by: 'cookie' },
    refused: { displayName: 'Giulia Ferri', code: 'forbidden' },
  },
  matchNeed: { body: async () => ({ language: 'it', entries: ['INF2'], district: 'municipio-6' }) },
};

/**
 * Operations of a person's own room and of the desk: who may call them, elevation and refusals stand in the suites
 * beside their code (`server/src/identity`); bad input and the other community's ids are tried on every operation by
 * `bad-input` and `twin-replay`.
 */
const inSuitesOfTheirOwn = [
  'updateMe',
  'chooseRole',
  'listSignIns',
  'endSignIn',
  'endOtherSignIns',
  'listConsents',
  'withdrawConsent',
  'endOwnMembership',
  'listOwnAudit',
  'exportOwnRecord',
  'eraseMe',
  'listPeople',
  'endMembership',
  'changeRoles',
  'listOwnMandates',
  'withdrawMandate',
  'listMandates',
  'recordMandate',
  'startAssistance',
  'endAssistance',
  'listAuditEntries',
  'verifyAuditTrail',
  'listAuditAnchors',
  'listContacts',
  'addContact',
  'removeContact',
  'listPasskeys',
  'askNewPasskey',
  'addPasskey',
  'removePasskey',
  'listInvitations',
  'makeInvitation',
  'getInvitation',
  'revokeInvitation',
];

interface Route {
  operationId: string;
  method: string;
  path: string;
  security?: unknown[];
  request: { query?: z.ZodObject; body?: unknown };
  responses: Record<string, { description: string; content: Record<string, { schema: z.ZodType }> }>;
}

// The descriptors' own types differ from route to route; here only what all of them have is read.
const routes = contractRoutes() as unknown as Route[];
const cases = routes.flatMap((route) => {
  const row = rows[route.operationId];
  return row === undefined ? [] : [{ operationId: route.operationId, route, row }];
});

beforeAll(async () => {
  server = await openTestServer();
  await server.owner`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select community_id, gen_random_uuid(), ${toRelease}, organisation_id, instrument_id, name, opens_on, closes_on
    from surveys.campaign where code = ${open}`;
});
afterAll(() => server.stop());

async function ballotOf(displayName: string): Promise<string> {
  const answer = await call(server, `/v1/milano/campaigns/${open}/ballots`, {
    method: 'POST',
    token: await server.tokenOf(displayName),
  });
  return (answer.body as { ballot: string }).ballot;
}

function addressOf({ path }: Route, row: Row, community = 'milano'): string {
  return path.replace('{community}', community).replace('{campaign}', row.campaign ?? '');
}

async function ask(
  route: Route,
  row: Row,
  options: CallOptions & { address?: string } = {},
): Promise<CallAnswer> {
  const { displayName, by } = row.caller ?? {};
  const { address = addressOf(route, row), ...rest } = options;
  return call(server, address, {
    method: route.method.toUpperCase(),
    ...(by === 'cookie' && displayName !== undefined ? { cookie: await server.cookieOf(displayName) } : {}),
    ...(by === 'token' && displayName !== undefined ? { token: await server.tokenOf(displayName) } : {}),
    ...rest,
  });
}

async function refused(route: Route, answer: CallAnswer, status: number): Promise<string> {
  const code = refusalOf(answer);
  expect(answer.status, code).toBe(status);
  expect(route.responses[status]?.description, 'the contract declares the refusal').toContain(code);
  return code;
}

test('every operation has a row or a suite of its own, and every row an operation', () => {
  expect([...Object.keys(rows), ...inSuitesOfTheirOwn].sort()).toEqual(
    routes.map(({ operationId }) => operationId).sort(),
  );
});

for (const { operationId, route, row } of cases) {
  describe(operationId, () => {
    checkSuccess(route, row);
    checkCommunity(route, row);
    if (route.security !== undefined) checkSignIn(route, row);
    if (row.refused !== undefined) checkRole(route, row, row.refused);
    if (route.request.query?.shape['lang'] !== undefined) checkLanguage(route, row);
    if (route.request.body !== undefined) checkBody(route, row);
  });
}

function checkSuccess(route: Route, row: Row): void {
  test('answers whoever may call, as the contract has it', async () => {
    const answer = await ask(route, row, row.body === undefined ? {} : { body: await row.body() });
    expect(answer.status, answer.text).toBe(route.responses['201'] === undefined ? 200 : 201);
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    const schema = route.responses[answer.status]?.content['application/json']?.schema;
    // The schemas leave out what they do not name: what is left of the answer must be the whole answer.
    expect(schema?.parse(answer.body)).toEqual(answer.body);
  });
}

function checkCommunity(route: Route, row: Row): void {
  const body = { submitAnswers: submissionOf('none'), matchNeed: { language: 'it', entries: ['INF2'] } }[
    route.operationId
  ];
  const askAt = (community: string) =>
    ask(route, row, { address: addressOf(route, row, community), ...(body === undefined ? {} : { body }) });

  test('knows no other community', async () => {
    expect(await refused(route, await askAt('nowhere'), 404)).toBe('not_found');
  });

  test('refuses what is no community’s name, by path', async () => {
    const answer = await askAt('NO_community');
    expect(await refused(route, answer, 422)).toBe('invalid_request');
    expect(faultPathsOf(answer)).toContain('param.community');
  });
}

function checkSignIn(route: Route, row: Row): void {
  const address = addressOf(route, row);
  const method = route.method.toUpperCase();

  test('refuses whoever is not signed in', async () => {
    const forged = `snodo_portal=milano.${'A'.repeat(43)}`;
    for (const options of [{}, { cookie: forged }, { cookie: 'snodo_portal=' }, { token: 'no.to.ken' }]) {
      expect(await refused(route, await call(server, address, { method, ...options }), 401)).toBe(
        'not_signed_in',
      );
    }
  });

  test('refuses another site’s page that has the cookie', async () => {
    const cookie = await server.cookieOf(row.caller?.displayName ?? '');
    for (const site of ['cross-site', 'same-site']) {
      const answer = await call(server, address, { method, cookie, headers: { 'sec-fetch-site': site } });
      expect(answer.status).toBe(403);
      expect(refusalOf(answer)).toBe('cross_site_request');
    }
  });

  if (method !== 'GET') {
    test('refuses the cookie without the portal’s own header', async () => {
      const cookie = await server.cookieOf(row.caller?.displayName ?? '');
      const answer = await call(server, address, { method, headers: { cookie } });
      expect(await refused(route, answer, 403)).toBe('cross_site_request');
    });
  }
}

function checkRole(
  route: Route,
  row: Row,
  { displayName, code }: { displayName: string; code: string },
): void {
  test('refuses whoever may not', async () => {
    const cookie = await server.cookieOf(displayName);
    const answer = await ask(route, {}, { cookie, address: addressOf(route, row) });
    expect(await refused(route, answer, 403)).toBe(code);
  });
}

function checkLanguage(route: Route, row: Row): void {
  test('refuses a language that it does not speak, by path', async () => {
    const answer = await ask(route, row, { address: `${addressOf(route, row)}?lang=xx` });
    expect(await refused(route, answer, 422)).toBe('invalid_request');
    expect(faultPathsOf(answer)).toEqual(['query.lang']);
  });
}

function checkBody(route: Route, row: Row): void {
  const address = addressOf(route, row);
  const send = (text: string, contentType: string) =>
    call(server, address, { method: 'POST', text, headers: { 'content-type': contentType } });

  test.each(['{', '{"language":', 'null null', "{'language':'it'}"])(
    'refuses what is no JSON: %s',
    async (text) => {
      expect(await refused(route, await send(text, 'application/json'), 400)).toBe('malformed_body');
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'refuses %s',
    async (type) => {
      expect(await refused(route, await send('{}', type), 415)).toBe('unsupported_media_type');
    },
  );

  test('refuses more than 64 KiB, with its length told or not', async () => {
    const large = JSON.stringify({ language: 'x'.repeat(64 * 1024) });
    expect(await refused(route, await send(large, 'application/json'), 413)).toBe('body_too_large');
    const stream = new Blob([large]).stream();
    const untold = await call(server, address, {
      method: 'POST',
      stream,
      headers: { 'content-type': 'application/json' },
    });
    expect(await refused(route, untold, 413)).toBe('body_too_large');
  });

  test.each([
    { what: 'lacks a field', wrong: {}, path: 'json.language' },
    { what: 'has an unknown field', wrong: { language: 'it', person: 'somebody' }, path: 'json' },
    { what: 'has a field of another type', wrong: { language: 7 }, path: 'json.language' },
    { what: 'is a list', wrong: [], path: 'json' },
    { what: 'holds a NUL', wrong: { language: 'it', entries: ['a\0'] }, path: 'json.entries.0' },
  ])('refuses by path what $what', async ({ wrong, path }) => {
    const answer = await call(server, address, { body: wrong });
    expect(await refused(route, answer, 422)).toBe('invalid_request');
    expect(faultPathsOf(answer)).toContain(path);
  });
}

test('answers what is no operation with a problem too', async () => {
  for (const [method, address] of [
    ['GET', '/v1/milano/submissions'],
    ['DELETE', '/v1/milano'],
    ['PUT', '/v1/milano/services'],
    ['GET', '/v1/'],
  ] as const) {
    const answer = await call(server, address, { method });
    expect(answer.status, address).toBe(404);
    expect(refusalOf(answer)).toBe('not_found');
  }
});
