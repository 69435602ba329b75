// What providers and managers do with the catalogue on a real database: links, races, the taxonomy, alarms, leaks.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  newAccreditation,
  newEntry,
  newRenewal,
  newService,
  serviceInput,
  withMailbox,
} from '../../../test/catalogue-belongings.ts';
import { call, refusalOf } from '../../../test/calls.ts';
import { newWord } from '../../../test/belongings.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { tendCatalogue } from '../index.ts';

let server: TestServer;
let manager: Visitor;
let provider: Visitor;

beforeAll(async () => {
  server = await openTestServer();
  manager = await visitorOf(server, `Manager ${newWord()}`, ['community_manager']);
  provider = await visitorOf(server, `Segreteria ${newWord()}`, ['provider'], 'naviglio');
  await withMailbox(server);
});
afterAll(() => server.stop());
afterEach(() => {
  server.clock.instant = undefined;
});

interface Mail {
  kind: string;
  address: string;
  parameters: Record<string, string | number>;
}
/** What the background work wrote so far. */
const mails: Mail[] = [];

const runJobs = () =>
  tendCatalogue({
    app: server.app,
    clock: server.clock,
    origins: server.origins,
    writeMail: (_trx, _community, _now, mail) => {
      mails.push(mail);
      return Promise.resolve();
    },
  });

const mailsOf = (kind: string, title: string) =>
  mails.filter((mail) => mail.kind === kind && String(mail.parameters['title']).includes(title));

const secretIn = (link: unknown) => String(link).split('#')[1] ?? '';
const anybody = (path: string, body: object) => call(server, `/v1/milano${path}`, { body });
const shown = async (code: string) => (await call(server, `/v1/milano/services/${code}`)).status === 200;

describe('the choices of a form', () => {
  interface Choices {
    mayDecide: boolean;
    providers: { code: string }[];
    firms: { code: string }[];
  }

  test('let a manager write for every organisation, a provider for her own alone', async () => {
    const all = (await manager.ask('/catalogue/choices')).body as Choices;
    expect(all.mayDecide).toBe(true);
    expect(all.providers.map(({ code }) => code)).toEqual(expect.arrayContaining(['naviglio', 'a-e-i']));
    const own = (await provider.ask('/catalogue/choices')).body as Choices;
    expect(own.mayDecide).toBe(false);
    expect(own.providers).toEqual([expect.objectContaining({ code: 'naviglio' })]);
    expect(own.firms).toEqual(all.firms);
    expect(all.firms.map(({ code }) => code)).not.toContain('a-e-i');
  });
});

