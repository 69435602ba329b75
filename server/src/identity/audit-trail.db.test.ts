import type { AuditAction } from '@snodo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { inCommunity } from '../db/index.ts';
import { recordAudit } from './audit.ts';
import { anchorAuditTrails } from './audit-trail.ts';
import { findCommunity } from './communities.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../test/visitors.ts';

const entryCount = 2500;

let server: TestServer;
let officer: Visitor;
let subject: Visitor;
let communityId: string;
beforeAll(async () => {
  server = await openTestServer();
  officer = await visitorOf(server, 'Dora Protezione', ['dpo']);
  subject = await visitorOf(server, 'Sandra Soggetto', ['employee']);
  communityId = (await findCommunity(server.app, 'milano'))?.id ?? '';
  await inCommunity(server.app, communityId, async (trx) => {
    for (let index = 0; index < entryCount; index += 1) {
      await recordAudit(trx, new Date(Date.UTC(2026, 0, 1, 0, index)), {
        // A noun that begins like another: one that the programme may come to know.
        action: index % 2 === 0 ? 'membership.ended' : ('membership_card.printed' as AuditAction),
        subject: { kind: 'person', id: subject.personId },
        detail: { index, words: 'è già – “così”' },
      });
    }
  });
  server.clock.instant = new Date('2026-02-01T12:00:00Z');
  await anchorAuditTrails(server.app, server.clock);
  server.clock.instant = undefined;
});
afterAll(() => server.stop());

interface Verification {
  entries: number;
  through: number;
  isWhole: boolean;
  firstBreak: { number: number; kind: string } | null;
  anchors: number;
  headNumber: number;
  headHash: string;
}

const verify = async (query = '') =>
  (await officer.ask('/audit/verification', { query })).body as Verification;

test('the trail as it was written is whole, from the start and from anywhere', async () => {
  const whole = await verify();
  expect(whole).toMatchObject({ isWhole: true, firstBreak: null, anchors: 1 });
  expect(whole.entries).toBe(whole.headNumber);
  expect(whole.headNumber).toBeGreaterThanOrEqual(entryCount);
  expect(await verify('?after=1234')).toMatchObject({
    entries: whole.headNumber - 1234,
    isWhole: true,
    firstBreak: null,
  });
  const beyond = await officer.ask('/audit/verification', { query: `?after=${whole.headNumber + 1}` });
  expect(refusalOf(beyond)).toBe('invalid_request');
});

