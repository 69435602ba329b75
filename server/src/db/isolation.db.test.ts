import { sql } from 'kysely';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { addTwin } from '../../test/twin.ts';
import { seededRandom } from '../programme/index.ts';
import { openDatabase } from './database.ts';
import { inCommunity } from './in-community.ts';
import { databaseRoles, urlForRole } from './roles.ts';

const tenantSchemas = ['identity', 'catalogue', 'places', 'surveys', 'impact'];
const allSchemas = [...tenantSchemas, 'oidc', 'snodo'];

let server: TestServer;
let milano: string;
let torino: string;

beforeAll(async () => {
  server = await openTestServer();
  ({ milano, torino } = await addTwin(server));
  // Tables that only use fills: something of each community in every one of them.
  await server.cookieOf('Laura Bianchi');
  await server.owner`
    insert into surveys.spent_ballot (community_id, campaign_id, nonce_hash)
    select community_id, id, sha256(id::text::bytea) from surveys.campaign where code = 'autunno-2026'`;
});
afterAll(() => server.stop());

interface Table {
  name: string;
  hasCommunity: boolean;
  isSecured: boolean;
  isForced: boolean;
  oid: number;
}

const listTables = (owner: postgres.Sql) => owner<Table[]>`
  select c.oid::int as oid, n.nspname || '.' || c.relname as name, c.relrowsecurity as "isSecured", c.relforcerowsecurity as "isForced",
         exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id' and a.attnotnull) as "hasCommunity"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ${owner(tenantSchemas)} order by 2`;

describe('in the catalogue', () => {
  test('every table of a tenant schema has a community, but the register of communities', async () => {
    const tables = await listTables(server.owner);
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ hasCommunity }) => !hasCommunity).map(({ name }) => name)).toEqual([
      'identity.community',
    ]);
  });

  test('row-level security is on and forced on every one of them', async () => {
    const tables = await listTables(server.owner);
    expect(
      tables.filter(({ isSecured, isForced }) => !isSecured || !isForced).map(({ name }) => name),
    ).toEqual([]);
  });

  test('every policy says what is seen and what may be written, by community alone', async () => {
    const policies = await server.owner<
      {
        table: string;
        name: string;
        seen: string | null;
        written: string | null;
        command: string;
        roles: number[];
      }[]
    >`
      select polrelid::regclass::text as table, polname as name, polcmd::text as command, polroles::int[] as roles,
             pg_get_expr(polqual, polrelid) as seen, pg_get_expr(polwithcheck, polrelid) as written from pg_policy`;
    const expected = '(community_id = identity.current_community())';
    const others = policies.filter(({ table }) => table !== 'identity.community');
    expect(
      others.filter(
        ({ seen, written, command }) => seen !== expected || written !== expected || command !== '*',
      ),
    ).toEqual([]);
    expect(others.filter(({ roles }) => roles.join() !== '0')).toEqual([]);
    const tables = await listTables(server.owner);
    expect(others.map(({ table }) => table).sort()).toEqual(
      tables.filter(({ hasCommunity }) => hasCommunity).map(({ name }) => name),
    );
    expect(
      policies
        .filter(({ table }) => table === 'identity.community')
        .map(({ name, command, written }) => [name, command, written])
        .sort(),
    ).toEqual([
      ['anyone_finds', 'r', null],
      ['own_community', '*', '(id = identity.current_community())'],
    ]);
  });

  test('the community leads every primary key, and is in every unique index and foreign key', async () => {
    const indexes = await server.owner<
      { table: string; index: string; isPrimary: boolean; columns: string[] }[]
    >`
      select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as index, i.indisprimary as "isPrimary",
             array(select a.attname from unnest(i.indkey::int[]) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum order by k.at)::text[] as columns
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisunique and n.nspname in ${server.owner(tenantSchemas)} and i.indrelid <> 'identity.community'::regclass`;
    expect(indexes.filter(({ columns }) => columns[0] !== 'community_id')).toEqual([]);
    const tables = (await listTables(server.owner)).filter(({ hasCommunity }) => hasCommunity);
    expect(
      indexes
        .filter(({ isPrimary }) => isPrimary)
        .map(({ table }) => table)
        .sort(),
    ).toEqual(tables.map(({ name }) => name));

    const keys = await server.owner<{ table: string; name: string; own: string; other: string }[]>`
      select k.conrelid::regclass::text as table, k.conname as name,
             (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) as own,
             (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) as other
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname in ${server.owner(tenantSchemas)}`;
    expect(keys.length).toBeGreaterThan(20);
    expect(
      keys.filter(({ own, other }) => own !== 'community_id' || !['community_id', 'id'].includes(other)),
    ).toEqual([]);
  });

  test('no view, materialised view or function with its owner’s rights stands beside the policies', async () => {
    const found = await server.owner`
      select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname in ${server.owner(allSchemas)}
      union all select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`;
    expect([...found]).toEqual([]);
  });
});

