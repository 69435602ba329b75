import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { ensureRoles } from './roles.ts';

/** Any number works as long as nothing else in the database uses it. */
const migrationLock = 4_300_001;

const oldestServerVersion = 150_000;

/** The database is not as the migrations need it; says what to do. */
export class MigrationFault extends Error {
  override name = 'MigrationFault';
}

interface MigrationFile {
  name: string;
  text: string;
  hash: string;
}

export interface MigrateOptions {
  /** A connection that may create roles and schemas: the owner's, never the application's. */
  databaseUrl: string;
  secret: string;
  directory: string;
  log?: (line: string) => void;
}

/**
 * Applies the numbered SQL files that are not applied yet, each in a transaction of its own, in order.
 * Two at once are harmless: the second waits for the lock and finds nothing to do.
 */
export async function migrate({ databaseUrl, secret, directory, log }: MigrateOptions): Promise<string[]> {
  const files = readMigrations(directory);
  const admin = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin`select pg_advisory_lock(${migrationLock})`;
    await requireVersion(admin);
    await ensureRoles(admin, secret);
    await admin.unsafe(`
      create schema if not exists snodo;
      create table if not exists snodo.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())`);
    const applied = await admin<{ name: string; hash: string }[]>`select name, hash from snodo.migration`;
    const pending = pendingMigrations(files, applied);
    for (const file of pending) {
      log?.(`migration ${file.name}`);
      await admin.begin(async (trx) => {
        await trx.unsafe(file.text);
        await trx`insert into snodo.migration (name, hash) values (${file.name}, ${file.hash})`;
      });
    }
    return pending.map((file) => file.name);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

function readMigrations(directory: string): MigrationFile[] {
  return fs
    .readdirSync(directory)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = fs.readFileSync(path.join(directory, name), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}

function pendingMigrations(
  files: MigrationFile[],
  applied: { name: string; hash: string }[],
): MigrationFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, hash } of applied) {
    const file = byName.get(name);
    if (file === undefined) {
      throw new MigrationFault(
        `The database knows the migration ${name}, this version does not: it is newer. Nothing was changed.`,
      );
    }
    if (file.hash !== hash) {
      throw new MigrationFault(
        `The migration ${name} was applied with another text. Migrations never change once applied; add a new one.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return files.filter((file) => !done.has(file.name));
}

async function requireVersion(admin: postgres.Sql): Promise<void> {
  const [row] = await admin<{ server_version_num: string }[]>`show server_version_num`;
  if (Number(row?.server_version_num) < oldestServerVersion) {
    throw new MigrationFault('PostgreSQL 15 or later is needed.');
  }
}
