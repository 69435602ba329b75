import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import {
  clusterOf,
  clustersFor,
  gathered,
  noted,
  noteBody,
  plantSearch,
  signalsFor,
} from '../../../test/cluster-rows.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { newAsker, newManager, newNeed } from '../../../test/needs.ts';
import { addTwin, twinMark } from '../../../test/twin.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { call } from '../../../test/calls.ts';

let server: TestServer;
let manager: Visitor;

beforeAll(async () => {
  server = await openTestServer();
  manager = await newManager(server);
  await gathered(server);
});
afterAll(() => server.stop());

const cellOf = async () => {
  const found = (await signalsFor(manager)).find(({ evidence }) => evidence.kind === 'survey');
  if (found === undefined) throw new Error('no released cell became a signal');
  return found;
};

describe('what is gathered', () => {
  test('are released cells that say how many ask for an entry, each with its release', async () => {
    const cells = (await signalsFor(manager)).filter(({ evidence }) => evidence.kind === 'survey');
    expect(cells.length).toBeGreaterThan(1);
    const [release] = await server.owner<{ document: { tables: { question: string; by: unknown }[] } }[]>`
      select d.document from surveys.released_document d where d.audience = 'organisation' limit 1`;
    const table = release?.document.tables.find(({ question, by }) => question === 'q23' && by === null);
    const released = JSON.stringify(table);
    for (const { evidence, entry, atLeastPeople } of cells) {
      expect(evidence).toMatchObject({ campaign: 'primavera-2026', question: 'q23' });
      if (evidence.kind !== 'survey') continue;
      expect(released).toContain(`"percent":${evidence.percent}`);
      expect([10, 20, 50]).toContain(atLeastPeople);
      expect(entry?.name).not.toBe(entry?.code);
    }
  });

  test('are searches that found nothing, with what they are about where their words tell', async () => {
    const cell = await cellOf();
    const [entry] = await server.owner<{ name: string }[]>`
      select name ->> 'it' as name from catalogue.taxonomy_entry where code = ${cell.entry?.code ?? ''} limit 1`;
    await plantSearch(server, (entry?.name ?? '').toLowerCase());
    await plantSearch(server, 'corso di sgrunt');
    await gathered(server);
    const searches = (await signalsFor(manager)).filter(({ evidence }) => evidence.kind === 'search');
    const about = (words: string) =>
      searches.find(({ evidence }) => evidence.kind === 'search' && evidence.words === words);
    expect(about((entry?.name ?? '').toLowerCase())).toMatchObject({
      entry: { code: cell.entry?.code },
      cluster: cell.cluster,
    });
    expect(about('corso di sgrunt')).toMatchObject({
      entry: null,
      cluster: null,
      atLeastPeople: null,
      evidence: { searches: 40, days: 5 },
    });
    expect((await signalsFor(manager, 'unplaced')).map(({ evidence }) => evidence)).toContainEqual(
      expect.objectContaining({ words: 'corso di sgrunt' }),
    );
  });

  test('are requests that ten people wait with for two weeks, and not those of nine', async () => {
    const ask = async (entry: string, people: number) => {
      for (let turn = 0; turn < people; turn += 1)
        await server.owner`
          insert into time_bank.offer (community_id, id, kind, person_id, entry_code, title, words, whereabouts,
            duration_minutes, valid_until, made_at)
          select c.id, gen_random_uuid(), 'request', p.id, ${entry}, 'Serve', 'Serve', 'online', 60, current_date + 30,
            now() - interval '15 days'
          from identity.community c join lateral (
            select id from identity.person where community_id = c.id order by id offset ${turn} limit 1) p on true
          where c.slug = 'milano'`;
    };
    const waits = async (entry: string) =>
      (await signalsFor(manager)).filter(
        (signal) => signal.evidence.kind === 'time_bank' && signal.entry?.code === entry,
      );
    await server.owner`delete from time_bank.offer where kind = 'request' and entry_code in ('QUO1', 'QUO2')
      and id not in (select offer_id from time_bank.exchange where offer_id is not null)`;
    await ask('QUO1', 12);
    await ask('QUO2', 9);
    await gathered(server);
    expect(await waits('QUO1')).toMatchObject([{ atLeastPeople: 10, evidence: { kind: 'time_bank' } }]);
    expect(await waits('QUO2')).toEqual([]);
  });

  test('again changes nothing, and at the same moment on two nodes makes nothing twice', async () => {
    const seen = async () => [await signalsFor(manager), await clustersFor(manager)];
    const before = await seen();
    await Promise.all([gathered(server), gathered(server), gathered(server)]);
    expect(await seen()).toEqual(before);
  });
});

