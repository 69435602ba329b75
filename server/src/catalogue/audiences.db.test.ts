// What is for the people of some organisations only: who sees it in the public lists, and that nobody else notices.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { call, refusalOf, type CallOptions } from '../../test/calls.ts';
import { tendSearch } from './index.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

interface Listed {
  code: string;
  audience?: 'everyone' | 'yours';
  services?: string[];
}

/** Two firms of one community, and somebody of each. */
const naviglio = 'naviglio';
const tipografia = 'tipografia-tre-conche';
const laura = 'Laura Bianchi';
let printer: string;
let server: TestServer;
/** Codes by the list and by whose they are. */
let hidden: Record<'services' | 'activities', Record<string, string[]>>;

beforeAll(async () => {
  server = await openTestServer();
  const [row] = await server.owner<{ display_name: string }[]>`
    select p.display_name from identity.person p
      join identity.membership m on m.community_id = p.community_id and m.person_id = p.id and m.is_active
      join identity.organisation o on o.community_id = m.community_id and o.id = m.organisation_id
    where o.code = ${tipografia}
      and (select count(*) from identity.person same where same.display_name = p.display_name) = 1
    order by p.id limit 1`;
  printer = row?.display_name ?? '';
  await server.owner`update identity.embed_client set origins = '{http://127.0.0.1:4310}'`;
  await addForOneFirm();
  hidden = { services: await hiddenIn('catalogue.service'), activities: await hiddenIn('places.activity') };
});
afterAll(() => server.stop());
afterEach(() => {
  server.clock.instant = undefined;
});

/** One of each kind for either firm alone, first and last by name, so that both ends of the pages have one. */
async function addForOneFirm(): Promise<void> {
  for (const [firm, start] of [
    [naviglio, 'A 0'],
    [tipografia, 'zz'],
  ] as const) {
    const name = server.owner.json({ it: `${start} solo per una ditta` });
    await server.owner`
      insert into catalogue.service
      select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'code', ${`solo-${firm}`}::text,
        'name', ${name}::jsonb, 'audience_organisation_ids', jsonb_build_array(o.id)))).*
      from catalogue.service s, identity.organisation o
      where s.code = (select min(code) from catalogue.service where audience_organisation_ids is null) and o.code = ${firm}`;
    await server.owner`
      insert into places.activity
      select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'code', ${`solo-${firm}`}::text,
        'name', ${name}::jsonb, 'audience_organisation_ids', jsonb_build_array(o.id)))).*
      from places.activity a, identity.organisation o
      where a.code = (select min(code) from places.activity where audience_organisation_ids is null) and o.code = ${firm}`;
    await server.owner`
      insert into places.place_service (community_id, place_id, service_id)
      select s.community_id, (select min(id::text)::uuid from places.place), s.id
      from catalogue.service s where s.code = ${`solo-${firm}`}`;
  }
}

async function hiddenIn(table: string): Promise<Record<string, string[]>> {
  const rows = await server.owner<{ code: string; firms: string[] }[]>`
    select t.code, array_agg(o.code order by o.code) as firms from ${server.owner(table)} t
      join identity.organisation o on o.community_id = t.community_id and o.id = any(t.audience_organisation_ids)
    group by t.code order by t.code`;
  const of = (firm: string) => rows.filter(({ firms }) => firms.includes(firm)).map(({ code }) => code);
  return { [naviglio]: of(naviglio), [tipografia]: of(tipografia) };
}

