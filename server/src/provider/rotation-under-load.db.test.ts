// Promise A19: keys change under load and no verification fails, on any node, with any list that is not too old.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type JWTVerifyGetKey,
} from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, testSecret, type TestNode, type TestServer } from '../../test/harness.ts';
import { newProofKey, proofClaims, signProof, type ProofKey } from '../../test/proof-maker.ts';
import { openDatabase, type Database } from '../db/index.ts';
import { jwtBearerGrant } from './clients.ts';
import { rotateSigningKeys } from './key-rotation.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const clientId = 'milano.naviglio-intranet';
const hourSeconds = 60 * 60;

let server: TestServer;
let oidc: Database;
let firm: Server;
let firmKeys: KeyPair;
const key: ProofKey = newProofKey();
const nonces = new Map<string, string>();

beforeAll(async () => {
  server = await openTestServer({ nodes: 2 });
  oidc = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_oidc',
    connections: 1,
  });
  firmKeys = await generateKeyPair('ES256', { extractable: true });
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(firmKeys.publicKey)), kid: 'firm' }] });
  firm = createServer((_request, response) => void response.end(jwks));
  await new Promise<void>((resolve) => void firm.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(firm.address() as AddressInfo).port}/jwks`;
  await server.owner`
    insert into identity.assertion_trust (community_id, id, connection_id, client_id, kind, issuer, audience, jwks_uri)
    select community_id, gen_random_uuid(), connection_id, client_id, 'jwt_bearer', 'https://firm.example', 'snodo', ${address}
    from identity.embed_client where client_id = ${clientId}`;
});
afterAll(async () => {
  firm.closeAllConnections();
  firm.close();
  await oidc.close();
  await server.stop();
});

/** The newest nonce of an address, sent with the next proof; asked for again once when it is too old. */
async function proven(
  address: string,
  request: RequestInit,
  { method, path, now, token }: { method: string; path: string; now: () => Date; token?: string },
): Promise<{ status: number; body: Record<string, unknown> }> {
  for (let attempt = 1; ; attempt += 1) {
    const words = { method, address: `${server.publicUrl}${path}`, token, nonce: nonces.get(address) };
    const dpop = signProof(key, proofClaims({ ...words, now: now() }));
    const headers = { dpop, ...(token === undefined ? {} : { authorization: `DPoP ${token}` }) };
    const answer = await fetch(address, { ...request, method, headers });
    const nonce = answer.headers.get('dpop-nonce');
    if (nonce !== null) nonces.set(address, nonce);
    const body = (await answer.json()) as Record<string, unknown>;
    const isNonceAsked = body['error'] === 'use_dpop_nonce' || body['code'] === 'use_dpop_nonce';
    if (!isNonceAsked || attempt === 4) return { status: answer.status, body };
  }
}

/** A token from one node, as an embed gets it. */
async function tokenFrom(node: TestNode): Promise<string> {
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', kid: 'firm' })
    .setIssuer('https://firm.example')
    .setAudience('snodo')
    .setSubject('laura')
    .setIssuedAt()
    .setExpirationTime('2m')
    .sign(firmKeys.privateKey);
  const path = '/oidc/token';
  const form = new URLSearchParams({ grant_type: jwtBearerGrant, client_id: clientId, assertion });
  const { body } = await proven(
    `${node.url}${path}`,
    { body: form },
    { method: 'POST', path, now: () => new Date() },
  );
  if (typeof body['access_token'] !== 'string') throw new Error(`no token: ${JSON.stringify(body)}`);
  return body['access_token'];
}

/** A call to the API of one node. Its proofs hold for the minute to come too, into which a reload looks. */
async function statusAt(node: TestNode, token: string): Promise<number> {
  const path = '/v1/milano/campaigns/autunno-2026/participation';
  const now = () => new Date(Date.now() + 30_000);
  return (await proven(`${node.url}${path}`, {}, { method: 'GET', path, now, token })).status;
}

/** All instants of the keys move back: for the keys it is as if this much time had gone by. */
async function letTimePass(hours: number): Promise<void> {
  const seconds = hours * hourSeconds;
  await server.owner`
    update oidc.signing_key set created_at = created_at - make_interval(secs => ${seconds}),
      signs_from = signs_from - make_interval(secs => ${seconds}),
      retires_at = retires_at - make_interval(secs => ${seconds})`;
}

/** The node's minute is over: at its next request it asks for the keys. */
async function letReload(node: TestNode): Promise<void> {
  server.clock.instant = new Date(Date.now() + 61_000);
  await fetch(`${node.url}/oidc/jwks`);
  server.clock.instant = undefined;
}

/** Asked once and kept for good, like a verifier's own list. */
function listOf(node: TestNode): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(`${node.url}/oidc/jwks`), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: Number.POSITIVE_INFINITY,
  });
}

test('keys change under load and nothing fails to verify', async () => {
  const [first, second] = server.nodes;
  if (first === undefined || second === undefined) throw new Error('two nodes are needed');
  const failures: string[] = [];
  const kids: string[] = [];
  let lists = [listOf(first), listOf(second)];

  const verified = async (node: TestNode) => {
    const token = await tokenFrom(node);
    kids.push(decodeProtectedHeader(token).kid ?? '');
    const checks = lists.map(async (list) => {
      await jwtVerify(token, list, {
        issuer: `${server.publicUrl}/oidc`,
        audience: `${server.publicUrl}/v1`,
      });
    });
    const calls = server.nodes.map(async (one) => {
      const status = await statusAt(one, token);
      if (status !== 200) throw new Error(`the API answers ${status}`);
    });
    for (const outcome of await Promise.allSettled([...checks, ...calls]))
      if (outcome.status === 'rejected') failures.push(String(outcome.reason));
  };
  /** Requests at both nodes while something happens to the keys. */
  const underLoad = async (change: () => Promise<void>) => {
    const load = Array.from({ length: 10 }, async (_, index) => {
      for (let turn = 0; turn < 2; turn += 1) await verified(index % 2 === 0 ? first : second);
    });
    const outcomes = await Promise.allSettled([change(), ...load]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') failures.push(String(outcome.reason));
    return new Set(kids.splice(0));
  };

  const [old] = await underLoad(async () => undefined);
  await letTimePass(90 * 24);
  await underLoad(() => rotateSigningKeys(oidc, testSecret, new Date()));
  expect(await underLoad(() => letReload(first))).toEqual(new Set([old]));
  await letReload(second);
  // From here on every list that is asked for knows both; verifiers keep theirs for a day.
  lists = [listOf(first), listOf(second)];
  expect(await underLoad(async () => undefined)).toEqual(new Set([old]));

  await letTimePass(24);
  await underLoad(() => letReload(first));
  // The second node's minute is not over: it still signs with the old key, and each takes the other's tokens.
  await underLoad(() => letReload(second));
  const [young] = await underLoad(async () => undefined);
  expect(young).not.toBe(old);

  lists = [listOf(first), listOf(second)];
  await letTimePass(24);
  await underLoad(() => rotateSigningKeys(oidc, testSecret, new Date()));
  await letReload(first);
  await letReload(second);
  expect(await underLoad(async () => undefined)).toEqual(new Set([young]));
  const published = (await (await fetch(`${second.url}/oidc/jwks`)).json()) as { keys: { kid: string }[] };
  expect(published.keys.map(({ kid }) => kid)).toEqual([young]);
  expect(failures).toEqual([]);
});

test('nothing of this was unexpected to the servers', () => {
  expect(
    server.logLines.filter((line) => line.includes('"level":50')).map((line) => line.slice(0, 400)),
  ).toEqual([]);
});
