// The server that `npm run bench:ledger` measures over HTTP, in a process of its own: the ledger's own routes.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { pino } from 'pino';
import { newApp } from '../../src/app.ts';
import { originsOf } from '../../src/config.ts';
import { openDatabase } from '../../src/db/index.ts';
import { boundedJson, neverKept, systemClock } from '../../src/http/index.ts';
import { newAuthentication } from '../../src/identity/index.ts';
import { ledgerApi } from '../../src/time-bank/index.ts';
import { origin } from '../bench-token.ts';
import { taken, unlimited } from '../unlimited.ts';

/** What the measuring process sends first. */
export interface PostServerOrder {
  databaseUrl: string;
  secret: string;
}

/** Then it may ask for the CPU microseconds so far. */
export type PostServerQuestion = 'cpu' | 'stop';

async function serve({ databaseUrl, secret }: PostServerOrder): Promise<number> {
  const app = await openDatabase({ databaseUrl, secret, role: 'snodo_app', connections: 10 });
  const authentication = newAuthentication({
    secret,
    clock: systemClock,
    cookieName: 'snodo_portal',
    verifyToken: async () => undefined,
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
  api.route('/', ledgerApi({ app, authentication }));
  const server = createAdaptorServer({ fetch: api.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function answerQuestions(order: PostServerOrder): Promise<void> {
  const port = await serve(order);
  process.on('message', (question: PostServerQuestion) => {
    if (question === 'stop') process.exit(0);
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.send?.(port);
}

process.once('message', (order: PostServerOrder) => void answerQuestions(order));
