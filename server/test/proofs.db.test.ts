// Tokens that are bound to a key: each way to use one wrongly, by itself, against real servers and one database.
import { someBlinded } from './blind-ballots.ts';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../src/http/index.ts';
import { sweepUsedProofs } from '../src/identity/index.ts';
import { call, refusalOf, wordsOf, type CallAnswer } from './calls.ts';
import { openTestServer, type TestServer } from './harness.ts';
import { newProofKey, proofKeyOf, signProof, type ProofKey } from './proof-maker.ts';

const participation = '/v1/milano/campaigns/autunno-2026/participation';
const intranet = 'http://127.0.0.1:4310';

let server: TestServer;
let token: string;
let key: ProofKey;

beforeAll(async () => {
  server = await openTestServer({ nodes: 3 });
  token = await server.tokenOf('Laura Bianchi');
  key = keyOf(token);
  await server.owner`update identity.embed_client set origins = ${[intranet]}`;
});
afterAll(() => server.stop());

function keyOf(boundToken: string): ProofKey {
  const found = proofKeyOf(boundToken);
  if (found === undefined) throw new Error('the token is bound to no key of ours');
  return found;
}

/** What a correct proof for the call would say, with a nonce that is good now. */
async function words(changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  await call(server, participation, { token });
  return { ...wordsOf(server, 'GET', participation, token), ...changes };
}

const ask = (proof: string, changes: { token?: string; headers?: Record<string, string> } = {}) =>
  call(server, participation, { token, proof, ...changes });

const usedProofs = async (): Promise<number> => {
  const [row] = await server.owner<
    { count: number }[]
  >`select count(*)::int as count from identity.proof_used`;
  return row?.count ?? 0;
};

/** The refusal's code, once it is a challenge as RFC 9449 has it. */
function challengeOf(answer: CallAnswer): string {
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toMatch(/^DPoP (error="[a-z_]+", )?algs="ES256"$/);
  return refusalOf(answer);
}

test('a token with a fresh proof of its key opens what its scope says', async () => {
  const answer = await ask(signProof(key, await words()));
  expect(answer.status, answer.text).toBe(200);
  const me = await call(server, '/v1/milano/me', {
    token: await server.tokenOf('Laura Bianchi', { scope: 'profile:min' }),
  });
  expect(me.body).toMatchObject({ displayName: 'Laura Bianchi' });
});

describe('a proof is refused, and none is spent,', () => {
  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, () => Record<string, unknown>, (() => Record<string, unknown>)?]>([
    ['for another address', () => ({ htu: `${server.publicUrl}/v1/milano/me` })],
    ['for the address of the socket instead of the public one', () => ({ htu: server.url + participation })],
    ['for another method', () => ({ htm: 'POST' })],
    ['for another token', () => ({ ath: wordsOf(server, 'GET', participation, 'another')['ath'] })],
    ['without the token’s hash', () => ({ ath: undefined })],
    ['that is more than a minute old', () => ({ iat: now() - 62 })],
    ['of more than a minute from now', () => ({ iat: now() + 63 })],
    ['without an id', () => ({ jti: undefined })],
    ['with the private key in it', () => ({}), () => ({ jwk: key.privateJwk })],
    ['of no algorithm', () => ({}), () => ({ alg: 'none' })],
    ['of HS256', () => ({}), () => ({ alg: 'HS256' })],
    ['of RS256', () => ({}), () => ({ alg: 'RS256' })],
    ['of another type', () => ({}), () => ({ typ: 'JWT' })],
  ])('%s', async (_what, claims, header) => {
    const proof = signProof(key, await words(claims()), header?.());
    const before = await usedProofs();
    const answer = await ask(proof);
    expect(challengeOf(answer)).toBe('invalid_dpop_proof');
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_dpop_proof"');
    expect(await usedProofs()).toBe(before);
  });

  test('of another key', async () => {
    expect(challengeOf(await ask(signProof(newProofKey(), await words())))).toBe('invalid_dpop_proof');
  });

  test('signed by another key than the one it shows', async () => {
    const proof = signProof(newProofKey(), await words(), { jwk: key.publicJwk });
    expect(challengeOf(await ask(proof))).toBe('invalid_dpop_proof');
  });

  test('that is missing, no proof, or two at once', async () => {
    const good = signProof(key, await words());
    const two = `${good}, ${signProof(key, await words())}`;
    for (const proof of ['', 'a.b.c', two, good.slice(0, -1)])
      expect(challengeOf(await ask(proof))).toBe('invalid_dpop_proof');
    const without = await fetch(`${server.url}${participation}`, {
      headers: { authorization: `DPoP ${token}` },
    });
    expect(without.status).toBe(401);
    expect(await without.json()).toMatchObject({ code: 'invalid_dpop_proof' });
  });

  test.each<[string, unknown]>([
    ['without a nonce', undefined],
    ['with a nonce of somebody else', 'A'.repeat(22)],
  ])('%s, and the answer has the nonce to use', async (_what, nonce) => {
    const answer = await ask(signProof(key, await words({ nonce })));
    expect(challengeOf(answer)).toBe('use_dpop_nonce');
    expect(answer.headers.get('www-authenticate')).toContain('error="use_dpop_nonce"');
    const given = answer.headers.get('dpop-nonce');
    expect((await ask(signProof(key, await words({ nonce: given })))).status).toBe(200);
  });

  test('with a nonce of five minutes ago', async () => {
    const old = (await words())['nonce'];
    server.clock.instant = new Date(Date.now() + 5 * 60 * 1000);
    try {
      const later = await server.tokenOf('Laura Bianchi');
      const claims = { ...wordsOf(server, 'GET', participation, later), nonce: old };
      expect(challengeOf(await ask(signProof(keyOf(later), claims), { token: later }))).toBe(
        'use_dpop_nonce',
      );
    } finally {
      server.clock.instant = undefined;
    }
  });
});

