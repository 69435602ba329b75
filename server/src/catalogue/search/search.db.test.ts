// The search on a real database: sixty pairs of Italian queries, facets, nearness, what is typed to do harm.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, refusalOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { tendSearch } from './analysis.ts';
import { italianPairs, pairedServices } from './italian-pairs.ts';

interface Page {
  items: { code: string; name: string; nearness: string | null; freshness: string }[];
  nextCursor: string | null;
  found: string;
}
type Facets = Record<string, { code: string; count: number }[]> & { total: number };

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  for (const [code, [name, description, entry]] of Object.entries(pairedServices))
    await server.owner`
      insert into catalogue.service (community_id, id, code, provider_id, name, description, offer_kind, entries, source)
      select community_id, gen_random_uuid(), ${`coppia-${code}`}, id, ${server.owner.json({ it: name })},
             ${server.owner.json({ it: description })}, 'group', ${[entry]}, 'generated'
      from identity.organisation where code = 'naviglio'`;
  await tendSearch(server.app);
});
afterAll(() => server.stop());

async function search(query: Record<string, string>): Promise<Page> {
  const answer = await call(server, `/v1/milano/services?${new URLSearchParams(query).toString()}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Page;
}

async function facets(query: Record<string, string>): Promise<Facets> {
  const answer = await call(server, `/v1/milano/service-facets?${new URLSearchParams(query).toString()}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Facets;
}

/** Codes of the pairs' services, in the order of the answer, without their mark. */
async function pairedIn(q: string): Promise<string[]> {
  const { items } = await search({ q, limit: '100' });
  return items.flatMap(({ code }) => (code.startsWith('coppia-') ? [code.slice('coppia-'.length)] : []));
}

describe('sixty pairs', () => {
  test('are sixty, and each service of them is looked for', () => {
    expect(italianPairs.length).toBe(60);
    const named = new Set(italianPairs.flatMap(([, must, mustNot]) => [...must, ...mustNot]));
    expect([...named].filter((code) => pairedServices[code] === undefined)).toEqual([]);
  });

  test.each(italianPairs)('%s', async (q, must, mustNot) => {
    const found = await pairedIn(q);
    expect(found).toEqual(expect.arrayContaining([...must]));
    expect(found.filter((code) => mustNot.includes(code))).toEqual([]);
  });
});

describe('words', () => {
  test('that stand nowhere bring those that look like them, and say so', async () => {
    expect(await search({ q: 'badante' })).toMatchObject({ found: 'all' });
    expect(await search({ q: 'badnte' })).toMatchObject({ found: 'alike' });
  });

  test('of which only some are found bring what has those', async () => {
    const { found, items } = await search({ q: 'badante zzyzx' });
    expect(found).toBe('some');
    expect(items.map(({ code }) => code)).toContain('coppia-badante');
  });

  test('that nobody wrote bring nothing', async () => {
    expect(await search({ q: 'xylofoni zzyzx' })).toEqual({ items: [], nextCursor: null, found: 'all' });
  });

  test('put the name before the description', async () => {
    const { items } = await search({ q: 'sartoria' });
    expect(items[0]?.name.toLowerCase()).toContain('sartoria');
  });

  test('in Arabic and English find what is written so', async () => {
    const arabic = await search({ q: 'جليسة أطفال', lang: 'ar' });
    expect(arabic.items.map(({ code }) => code)).toContain('babysitter-condivisa');
    const english = await search({ q: 'shared babysitters', lang: 'en' });
    expect(english.items.map(({ code }) => code)).toContain('babysitter-condivisa');
  });

  test.each([
    "badante' | 'nido",
    'badante & !nido',
    'badante:*',
    'badante <-> condominio',
    '!!! ((( &&& |||',
    "'); drop table catalogue.service; --",
    String.raw`badante\' \\ '`,
    '%_*?[]{}',
    '\u202Ebadante\u202C',
    '😀 badante 😀',
    '",:A',
  ])('that look like operators are words: %s', async (q) => {
    const { items } = await search({ q, limit: '100' });
    const asWords = await search({ q: q.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim(), limit: '100' });
    expect(items.map(({ code }) => code)).toEqual(asWords.items.map(({ code }) => code));
  });

  test('come page by page, each once', async () => {
    const whole = (await search({ q: 'di', limit: '100' })).items.map(({ code }) => code);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null && paged.length < 500) {
      const page: Page = await search({ q: 'condivisa', limit: '2', ...(cursor === '' ? {} : { cursor }) });
      paged.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    }
    expect(new Set(paged).size).toBe(paged.length);
    expect(paged.length).toBeGreaterThan(3);
    expect(whole.length).toBeGreaterThan(0);
  });
});