describe('a provider’s link', () => {
  test('is mailed when a service gets old, answered once without a sign-in, and the service returns', async () => {
    const code = await newService(server, { verifiedOn: '2026-01-10' });
    server.clock.instant = new Date('2026-06-20T08:00:00Z');
    await runJobs();
    await runJobs();
    const mailed = mailsOf('service_renewal', code);
    expect(mailed).toHaveLength(1);
    expect(mailed[0]?.address).toBe('servizi@naviglio.example');
    server.clock.instant = new Date('2027-01-20T08:00:00Z');
    expect(await shown(code)).toBe(false);
    await runJobs();
    const again = mailsOf('service_renewal', code);
    expect(again).toHaveLength(2);
    const first = await anybody('/service-renewals', { secret: secretIn(again[0]?.parameters['link']) });
    expect(refusalOf(first)).toBe('renewal_over');
    const secret = secretIn(again[1]?.parameters['link']);
    const read = await anybody('/service-renewals', { secret });
    expect(read.body).toMatchObject({
      name: `Prova ${code}`,
      verifiedOn: '2026-01-10',
      hiddenFrom: '2027-01-11',
    });
    const answer = await anybody('/service-renewals/answer', { secret, answer: 'confirmed' });
    expect(answer.body).toEqual({ answer: 'confirmed', verifiedOn: '2027-01-20' });
    expect(await shown(code)).toBe(true);
    const twice = await anybody('/service-renewals/answer', { secret, answer: 'gone' });
    expect([twice.status, refusalOf(twice)]).toEqual([409, 'renewal_over']);
    expect(await shown(code)).toBe(true);
  });

  test('of twenty answers at once takes one', async () => {
    const code = await newService(server);
    const secret = await newRenewal(server, code);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => anybody('/service-renewals/answer', { secret, answer: 'confirmed' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 200);
    expect(others.map(refusalOf)).toEqual(Array.from({ length: 19 }, () => 'renewal_over'));
  });

  test('that says that it is no more takes it away; that something changed is read by managers', async () => {
    const gone = await newService(server);
    await anybody('/service-renewals/answer', { secret: await newRenewal(server, gone), answer: 'gone' });
    expect(await shown(gone)).toBe(false);
    const changed = await newService(server);
    await anybody('/service-renewals/answer', {
      secret: await newRenewal(server, changed),
      answer: 'changed',
      note: 'Ora il mercoledì',
    });
    expect(await shown(changed)).toBe(true);
    const { body } = await manager.ask('/catalogue/alarms');
    expect((body as { notes: object[] }).notes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ service: changed, answer: 'changed', note: 'Ora il mercoledì' }),
        expect.objectContaining({ service: gone, answer: 'gone' }),
      ]),
    );
  });

  test('is over when it is taken back, when its time is, and when it was never made', async () => {
    const code = await newService(server);
    const secret = await newRenewal(server, code);
    expect((await manager.ask(`/catalogue/services/${code}/renewal`, { method: 'DELETE' })).status).toBe(200);
    expect(refusalOf(await anybody('/service-renewals', { secret }))).toBe('renewal_over');
    const late = await newRenewal(server, await newService(server));
    server.clock.instant = new Date(Date.now() + 31 * 24 * 60 * 60 * 1000);
    expect(refusalOf(await anybody('/service-renewals', { secret: late }))).toBe('renewal_over');
    expect(refusalOf(await anybody('/service-renewals', { secret: 'A'.repeat(43) }))).toBe('renewal_over');
  });

  test('is sent by hand once a day, and not without a mailbox', async () => {
    const code = await newService(server);
    const path = `/catalogue/services/${code}/renewal`;
    expect((await provider.ask(path, { method: 'POST' })).status).toBe(200);
    expect(refusalOf(await manager.ask(path, { method: 'POST' }))).toBe('renewal_just_sent');
    const elsewhere = await newService(server, { organisation: 'tipografia-tre-conche' });
    expect(refusalOf(await manager.ask(`/catalogue/services/${elsewhere}/renewal`, { method: 'POST' }))).toBe(
      'provider_without_address',
    );
  });
});

