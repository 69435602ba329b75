// The open feed, read as an outside validator does: every list from its first page to its last, every document alone.
import {
  checkDocument,
  importDocuments,
  unzipDatapackage,
  type EntityName,
  type HsdsVersion,
} from '@snodo/hsds';
import { occurrencesBetween } from '@snodo/recurrence';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';

type Document = Record<string, unknown> & { id: string };

interface Page {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: Document[];
}

const entityOf: Record<string, EntityName> = {
  services: 'service',
  organizations: 'organization',
  service_at_locations: 'service_at_location',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
};
const listNames = Object.keys(entityOf);

let server: TestServer;
/** Ids of services that are not for everybody, and why. */
let hidden: Map<string, string>;

beforeAll(async () => {
  server = await openTestServer();
  hidden = await hideSome(server);
});
afterAll(() => server.stop());

/** One more of each kind that nobody may see, beside what the programme keeps for firms. */
async function hideSome({ owner }: TestServer): Promise<Map<string, string>> {
  const copies: Record<string, object> = {
    draft: { status: 'draft' },
    suspended: { status: 'suspended' },
    closed: { status: 'closed' },
    members: { is_members_only: true, audience_organisation_ids: null },
    old: { verified_on: '2020-01-01' },
  };
  for (const [why, change] of Object.entries(copies)) {
    await owner`
      insert into catalogue.service
      select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'code', ${`segreto-${why}`}::text)
        || ${owner.json(change as never)})).*
      from catalogue.service s
      where s.code = (select min(code) from catalogue.service where audience_organisation_ids is null and status = 'active')`;
  }
  await owner`
    insert into places.place_service (community_id, place_id, service_id)
    select s.community_id, (select min(id::text)::uuid from places.place), s.id
    from catalogue.service s where s.code like 'segreto-%' or s.audience_organisation_ids is not null
    on conflict do nothing`;
  const rows = await owner<{ id: string; why: string }[]>`
    select id, case when audience_organisation_ids is not null then 'firm' else code end as why
    from catalogue.service where audience_organisation_ids is not null or code like 'segreto-%'`;
  return new Map(rows.map(({ id, why }) => [id, why]));
}

async function ask(address: string, from: Pick<TestServer, 'url'> = server) {
  return call(from, `/hsds/milano${address}`);
}

async function page(list: string, query = '', from = server): Promise<Page> {
  const answer = await ask(`/${list}?${query}`, from);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Page;
}

/** A whole list, page by page, with what has to hold of pages. */
async function crawl(list: string, query = 'per_page=7', from = server): Promise<Document[]> {
  const found: Document[] = [];
  const first = await page(list, `${query}&page=1`, from);
  for (let number = 1; number <= first.total_pages; number += 1) {
    const each = number === 1 ? first : await page(list, `${query}&page=${number}`, from);
    expect(each).toMatchObject({
      total_items: first.total_items,
      total_pages: first.total_pages,
      page_number: number,
      size: each.contents.length,
      first_page: number === 1,
      last_page: number === first.total_pages,
      empty: each.contents.length === 0,
    });
    found.push(...each.contents);
  }
  expect(found).toHaveLength(first.total_items);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  return found;
}

async function linesOf(list: string, query = ''): Promise<Document[]> {
  const answer = await fetch(`${server.url}/hsds/milano/${list}?format=ndjson&${query}`);
  expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
  const text = await answer.text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Document);
}

async function validate(from: TestServer, version: HsdsVersion): Promise<void> {
  const root = await ask('/', from);
  const about = root.body as { version: string; profile: string; openapi_url: string };
  expect(about.version).toBe(version);
  for (const address of [about.profile, about.openapi_url]) {
    const answer = await call(from, new URL(address).pathname);
    expect(answer.status).toBe(200);
  }
  for (const list of listNames) {
    const entity = entityOf[list] ?? 'service';
    const documents = await crawl(list, 'per_page=20', from);
    expect(documents.length, list).toBeGreaterThan(0);
    for (const document of documents) {
      expect(checkDocument(entity, document, { version, detail: 'list' }), `${list} ${document.id}`).toEqual(
        [],
      );
      const alone = await ask(`/${list}/${document.id}`, from);
      expect(alone.status, `${list}/${document.id}`).toBe(200);
      expect(
        checkDocument(entity, alone.body, { version, detail: 'full' }),
        `${list}/${document.id}`,
      ).toEqual([]);
    }
  }
}