describe.each(databaseRoles)('the role %s', (role) => {
  let connection: postgres.Sql;
  beforeAll(() => {
    connection = postgres(urlForRole(server.databaseUrl, role, testSecret), {
      max: 1,
      onnotice: () => undefined,
    });
  });
  afterAll(() => connection.end({ timeout: 5 }));

  test('owns nothing, is nobody’s member and has no power of its own', async () => {
    const [row] = await server.owner`
      select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powerful,
             exists (select 1 from pg_shdepend where refobjid = r.oid and deptype = 'o' and dbid in (0, (select oid from pg_database where datname = current_database()))) as owns,
             exists (select 1 from pg_auth_members where member = r.oid or roleid = r.oid) as related
      from pg_roles r where rolname = ${role}`;
    expect(row).toEqual({ powerful: false, owns: false, related: false });
  });

  test.each([
    'set role postgres',
    ...databaseRoles.filter((other) => other !== role).map((other) => `set role ${other}`),
    'alter table identity.person disable row level security',
    'alter table identity.person no force row level security',
    'drop policy own_community on identity.person',
    'create policy open on identity.person using (true)',
    'create table identity.mine ()',
    'create table public.mine ()',
    'create schema mine',
    'select * from snodo.migration',
    'truncate identity.person',
    ...(role === 'snodo_oidc'
      ? ['select * from identity.person', 'select * from identity.community']
      : ['select * from oidc.payload', 'select * from oidc.signing_key']),
  ])('may not: %s', async (statement) => {
    await expect(connection.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('cannot switch row-level security off for itself', async () => {
    if (role === 'snodo_oidc') return;
    const read = connection.begin(async (trx) => {
      await trx`set local row_security = off`;
      await trx`select * from surveys.campaign`;
    });
    await expect(read).rejects.toMatchObject({ code: '42501' });
  });

  test('sees no row of anybody until a community is set', async () => {
    const readable = await connection<{ name: string }[]>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ${connection(tenantSchemas)} and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')`;
    expect(readable.length > 0).toBe(role !== 'snodo_oidc');
    for (const setting of ['', undefined]) {
      const seen = await connection.begin(async (trx) => {
        if (setting !== undefined) await trx`select set_config('app.community_id', ${setting}, true)`;
        const counts: Record<string, number> = {};
        for (const { name } of readable) {
          const [row] = await trx.unsafe<{ count: number }[]>(`select count(*)::int as count from ${name}`);
          if (row?.count !== 0) counts[name] = row?.count ?? -1;
        }
        return counts;
      });
      expect(seen).toEqual(role === 'snodo_oidc' ? {} : { 'identity.community': 2 });
    }
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
    const points = sql`insert into identity.portal_session values (${milano}, '\\x00', ${stranger?.id ?? ''}, now())`;
    await expect(inMilano(points)).rejects.toMatchObject({ code: '23503' });
    const submission = sql`insert into surveys.submission select ${torino}::uuid, gen_random_uuid(), c.id, '{}' from surveys.campaign c limit 1`;
    await expect(inMilano(submission)).rejects.toMatchObject({ code: '42501' });
    const taken = await inMilano(sql`delete from identity.portal_session where community_id = ${torino}`);
    expect(taken.numAffectedRows).toBe(0n);
  });

  test('sees its own rows only, in three hundred that run through each other and break off', async () => {
    const pool = await openDatabase({
      databaseUrl: server.databaseUrl,
      secret: testSecret,
      role: 'snodo_app',
      connections: 3,
    });
    const random = seededRandom('isolation');
    const tables = ['identity.person', 'surveys.campaign', 'catalogue.service', 'identity.membership'];
    const plans = Array.from({ length: 300 }, (_, index) => ({
      community: random.below(2) === 0 ? milano : torino,
      ending: (['commit', 'throw', 'break', 'commit'] as const)[random.below(4)],
      table: tables[index % tables.length] ?? 'identity.person',
    }));
    const foreign: unknown[] = [];
    let seenRows = 0;
    const run = ({ community, ending, table }: (typeof plans)[number]) =>
      inCommunity(pool, community, async (trx) => {
        const { rows } = await sql<{
          id: string;
          count: number;
        }>`select community_id as id, count(*)::int as count from ${sql.table(table)} group by 1`.execute(
          trx,
        );
        for (const row of rows) {
          if (row.id !== community) foreign.push(row);
          else seenRows += row.count;
        }
        if (ending === 'throw') throw new Error('broken off');
        if (ending === 'break') await sql`select 1 / 0`.execute(trx);
      });
    const outcomes = await Promise.allSettled(plans.map(run));
    const left = await Promise.all(
      plans
        .slice(0, 12)
        .map(() =>
          sql<{ count: number }>`select count(*)::int as count from identity.person`.execute(pool.kysely),
        ),
    );
    await pool.close();
    expect(foreign).toEqual([]);
    expect(seenRows).toBeGreaterThan(1000);
    const committed = plans.filter(({ ending }) => ending === 'commit').length;
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(committed);
    expect(left.map(({ rows }) => rows[0]?.count)).toEqual(Array.from({ length: 12 }, () => 0));
  });
});

/** What the application's role sees of one table while it acts for milano. */
async function isolationOf(
  trx: postgres.TransactionSql,
  table: string,
): Promise<'isolated' | 'leaking' | 'blind'> {
  const [row] = await trx.unsafe<{ own: number; foreign: number }[]>(
    `select count(*) filter (where community_id = '${milano}')::int as own, count(*) filter (where community_id <> '${milano}')::int as foreign from ${table}`,
  );
  if (row === undefined || row.foreign > 0) return 'leaking';
  return row.own > 0 ? 'isolated' : 'blind';
}

test('the check notices each single policy that is opened or taken away', async () => {
  const tables = (await listTables(server.owner)).filter(({ hasCommunity }) => hasCommunity);
  const outcome = async (table: string, change: string) => {
    let seen: string | undefined;
    const undone = new Error('undone');
    const work = server.owner.begin(async (trx) => {
      await trx.unsafe(change);
      await trx.unsafe(`grant select on ${table} to snodo_app`);
      await trx.unsafe(`set local role snodo_app; set local app.community_id = '${milano}'`);
      seen = await isolationOf(trx, table);
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
    return seen;
  };
  for (const { name } of tables) {
    expect([
      name,
      await outcome(name, 'select 1'),
      await outcome(name, `drop policy own_community on ${name}`),
      await outcome(
        name,
        `drop policy own_community on ${name}; create policy own_community on ${name} using (true)`,
      ),
      await outcome(name, `alter table ${name} disable row level security`),
    ]).toEqual([name, 'isolated', 'blind', 'leaking', 'leaking']);
  }
});
