// Each policy is opened or taken away in turn, and the check that stands on it must notice.
import { sql } from 'kysely';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import {
  fillEveryTable,
  listTenantTables,
  readerLocked,
  type TenantTable,
} from '../../test/tenant-tables.ts';
import { addTwin } from '../../test/twin.ts';
import { inCommunity } from './in-community.ts';

let server: TestServer;
let milano: string;
let torino: string;
let tables: TenantTable[];

beforeAll(async () => {
  server = await openTestServer();
  ({ milano, torino } = await addTwin(server));
  tables = (await listTenantTables(server.owner)).filter(({ hasCommunity }) => hasCommunity);
});
afterAll(() => server.stop());

/** Runs work with a row of each community in every table, and undoes all of it. */
async function withFilledTables(work: (trx: postgres.TransactionSql) => Promise<void>): Promise<void> {
  const undone = new Error('undone');
  const filled = server.owner.begin(async (trx) => {
    await fillEveryTable(trx, tables, [milano, torino]);
    const schemas = new Set(tables.map(({ name }) => name.split('.')[0] ?? ''));
    for (const schema of schemas) await trx.unsafe(`grant usage on schema ${schema} to snodo_app`);
    for (const { name } of tables) await trx.unsafe(`grant select, insert on ${name} to snodo_app`);
    await work(trx);
    throw undone;
  });
  await expect(filled).rejects.toBe(undone);
}

/** Runs work behind a savepoint and takes it back. */
async function undoing(
  trx: postgres.TransactionSql,
  work: (inner: postgres.TransactionSql) => Promise<void>,
): Promise<void> {
  const undone = new Error('undone');
  const inner = trx.savepoint(async (savepoint) => {
    await work(savepoint);
    throw undone;
  });
  await expect(inner).rejects.toBe(undone);
}

const actAs = (role: string, community: string) =>
  `set local role ${role}; set local app.community_id = '${community}'`;

interface Seen {
  own: boolean;
  foreign: boolean;
  writesForeign: boolean;
}

/** What the application's role sees and writes in one table, once it is changed, while it acts for milano. */
async function standing(trx: postgres.TransactionSql, table: string, change: string): Promise<Seen> {
  const seen = { own: false, foreign: false, writesForeign: false };
  await undoing(trx, async (inner) => {
    await inner.unsafe(`${change}; ${actAs('snodo_app', milano)}`);
    const rows = await inner.unsafe<{ id: string }[]>(`select distinct community_id as id from ${table}`);
    seen.own = rows.some(({ id }) => id === milano);
    seen.foreign = rows.some(({ id }) => id !== milano);
    seen.writesForeign = await inner
      .unsafe(`insert into ${table} (community_id) values ('${torino}')`)
      .then(() => true, isRefused);
  });
  return seen;
}

/** False when the database refused for lack of the right; anything else is passed on. */
function isRefused(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === '42501') return false;
  throw error;
}

const own = '(community_id = identity.current_community())';
const changes: readonly { what: string; change: (table: string) => string; seen: Seen }[] = [
  { what: 'nothing', change: () => 'select 1', seen: { own: true, foreign: false, writesForeign: false } },
  {
    what: 'no policy',
    change: (table) => `drop policy own_community on ${table}`,
    seen: { own: false, foreign: false, writesForeign: false },
  },
  {
    what: 'an open policy',
    change: (table) =>
      `drop policy own_community on ${table}; create policy own_community on ${table} using (true)`,
    seen: { own: true, foreign: true, writesForeign: true },
  },
  {
    what: 'writing left open',
    change: (table) => `alter policy own_community on ${table} using ${own} with check (true)`,
    seen: { own: true, foreign: false, writesForeign: true },
  },
  {
    what: 'a second policy beside it',
    change: (table) => `create policy guests on ${table} for select using (true)`,
    seen: { own: true, foreign: true, writesForeign: false },
  },
  {
    what: 'row-level security off',
    change: (table) => `alter table ${table} disable row level security`,
    seen: { own: true, foreign: true, writesForeign: true },
  },
];

const nothing: Seen = { own: false, foreign: false, writesForeign: false };

/** Where a second lock stands nothing shows without a reader, whichever policy is opened beside it. */
function isOpenToNobody(table: string, what: string): boolean {
  return readerLocked.includes(table) && what !== 'row-level security off';
}

test('the check notices each single policy that is opened or taken away', async () => {
  expect(tables.length).toBeGreaterThan(20);
  await withFilledTables(async (trx) => {
    for (const { name } of tables) {
      for (const { what, change, seen } of changes) {
        const expected = isOpenToNobody(name, what) ? nothing : seen;
        expect({ name, what, ...(await standing(trx, name, change(name))) }).toEqual({
          name,
          what,
          ...expected,
        });
      }
    }
  });
});

test('nobody’s row shows in any table before a community is set, though every table has some', async () => {
  await withFilledTables(async (trx) => {
    await trx.unsafe('set local role snodo_app');
    for (const { name } of tables) {
      const [row] = await trx.unsafe<{ count: number }[]>(`select count(*)::int as count from ${name}`);
      expect([name, row?.count]).toEqual([name, 0]);
    }
  });
});