describe('an outside validator finds nothing', () => {
  test('in version 3.0, which is the usual one', () => validate(server, '3.0'));

  test('in version 3.1', async () => {
    const newer = await openTestServer({ settings: () => ({ hsdsVersion: '3.1' }) });
    try {
      await validate(newer, '3.1');
      const posted = await call(newer, '/hsds/milano/services?per_page=3', { method: 'POST' });
      expect((posted.body as Page).contents).toHaveLength(3);
    } finally {
      await newer.stop();
    }
  });

  test('and no list is asked for by POST before', async () => {
    expect((await call(server, '/hsds/milano/services', { method: 'POST' })).status).toBe(404);
  });

  test('its description names every list, with what they take', async () => {
    const { paths } = (await ask('/openapi.json')).body as { paths: Record<string, unknown> };
    expect(Object.keys(paths).sort()).toEqual(
      ['/', ...listNames.flatMap((list) => [`/${list}`, `/${list}/{id}`])].sort(),
    );
  });
});

describe('only what everybody may know of', () => {
  test('is in the feed, by every way, and nothing that is not', async () => {
    const shown = new Set<string>();
    let cursor = '';
    do {
      const answer = await call(server, `/v1/milano/services?limit=100${cursor}`);
      const { items, nextCursor } = answer.body as { items: { id: string }[]; nextCursor: string | null };
      for (const { id } of items) shown.add(id);
      cursor = nextCursor === null ? '' : `&cursor=${encodeURIComponent(nextCursor)}`;
    } while (cursor !== '');
    expect([...hidden.values()]).toEqual(
      expect.arrayContaining(['firm', 'segreto-draft', 'segreto-members']),
    );
    const idsOf = (documents: Document[]) => documents.map(({ id }) => id).sort();
    const expected = [...shown].sort();
    expect(idsOf(await crawl('services'))).toEqual(expected);
    expect(idsOf(await linesOf('services'))).toEqual(expected);
    expect(idsOf(await crawl('services', 'minimal=true'))).toEqual(expected);
    const stands = await crawl('service_at_locations', 'full=true');
    expect(stands.map((stand) => stand['service_id']).filter((id) => !shown.has(id as string))).toEqual([]);
    const everything = JSON.stringify([
      await crawl('organizations', 'full=true&full_service=true'),
      await linesOf('service_at_locations', 'full=true'),
      stands,
    ]);
    expect([...hidden.keys()].filter((id) => everything.includes(id))).toEqual([]);
    expect(everything).not.toContain('segreto-');
  });

  test('answers to its id, and what is not as to an id that is nowhere', async () => {
    const nowhere = await ask('/services/00000000-0000-4000-8000-000000000000');
    for (const id of hidden.keys()) {
      const answer = await ask(`/services/${id}`);
      expect([answer.status, refusalOf(answer)]).toEqual([nowhere.status, refusalOf(nowhere)]);
    }
    const stands = await server.owner<{ id: string }[]>`
      select id from places.place_service where service_id = any(${[...hidden.keys()]}::uuid[])`;
    expect(stands.length).toBeGreaterThan(0);
    for (const { id } of stands) expect((await ask(`/service_at_locations/${id}`)).status).toBe(404);
  });

  test('is told to whoever is signed in as to everybody', async () => {
    const cookie = await server.cookieOf('Laura Bianchi');
    const answer = await call(server, '/hsds/milano/services?per_page=200', { cookie });
    expect(answer.body).toEqual((await ask('/services?per_page=200')).body);
  });

  test('names contacts that are for everybody, and no mailbox of a provider', async () => {
    await server.owner`
      insert into catalogue.service_contact (community_id, id, service_id, shown_to, label, mail, position)
      select community_id, gen_random_uuid(), id, who, '{"it":"Sportello"}', who || '@sportello.example', 9
      from catalogue.service, unnest(array['everyone', 'members', 'managers']) who where audience_organisation_ids is null`;
    const everything = JSON.stringify([
      await crawl('services', 'full=true'),
      await crawl('organizations', 'full=true'),
    ]);
    expect(everything).toContain('everyone@sportello.example');
    expect(everything).not.toContain('members@sportello.example');
    expect(everything).not.toContain('managers@sportello.example');
    const mails = await server.owner<{ mail: string }[]>`
      select mail from catalogue.provider
      where mail is not null and mail not in (
        select mail from catalogue.service_contact where shown_to = 'everyone' and mail is not null)`;
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.filter(({ mail }) => everything.includes(mail))).toEqual([]);
  });

  test('names no organisation that gives none of it', async () => {
    const giving = await server.owner<{ id: string }[]>`
      select distinct provider_id as id from catalogue.service s
      where audience_organisation_ids is null and not is_members_only and status = 'active'`;
    const told = await crawl('organizations');
    expect(told.map(({ id }) => id).sort()).toEqual(giving.map(({ id }) => id).sort());
    const text = JSON.stringify([
      await linesOf('services', 'full=true'),
      await linesOf('service_at_locations', 'full=true'),
    ]);
    const others = await server.owner<{ id: string }[]>`
      select id from identity.organisation where id <> all(${giving.map(({ id }) => id)}::uuid[])`;
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ id }) => text.includes(id))).toEqual([]);
  });
});

