// Entries that move to another group, what they are called elsewhere, and organisations that come in from the desk.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newEntry, newProviderInput, newService } from '../../../test/catalogue-belongings.ts';
import { call, refusalOf } from '../../../test/calls.ts';
import { newWord } from '../../../test/belongings.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';

let server: TestServer;
let manager: Visitor;
let provider: Visitor;

beforeAll(async () => {
  server = await openTestServer();
  manager = await visitorOf(server, `Manager ${newWord()}`, ['community_manager']);
  provider = await visitorOf(server, `Segreteria ${newWord()}`, ['provider'], 'naviglio');
});
afterAll(() => server.stop());

interface Kept {
  version: number;
  items: {
    code: string;
    group: string | null;
    leadsTo: string | null;
    services: number;
    links: { term: string }[];
  }[];
  terms: { id: string; scheme: string }[];
  changes: { kind: string; code: string; into: string | null }[];
}
const read = async () => (await manager.ask('/catalogue/taxonomy')).body as Kept;
const of = ({ items }: Kept, code: string) => items.find((one) => one.code === code);
const move = (code: string, group: string) =>
  manager.ask(`/catalogue/taxonomy/${code}/move`, { body: { group } });
const link = (code: string, terms: readonly string[]) =>
  manager.ask(`/catalogue/taxonomy/${code}/links`, { method: 'PUT', body: { terms } });

test('an entry moves with all that it names, and its old code leads there in searches and open lists', async () => {
  const entry = await newEntry(server);
  const code = await newService(server);
  await server.owner`update catalogue.service set entries = ${[entry]} where code = ${code}`;
  const before = await read();
  const term = before.terms[0]?.id ?? '';
  expect((await link(entry, [term])).status).toBe(200);
  const moved = await move(entry, 'INF');
  expect(moved.status, moved.text).toBe(200);
  const into = (moved.body as { code: string }).code;
  expect(into).toMatch(/^INF\d+$/);
  const after = await read();
  expect(after.version).toBe(before.version + 2);
  expect(after.changes[0]).toMatchObject({ kind: 'moved', code: entry, into });
  expect(of(after, entry)).toMatchObject({ leadsTo: into, services: 0 });
  expect(of(after, into)).toMatchObject({ group: 'INF', leadsTo: null, services: 1 });
  expect(of(after, into)?.links.map((each) => each.term)).toEqual([term]);
  for (const asked of [entry, into, 'INF']) {
    const { text } = await call(server, `/v1/milano/services?group=${asked}&limit=100`);
    expect(text, asked).toContain(`"${code}"`);
  }
  const ids = await server.owner<{ id: string }[]>`
    select id from catalogue.taxonomy_entry where code in ${server.owner([entry, into])}`;
  for (const { id } of ids) {
    const { text } = await call(server, `/hsds/milano/services?taxonomy_term_id=${id}`);
    expect(text).toContain(code);
  }
});

test('a group, an entry that leads elsewhere, and a group that is none are refused, and nothing moves', async () => {
  const [entry, gone] = [await newEntry(server), await newEntry(server)];
  expect((await move(gone, 'INF')).status).toBe(200);
  const before = await read();
  expect(refusalOf(await move(gone, 'QUO'))).toBe('entry_merged');
  expect(refusalOf(await move('SOL', 'INF'))).toBe('entries_not_alike');
  expect(refusalOf(await move(entry, 'SOL'))).toBe('entries_not_alike');
  expect(refusalOf(await move(entry, 'INF1'))).toBe('entries_not_alike');
  expect(refusalOf(await move(entry, 'ZZZ'))).toBe('invalid_request');
  expect((await move('ZZZ9', 'INF')).status).toBe(404);
  expect((await provider.ask(`/catalogue/taxonomy/${entry}/move`, { body: { group: 'INF' } })).status).toBe(
    403,
  );
  expect((await read()).version).toBe(before.version);
});

test('of moves and merges that meet none makes a circle, and a code leads one step', async () => {
  const [a, b] = [await newEntry(server), await newEntry(server)];
  const answers = await Promise.all([
    move(a, 'INF'),
    move(b, 'GEN'),
    manager.ask(`/catalogue/taxonomy/${a}/merge`, { body: { into: b } }),
    manager.ask(`/catalogue/taxonomy/${b}/merge`, { body: { into: a } }),
    move(a, 'QUO'),
  ]);
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  const { items } = await read();
  for (const { leadsTo } of items)
    if (leadsTo !== null) expect(items.find(({ code }) => code === leadsTo)?.leadsTo).toBeNull();
});

test('links are replaced whole; a term of nobody changes nothing', async () => {
  const entry = await newEntry(server);
  const { terms } = await read();
  const [one = '', two = ''] = terms.map(({ id }) => id);
  expect((await link(entry, [one, two, one])).status).toBe(200);
  expect(
    of(await read(), entry)
      ?.links.map(({ term }) => term)
      .sort(),
  ).toEqual([one, two].sort());
  const lost = await link(entry, [one, '01890000-0000-7000-8000-000000000000']);
  expect([lost.status, (lost.body as { faults: { path: string }[] }).faults[0]?.path]).toEqual([
    422,
    'json.terms.1',
  ]);
  expect(of(await read(), entry)?.links).toHaveLength(2);
  expect((await link(entry, [])).status).toBe(200);
  expect(of(await read(), entry)?.links).toEqual([]);
});

test('an organisation comes in once, whichever of eight come at once, and gives services at once', async () => {
  const input = newProviderInput();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_one, at) =>
      manager.ask('/catalogue/providers', {
        body: { ...input, name: at % 2 === 0 ? input.name : input.name.toUpperCase() },
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(7);
  const made = answers.find(({ status }) => status === 201)?.body as {
    organisation: string;
    services: number;
  };
  expect(made).toMatchObject({ services: 0 });
  const { providers, firms } = (await manager.ask('/catalogue/choices')).body as {
    providers: { code: string }[];
    firms: { code: string }[];
  };
  expect(providers.map(({ code }) => code)).toContain(made.organisation);
  expect(firms.map(({ code }) => code)).not.toContain(made.organisation);
  expect((await provider.ask('/catalogue/providers', { body: newProviderInput() })).status).toBe(403);
  expect((await manager.ask('/catalogue/providers', { body: { name: 'X', kind: 'company' } })).status).toBe(
    422,
  );
});