describe('a proof that was used', () => {
  test('is not taken again, on this server or another', async () => {
    const proof = signProof(key, await words());
    expect((await ask(proof)).status).toBe(200);
    for (const node of server.nodes)
      expect(challengeOf(await call(node, participation, { token, proof }))).toBe('invalid_dpop_proof');
  });

  test('is not taken again with the other signature that says the same', async () => {
    const proof = signProof(key, await words());
    const [header, payload, signature = ''] = proof.split('.');
    const raw = Buffer.from(signature, 'base64url');
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    const other = (order - BigInt(`0x${raw.subarray(32).toString('hex')}`)).toString(16).padStart(64, '0');
    const twin = Buffer.concat([raw.subarray(0, 32), Buffer.from(other, 'hex')]).toString('base64url');
    expect((await ask(proof)).status).toBe(200);
    expect(challengeOf(await ask(`${header}.${payload}.${twin}`))).toBe('invalid_dpop_proof');
  });

  test('A7: fifty times at once over three servers counts once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const proof = signProof(key, await words());
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          call(server.nodes[index % 3] ?? server, participation, { token, proof }),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const refused = answers.filter(({ status }) => status !== 200);
      expect(new Set(refused.map(challengeOf))).toEqual(new Set(['invalid_dpop_proof']));
    }
  });

  test('twenty times at once writes once', async () => {
    const samir = await server.tokenOf('Samir Haddad');
    const ballots = '/v1/milano/campaigns/autunno-2026/ballots';
    const proof = signProof(keyOf(samir), wordsOf(server, 'POST', ballots, samir));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        call(server.nodes[index % 3] ?? server, ballots, { token: samir, proof, body: someBlinded }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  test('is forgotten only when it would be too old anyway', async () => {
    const proof = signProof(key, await words());
    expect((await ask(proof)).status).toBe(200);
    await sweepUsedProofs(server.app, systemClock);
    expect(challengeOf(await ask(proof))).toBe('invalid_dpop_proof');
    await sweepUsedProofs(server.app, { now: () => new Date(Date.now() + 3 * 60 * 1000) });
    expect(await usedProofs()).toBe(0);
  });
});

describe('A8: a token', () => {
  test('is refused as a bearer token, whoever has it', async () => {
    const proof = signProof(key, await words());
    for (const headers of [
      { authorization: `Bearer ${token}` },
      { authorization: `bearer ${token}`, dpop: proof },
      { authorization: `Bearer ${token}`, cookie: await server.cookieOf('Laura Bianchi') },
    ]) {
      const answer = await call(server, participation, { headers });
      expect(challengeOf(answer)).toBe('not_signed_in');
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });

  test.each<[string, Record<string, unknown>]>([
    ['for another audience', { aud: 'https://api.example/v1' }],
    ['of another issuer', { iss: 'https://id.example/oidc' }],
    ['that has expired', { exp: 1_700_000_000 }],
    ['that is not good yet', { nbf: 4_000_000_000 }],
    ['that is bound to no key', { cnf: undefined }],
    ['that was given to no client', { client_id: undefined }],
    ['that names nobody', { sub: 'milano' }],
  ])('%s opens nothing', async (_what, claims) => {
    const wrong = await server.tokenOf('Laura Bianchi', { claims });
    expect(challengeOf(await call(server, participation, { token: wrong }))).toBe('not_signed_in');
  });

  test('signed by a key of somebody else opens nothing', async () => {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
    const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as object;
    const stolen = await new SignJWT({ ...claims })
      .setProtectedHeader({ ...header, alg: 'ES256' })
      .sign(newProofKey().privateKey);
    expect(challengeOf(await call(server, participation, { token: stolen }))).toBe('not_signed_in');
  });

  test('opens no other community than its own', async () => {
    await server.owner`
      insert into identity.community (id, slug, name, purpose, time_zone, languages)
      select gen_random_uuid(), 'altrove', name, purpose, time_zone, languages from identity.community where slug = 'milano'`;
    const elsewhere = '/v1/altrove/campaigns/autunno-2026/participation';
    expect(challengeOf(await call(server, elsewhere, { token }))).toBe('not_signed_in');
    // Nobody is given such a token; were it made, its person would not be found there.
    const lying = await server.tokenOf('Laura Bianchi', { community: 'altrove' });
    expect(challengeOf(await call(server, elsewhere, { token: lying }))).toBe('not_signed_in');
  });
});

describe('the page that asks', () => {
  const from = (origin: string) => call(server, participation, { token, headers: { origin } });

  test('must be one of the client’s, or one of our own', async () => {
    expect((await from(intranet)).status).toBe(200);
    expect((await from(server.publicUrl)).status).toBe(200);
    for (const origin of [
      'https://evil.example',
      'null',
      `${intranet}.evil.example`,
      'http://127.0.0.1:4311',
    ]) {
      const answer = await from(origin);
      expect(answer.status, origin).toBe(403);
      expect(refusalOf(answer)).toBe('origin_not_allowed');
    }
  });

  test('is none for a client that is not there', async () => {
    const lost = await server.tokenOf('Laura Bianchi', { clientId: 'milano.nobody' });
    const answer = await call(server, participation, { token: lost, headers: { origin: intranet } });
    expect(refusalOf(answer)).toBe('origin_not_allowed');
  });

  test('that is taken off a client is refused a minute later', async () => {
    const client = await server.tokenOf('Laura Bianchi', { clientId: 'milano.naviglio-intranet' });
    const origin = 'https://leaving.example';
    await server.owner`update identity.embed_client set origins = ${[intranet, origin]}`;
    server.clock.instant = new Date(Date.now() + 90_000);
    try {
      const asked = () => call(server, participation, { token: client, headers: { origin } });
      expect((await asked()).status).toBe(200);
      await server.owner`update identity.embed_client set origins = ${[intranet]}`;
      server.clock.instant = new Date(Date.now() + 160_000);
      expect(refusalOf(await asked())).toBe('origin_not_allowed');
    } finally {
      server.clock.instant = undefined;
    }
  });
});

test('whoever loses her membership is out at the very next call', async () => {
  const paolo = await server.tokenOf('Paolo Greco');
  expect((await call(server, participation, { token: paolo })).status).toBe(200);
  await server.owner`
    update identity.membership set is_active = false, ended_at = now()
    where person_id = (select id from identity.person where display_name = 'Paolo Greco')`;
  for (const node of server.nodes)
    expect(challengeOf(await call(node, participation, { token: paolo }))).toBe('not_signed_in');
});

test('whoever is not signed in is told how to', async () => {
  expect(challengeOf(await call(server, participation))).toBe('not_signed_in');
});

test('nothing of this was unexpected to the servers', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
