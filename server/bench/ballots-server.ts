// The server that `npm run bench:ballots` measures, in a process of its own: the surveys' own routes and one bare INSERT.
import { constants, generateKeyPairSync, privateDecrypt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { JWK } from 'jose';
import { pino } from 'pino';
import postgres from 'postgres';
import { newApp } from '../src/app.ts';
import { originsOf } from '../src/config.ts';
import { openDatabase } from '../src/db/index.ts';
import { boundedJson, neverKept, systemClock } from '../src/http/index.ts';
import { inCommunityOf, newAuthentication, signedInActor } from '../src/identity/index.ts';
import { tokenVerifier } from '../src/provider/token-verifier.ts';
import { surveysApi } from '../src/surveys/index.ts';
import { taken, unlimited } from './unlimited.ts';

/** What the measuring process sends first. */
export interface BallotServerOrder {
  databaseUrl: string;
  secret: string;
  /** Public key of the provider that the tokens come from. */
  key: JWK;
  issuer: string;
  /** Origin that proofs name. */
  origin: string;
}

/** Then it may ask as often as it likes: bare private operations per second, or the CPU microseconds so far. */
export type BallotServerQuestion = 'operations' | 'cpu' | 'stop';

const operations = 300;
const connections = 10;

async function serve({ databaseUrl, secret, key, issuer, origin }: BallotServerOrder): Promise<number> {
  const app = await openDatabase({ databaseUrl, secret, role: 'snodo_app', connections });
  const authentication = newAuthentication({
    secret,
    clock: systemClock,
    cookieName: 'snodo_portal',
    verifyToken: tokenVerifier({
      issuer,
      audience: `${origin}/v1`,
      keys: async () => [key],
      clock: systemClock,
    }),
    apiOrigin: origin,
    ownOrigins: [origin],
  });
  const api = newApp(pino({ base: null }, { write: () => undefined }), {
    app,
    clock: systemClock,
    config: { origins: originsOf(origin), trustedProxies: 0, rateLimits: unlimited },
    buckets: { take: async () => taken, look: async () => taken },
  });
  api.use('/v1/*', boundedJson());
  api.use('/v1/*', neverKept());
  api.route('/', surveysApi({ app, releaseAsked: () => undefined, authentication, secret }));
  // What every signed-in route costs before it does anything.
  api.post('/v1/:community/signed-in', async (c) => {
    await inCommunityOf(app, c.req.param('community'), (trx, community) =>
      signedInActor(c, trx, community, authentication, 'survey:respond'),
    );
    return c.json({}, 201);
  });
  const bare = bareInsert(databaseUrl);
  const server = createAdaptorServer({
    fetch: (request, env) =>
      request.url.endsWith('/bare-insert') ? bare.fetch(request) : api.fetch(request, env),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Reads the body, writes it as it is, answers: no check, no transaction of its own, no log, a table without a foreign key. */
function bareInsert(databaseUrl: string): Hono {
  const sql = postgres(databaseUrl, { max: connections, onnotice: () => undefined });
  const hono = new Hono();
  hono.post('/bare-insert', async (c) => {
    const body: unknown = await c.req.json();
    await sql`insert into bench.bare (id, answers) values (${randomUUID()}, ${sql.json(body as postgres.JSONValue)})`;
    return c.json({ stored: true }, 201);
  });
  return hono;
}

/** Bare RSA-2048 private operations per second, one after the other on one thread, without HTTP or anything else. */
function newOperations(): () => number {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const message = Buffer.alloc(256, 1);
  const key = { key: privateKey, padding: constants.RSA_NO_PADDING };
  return () => {
    const startedAt = performance.now();
    for (let time = 0; time < operations; time += 1) privateDecrypt(key, message);
    return (operations * 1000) / (performance.now() - startedAt);
  };
}

async function answerQuestions(order: BallotServerOrder): Promise<void> {
  const port = await serve(order);
  const perSecond = newOperations();
  process.on('message', (question: BallotServerQuestion) => {
    if (question === 'stop') process.exit(0);
    const { user, system } = process.cpuUsage();
    process.send?.(question === 'cpu' ? user + system : perSecond());
  });
  process.send?.(port);
}

process.once('message', (order: BallotServerOrder) => void answerQuestions(order));