describe('a note', () => {
  test('joins the cluster of its entry, and sent again is noted once', async () => {
    const cell = await cellOf();
    const body = noteBody({ entry: cell.entry?.code });
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await manager.ask('/signals', { body });
      expect(answer.status, answer.text).toBe(201);
      expect(answer.body).toMatchObject({
        cluster: cell.cluster,
        atLeastPeople: null,
        evidence: { kind: 'note', by: manager.displayName },
      });
    }
    const other = await newManager(server);
    expect(refusalOf(await other.ask('/signals', { body }))).toBe('signal_changed');
  });

  test('of a group, and of a district that is not there, is refused with its paths', async () => {
    const answer = await manager.ask('/signals', { body: noteBody({ entry: 'NAU', district: 'nowhere' }) });
    expect(faultPathsOf(answer)).toEqual(['json.entry', 'json.district']);
  });
});

describe('a signal without an entry', () => {
  test('is placed once: of two managers one is told that it has changed', async () => {
    await plantSearch(server, 'zzz da collocare');
    await gathered(server);
    const found = (await signalsFor(manager, 'unplaced')).find(
      ({ evidence }) => evidence.kind === 'search' && evidence.words === 'zzz da collocare',
    );
    const cell = await cellOf();
    const body = { version: 1, entry: cell.entry?.code, district: null };
    const answers = await Promise.all(
      [manager, await newManager(server)].map((by) =>
        by.ask(`/signals/${found?.id ?? ''}`, { method: 'PUT', body }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await clusterOf(manager, cell.cluster ?? '')).signals.map(({ id }) => id)).toContain(found?.id);
    const again = { ...body, version: 2 };
    const late = await manager.ask(`/signals/${found?.id ?? ''}`, { method: 'PUT', body: again });
    expect(refusalOf(late)).toBe('signal_changed');
  });
});

describe('a suggested cluster', () => {
  test('stands where ten people stated one need in one district, and not where nine did', async () => {
    const district = 'municipio-3';
    const state = async (entry: string, people: number, joinsOthers = true) => {
      for (let turn = 0; turn < people; turn += 1)
        await newNeed(await newAsker(server), { entries: [entry], district, joinsOthers });
    };
    const suggestedFor = async (entry: string) =>
      (await clustersFor(manager)).filter(
        ({ entries, districts }) => entries[0]?.code === entry && districts.includes(district),
      );
    await server.owner`update needs.need set state = 'withdrawn', due_at = null where entries && '{RIS3,RIS4}'`;
    await state('RIS3', 9);
    await state('RIS3', 3, false);
    await gathered(server);
    expect(await suggestedFor('RIS3')).toEqual([]);
    await state('RIS3', 1);
    await gathered(server);
    const [cluster, ...others] = await suggestedFor('RIS3');
    expect(others).toEqual([]);
    expect(cluster).toMatchObject({ atLeastAsking: 10, atLeastPeople: 10, signalCount: 0 });
  });

  test('shows its formula, with the figures that go in', async () => {
    const clusters = await clustersFor(manager);
    expect(clusters.length).toBeGreaterThan(1);
    for (const { score } of clusters)
      expect(score?.total).toBe((score?.urgency ?? 0) * (score?.reach ?? 0) * (score?.unmet ?? 0));
    const totals = clusters.map(({ score }) => score?.total ?? 0);
    expect(totals).toEqual(totals.toSorted((one, other) => other - one));
  });

  test('tells its story: by whom, from what', async () => {
    const cell = await cellOf();
    const cluster = await clusterOf(manager, cell.cluster ?? '');
    expect(cluster).toMatchObject({ state: 'suggested', moves: ['decide', 'dismiss'], baseline: null });
    expect(cluster.steps).toMatchObject([{ step: 'suggested', by: null }]);
    expect(cluster.signals.map(({ id }) => id)).toContain(cell.id);
  });
});

describe('who reads signals and clusters', () => {
  test('no employer, nobody of a firm, nobody by another’s hand', async () => {
    const cell = await cellOf();
    const strangers: Visitor[] = [
      await visitorOf(server, 'Ufficio del personale', ['hr_officer'], 'naviglio'),
      await visitorOf(server, 'Impiegata', ['employee'], 'naviglio'),
      await visitorOf(server, 'Fornitrice', ['provider'], 'cooperativa-sottocasa'),
    ];
    for (const stranger of strangers)
      for (const address of ['/signals', '/clusters', `/clusters/${cell.cluster ?? ''}`]) {
        const answer = await stranger.ask(address);
        expect(refusalOf(answer), address).toBe('forbidden');
        expect(answer.text).not.toContain('primavera-2026');
      }
  });

  test('no manager of another territory', async () => {
    await addTwin(server);
    const cookie = await server.cookieOf(`Marta Conti${twinMark}`, 'torino');
    const cell = await cellOf();
    const here = await call(server, '/v1/milano/clusters', { cookie });
    expect(here.status).toBe(401);
    const there = await call(server, `/v1/torino/clusters/${cell.cluster ?? ''}`, { cookie });
    expect(refusalOf(there)).toBe('not_found');
    const unknown = await manager.ask(`/clusters/${randomUUID()}`);
    expect(refusalOf(unknown)).toBe('not_found');
    const own = await noted(manager, { district: null });
    const all = await call(server, '/v1/torino/signals?limit=100', { cookie });
    expect(all.text).not.toContain(own.id);
  });
});
