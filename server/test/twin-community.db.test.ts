// Two communities with the same programme, code for code: nothing of the one opens or shows anything of the other.
import { contractRoutes } from '@snodo/contract';
import { SignJWT, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { originsOf } from '../src/config.ts';
import { openDatabase } from '../src/db/index.ts';
import { apiResource, issuerOf, signingKeys } from '../src/provider/index.ts';
import { call, refusalOf, submissionOf } from './calls.ts';
import { openTestServer, testSecret, type TestServer } from './harness.ts';
import { addTwin, twinMark } from './twin.ts';

const codes = ['autunno-2026', 'primavera-2026', 'solo-milano'];

let server: TestServer;
let milano: string;
let torino: string;
/** Every id of a row of milano. */
let milanoIds: Set<string>;
/** What people of milano have in hand, and what the twin may say to it. */
let foreign: { cookie?: string; token?: string; refusals: string[] }[];
const ownCookies = new Map<string, string>();

beforeAll(async () => {
  server = await openTestServer();
  ({ milano, torino } = await addTwin(server));
  await server.owner`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select community_id, gen_random_uuid(), 'solo-milano', organisation_id, instrument_id, name, opens_on, closes_on
    from surveys.campaign where code = 'autunno-2026' and community_id = ${milano}`;
  milanoIds = new Set(await idsOf(milano));
  for (const displayName of ['Marta Conti', 'Giulia Ferri']) {
    ownCookies.set(displayName, await server.cookieOf(`${displayName}${twinMark}`, 'torino'));
  }
  const marta = await server.cookieOf('Marta Conti');
  foreign = [
    { cookie: marta, refusals: ['not_signed_in'] },
    { cookie: await server.cookieOf('Giulia Ferri'), refusals: ['not_signed_in'] },
    { cookie: marta.replace('=milano.', '=torino.'), refusals: ['not_signed_in'] },
    { token: await server.tokenOf('Laura Bianchi'), refusals: ['not_signed_in'] },
    // Nobody is given such a token; were it made, the person would still not be found in the twin.
    { token: await twinTokenOf('Laura Bianchi'), refusals: ['not_signed_in', 'forbidden'] },
  ];
});
afterAll(() => server.stop());

async function idsOf(community: string): Promise<string[]> {
  const tables = await server.owner<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'id' and data_type = 'uuid' and table_schema in ('identity', 'catalogue', 'places', 'surveys', 'impact') and table_name <> 'community'`;
  const lists = await Promise.all(
    tables.map(({ name }) =>
      server.owner.unsafe<{ id: string }[]>(`select id from ${name} where community_id = '${community}'`),
    ),
  );
  return [community, ...lists.flat().map(({ id }) => id)];
}

interface Operation {
  operationId: string;
  method: string;
  path: string;
  isSecured: boolean;
}

const operations: Operation[] = contractRoutes().map((route) => ({
  operationId: route.operationId,
  method: route.method.toUpperCase(),
  path: route.path,
  isSecured: 'security' in route,
}));

const addressesOf = ({ path }: Operation) =>
  path.includes('{campaign}')
    ? codes.map((code) => path.replace('{community}', 'torino').replace('{campaign}', code))
    : [path.replace('{community}', 'torino')];

const bodies: Record<string, unknown> = {
  submitAnswers: submissionOf('none'),
  matchNeed: { language: 'it', entries: ['INF2', 'NAU1', 'SAL1'] },
};

/** Whatever of milano's stands in a text. */
function milanoIn(text: string): string[] {
  return (text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []).filter((id) =>
    milanoIds.has(id),
  );
}

/** A token that names a person of milano and the twin. */
async function twinTokenOf(displayName: string): Promise<string> {
  const oidc = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_oidc',
    connections: 1,
  });
  const [key] = await signingKeys(oidc, testSecret);
  await oidc.close();
  if (key?.kid === undefined) throw new Error('the provider has no key');
  const [person] = await server.owner<
    { id: string }[]
  >`select id from identity.person where display_name = ${displayName}`;
  const publicUrl = server.url.replace('127.0.0.1', 'localhost');
  return new SignJWT({ scope: 'survey:respond' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
    .setIssuer(issuerOf(originsOf(publicUrl)))
    .setAudience(apiResource(originsOf(publicUrl)))
    .setSubject(`torino.${person?.id ?? ''}`)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importJWK(key, 'ES256'));
}

test('the two have the same codes and no id in common', async () => {
  const twin = await idsOf(torino);
  expect(twin.length).toBeGreaterThan(1000);
  expect(twin.filter((id) => milanoIds.has(id))).toEqual([]);
});

test('a ballot of milano opens nothing in the twin', async () => {
  const asked = await call(server, '/v1/milano/campaigns/autunno-2026/ballots', {
    method: 'POST',
    token: await server.tokenOf('Samir Haddad'),
  });
  const submission = submissionOf((asked.body as { ballot: string }).ballot);
  expect(
    refusalOf(await call(server, '/v1/torino/campaigns/solo-milano/submissions', { body: submission })),
  ).toBe('not_found');
  expect(
    refusalOf(await call(server, '/v1/torino/campaigns/autunno-2026/submissions', { body: submission })),
  ).toBe('ballot_invalid');
  expect(
    (await call(server, '/v1/milano/campaigns/autunno-2026/submissions', { body: submission })).status,
  ).toBe(201);
});

describe.each(operations)('$operationId of the twin', (operation) => {
  const { operationId, method, isSecured } = operation;
  const body = bodies[operationId];
  const ask = (address: string, options: { cookie?: string; token?: string }) =>
    call(server, address, { method, ...options, ...(body === undefined ? {} : { body }) });

  test('gives milano’s people nothing of milano, and lets them do nothing that needs a person', async () => {
    for (const { refusals, ...credential } of isSecured ? foreign : foreign.slice(0, 1)) {
      for (const address of addressesOf(operation)) {
        const answer = await ask(address, credential);
        if (isSecured) expect(refusals, address).toContain(refusalOf(answer));
        else expect(answer.status, address).toBeLessThan(500);
        expect(milanoIn(answer.text), address).toEqual([]);
      }
    }
  });

  test('gives the twin’s own people nothing of milano', async () => {
    for (const displayName of ['Marta Conti', 'Giulia Ferri']) {
      const cookie = ownCookies.get(displayName) ?? '';
      for (const address of addressesOf(operation)) {
        const answer = await ask(address, { cookie });
        expect(answer.status, address).toBeLessThan(500);
        if (address.includes('solo-milano'))
          expect(answer.status, address).toBe(
            operationId === 'releaseCampaign' && displayName === 'Giulia Ferri' ? 403 : 404,
          );
        expect(milanoIn(answer.text), address).toEqual([]);
      }
    }
  });
});

test('a pass of milano opens no offer of the twin’s firm', async () => {
  const standing = await call(server, '/v1/milano/campaigns/autunno-2026/participation', {
    token: await server.tokenOf('Laura Bianchi'),
  });
  const { audiencePass } = standing.body as { audiencePass: string };
  const need = { language: 'it', entries: ['INF2'], district: 'municipio-6' };
  const matchesAt = async (community: string, pass?: string) => {
    const answer = await call(server, `/v1/${community}/matches`, {
      body: pass === undefined ? need : { ...need, audiencePass: pass },
    });
    return answer.body;
  };
  expect(await matchesAt('milano', audiencePass)).not.toEqual(await matchesAt('milano'));
  expect(await matchesAt('torino', audiencePass)).toEqual(await matchesAt('torino'));
});

test('a cursor of milano shows the twin’s rows only', async () => {
  const page = await call(server, '/v1/milano/places?limit=5');
  const { nextCursor } = page.body as { nextCursor: string };
  const twin = await call(server, `/v1/torino/places?limit=100&cursor=${nextCursor}`);
  expect((twin.body as { items: unknown[] }).items.length).toBeGreaterThan(20);
  expect(milanoIn(twin.text)).toEqual([]);
});