/** A whole list, page by page. */
async function listAll(list: string, options: () => Promise<CallOptions>, limit = 100): Promise<Listed[]> {
  const found: Listed[] = [];
  let cursor = '';
  for (let page = 0; page < 200; page += 1) {
    const answer = await call(server, `/v1/milano/${list}?limit=${limit}${cursor}`, await options());
    expect(answer.status, answer.text).toBe(200);
    const { items, nextCursor } = answer.body as { items: Listed[]; nextCursor: string | null };
    found.push(...items);
    if (nextCursor === null) return found;
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  throw new Error('the list has no end');
}

const anybody = async (): Promise<CallOptions> => ({});
const byToken = (displayName: string) => async (): Promise<CallOptions> => ({
  token: await server.tokenOf(displayName, { scope: 'catalogue:read' }),
});
const byCookie = (displayName: string) => async (): Promise<CallOptions> => ({
  cookie: await server.cookieOf(displayName),
});
const codesOf = (found: Listed[]) => found.map(({ code }) => code);
const yoursOf = (found: Listed[]) => codesOf(found.filter(({ audience }) => audience === 'yours')).sort();

test('there is something for both firms, for each alone, and somebody of each', () => {
  expect(printer).not.toBe('');
  for (const list of [hidden.services, hidden.activities]) {
    expect(list[naviglio]).toContain('solo-naviglio');
    expect(list[naviglio]).not.toContain(`solo-${tipografia}`);
    expect(list[tipografia]).toContain(`solo-${tipografia}`);
  }
  const both = hidden.services[naviglio]?.filter((code) => hidden.services[tipografia]?.includes(code));
  expect(both?.length).toBeGreaterThan(0);
});

describe.each(['services', 'activities'] as const)('the list of %s', (list) => {
  test('shows anybody what is for everyone, and nothing else', async () => {
    const found = await listAll(list, anybody);
    expect(yoursOf(found)).toEqual([]);
    const all = new Set(Object.values(hidden[list]).flat());
    expect(codesOf(found).filter((code) => all.has(code))).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  test.each([
    ['by token', byToken],
    ['by cookie', byCookie],
  ])('shows people of either firm their own beside it, %s', async (_how, by) => {
    const everyone = codesOf(await listAll(list, anybody)).sort();
    for (const [name, firm] of [
      [laura, naviglio],
      [printer, tipografia],
    ] as const) {
      const found = await listAll(list, by(name));
      expect(yoursOf(found), name).toEqual(hidden[list][firm]);
      const others = found.filter(({ audience }) => audience === 'everyone');
      expect(codesOf(others).sort(), name).toEqual(everyone);
    }
  });

  test('has the same pages for whoever may not know as if there were nothing else', async () => {
    const together = codesOf(await listAll(list, anybody));
    expect(codesOf(await listAll(list, anybody, 1))).toEqual(together);
    expect(codesOf(await listAll(list, anybody, 3))).toEqual(together);
    const hers = codesOf(await listAll(list, byToken(laura)));
    expect(codesOf(await listAll(list, byToken(laura), 3))).toEqual(hers);
  });

  test('shows nothing by a cursor that somebody of the firm was given', async () => {
    const first = await call(server, `/v1/milano/${list}?limit=1`, await byToken(laura)());
    const { items, nextCursor } = first.body as { items: Listed[]; nextCursor: string };
    expect(items[0]?.code).toBe('solo-naviglio');
    const next = await call(server, `/v1/milano/${list}?limit=100&cursor=${encodeURIComponent(nextCursor)}`);
    expect(yoursOf((next.body as { items: Listed[] }).items)).toEqual([]);
  });

  test('refuses a token that is not good, and does not answer as to nobody', async () => {
    const path = `/v1/milano/${list}`;
    const expired = await server.tokenOf(laura, { scope: 'catalogue:read', expiresIn: '-1m' });
    const elsewhere = await server.tokenOf(laura, { scope: 'catalogue:read', community: 'torino' });
    const cookie = await server.cookieOf(laura);
    for (const options of [
      { token: expired },
      { token: elsewhere },
      { token: 'no.to.ken' },
      { token: expired, cookie },
    ]) {
      const answer = await call(server, path, options);
      expect([answer.status, refusalOf(answer)]).toEqual([401, 'not_signed_in']);
    }
    const good = await server.tokenOf(laura, { scope: 'catalogue:read' });
    const bearer = await call(server, path, { headers: { authorization: `Bearer ${good}` } });
    expect(refusalOf(bearer)).toBe('not_signed_in');
    expect(refusalOf(await call(server, path, { token: good, proof: 'a.b.c' }))).toBe('invalid_dpop_proof');
    const weak = await call(server, path, { token: await server.tokenOf(laura) });
    expect([weak.status, refusalOf(weak)]).toEqual([403, 'insufficient_scope']);
    const evil = await call(server, path, { token: good, headers: { origin: 'https://evil.example' } });
    expect([evil.status, refusalOf(evil)]).toEqual([403, 'origin_not_allowed']);
  });

  test.each<[string, () => Promise<CallOptions>]>([
    ['is over', async () => ({ cookie: `snodo_portal=milano.${'A'.repeat(43)}` })],
    ['is no cookie of ours', async () => ({ cookie: 'snodo_portal=x' })],
    [
      'another site’s page brought',
      async () => ({ cookie: await server.cookieOf(laura), headers: { 'sec-fetch-site': 'same-site' } }),
    ],
    [
      'is of another community',
      async () => ({ cookie: (await server.cookieOf(laura)).replace('=milano.', '=torino.') }),
    ],
  ])('answers as to anybody to a cookie that %s', async (_what, options) => {
    expect(yoursOf(await listAll(list, options))).toEqual([]);
  });

  test('takes a proof once', async () => {
    const token = await server.tokenOf(laura, { scope: 'catalogue:read' });
    await call(server, `/v1/milano/${list}`, { token });
    const used = await server.owner<
      { count: number }[]
    >`select count(*)::int as count from identity.proof_used`;
    expect((await call(server, `/v1/milano/${list}`, { token })).status).toBe(200);
    const after = await server.owner<
      { count: number }[]
    >`select count(*)::int as count from identity.proof_used`;
    expect((after[0]?.count ?? 0) - (used[0]?.count ?? 0)).toBe(1);
  });
});

test('words find what is for the firm only for its people', async () => {
  const ask = async (options: CallOptions) => {
    const answer = await call(server, '/v1/milano/services?q=solo+per+una+ditta', options);
    return codesOf((answer.body as { items: Listed[] }).items).filter((code) => code.startsWith('solo-'));
  };
  await tendSearch(server.app);
  expect(await ask({})).toEqual([]);
  expect(await ask(await byCookie(laura)())).toEqual(['solo-naviglio']);
  expect(await ask(await byToken(printer)())).toEqual([`solo-${tipografia}`]);
});

test('a place names the services of the firm only to its people', async () => {
  const named = async (options: () => Promise<CallOptions>) =>
    (await listAll('places', options))
      .flatMap(({ services = [] }) => services)
      .filter((code) => code.startsWith('solo-'));
  expect(await named(anybody)).toEqual([]);
  expect(await named(byToken(laura))).toEqual(['solo-naviglio']);
  expect(await named(byCookie(printer))).toEqual([`solo-${tipografia}`]);
});

describe('whoever', () => {
  const end = (displayName: string, firm: string) => server.owner`
    update identity.membership set is_active = false, ended_at = now()
    where person_id = (select id from identity.person where display_name = ${displayName})
      and organisation_id = (select id from identity.organisation where code = ${firm})`;

  test('has left the firm sees nothing of it at the very next call, and stays signed in as a neighbour', async () => {
    const samir = 'Samir Haddad';
    const [token, cookie] = [
      await server.tokenOf(samir, { scope: 'catalogue:read' }),
      await server.cookieOf(samir),
    ];
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), id, null, '{neighbour}' from identity.person where display_name = ${samir}`;
    for (const options of [{ token }, { cookie }])
      expect(yoursOf(await listAll('services', async () => options))).toEqual(hidden.services[naviglio]);
    await end(samir, naviglio);
    for (const options of [{ token }, { cookie }])
      expect(yoursOf(await listAll('services', async () => options))).toEqual([]);
  });

  test('belongs to nothing any more is refused by token, and anybody by cookie', async () => {
    const giulia = 'Giulia Ferri';
    const [token, cookie] = [
      await server.tokenOf(giulia, { scope: 'catalogue:read' }),
      await server.cookieOf(giulia),
    ];
    expect(yoursOf(await listAll('services', async () => ({ token })))).toEqual(hidden.services[naviglio]);
    await end(giulia, naviglio);
    const answer = await call(server, '/v1/milano/services', { token });
    expect([answer.status, refusalOf(answer)]).toEqual([401, 'not_signed_in']);
    expect(yoursOf(await listAll('services', async () => ({ cookie })))).toEqual([]);
  });

  test('is somebody else’s operator in vain sees what anybody sees', async () => {
    const marta = 'Marta Conti';
    const cookie = await server.cookieOf(marta);
    const [mandate] = await server.owner<{ id: string }[]>`
      insert into identity.mandate (community_id, id, person_id, recorded_by_person_id, consent_given, starts_at, ends_at)
      select l.community_id, gen_random_uuid(), l.id, m.id, 'in_person', now() - interval '2 days', now() - interval '1 day'
      from identity.person l, identity.person m where l.display_name = ${laura} and m.display_name = ${marta}
      returning id`;
    await server.owner`
      update identity.portal_session set assisting_mandate_id = ${mandate?.id ?? ''}, assisting_until = now() + interval '1 hour'
      where person_id = (select id from identity.person where display_name = ${marta})`;
    expect(refusalOf(await call(server, '/v1/milano/me', { cookie }))).toBe('assistance_over');
    expect(yoursOf(await listAll('services', async () => ({ cookie })))).toEqual([]);
  });
});
