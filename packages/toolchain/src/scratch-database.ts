import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from './embedded-postgres/index.ts';
import { root } from './root.ts';

/** Roles and their passwords are a server's, not a database's: everything on the scratch server shares one secret. */
export const scratchSecret = 'a secret for tests, longer than thirty-two letters';

/** Where scratch databases live: beside the real data, without durability, thrown away at will. */
const FOLDER = '.build/postgres';

/**
 * The address of a server for tests and generators: `SNODO_TEST_DATABASE_URL` when given (a role that may
 * create databases and roles), else an embedded one. `stop` ends it only when this call started it.
 */
export async function startScratchServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.SNODO_TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ directory: join(root, FOLDER), durability: 'none' });
  return { url: server.url, stop: () => (server.adopted ? Promise.resolve() : server.stop()) };
}

/** Runs work on a new empty database and drops it afterwards. */
export async function withScratchDatabase<Result>(
  name: string,
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const server = await startScratchServer();
  try {
    const database = await createDatabase(server.url, name);
    try {
      return await work(database.url);
    } finally {
      await database.drop();
    }
  } finally {
    await server.stop();
  }
}

/** Creates a database, empty or as a copy of a template that nobody is connected to. */
export async function createDatabase(
  serverUrl: string,
  name: string,
  template = 'template0',
): Promise<{ url: string; drop(): Promise<void> }> {
  const database = `snodo_${name}_${randomBytes(6).toString('hex')}`;
  await asAdmin(serverUrl, (admin) => admin.unsafe(`create database ${database} template ${template}`));
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return {
    url: url.toString(),
    drop: async () => {
      await asAdmin(serverUrl, (admin) => admin.unsafe(`drop database if exists ${database} with (force)`));
    },
  };
}

async function asAdmin(serverUrl: string, work: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}