describe('filters', () => {
  const idsOf = (documents: Document[]) => new Set(documents.map(({ id }) => id));

  test('narrow together', async () => {
    const all = await crawl('services', 'full=true');
    const [service] = all;
    const provider = service?.['organization_id'] as string;
    const attributes = service?.['attributes'] as { taxonomy_term_id: string }[];
    const term = attributes[0]?.taxonomy_term_id ?? '';
    const byProvider = idsOf(await crawl('services', `organization_id=${provider}`));
    const byTerm = idsOf(await crawl('services', `taxonomy_term_id=${term}`));
    const both = idsOf(await crawl('services', `taxonomy_term_id=${term}&organization_id=${provider}`));
    expect(byProvider).toEqual(idsOf(all.filter((each) => each['organization_id'] === provider)));
    expect([...both].sort()).toEqual([...byProvider].filter((id) => byTerm.has(id)).sort());
    expect(both.size).toBeGreaterThan(0);
    expect(byTerm.size).toBeLessThan(all.length);
    const stands = await crawl('service_at_locations', `organization_id=${provider}`);
    expect(stands.every((stand) => byProvider.has(stand['service_id'] as string))).toBe(true);
    expect(await crawl('services', `organization_id=${provider}&modified_after=2100-01-01`)).toEqual([]);
    expect(idsOf(await crawl('services', 'modified_after=2000-01-01T00:00:00Z'))).toEqual(idsOf(all));
  });

  test('by a group find what is of its entries, and by another taxonomy what is linked to it', async () => {
    const terms = await crawl('taxonomy_terms', 'per_page=200');
    const group = terms.find((term) => term['code'] === 'INF');
    const entry = terms.find((term) => term['parent_id'] === group?.id);
    const ofGroup = idsOf(await crawl('services', `taxonomy_term_id=${group?.id ?? ''}`));
    const ofEntry = idsOf(await crawl('services', `taxonomy_term_id=${entry?.id ?? ''}`));
    expect([...ofEntry].filter((id) => !ofGroup.has(id))).toEqual([]);
    const taxonomies = await crawl('taxonomies');
    const wemi = taxonomies.find((taxonomy) => taxonomy['name'] === 'WeMi');
    const ofWemi = await crawl('services', `taxonomy_id=${wemi?.id ?? ''}`);
    expect(ofWemi.length).toBeGreaterThan(0);
    const own = taxonomies.find((taxonomy) => taxonomy['name'] === 'Bisogni e servizi');
    expect((await page('services', `taxonomy_id=${own?.id ?? ''}`)).total_items).toBe(
      (await page('services')).total_items,
    );
    const tops = await crawl('taxonomy_terms', `top_only=true&taxonomy_id=${own?.id ?? ''}&per_page=200`);
    expect(tops.map((term) => term['parent_id'])).toEqual(tops.map(() => undefined));
    expect(tops).toHaveLength(12);
    expect(await crawl('taxonomy_terms', `parent_id=${group?.id ?? ''}`)).toContainEqual(entry);
  });

  test('by postcode keep what serves its districts, and by metres what is near its middle', async () => {
    const ids = async (query: string) =>
      (await crawl('service_at_locations', query)).map(({ id }) => id).sort();
    const all = await ids('');
    const there = await ids('postcode=20143');
    const rows = await server.owner<{ id: string }[]>`
      select ps.id::text as id from places.place_service ps
      join places.place p on p.id = ps.place_id join catalogue.service s on s.id = ps.service_id
      where 'municipio-6' = any(s.districts) or s.districts is null and p.district_code = 'municipio-6'`;
    const served = new Set(rows.map(({ id }) => id));
    expect(there.length).toBeGreaterThan(0);
    expect(there).toEqual(all.filter((id) => served.has(id)));
    let before: string[] = [];
    for (const metres of [0, 1500, 6000, 40_000]) {
      const near = await ids(`postcode=20143&proximity=${metres}`);
      expect(near).toEqual(expect.arrayContaining(before));
      before = near;
    }
    expect(before).toEqual(there);
    expect((await ids('postcode=20143&proximity=1500')).length).toBeLessThan(there.length);
    expect(await ids('postcode=00100')).toEqual([]);
    expect(await ids('postcode=20143&search=qwertyuiop')).toEqual([]);
    expect((await page('service_at_locations', 'postcode=20143')).total_items).toBe(there.length);
  });

  test('by words find as the portal does, misspelt ones too', async () => {
    const found = await page('services', 'search=babysiter');
    expect(JSON.stringify(found.contents).toLowerCase()).toContain('babysitter');
    expect((await page('services', 'search=qwertyuiop')).empty).toBe(true);
    expect((await page('organizations', 'search=sottocasa')).total_items).toBe(1);
  });

  test.each<[string, string]>([
    ['page=0', 'query.page'],
    ['page=x', 'query.page'],
    ['per_page=100000', 'query.per_page'],
    ['taxonomy_term_id=1', 'query.taxonomy_term_id'],
    ['modified_after=yesterday', 'query.modified_after'],
    ['format=xml', 'query.format'],
    ['full=perhaps', 'query.full'],
    ['postcode=!', 'query.postcode'],
    ['proximity=100', 'query.proximity'],
    ['postcode=20143&proximity=far', 'query.proximity'],
    ['postcode=20143&proximity=-1', 'query.proximity'],
  ])('that cannot be read are refused: %s', async (query, path) => {
    const answer = await ask(`/services?${query}`);
    expect([answer.status, refusalOf(answer)]).toEqual([422, 'invalid_request']);
    expect(faultPathsOf(answer)).toEqual([path]);
  });

  test('a page beyond the last is empty, and an address that is none is not found', async () => {
    expect(await page('services', 'page=9999')).toMatchObject({ empty: true, size: 0, contents: [] });
    for (const address of ['/nothing', '/services/1', '/programs'])
      expect((await ask(address)).status).toBe(404);
    expect((await call(server, '/hsds/atlantide/services')).status).toBe(404);
    expect((await call(server, '/hsds/atlantide/services?format=ndjson')).status).toBe(404);
  });
});