describe('the function that runs as its owner', () => {
  const append = `select identity.append_audit_entry(now(), null, null, 'test.written', 'test', 'one', '{}')`;
  const lastNumbers = () => server.owner<{ id: string; last: number; entries: number }[]>`
    select c.id, coalesce(max(h.last_number), 0)::int as last, count(e.*)::int as entries
    from identity.community c left join identity.audit_head h on h.community_id = c.id
    left join identity.audit_entry e on e.community_id = c.id group by 1`;
  const numberOf = async (community: string) =>
    (await lastNumbers()).find(({ id }) => id === community) ?? { last: -1, entries: -1 };

  test('writes in the caller’s community and leaves the other’s trail as it is', async () => {
    const [before, other] = [await numberOf(milano), await numberOf(torino)];
    await inCommunity(server.app, milano, (trx) => sql.raw(append).execute(trx));
    expect(await numberOf(milano)).toMatchObject({ last: before.last + 1, entries: before.entries + 1 });
    expect(await numberOf(torino)).toEqual(other);
  });

  test('takes no community from its arguments, only the transaction’s', async () => {
    const [row] = await server.owner<{ names: string[] }[]>`
      select proargnames as names from pg_proc where proname = 'append_audit_entry'`;
    expect(row?.names).toEqual([
      'at',
      'actor_person_id',
      'on_behalf_of_person_id',
      'action',
      'subject_kind',
      'subject_id',
      'detail',
    ]);
  });

  test('refuses a caller that acts in no community, and one that names none that is there', async () => {
    const before = await lastNumbers();
    await expect(sql.raw(append).execute(server.app.kysely)).rejects.toMatchObject({ code: '42501' });
    const nowhere = inCommunity(server.app, '00000000-0000-4000-8000-000000000000', (trx) =>
      sql.raw(append).execute(trx),
    );
    await expect(nowhere).rejects.toMatchObject({ code: '23503' });
    expect(await lastNumbers()).toEqual(before);
  });

  test.each(['snodo_oidc', 'pg_monitor'])('is not %s’s to call', async (role) => {
    const called = server.owner.begin(async (trx) => {
      await trx.unsafe(`grant usage on schema identity to ${role}`);
      await trx.unsafe(actAs(role, milano));
      await trx.unsafe(append);
    });
    await expect(called).rejects.toMatchObject({ code: '42501', message: /append_audit_entry/ });
  });

  test('is not led astray by a caller’s own types and tables', async () => {
    const before = await numberOf(milano);
    const undone = new Error('undone');
    const astray = server.owner.begin(async (trx) => {
      await trx.unsafe(actAs('snodo_app', milano));
      await trx.unsafe(`create temp table audit_entry (); create temp table audit_head ()`);
      await trx.unsafe(`create domain pg_temp.uuid as text; create domain pg_temp.bytea as text`);
      await trx.unsafe(append);
      await trx.unsafe('reset role');
      const [row] = await trx<{ last: number }[]>`
        select last_number::int as last from identity.audit_head where community_id = ${milano}`;
      expect(row?.last).toBe(before.last + 1);
      throw undone;
    });
    await expect(astray).rejects.toBe(undone);
  });

  test('is the only way to write the trail, and nothing changes what stands in it', async () => {
    const statements = [
      `insert into identity.audit_entry select * from identity.audit_entry limit 1`,
      `update identity.audit_entry set action = 'test.changed'`,
      `delete from identity.audit_entry`,
      `update identity.audit_head set last_number = 0`,
      `delete from identity.audit_head`,
    ];
    for (const statement of statements) {
      const work = inCommunity(server.app, milano, (trx) => sql.raw(statement).execute(trx));
      await expect(work, statement).rejects.toMatchObject({ code: '42501' });
    }
    await expect(server.owner`delete from identity.audit_entry`).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a community’s transaction', () => {
  test('writes no row of another community, nor one that points at another’s', async () => {
    const person = (community: string) =>
      sql`insert into identity.person (community_id, id, display_name) values (${community}, gen_random_uuid(), 'Ospite')`;
    const inMilano = (statement: ReturnType<typeof person>) =>
      inCommunity(server.app, milano, (trx) => statement.execute(trx));
    await expect(inMilano(person(torino))).rejects.toMatchObject({ code: '42501' });
    const [stranger] = await server.owner<
      { id: string }[]
    >`select id from identity.person where community_id = ${torino} limit 1`;
    const points = sql`
      insert into identity.portal_session (community_id, id_hash, person_id, expires_at)
      values (${milano}, '\\x00', ${stranger?.id ?? ''}, now())`;
    await expect(inMilano(points)).rejects.toMatchObject({ code: '23503' });
    const submission = sql`insert into submissions.submission select ${torino}::uuid, gen_random_uuid(), c.id, '{}' from surveys.campaign c limit 1`;
    await expect(inMilano(submission)).rejects.toMatchObject({ code: '42501' });
    const taken = await inMilano(sql`delete from identity.portal_session where community_id = ${torino}`);
    expect(taken.numAffectedRows).toBe(0n);
  });

  test('learns nothing of another’s rows from what is unique or refers', async () => {
    const [theirs] = await server.owner<{ id: string; code: string }[]>`
      select id, code from identity.organisation where community_id = ${torino} limit 1`;
    await inCommunity(server.app, milano, async (trx) => {
      const insert = (id: string) =>
        sql`insert into identity.membership (community_id, id, person_id, organisation_id, roles)
            select ${milano}, gen_random_uuid(), p.id, ${id}::uuid, '{employee}' from identity.person p limit 1`;
      const outcomes: unknown[] = [];
      for (const id of [theirs?.id ?? '', '00000000-0000-4000-8000-000000000000']) {
        await sql`savepoint one`.execute(trx);
        await insert(id)
          .execute(trx)
          .catch((error: unknown) => {
            const { code, constraint_name: constraint } = error as { code: string; constraint_name: string };
            outcomes.push({ code, constraint });
          });
        await sql`rollback to savepoint one`.execute(trx);
      }
      expect(outcomes).toHaveLength(2);
      expect(outcomes[0]).toEqual(outcomes[1]);
    });
  });
});
