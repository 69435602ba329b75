// Two communities with the same programme, code for code: nothing of the one opens or shows anything of the other.
import { ballotOf } from './blind-ballots.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, refusalOf, submissionOf } from './calls.ts';
import { openTestServer, type TestServer } from './harness.ts';
import { addTwin } from './twin.ts';
import { idsOf } from './tenant-tables.ts';

let server: TestServer;
let milano: string;
let torino: string;
/** Every id of a row of milano. */
let milanoIds: Set<string>;

beforeAll(async () => {
  server = await openTestServer();
  ({ milano, torino } = await addTwin(server));
  await server.owner`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select community_id, gen_random_uuid(), 'solo-milano', organisation_id, instrument_id, name, opens_on, closes_on
    from surveys.campaign where code = 'autunno-2026' and community_id = ${milano}`;
  milanoIds = new Set(await idsOf(server.owner, milano));
});
afterAll(() => server.stop());

/** Whatever of milano's stands in a text. */
function milanoIn(text: string): string[] {
  return (text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []).filter((id) =>
    milanoIds.has(id),
  );
}

test('the two have the same codes and no id in common', async () => {
  const twin = await idsOf(server.owner, torino);
  expect(twin.length).toBeGreaterThan(1000);
  expect(twin.filter((id) => milanoIds.has(id))).toEqual([]);
});

test('a ballot of milano opens nothing in the twin', async () => {
  const submission = submissionOf(await ballotOf(server, 'Samir Haddad'));
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