describe('a sheet', () => {
  test('is made, found by its words at once, and changed by whoever read it last', async () => {
    const word = newWord()
      .replaceAll(/[^a-z]/gi, 'x')
      .toLowerCase();
    const made = await provider.ask('/catalogue/services', {
      body: serviceInput({ name: { it: `Merenda ${word}` }, place: 'spazio-melotti' }),
    });
    expect(made.status, made.text).toBe(201);
    const { code, version, service } = made.body as { code: string; version: number; service: object };
    expect(service).toMatchObject({ place: 'spazio-melotti', audience: { kind: 'everyone' } });
    const found = await call(server, `/v1/milano/services?q=merende+${word}`);
    expect((found.body as { items: { code: string }[] }).items[0]?.code).toBe(code);
    const changes = await Promise.all(
      ['uno', 'due', 'tre'].map((text) =>
        provider.ask(`/catalogue/services/${code}`, {
          method: 'PUT',
          body: { version, service: serviceInput({ description: { it: text } }) },
        }),
      ),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('of another provider is not there for this one, and what vouches for providers is the managers’ alone', async () => {
    const code = await newService(server, { organisation: 'tipografia-tre-conche' });
    expect((await provider.ask(`/catalogue/services/${code}`)).status).toBe(404);
    const foreign = await provider.ask('/catalogue/services', {
      body: serviceInput({ provider: 'tipografia-tre-conche' }),
    });
    expect([foreign.status, refusalOf(foreign)]).toEqual([422, 'invalid_request']);
    const { body } = await provider.ask('/catalogue/services?limit=100');
    const owners = (body as { items: { providerCode: string }[] }).items.map(
      ({ providerCode }) => providerCode,
    );
    expect(new Set(owners)).toEqual(new Set(['naviglio']));
    const quality = await provider.ask('/catalogue/providers/naviglio', {
      method: 'PUT',
      body: { version: 0, description: null, mail: null, phone: null, website: null, quality: [] },
    });
    expect(quality.status).toBe(403);
    await withMailbox(server);
  });

  test.each([
    [
      'hours that end before they start',
      { windows: [{ weekday: 1, startMinute: 600, endMinute: 540 }] },
      'windows.0.endMinute',
    ],
    [
      'hours that run into each other',
      {
        windows: [
          { weekday: 1, startMinute: 540, endMinute: 720 },
          { weekday: 1, startMinute: 700, endMinute: 800 },
        ],
      },
      'windows.1',
    ],
    ['more free places than places', { capacityPlaces: 5, openPlaces: 6 }, 'openPlaces'],
    [
      'a split for one person alone',
      {
        offerKind: 'individual',
        cost: { kind: 'split', unit: 'hour', totalCents: 900, rule: 'equal', leastPeople: 2, mostPeople: 3 },
      },
      'cost',
    ],
    [
      'income bands that fall',
      {
        cost: {
          kind: 'by_income',
          unit: 'month',
          bands: [
            { upToCents: 2000, feeCents: 1 },
            { upToCents: 1000, feeCents: 2 },
            { upToCents: null, feeCents: 3 },
          ],
        },
      },
      'cost.bands',
    ],
    [
      'two ages that nobody has',
      {
        eligibility: [
          { kind: 'age', fromYears: 0, toYears: 5 },
          { kind: 'age', fromYears: 60, toYears: null },
        ],
      },
      'eligibility.1',
    ],
    ['an entry that is none', { entries: ['ZZZ9'] }, 'entries.0'],
    ['a district that is none', { districts: ['atlantide'] }, 'districts.0'],
    ['a place that is none', { place: 'atlantide' }, 'place'],
    [
      'an organisation that is none',
      { audience: { kind: 'organisations', organisations: ['nessuna'] } },
      'audience.organisations.0',
    ],
  ])('with %s is refused by its path, and nothing is kept', async (_, changes, path) => {
    const count = async () =>
      (await server.owner<{ count: number }[]>`select count(*)::int as count from catalogue.service`)[0]
        ?.count;
    const before = await count();
    const answer = await manager.ask('/catalogue/services', { body: serviceInput(changes) });
    expect(answer.status, answer.text).toBe(422);
    expect((answer.body as { faults: { path: string }[] }).faults.map((fault) => fault.path)).toContain(
      `json.${path}`,
    );
    expect(await count()).toBe(before);
  });
});

describe('what is not for everybody', () => {
  test.each([
    ['a draft', { status: 'draft' }],
    ['for members', { audience: { kind: 'members' } }],
    ['for a firm', { audience: { kind: 'organisations', organisations: ['tipografia-tre-conche'] } }],
  ])('is in no list, count, suggestion or refusal of anybody: %s', async (_, changes) => {
    const word = `segreto${newWord().replaceAll(/[^a-z]/gi, '')}`.toLowerCase();
    const facetsBefore = (await call(server, '/v1/milano/service-facets')).text;
    const emptyBefore = (await call(server, `/v1/milano/services?q=${word}`)).text;
    const made = await manager.ask('/catalogue/services', {
      body: serviceInput({ name: { it: word }, ...changes }),
    });
    expect(made.status, made.text).toBe(201);
    const { code, id } = made.body as { code: string; id: string };
    expect((await call(server, '/v1/milano/service-facets')).text).toBe(facetsBefore);
    expect((await call(server, `/v1/milano/services?q=${word}`)).text).toBe(emptyBefore);
    expect((await call(server, `/v1/milano/services?q=${word.slice(0, -1)}`)).text).not.toContain(code);
    const nobody = await call(server, '/v1/milano/services/nessuno');
    for (const name of [code, id]) {
      const answer = await call(server, `/v1/milano/services/${name}`);
      expect([answer.status, refusalOf(answer)]).toEqual([nobody.status, refusalOf(nobody)]);
    }
    expect((await manager.ask(`/catalogue/services/${code}`)).status).toBe(200);
  });

  test('is there for members when it is for them, with the contacts that are theirs', async () => {
    const contact = (shownTo: string) => ({ shownTo, label: { it: shownTo }, phone: '02 0000 0000' });
    const made = await manager.ask('/catalogue/services', {
      body: serviceInput({
        audience: { kind: 'members' },
        contacts: [contact('everyone'), contact('members'), contact('managers')],
      }),
    });
    const { code } = made.body as { code: string };
    const neighbour = await visitorOf(server, `Vicina ${newWord()}`, ['neighbour']);
    const { status, body } = await neighbour.ask(`/services/${code}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ audience: 'members' });
    expect((body as { contacts: { label: string }[] }).contacts.map(({ label }) => label)).toEqual([
      'everyone',
      'members',
    ]);
  });
});

describe('the taxonomy', () => {
  test('is read by its editors in all languages, with what it names and what changed last', async () => {
    interface Kept {
      version: number;
      items: { code: string; name: object; services: number; leadsTo: string | null }[];
      changes: { version: number; kind: string; code: string; into: string | null }[];
    }
    const read = async () => (await manager.ask('/catalogue/taxonomy')).body as Kept;
    const of = ({ items }: Kept, code: string) => items.find((one) => one.code === code);
    const before = await read();
    const entry = await newEntry(server);
    await manager.ask('/catalogue/services', { body: serviceInput({ entries: [entry, 'SOL1'] }) });
    const name = { it: 'Merende', en: 'Snacks', ar: 'وجبات' };
    const words = { name, description: { it: 'Mangiare insieme.' } };
    await manager.ask(`/catalogue/taxonomy/${entry}`, { method: 'PUT', body: words });
    const worded = await read();
    expect(of(worded, entry)).toMatchObject({ name, services: 1, leadsTo: null });
    await manager.ask(`/catalogue/taxonomy/${entry}/merge`, { body: { into: 'SOL1' } });
    const merged = await read();
    expect(merged.version).toBe(before.version + 2);
    expect(merged.changes[0]).toMatchObject({
      version: merged.version,
      kind: 'merged',
      code: entry,
      into: 'SOL1',
    });
    expect(of(merged, entry)).toMatchObject({ services: 0, leadsTo: 'SOL1' });
    expect(of(merged, 'SOL1')?.services).toBe((of(before, 'SOL1')?.services ?? 0) + 1);
    expect((await provider.ask('/catalogue/taxonomy')).status).toBe(403);
  });

  test('leads a merged code to the one that stands, in searches too', async () => {
    const [old, older] = [await newEntry(server), await newEntry(server)];
    const code = await newService(server);
    await server.owner`update catalogue.service set entries = ${[old]} where code = ${code}`;
    const merge = (from: string, into: string) =>
      manager.ask(`/catalogue/taxonomy/${from}/merge`, { body: { into } });
    expect((await merge(older, old)).status).toBe(200);
    expect((await merge(old, 'SOL2')).status).toBe(200);
    const entries = await server.owner<{ merged_into: string }[]>`
      select merged_into from catalogue.taxonomy_entry where code in ${server.owner([old, older])}`;
    expect(entries.map(({ merged_into: into }) => into)).toEqual(['SOL2', 'SOL2']);
    for (const asked of [old, older, 'SOL2']) {
      const { text } = await call(server, `/v1/milano/services?group=${asked}&limit=100`);
      expect(text, asked).toContain(`"${code}"`);
    }
    expect(refusalOf(await merge(old, 'SOL1'))).toBe('entry_merged');
    expect(refusalOf(await merge('SOL2', old))).toBe('entry_merged');
    expect(refusalOf(await merge('SOL1', 'SOL1'))).toBe('entries_not_alike');
    expect(refusalOf(await merge('SOL', 'INF'))).toBe('entries_not_alike');
    expect(refusalOf(await merge('SOL1', 'ZZZ1'))).toBe('invalid_request');
  });

  test('has no circle, whichever merges meet', async () => {
    const codes = [await newEntry(server), await newEntry(server), await newEntry(server)] as const;
    const [a, b, c] = codes;
    const before = (await call(server, '/v1/milano/taxonomy')).body as { version: number };
    const answers = await Promise.all(
      [
        [a, b],
        [b, c],
        [c, a],
        [b, a],
        [c, b],
        [a, c],
      ].map(([from, into]) => manager.ask(`/catalogue/taxonomy/${from ?? ''}/merge`, { body: { into } })),
    );
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const rows = await server.owner<{ code: string; merged_into: string | null }[]>`
      select code, merged_into from catalogue.taxonomy_entry where code in ${server.owner([...codes])}`;
    const into = new Map(rows.map((row) => [row.code, row.merged_into]));
    for (const lead of into.values()) if (lead !== null) expect(into.get(lead) ?? null).toBeNull();
    const after = (await call(server, '/v1/milano/taxonomy')).body as { version: number };
    expect(after.version - before.version).toBe(answers.filter(({ status }) => status === 200).length);
  });
});

describe('an accreditation', () => {
  test('says until when the services that it covers are vouched for, and no longer once it is withdrawn', async () => {
    const code = await newService(server);
    const until = async () =>
      (
        await server.owner<{ until: string | null }[]>`
        select accredited_until::text as until from catalogue.service where code = ${code}`
      )[0]?.until;
    const recorded = await manager.ask('/catalogue/providers/naviglio/accreditations', {
      body: { issuer: 'Registro', entries: ['SOL'], startsOn: '2026-01-01', endsOn: '2099-12-31' },
    });
    expect(recorded.status, recorded.text).toBe(201);
    expect(await until()).toBe('2099-12-31');
    const { accreditations } = recorded.body as { accreditations: { id: string; issuer: string }[] };
    const id = accreditations.find(({ issuer }) => issuer === 'Registro')?.id ?? '';
    const path = `/catalogue/accreditations/${id}/withdraw`;
    expect((await manager.ask(path, { method: 'POST' })).status).toBe(200);
    expect((await manager.ask(path, { method: 'POST' })).status).toBe(200);
    expect(await until()).not.toBe('2099-12-31');
  });

  // Last: a sign-in in years to come takes away all that are over by then.
  test('is told of once, sixty days before it ends, and shows as ending', async () => {
    const id = await newAccreditation(server);
    await server.owner`update catalogue.accreditation set starts_on = '2028-01-01', ends_on = '2028-06-30' where id = ${id}`;
    server.clock.instant = new Date('2028-04-01T08:00:00Z');
    await runJobs();
    const count = () => mailsOf('accreditation_ending', 'Albo di prova').length;
    const before = count();
    server.clock.instant = new Date('2028-05-02T08:00:00Z');
    await runJobs();
    await runJobs();
    expect(count()).toBe(before + 1);
    const later = await visitorOf(server, `Manager ${newWord()}`, ['community_manager']);
    const { body } = await later.ask('/catalogue/alarms');
    expect((body as { accreditations: object[] }).accreditations).toContainEqual(
      expect.objectContaining({ issuer: 'Albo di prova', endsOn: '2028-06-30' }),
    );
  });
});
