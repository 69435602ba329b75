import { resolve } from 'node:path';
import { createDatabase, findFreePorts, scratchSecret } from '@snodo/toolchain';
import { SignJWT, importJWK } from 'jose';
import { pino } from 'pino';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { Config } from '../src/config.ts';
import { inCommunity, openDatabase, type Database } from '../src/db/index.ts';
import type { Clock } from '../src/http/index.ts';
import { findCommunity, openPortalSession } from '../src/identity/index.ts';
import { startServer, type RunningServer } from '../src/main.ts';
import { apiResource, issuerOf, signingKeys } from '../src/provider/index.ts';

export const root = resolve(import.meta.dirname, '..', '..');
export const testSecret = scratchSecret;

export interface TestServer {
  /** Origin of the running server. */
  url: string;
  /** The owner's address of its database, and a connection as the owner: it sees everything. */
  databaseUrl: string;
  owner: postgres.Sql;
  app: Database;
  /** Lines of the log so far. */
  logLines: string[];
  clock: TestClock;
  /** Cookie header of the person with this name, signed in at the portal. */
  cookieOf(displayName: string, community?: string): Promise<string>;
  /** Access token of the person with this name, as an embed has it. */
  tokenOf(
    displayName: string,
    options?: { scope?: string; expiresIn?: string; audience?: string },
  ): Promise<string>;
  stop(): Promise<void>;
}

/** A clock that stands where it is put; the real time until then. */
export class TestClock implements Clock {
  instant: Date | undefined;

  now(): Date {
    return this.instant ?? new Date();
  }
}

export async function openTestDatabase(
  template: 'empty' | 'milano',
): Promise<{ url: string; drop(): Promise<void> }> {
  return createDatabase(
    inject('serverUrl'),
    'test',
    inject(template === 'empty' ? 'emptyTemplate' : 'milanoTemplate'),
  );
}

/** A whole server on a copy of the demonstration, on a port of its own. */
export async function openTestServer(): Promise<TestServer> {
  const database = await openTestDatabase('milano');
  const port = await findFreePorts();
  const publicUrl = `http://localhost:${port}`;
  const config: Config = {
    port,
    host: '127.0.0.1',
    publicUrl,
    dataDirectory: resolve(root, '.build'),
    secret: testSecret,
    isDemonstration: true,
    logLevel: 'info',
    databaseUrl: database.url,
  };
  const logLines: string[] = [];
  const clock = new TestClock();
  const log = pino({ base: null }, { write: (line: string) => void logLines.push(line) });
  const server: RunningServer = await startServer({ config, databaseUrl: database.url, root, clock, log });
  const owner = postgres(database.url, { max: 2, onnotice: () => undefined });
  const app = await openDatabase({
    databaseUrl: database.url,
    secret: testSecret,
    role: 'snodo_app',
    connections: 4,
  });
  const oidc = await openDatabase({
    databaseUrl: database.url,
    secret: testSecret,
    role: 'snodo_oidc',
    connections: 1,
  });
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    owner,
    app,
    logLines,
    clock,
    cookieOf: (displayName, slug = 'milano') => signInAtPortal(app, owner, displayName, slug, clock),
    tokenOf: (displayName, options) => mintToken(oidc, owner, publicUrl, displayName, options),
    stop: async () => {
      await server.stop();
      await Promise.all([owner.end({ timeout: 5 }), app.close(), oidc.close()]);
      await database.drop();
    },
  };
}

async function personIdOf(owner: postgres.Sql, displayName: string): Promise<string> {
  const [row] = await owner<
    { id: string }[]
  >`select id from identity.person where display_name = ${displayName} limit 1`;
  if (row === undefined) throw new Error(`nobody is called ${displayName}`);
  return row.id;
}

async function signInAtPortal(
  app: Database,
  owner: postgres.Sql,
  displayName: string,
  slug: string,
  clock: Clock,
): Promise<string> {
  const community = await findCommunity(app, slug);
  if (community === undefined) throw new Error(`no community ${slug}`);
  const personId = await personIdOf(owner, displayName);
  const cookie = await inCommunity(app, community.id, (trx) =>
    openPortalSession(trx, community, personId, clock.now()),
  );
  return `snodo_portal=${cookie}`;
}

async function mintToken(
  oidc: Database,
  owner: postgres.Sql,
  publicUrl: string,
  displayName: string,
  { scope = 'survey:respond', expiresIn = '5m', audience = apiResource(publicUrl) } = {},
): Promise<string> {
  const [key] = await signingKeys(oidc, testSecret);
  if (key === undefined) throw new Error('the provider has no key');
  return new SignJWT({ scope })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .setIssuer(issuerOf(publicUrl))
    .setAudience(audience)
    .setSubject(`milano.${await personIdOf(owner, displayName)}`)
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(await importJWK(key, 'ES256'));
}
