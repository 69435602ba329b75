import { resolve } from 'node:path';
import { createDatabase, findFreePorts, scratchSecret } from '@snodo/toolchain';
import { SignJWT, importJWK } from 'jose';
import { pino } from 'pino';
import postgres from 'postgres';
import { inject } from 'vitest';
import { originsOf, type Config, type Origins } from '../src/config.ts';
import { inCommunity, openDatabase, type Database } from '../src/db/index.ts';
import type { Clock } from '../src/http/index.ts';
import { findCommunity, openPortalSession } from '../src/identity/index.ts';
import { startServer, type RunningServer } from '../src/main.ts';
import { apiResource, issuerOf, signingKeys } from '../src/provider/index.ts';
import { newProofKey } from './proof-maker.ts';

export const root = resolve(import.meta.dirname, '..', '..');
export const testSecret = scratchSecret;
/** Tests that wait for a mail wait no longer than they must. */
const mailRoundMilliseconds = 150;

/** One of several servers on the same database. */
export interface TestNode {
  /** Origin at which this server listens. */
  url: string;
  /** Origins that browsers see: the same for all of them. `publicUrl` is the portal's. */
  origins: Origins;
  publicUrl: string;
  clock: TestClock;
}

export interface TestServer extends TestNode {
  /** All servers on this database, this one first. */
  nodes: TestNode[];
  /** The owner's address of its database, and a connection as the owner: it sees everything. */
  databaseUrl: string;
  owner: postgres.Sql;
  app: Database;
  /** Lines of the log so far. */
  logLines: string[];
  /** Cookie header of the person with this name, signed in at the portal. */
  cookieOf(displayName: string, community?: string): Promise<string>;
  /** Access token of the person with this name, as an embed has it, bound to a key that `call` signs with. */
  tokenOf(displayName: string, options?: TokenOptions): Promise<string>;
  stop(): Promise<void>;
}

export interface TokenOptions {
  scope?: string;
  /** Minutes from now, such as `5m` or `-1m`. */
  expiresIn?: string;
  audience?: string;
  /** Slug of the community that the token names. */
  community?: string;
  clientId?: string;
  /** Replaces claims; undefined leaves one out. */
  claims?: Record<string, unknown>;
}

export interface TestServerOptions {
  /** How many servers run on the database. */
  nodes?: number;
  /** Settings that differ from the usual ones, given the port of the first server. */
  settings?: (port: number) => Partial<Config>;
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

/** A whole server on a copy of the demonstration, on a port of its own; or several of them on one database. */
export async function openTestServer({ nodes = 1, settings }: TestServerOptions = {}): Promise<TestServer> {
  const database = await openTestDatabase('milano');
  const firstPort = await findFreePorts();
  const origins = settings?.(firstPort).origins ?? originsOf(`http://localhost:${firstPort}`);
  const publicUrl = origins.portal;
  const logLines: string[] = [];
  const clock = new TestClock();
  const log = pino({ base: null }, { write: (line: string) => void logLines.push(line) });
  const servers: RunningServer[] = [];
  const testNodes: TestNode[] = [];
  for (let index = 0; index < nodes; index += 1) {
    const port = index === 0 ? firstPort : await findFreePorts();
    const config: Config = {
      port,
      host: '127.0.0.1',
      publicUrl,
      origins,
      trustedProxies: 0,
      dataDirectory: resolve(root, '.build'),
      secret: testSecret,
      isDemonstration: true,
      logLevel: 'info',
      databaseUrl: database.url,
      ...settings?.(firstPort),
    };
    servers.push(
      await startServer({
        config,
        databaseUrl: database.url,
        root,
        clock,
        log,
        mailRoundMilliseconds,
      }),
    );
    testNodes.push({ url: `http://127.0.0.1:${port}`, origins, publicUrl, clock });
  }
  const owner = postgres(database.url, { max: 2, onnotice: () => undefined });
  const open = (role: 'snodo_app' | 'snodo_oidc', connections: number) =>
    openDatabase({ databaseUrl: database.url, secret: testSecret, role, connections });
  const [app, oidc] = [await open('snodo_app', 4), await open('snodo_oidc', 1)];
  return {
    url: `http://127.0.0.1:${firstPort}`,
    origins,
    publicUrl,
    nodes: testNodes,
    databaseUrl: database.url,
    owner,
    app,
    logLines,
    clock,
    cookieOf: (displayName, slug = 'milano') => signInAtPortal(app, owner, displayName, slug, clock),
    tokenOf: (displayName, options) => mintToken({ oidc, owner, origins, clock }, displayName, options),
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
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
  const { cookie } = await inCommunity(app, community.id, (trx) =>
    openPortalSession(trx, community, { personId, isVouchedFor: true }, clock.now()),
  );
  return `snodo_portal=${cookie}`;
}

async function mintToken(
  { oidc, owner, origins, clock }: { oidc: Database; owner: postgres.Sql; origins: Origins; clock: Clock },
  displayName: string,
  options: TokenOptions = {},
): Promise<string> {
  const { scope = 'survey:respond', expiresIn = '5m', audience = apiResource(origins) } = options;
  const { community = 'milano', clientId = 'milano.naviglio-intranet', claims = {} } = options;
  const [key] = await signingKeys(oidc, testSecret);
  if (key === undefined) throw new Error('the provider has no key');
  const issuedAt = Math.floor(clock.now().getTime() / 1000);
  const minutes = Number.parseInt(expiresIn, 10);
  return new SignJWT({
    iss: issuerOf(origins),
    aud: audience,
    sub: `${community}.${await personIdOf(owner, displayName)}`,
    iat: issuedAt,
    exp: issuedAt + minutes * 60,
    client_id: clientId,
    scope,
    cnf: { jkt: newProofKey().jkt },
    auth_time: issuedAt,
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .sign(await importJWK(key, 'ES256'));
}