describe('whoever reads', () => {
  test('may do so from any page, without cookies', async () => {
    const origin = { origin: 'https://anywhere.example' };
    for (const address of ['/hsds/milano/services', '/hsds/milano/services/1', '/hsds/milano/openapi.json']) {
      const answer = await call(server, address, { headers: origin });
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
    const preflight = await call(server, '/hsds/milano/services', {
      method: 'OPTIONS',
      headers: { ...origin, 'access-control-request-method': 'GET' },
    });
    expect(preflight.status).toBe(204);
  });

  test('gets the same by lines as by pages, and can stop', async () => {
    for (const list of listNames) {
      const byPage = await crawl(list, 'full=true&per_page=50');
      expect(await linesOf(list, 'full=true')).toEqual(byPage);
    }
    for (let time = 0; time < 12; time += 1) {
      const answer = await fetch(`${server.url}/hsds/milano/services?format=ndjson&full=true`);
      await answer.body?.cancel();
    }
    expect((await linesOf('services')).length).toBeGreaterThan(0);
  });

  test('can take it in again: documents and datapackage say the same', async () => {
    const documents = importDocuments({
      organizations: await linesOf('organizations', 'full=true'),
      services: await linesOf('services', 'full=true'),
      taxonomies: await linesOf('taxonomies'),
      taxonomy_terms: await linesOf('taxonomy_terms'),
    });
    const answer = await fetch(`${server.url}/hsds/milano/datapackage.zip`);
    const archive = unzipDatapackage(new Uint8Array(await answer.arrayBuffer()));
    expect(documents.ok ? [] : documents.faults).toEqual([]);
    expect(archive.ok ? [] : archive.faults).toEqual([]);
    if (!documents.ok || !archive.ok) return;
    const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
    const ordered = (list: readonly { id: string }[]) => [...list].sort(byId);
    expect(ordered(archive.value.services)).toEqual(ordered(documents.value.services));
    expect(ordered(archive.value.places)).toEqual(ordered(documents.value.places));
    expect(ordered(archive.value.terms)).toEqual(ordered(documents.value.terms));
  });
});

describe('the calendar of a service', () => {
  const calendarOf = (service: string, headers = {}) =>
    call(server, `/calendar/milano/services/${service}.ics`, { headers });

  test('is read by another library as the instants at which it is open', async () => {
    server.clock.instant = new Date('2026-11-30T10:00:00Z');
    const answer = await calendarOf('babysitter-condivisa');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const calendar = new ICAL.Component(ICAL.parse(answer.text) as unknown[]);
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const from = new Date('2026-02-01T00:00:00Z');
    const to = new Date('2027-12-01T00:00:00Z');
    const begins = calendar.getAllSubcomponents('vevent').flatMap((component) => {
      const event = new ICAL.Event(component);
      const found: string[] = [];
      const iterator = event.iterator();
      for (let next = iterator.next(); next && next.toJSDate() < to; next = iterator.next())
        if (next.toJSDate() >= from) found.push(next.toJSDate().toISOString());
      return found;
    });
    const read = importDocuments({
      organizations: await linesOf('organizations'),
      services: (await linesOf('services', 'full=true')).filter(
        (each) => each['x_code'] === 'babysitter-condivisa',
      ),
    });
    const timetable = read.ok ? read.value.services[0]?.timetable : undefined;
    if (timetable === undefined || timetable === null) throw new Error('it has no timetable');
    expect(begins.sort()).toEqual(
      occurrencesBetween(timetable, from, to).map(({ startsAt }) => startsAt.toISOString()),
    );
    server.clock.instant = undefined;
  });

  test('is not sent again while nothing changed', async () => {
    const first = await calendarOf('babysitter-condivisa');
    const etag = first.headers.get('etag') ?? '';
    const again = await calendarOf('babysitter-condivisa', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('speaks the language that is asked for', async () => {
    const answer = await call(server, '/calendar/milano/services/babysitter-condivisa.ics?lang=en');
    expect(answer.text).toContain('SUMMARY:Shared babysitter');
  });

  test('tells for a month that a service has ended, and is gone then', async () => {
    await server.owner`
      update catalogue.service set status = 'closed', version = version + 1, changed_at = now()
      where code = 'babysitter-condivisa-santa-giulia'`;
    const answer = await calendarOf('babysitter-condivisa-santa-giulia');
    expect(answer.text).toContain('STATUS:CANCELLED');
    expect(answer.text).not.toContain('STATUS:CONFIRMED');
    server.clock.instant = new Date(Date.now() + 31 * 86_400_000);
    expect((await calendarOf('babysitter-condivisa-santa-giulia')).status).toBe(404);
    server.clock.instant = undefined;
  });

  test('is nowhere for what is not for everybody, and for what nobody knows', async () => {
    for (const [id, why] of hidden) {
      // What was suspended or closed just now was for everybody, and is told as cancelled.
      if (['segreto-suspended', 'segreto-closed'].includes(why)) continue;
      expect((await calendarOf(id)).status, why).toBe(404);
    }
    for (const name of ['nessuno', '%00', '..%2f..', 'x'.repeat(200)])
      expect([404, 422]).toContain((await calendarOf(name)).status);
    expect((await call(server, '/calendar/milano/services/babysitter-condivisa')).status).toBe(404);
  });
});
