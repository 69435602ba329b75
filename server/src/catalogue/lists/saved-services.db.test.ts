// Lists that people keep, on a real database: what is on them, who sees them and how long, races, leaks.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newWord } from '../../../test/belongings.ts';
import { refusalOf } from '../../../test/calls.ts';
import { newService } from '../../../test/catalogue-belongings.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { visitorAt, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { tendCatalogue } from '../index.ts';

let server: TestServer;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  manager = await visitorOf(server, `Manager ${newWord()}`, ['community_manager']);
});
afterAll(() => server.stop());
afterEach(() => {
  server.clock.instant = undefined;
});

const neighbour = () => visitorOf(server, `Vicina ${newWord()}`, ['neighbour'], null);
const save = (who: Visitor, code: string) => who.ask(`/saved-services/${code}`, { method: 'PUT' });
const codesOf = async (who: Visitor) => {
  const { body } = await who.ask('/saved-services');
  return (body as { items: { code: string }[] }).items.map(({ code }) => code);
};
const sharedBy = async ({ displayName }: Visitor, as = manager) => {
  const { body } = await as.ask('/catalogue/shared-lists?limit=100');
  return (
    body as { items: { person: string; words: string | null; services: { code: string }[] }[] }
  ).items.find(({ person }) => person === displayName);
};

test('a list has each service once, is its owner’s alone, and loses what is taken off', async () => {
  const [ada, bea] = [await neighbour(), await neighbour()];
  const [one, two] = [await newService(server), await newService(server)];
  for (const code of [one, two, one]) expect((await save(ada, code)).status).toBe(200);
  expect((await codesOf(ada)).toSorted()).toEqual([one, two].toSorted());
  expect(await codesOf(bea)).toEqual([]);
  await ada.ask(`/saved-services/${one}`, { method: 'DELETE' });
  expect(await codesOf(ada)).toEqual([two]);
});

test('what somebody may not know of is not found, and what she no longer may is not shown but can go', async () => {
  const ada = await neighbour();
  const code = await newService(server);
  await save(ada, code);
  await server.owner`update catalogue.service set status = 'suspended' where code = ${code}`;
  expect(await codesOf(ada)).toEqual([]);
  const hidden = await newService(server);
  await server.owner`update catalogue.service set status = 'draft' where code = ${hidden}`;
  expect(refusalOf(await save(ada, hidden))).toBe('not_found');
  const forget = (each: string) => ada.ask(`/saved-services/${each}`, { method: 'DELETE' });
  expect(refusalOf(await forget(hidden))).toBe('not_found');
  expect((await forget(code)).status).toBe(200);
  await server.owner`update catalogue.service set status = 'active' where code = ${code}`;
  expect(await codesOf(ada)).toEqual([]);
});

test('managers see a list from when it is shared until it is taken back or its days are over', async () => {
  const ada = await neighbour();
  const code = await newService(server);
  await save(ada, code);
  expect(await sharedBy(ada)).toBeUndefined();
  const share = { days: 7, words: 'Non so quale scegliere per mia madre' };
  await ada.ask('/saved-share', { method: 'PUT', body: share });
  expect(await sharedBy(ada)).toMatchObject({ words: share.words, services: [{ code }] });
  for (const roles of [['hr_officer'], ['provider'], ['employee']] as const) {
    const other = await visitorOf(server, `Altro ${newWord()}`, [...roles], 'naviglio');
    expect(refusalOf(await other.ask('/catalogue/shared-lists'))).toBe('forbidden');
  }
  await ada.ask('/saved-share', { method: 'DELETE' });
  expect(await sharedBy(ada)).toBeUndefined();

  await ada.ask('/saved-share', { method: 'PUT', body: share });
  server.clock.instant = new Date(Date.now() + 8 * 24 * 60 * 60 * 1000);
  const { displayName, personId, membershipId } = manager;
  expect(await sharedBy(ada, await visitorAt(server, displayName, personId, membershipId))).toBeUndefined();
  await tendCatalogue({
    app: server.app,
    clock: server.clock,
    origins: server.origins,
    writeMail: () => Promise.resolve(),
  });
  expect(
    await server.owner`select 1 from catalogue.saved_share where person_id = ${ada.personId}`,
  ).toHaveLength(0);
});

test('of twenty that are saved at once on a nearly full list one is taken', async () => {
  const ada = await neighbour();
  await server.owner`
    with made as (
      insert into catalogue.service (community_id, id, code, provider_id, name, description, offer_kind, entries, source, status)
      select o.community_id, gen_random_uuid(), 'pieno-' || n, o.id, '{"it":"Pieno"}', '{"it":"Pieno"}', 'group', '{SOL1}', 'published', 'draft'
      from identity.organisation o, generate_series(1, 99) n where o.code = 'naviglio' returning community_id, id)
    insert into catalogue.saved_service (community_id, person_id, service_id, saved_at)
    select community_id, ${ada.personId}, id, now() from made`;
  const codes = await Promise.all(Array.from({ length: 20 }, () => newService(server)));
  const answers = await Promise.all(codes.map((code) => save(ada, code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const others = answers.filter(({ status }) => status !== 200);
  expect(others.map(refusalOf)).toEqual(Array.from({ length: 19 }, () => 'too_many_saved'));
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
