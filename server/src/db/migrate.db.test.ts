import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createDatabase } from '@snodo/toolchain';
import postgres from 'postgres';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { root, testSecret } from '../../test/harness.ts';
import { derivedPassword } from '../config.ts';
import { openDatabase } from './database.ts';
import { migrate, MigrationFault } from './migrate.ts';
import type { DatabaseRole } from './roles.ts';

const directory = path.join(root, 'migrations');
const names = fs
  .readdirSync(directory)
  .filter((name) => /^\d{4}_/.test(name))
  .sort();

const left: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clear of left.splice(0).toReversed()) await clear();
});

async function emptyDatabase(): Promise<{ url: string; owner: postgres.Sql }> {
  const database = await createDatabase(inject('serverUrl'), 'migrate');
  const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  left.push(database.drop, () => owner.end({ timeout: 5 }));
  return { url: database.url, owner };
}

/** The migrations in a folder of the test's own, to be changed. */
function copiedMigrations(): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'snodo-migrations-'));
  left.push(() => fs.rmSync(copy, { recursive: true }));
  for (const name of names) fs.copyFileSync(path.join(directory, name), path.join(copy, name));
  return copy;
}

const run = (databaseUrl: string, folder = directory) =>
  migrate({ databaseUrl, secret: testSecret, directory: folder });

const applied = async (owner: postgres.Sql) =>
  (await owner<{ name: string }[]>`select name from snodo.migration order by name`).map(({ name }) => name);

describe('migrating', () => {
  test('applies every file once when five start at once, and nothing when it runs again', async () => {
    const { url, owner } = await emptyDatabase();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => run(url)));
    expect(outcomes.map((done) => done.length).sort()).toEqual([0, 0, 0, 0, names.length]);
    expect(outcomes.flat()).toEqual(names);
    expect(await applied(owner)).toEqual(names);
    expect(await run(url)).toEqual([]);
  });

  test('of several databases of one server at once does not stumble over the roles that they share', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, emptyDatabase));
    const outcomes = await Promise.all(databases.flatMap(({ url }) => [run(url), run(url), run(url)]));
    expect(outcomes.flat()).toHaveLength(4 * names.length);
  });

  test('refuses a file that was changed after it was applied, and changes nothing', async () => {
    const { url, owner } = await emptyDatabase();
    await run(url);
    const folder = copiedMigrations();
    fs.appendFileSync(path.join(folder, names[1] ?? ''), '-- one more word\n');
    fs.writeFileSync(path.join(folder, '9000_more.sql'), 'create table snodo.more ();');
    await expect(run(url, folder)).rejects.toThrow(
      new MigrationFault(
        `The migration ${names[1]} was applied with another text. Migrations never change once applied; add a new one.`,
      ),
    );
    expect(await applied(owner)).toEqual(names);
  });

  test('refuses a database that is newer than the files', async () => {
    const { url, owner } = await emptyDatabase();
    await run(url);
    const folder = copiedMigrations();
    const last = names.at(-1) ?? '';
    fs.rmSync(path.join(folder, last));
    await expect(run(url, folder)).rejects.toThrow(
      new MigrationFault(
        `The database knows the migration ${last}, this version does not: it is newer. Nothing was changed.`,
      ),
    );
    expect(await applied(owner)).toEqual(names);
  });

  test('leaves nothing of a file that fails, and goes on from there once it is mended', async () => {
    const { url, owner } = await emptyDatabase();
    const folder = copiedMigrations();
    const broken = path.join(folder, '9000_more.sql');
    fs.writeFileSync(broken, 'create table snodo.more (); select 1 / 0;');
    await expect(run(url, folder)).rejects.toMatchObject({ code: '22012' });
    expect(await applied(owner)).toEqual(names);
    expect(await owner`select to_regclass('snodo.more') as name`).toEqual([{ name: null }]);
    fs.writeFileSync(broken, 'create table snodo.more ();');
    expect(await run(url, folder)).toEqual(['9000_more.sql']);
  });
});

describe('opening the database', () => {
  const words =
    'The application would run as a superuser or as the owner of its tables: row-level security would not hold.';
  const open = (databaseUrl: string, role: string) =>
    // Only the refusal is wanted of a role that is none of the programme's.
    openDatabase({ databaseUrl, secret: testSecret, role: role as DatabaseRole, connections: 1 });

  test.each(['superuser', 'bypassrls'])('is refused as a role with %s', async (power) => {
    const { url, owner } = await emptyDatabase();
    const role = `snodo_test_${randomBytes(6).toString('hex')}`;
    await owner.unsafe(`create role ${role} login ${power} password '${derivedPassword(testSecret, role)}'`);
    left.push(() => owner.unsafe(`drop role ${role}`));
    await expect(open(url, role)).rejects.toThrow(new MigrationFault(words));
  });

  test('is refused as the owner of a table', async () => {
    const { url, owner } = await emptyDatabase();
    await run(url);
    const database = await open(url, 'snodo_app');
    await database.close();
    await owner.unsafe('create table snodo.mine (); alter table snodo.mine owner to snodo_app');
    await expect(open(url, 'snodo_app')).rejects.toThrow(new MigrationFault(words));
  });

  test('is refused with another installation’s secret', async () => {
    const { url } = await emptyDatabase();
    await run(url);
    const opened = openDatabase({
      databaseUrl: url,
      secret: 'another secret, longer than thirty-two letters',
      role: 'snodo_app',
      connections: 1,
    });
    await expect(opened).rejects.toMatchObject({ code: '28P01' });
  });
});