describe('whoever owns the database and switches its guards off is found out when', () => {
  /** Changes the trail as the owner, looks at it through the API, and puts it back. */
  async function tampered(change: string): Promise<Verification> {
    const tables = ['audit_entry', 'audit_head', 'audit_anchor'];
    await server.owner.begin(async (trx) => {
      for (const table of tables) {
        await trx.unsafe(`create table public.kept_${table} as select * from identity.${table}`);
        await trx.unsafe(`alter table identity.${table} disable trigger user`);
      }
      await trx.unsafe(change);
    });
    try {
      return await verify();
    } finally {
      await server.owner.begin(async (trx) => {
        for (const table of tables) {
          await trx.unsafe(`delete from identity.${table}`);
          await trx.unsafe(`insert into identity.${table} select * from public.kept_${table}`);
          await trx.unsafe(`drop table public.kept_${table}`);
          await trx.unsafe(`alter table identity.${table} enable trigger user`);
        }
      });
      expect(await verify()).toMatchObject({ isWhole: true, firstBreak: null });
    }
  }

  const entry = 'identity.audit_entry';
  const head = `(select max(number) from ${entry})`;
  test.each([
    ['the instant', `at = at + interval '1 second'`],
    ['the instant by less than is hashed', `at = at + interval '1 microsecond'`],
    ['who acted', `actor_person_id = gen_random_uuid()`],
    ['for whom', `on_behalf_of_person_id = gen_random_uuid()`],
    ['the action', `action = 'membership.begun'`],
    ['the kind of subject', `subject_kind = 'membership'`],
    ['the subject', `subject_id = 'somebody-else'`],
    ['the detail', `detail = detail || ' '`],
    ['the hash', `hash = sha256(hash)`],
  ])('an entry is altered: %s', async (_what, change) => {
    const found = await tampered(`update ${entry} set ${change} where number = 1717`);
    expect(found.firstBreak).toEqual({ number: 1717, kind: 'content' });
    expect(found.through).toBe(1716);
  });

  test('an entry is taken out, with the gap left or closed', async () => {
    expect((await tampered(`delete from ${entry} where number = 900`)).firstBreak).toEqual({
      number: 900,
      kind: 'sequence',
    });
    const closed = `delete from ${entry} where number = 900;
      update ${entry} set number = -number + 100000 where number > 900;
      update ${entry} set number = 100000 - number - 1 where number > 50000`;
    expect((await tampered(closed)).firstBreak).toEqual({ number: 900, kind: 'content' });
  });

  test('two entries are swapped', async () => {
    const swap = `update ${entry} set number = 99999 where number = 10;
      update ${entry} set number = 10 where number = 11;
      update ${entry} set number = 11 where number = 99999`;
    expect((await tampered(swap)).firstBreak).toEqual({ number: 10, kind: 'content' });
  });

  test('an entry is put in behind the end, or the end is moved', async () => {
    const copy = `insert into ${entry} select community_id, number + 1, at, actor_person_id, on_behalf_of_person_id,
      action, subject_kind, subject_id, detail, hash from ${entry} where number = ${head}`;
    expect((await tampered(copy)).firstBreak?.kind).toBe('end');
    const moved = `${copy}; update identity.audit_head set last_number = last_number + 1`;
    expect((await tampered(moved)).firstBreak?.kind).toBe('content');
    expect((await tampered(`update identity.audit_head set last_hash = sha256('x')`)).firstBreak?.kind).toBe(
      'end',
    );
  });

  test('the end is cut off, with the head left or set back to fit', async () => {
    const cut = `delete from ${entry} where number > 2000`;
    expect((await tampered(cut)).firstBreak).toEqual({ number: 2001, kind: 'sequence' });
    const fitting = `${cut}; update identity.audit_head set last_number = 2000,
      last_hash = (select hash from ${entry} where number = 2000)`;
    expect((await tampered(fitting)).firstBreak?.kind).toBe('anchor');
    expect((await tampered(`delete from ${entry}; delete from identity.audit_head`)).firstBreak?.kind).toBe(
      'anchor',
    );
  });

  test('the whole trail is written anew without an entry, hashes, head and all', async () => {
    const anew = `
      create temporary table told as select * from ${entry} where number <> 1000 order by number;
      delete from ${entry}; delete from identity.audit_head;
      do $$ declare told_entry record; begin
        perform set_config('app.community_id', '${communityId}', true);
        for told_entry in select * from told order by number loop
          perform identity.append_audit_entry(told_entry.at, told_entry.actor_person_id, told_entry.on_behalf_of_person_id,
            told_entry.action, told_entry.subject_kind, told_entry.subject_id, told_entry.detail);
        end loop;
        perform identity.append_audit_entry(now(), null, null, 'membership.ended', 'person', 'filler', '{}');
      end $$; drop table told`;
    const found = await tampered(anew);
    expect(found.firstBreak?.kind).toBe('anchor');
  });
});

