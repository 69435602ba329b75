// The open feed alone in a process of its own, so that what it takes of memory is its own.
import { createAdaptorServer } from '@hono/node-server';
import { pino } from 'pino';
import type { AddressInfo } from 'node:net';
import { newApp } from '../../src/app.ts';
import { feedRoutes } from '../../src/catalogue/index.ts';
import { openDatabase } from '../../src/db/index.ts';
import { systemClock } from '../../src/http/index.ts';
import { feedPlaces } from '../../src/places/index.ts';

const [databaseUrl = '', secret = ''] = process.argv.slice(2);
const app = await openDatabase({ databaseUrl, secret, role: 'snodo_app', connections: 4 });
const api = newApp(pino({ level: 'error', base: null }));
api.route(
  '/',
  feedRoutes({ app, clock: systemClock, places: feedPlaces, version: '3.0', origin: 'http://127.0.0.1' }),
);
const server = createAdaptorServer({ fetch: api.fetch });
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port, idleKiB: process.resourceUsage().maxRSS }),
);
process.on('message', () => process.send?.({ largestKiB: process.resourceUsage().maxRSS }));
