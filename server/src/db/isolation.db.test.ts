import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { isTenantSchema, listTenantTables, readerLocked } from '../../test/tenant-tables.ts';
import { addTwin } from '../../test/twin.ts';
import { databaseRoles, urlForRole } from './roles.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  await addTwin(server);
});
afterAll(() => server.stop());

describe('in the catalogue', () => {
  test('every table of a tenant schema has a community, but the register of communities', async () => {
    const tables = await listTenantTables(server.owner);
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ hasCommunity }) => !hasCommunity).map(({ name }) => name)).toEqual([
      'identity.community',
    ]);
  });

  test('row-level security is on and forced on every one of them', async () => {
    const tables = await listTenantTables(server.owner);
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
             pg_get_expr(polqual, polrelid) as seen, pg_get_expr(polwithcheck, polrelid) as written
      from pg_policy where polpermissive`;
    const expected = '(community_id = identity.current_community())';
    const others = policies.filter(({ table }) => table !== 'identity.community');
    expect(
      others.filter(
        ({ seen, written, command }) => seen !== expected || written !== expected || command !== '*',
      ),
    ).toEqual([]);
    expect(others.filter(({ roles }) => roles.join() !== '0')).toEqual([]);
    const tables = await listTenantTables(server.owner);
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

  test('a second lock only ever narrows, stands for the application and says the same of reading and writing', async () => {
    const locks = await server.owner<
      { table: string; name: string; command: string; roles: string[]; isSame: boolean }[]
    >`
      select polrelid::regclass::text as table, polname as name, polcmd::text as command,
             array(select r::regrole::text from unnest(polroles) r) as roles,
             pg_get_expr(polqual, polrelid) = pg_get_expr(polwithcheck, polrelid) as "isSame"
      from pg_policy where not polpermissive order by 1`;
    const lock = { name: 'own_reader', command: '*', roles: ['snodo_app'], isSame: true };
    expect([...locks]).toEqual(readerLocked.map((table) => ({ table, ...lock })));
  });

  test('the community leads every primary key, and is in every unique index and foreign key', async () => {
    const indexes = await server.owner<
      { table: string; index: string; isPrimary: boolean; columns: string[] }[]
    >`
      select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as index, i.indisprimary as "isPrimary",
             array(select a.attname from unnest(i.indkey::int[]) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum order by k.at)::text[] as columns
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisunique and ${isTenantSchema(server.owner)} and i.indrelid <> 'identity.community'::regclass`;
    expect(indexes.filter(({ columns }) => columns[0] !== 'community_id')).toEqual([]);
    const tables = (await listTenantTables(server.owner)).filter(({ hasCommunity }) => hasCommunity);
    expect(
      indexes
        .filter(({ isPrimary }) => isPrimary)
        .map(({ table }) => table)
        .sort(),
    ).toEqual(tables.map(({ name }) => name));

    const keys = await server.owner<{ table: string; to: string; own: string; other: string }[]>`
      select k.conrelid::regclass::text as table, k.confrelid::regclass::text as to,
             (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) as own,
             (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) as other
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and ${isTenantSchema(server.owner)}`;
    expect(keys.length).toBeGreaterThan(20);
    expect(
      keys.filter(
        ({ to, own, other }) =>
          own !== 'community_id' || other !== (to === 'identity.community' ? 'id' : 'community_id'),
      ),
    ).toEqual([]);
  });

  test('no materialised view stands beside the policies, and every view reads with the rights of who reads', async () => {
    const found = await server.owner`
      select c.oid::regclass::text as name, c.relkind::text as kind, c.reloptions as settings
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;
    expect([...found]).toEqual([{ name: 'time_bank.entry', kind: 'v', settings: ['security_invoker=true'] }]);
  });

  test('few functions have their owner’s rights, with a fixed search path and the roles that may call them', async () => {
    const found = await server.owner`
      select p.oid::regprocedure::text as name, p.proconfig as settings,
             array(select a.grantee::regrole::text from aclexplode(p.proacl) a where a.grantee <> p.proowner order by 1)::text[] as callers
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`;
    expect([...found]).toEqual([
      {
        name: 'identity.append_audit_entry(timestamp with time zone,uuid,uuid,text,text,text,text)',
        settings: ['search_path=pg_catalog, pg_temp'],
        callers: ['snodo_app', 'snodo_release'],
      },
      ...[
        'matching.answer_pooling(uuid,uuid,boolean,timestamp with time zone,uuid)',
        'matching.close_pooling()',
        'matching.end_poolings(date)',
        'matching.end_unserved_pooling(uuid,uuid)',
        'matching.part_poolings()',
        'needs.count_alike(uuid)',
        'needs.count_asking(text[],text[])',
        'needs.count_outcomes()',
        'needs.follow_outcomes()',
        'needs.follow_referral(uuid,uuid,timestamp with time zone,timestamp with time zone)',
        'needs.gather_signals(jsonb,timestamp with time zone)',
        'needs.list_sharers(uuid)',
        'needs.take_late(timestamp with time zone,uuid,timestamp with time zone)',
        'needs.take_late_referral(timestamp with time zone,uuid,timestamp with time zone)',
        'needs.take_outcome_due(timestamp with time zone,uuid,timestamp with time zone)',
      ].map((name) => ({
        name,
        settings: ['search_path=pg_catalog, pg_temp'],
        // What a trigger does nobody calls.
        callers: /_(?:poolings?|outcomes)\(\)$/.test(name) && !name.includes('count') ? [] : ['snodo_app'],
      })),
      {
        name: 'submissions.withdraw(uuid,uuid,bytea,bytea[])',
        settings: ['search_path=pg_catalog, pg_temp'],
        callers: ['snodo_app'],
      },
      {
        name: 'surveys.invited_by_organisation(uuid,uuid)',
        settings: ['search_path=pg_catalog, pg_temp'],
        callers: ['snodo_release'],
      },
      ...[
        'time_bank.expire(uuid,uuid,uuid,timestamp with time zone)',
        'time_bank.hold(uuid,uuid,uuid,uuid,integer,date,uuid,uuid,timestamp with time zone,uuid,uuid,timestamp with time zone)',
        'time_bank.post(uuid,uuid,uuid,uuid,integer,date,uuid,uuid,uuid,uuid,timestamp with time zone)',
        'time_bank.post_batch(uuid,uuid[],uuid[],uuid[],integer[],date[],uuid[],uuid[],uuid[],timestamp with time zone)',
        'time_bank.post_group(uuid,uuid,uuid[],uuid[],uuid[],integer[],date,uuid,uuid,uuid,timestamp with time zone)',
        'time_bank.post_hold(uuid,uuid,uuid,integer,date,uuid,uuid,timestamp with time zone)',
        'time_bank.reverse(uuid,uuid,uuid,text,uuid,uuid,timestamp with time zone)',
      ].map((name) => ({ name, settings: ['search_path=pg_catalog, pg_temp'], callers: ['snodo_app'] })),
      {
        name: 'time_bank.seal(uuid,uuid,integer,timestamp with time zone)',
        // It looks up by index whatever is known of the tables.
        settings: [
          'search_path=pg_catalog, pg_temp',
          ...['seqscan', 'hashjoin', 'mergejoin', 'material'].map((plan) => `enable_${plan}=off`),
        ],
        callers: ['snodo_app'],
      },
      {
        name: 'time_bank.void(uuid,uuid,uuid,uuid,uuid,timestamp with time zone)',
        settings: ['search_path=pg_catalog, pg_temp'],
        callers: ['snodo_app'],
      },
    ]);
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
      where c.relkind = 'r' and ${isTenantSchema(connection)} and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')`;
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