describe('the application', () => {
  test.each([
    'update identity.audit_anchor set number = 1',
    'delete from identity.audit_anchor',
    'update identity.audit_entry set number = 1',
    'truncate identity.audit_anchor',
  ])('may not: %s', async (statement) => {
    const refused = server.owner.begin(async (trx) => {
      await trx.unsafe(`set local role snodo_app; set local app.community_id = '${communityId}'`);
      await trx.unsafe(statement);
    });
    await expect(refused).rejects.toMatchObject({ code: '42501' });
  });

  test('keeps one anchor a day, the first, however many nodes set it', async () => {
    server.clock.instant = new Date('2026-02-01T20:00:00Z');
    const before = await server.owner`select * from identity.audit_anchor order by day`;
    await Promise.all(Array.from({ length: 8 }, () => anchorAuditTrails(server.app, server.clock)));
    expect(await server.owner`select * from identity.audit_anchor order by day`).toEqual(before);
    server.clock.instant = new Date('2026-02-02T20:00:00Z');
    await Promise.all(Array.from({ length: 8 }, () => anchorAuditTrails(server.app, server.clock)));
    server.clock.instant = undefined;
    const { items } = (await officer.ask('/audit/anchors')).body as {
      items: { day: string; hash: string }[];
    };
    expect(items.map(({ day }) => day)).toEqual(['2026-02-02', '2026-02-01']);
    expect(items[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    const next = await officer.ask('/audit/anchors', { query: '?limit=1' });
    const { nextCursor } = next.body as { nextCursor: string };
    const second = await officer.ask('/audit/anchors', { query: `?limit=1&cursor=${nextCursor}` });
    expect(second.body).toMatchObject({ items: [{ day: '2026-02-01' }], nextCursor: null });
  });
});

describe('reading', () => {
  interface Page {
    items: { number: number; action: string; at: string; subject: { id: string }; actor: unknown }[];
    nextCursor: string | null;
  }
  const read = async (query: string) => (await officer.ask('/audit', { query })).body as Page;

  test('goes newest first, page by page, and misses none while others write', async () => {
    const numbers: number[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < 60 && cursor !== null; page += 1) {
      const body: Page = await read(`?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`);
      numbers.push(...body.items.map(({ number }) => number));
      cursor = body.nextCursor;
      if (page === 3) await subject.ask('/me', { method: 'PATCH', body: { language: 'en' } });
    }
    expect(numbers.length).toBeGreaterThanOrEqual(entryCount);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => numbers.length - index));
  });

  test('takes an action, its noun, a person and days', async () => {
    const whole = await read('?action=membership.ended&limit=5&person=' + subject.personId);
    expect(new Set(whole.items.map(({ action }) => action))).toEqual(new Set(['membership.ended']));
    const noun = await read('?action=membership&limit=100&from=2026-01-01&until=2026-01-02');
    expect(new Set(noun.items.map(({ action }) => action))).toEqual(new Set(['membership.ended']));
    // The days are Milan's, an hour ahead of UTC.
    const day = await read('?from=2026-01-01&until=2026-01-01&limit=1');
    expect(day.items[0]?.at).toBe('2026-01-01T22:59:00.000Z');
    const next = await read('?from=2026-01-02&until=2026-01-02&limit=100&action=membership_card');
    expect(next.items.every(({ at }) => at >= '2026-01-01T23:00:00.000Z')).toBe(true);
    expect((await read(`?person=${crypto.randomUUID()}`)).items).toEqual([]);
    expect(refusalOf(await officer.ask('/audit', { query: '?action=Robert%27);' }))).toBe('invalid_request');
    expect(refusalOf(await officer.ask('/audit', { query: '?cursor=nonsense' }))).toBe('invalid_request');
  });

  test.each(['', '/verification', '/anchors'])(
    '/audit%s is for the officer and operators alone',
    async (path) => {
      const operator = await knownVisitor(server, 'Davide Riva');
      expect((await operator.ask(`/audit${path}`)).status).toBe(200);
      for (const name of ['Laura Bianchi', 'Giulia Ferri', 'Marta Conti']) {
        const visitor = await knownVisitor(server, name);
        expect(refusalOf(await visitor.ask(`/audit${path}`))).toBe('forbidden');
      }
    },
  );

  test('she sees what is about her, and nothing of others', async () => {
    const { items } = (await subject.ask('/me/audit', { query: '?limit=100' })).body as Page;
    expect(items).toHaveLength(100);
    const other = await visitorOf(server, 'Sonia Altra', ['employee']);
    expect(((await other.ask('/me/audit')).body as Page).items).toEqual([]);
  });
});