describe('filters', () => {
  test('count every facet as if its own filter were not set', async () => {
    const all = await facets({});
    const free = await facets({ cost: 'free' });
    expect(free['cost']).toEqual(all['cost']);
    expect(free.total).toBe(all['cost']?.find(({ code }) => code === 'free')?.count);
    const both = await facets({ cost: 'free', kind: 'group' });
    const groups = await facets({ kind: 'group' });
    expect(both['cost']).toEqual(groups['cost']);
    expect(both['kind']).toEqual(free['kind']);
  });

  test('leave as many services as their facet says', async () => {
    for (const [name, facet] of [
      ['cost', 'cost'],
      ['kind', 'kind'],
      ['district', 'district'],
      ['group', 'group'],
      ['language', 'language'],
      ['accessibility', 'accessibility'],
    ] as const)
      for (const { code, count } of (await facets({}))[facet]?.slice(0, 4) ?? []) {
        const { items } = await search({ [name]: code, limit: '100' });
        expect(items.length, `${name} ${code}`).toBe(Math.min(count, 100));
      }
  });

  test('count with words what the words find', async () => {
    const { items } = await search({ q: 'condivisa', limit: '100' });
    expect((await facets({ q: 'condivisa' })).total).toBe(items.length);
    expect((await facets({ q: 'xylofoni zzyzx' })).total).toBe(0);
  });

  test('find what is open at a time, and not what is not known to be', async () => {
    const { items } = await search({ open: '2-1630', limit: '100' });
    expect(items.length).toBeGreaterThan(0);
    const rows = await server.owner<{ code: string }[]>`
      select code from catalogue.service where status = 'active' and not is_members_only and audience_organisation_ids is null
        and verified_on > '2025-12-15' and exists (select from jsonb_array_elements(windows) w
          where (w ->> 'weekday')::int = 2 and (w ->> 'startMinute')::int <= 990 and (w ->> 'endMinute')::int > 990)`;
    expect(items.map(({ code }) => code).sort()).toEqual(
      expect.arrayContaining(rows.map(({ code }) => code).sort()),
    );
  });

  test('put what is nearest first, and what nobody knows the place of last', async () => {
    const { items } = await search({ near: 'municipio-6', limit: '100' });
    const order = ['here', 'near', 'far', null];
    const ranks = items.map(({ nearness }) => order.indexOf(nearness));
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
    expect(new Set(ranks).size).toBeGreaterThan(2);
    const nowhere = await call(server, '/v1/milano/services?near=atlantide');
    expect([nowhere.status, refusalOf(nowhere)]).toEqual([422, 'invalid_request']);
  });
});

describe('what was not verified', () => {
  const setVerified = (code: string, day: string | null) =>
    server.owner`update catalogue.service set verified_on = ${day} where code = ${code}`;

  test('for half a year is marked, for a year is shown to nobody, and returns when somebody says so', async () => {
    server.clock.instant = new Date('2026-11-29T10:00:00Z');
    const seen = async () => {
      const { items } = await search({ q: 'pedibus', limit: '100' });
      return items.find(({ code }) => code === 'coppia-pedibus')?.freshness;
    };
    const sheet = async () => (await call(server, '/v1/milano/services/coppia-pedibus')).status;
    expect([await seen(), await sheet()]).toEqual(['unknown', 200]);
    await setVerified('coppia-pedibus', '2026-06-02');
    expect([await seen(), await sheet()]).toEqual(['fresh', 200]);
    await setVerified('coppia-pedibus', '2026-06-01');
    expect([await seen(), await sheet()]).toEqual(['stale', 200]);
    await setVerified('coppia-pedibus', '2025-11-28');
    expect([await seen(), await sheet()]).toEqual([undefined, 404]);
    await setVerified('coppia-pedibus', '2026-11-29');
    expect([await seen(), await sheet()]).toEqual(['fresh', 200]);
    server.clock.instant = undefined;
  });
});

describe('a search that finds nothing', () => {
  const kept = () => server.owner<{ words: string | null; searches: number; days: number }[]>`
    select words, searches, days from catalogue.empty_search order by searches desc`;

  test('is counted without its words until many asked on several days', async () => {
    await server.owner`delete from catalogue.empty_search`;
    for (let day = 1; day <= 3; day += 1)
      for (let turn = 0; turn < 4; turn += 1) {
        server.clock.instant = new Date(`2026-11-0${day}T10:00:00Z`);
        await search({ q: day === 3 ? 'Xylofoni!' : 'xylofono' });
        const [row] = await kept();
        const searches = (day - 1) * 4 + turn + 1;
        expect(row).toEqual({ searches, days: day, words: searches >= 10 ? 'xylofoni' : null });
      }
    await search({ q: 'mario rossi zzyzx' });
    expect((await kept()).filter(({ words }) => words !== null)).toHaveLength(1);
    server.clock.instant = undefined;
  });
});
