// The server that `npm run bench:auth` measures, in a process of its own: its CPU time is nobody else's.
import { sign, verify } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createRoute, z } from '@hono/zod-openapi';
import { communityParam, jsonAnswer, problemAnswers } from '@snodo/contract';
import type { JWK } from 'jose';
import { pino } from 'pino';
import { newApp } from '../src/app.ts';
import { originsOf } from '../src/config.ts';
import { openDatabase } from '../src/db/index.ts';
import { readPublicP256Jwk } from '../src/es256.ts';
import { boundedJson, neverKept, systemClock } from '../src/http/index.ts';
import {
  getActor,
  inCommunityOf,
  newAuthentication,
  signedInActor,
  type Actor,
} from '../src/identity/index.ts';
import { tokenVerifier } from '../src/provider/token-verifier.ts';
import { newProofKey } from '../test/proof-maker.ts';
import { taken, unlimited } from './unlimited.ts';

/** What the measuring process sends first. */
export interface ServerOrder {
  databaseUrl: string;
  secret: string;
  /** Public key of the provider that the tokens come from. */
  key: JWK;
  issuer: string;
  /** Who the plain route answers for. */
  personId: string;
  /** Origin that proofs name. */
  origin: string;
}

/** Then it may ask as often as it likes. */
export type ServerQuestion = 'cpu' | 'verification' | 'stop';

const answerSchema = z.object({ displayName: z.string(), memberships: z.array(z.unknown()) });
const verifications = 1000;

function benchRoute(name: 'plain' | 'token' | 'verification' | 'proof') {
  return createRoute({
    method: 'get',
    path: `/v1/{community}/bench/${name}`,
    operationId: name,
    request: { params: communityParam },
    responses: { 200: jsonAnswer(answerSchema, 'The person'), ...problemAnswers('not_signed_in') },
  });
}

const answerOf = ({ displayName, memberships }: Actor) => ({ displayName, memberships });

async function serve(order: ServerOrder): Promise<number> {
  const { databaseUrl, secret, personId } = order;
  const app = await openDatabase({ databaseUrl, secret, role: 'snodo_app', connections: 10 });
  const authentication = newAuthentication({
    secret,
    clock: systemClock,
    cookieName: 'snodo_portal',
    verifyToken: tokenVerifier({
      issuer: order.issuer,
      audience: `${order.origin}/v1`,
      keys: async () => [order.key],
      clock: systemClock,
    }),
    apiOrigin: order.origin,
    ownOrigins: [order.origin],
  });
  const api = newApp(pino({ base: null }, { write: () => undefined }), {
    app,
    clock: systemClock,
    config: { origins: originsOf(order.origin), trustedProxies: 0, rateLimits: unlimited },
    buckets: { take: async () => taken, look: async () => taken },
  });
  api.use('/v1/*', boundedJson());
  api.use('/v1/*', neverKept());

  const bareVerification = newBareVerification();

  // All of them read the same person's memberships in a transaction of her community, as every real route does.
  api.openapi(benchRoute('plain'), async (c) => {
    const actor = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      getActor(trx, community, personId),
    );
    return c.json(answerOf(actor), 200);
  });
  api.openapi(benchRoute('token'), async (c) => {
    const token = (c.env.incoming.headers.authorization ?? '').slice('DPoP '.length);
    const verified = await authentication.verifyToken(token);
    if (!verified?.scopes.includes('profile:min'))
      throw new Error('the token of the measurement is not valid');
    const actor = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      getActor(trx, community, verified.personId),
    );
    return c.json(answerOf(actor), 200);
  });
  api.openapi(benchRoute('verification'), async (c) => {
    if (!bareVerification()) throw new Error('the signature of the measurement is not valid');
    const actor = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      getActor(trx, community, personId),
    );
    return c.json(answerOf(actor), 200);
  });
  api.openapi(benchRoute('proof'), async (c) => {
    const actor = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      signedInActor(c, trx, community, authentication, 'profile:min'),
    );
    return c.json(answerOf(actor), 200);
  });

  const server = createAdaptorServer({ fetch: api.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** One bare P-256 verification of a proof's length, by the cheapest call that Node has. */
function newBareVerification(): () => boolean {
  const { privateKey, publicJwk } = newProofKey();
  const words = Buffer.alloc(480, 'a');
  const signature = sign('sha256', words, privateKey);
  const key = readPublicP256Jwk(publicJwk)?.key;
  if (key === undefined) throw new Error('the key of the measurement cannot be read');
  return () => verify('sha256', words, key, signature);
}

/** CPU microseconds of one, a thousand in a row. */
function verificationMicroseconds(): number {
  const bareVerification = newBareVerification();
  const before = process.cpuUsage();
  for (let time = 0; time < verifications; time += 1) bareVerification();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / verifications;
}

async function answerQuestions(order: ServerOrder): Promise<void> {
  const port = await serve(order);
  process.on('message', (question: ServerQuestion) => {
    if (question === 'stop') process.exit(0);
    const { user, system } = process.cpuUsage();
    process.send?.(question === 'cpu' ? user + system : verificationMicroseconds());
  });
  process.send?.(port);
}

process.once('message', (order: ServerOrder) => void answerQuestions(order));
