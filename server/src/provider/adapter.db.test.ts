import { errors } from 'oidc-provider';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, testSecret } from '../../test/harness.ts';
import { openDatabase, type Database } from '../db/index.ts';
import { KyselyAdapter, sweepExpiredPayloads } from './adapter.ts';
import { Departures } from './departures.ts';
import { signingKeys } from './signing-keys.ts';

const secretId = 'a-bearer-secret-that-nobody-may-read-in-the-table';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let owner: postgres.Sql;
let oidc: Database;

beforeAll(async () => {
  database = await openTestDatabase('empty');
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  oidc = await openDatabase({
    databaseUrl: database.url,
    secret: testSecret,
    role: 'snodo_oidc',
    connections: 5,
  });
});
afterAll(async () => {
  await oidc.close();
  await owner.end({ timeout: 5 });
  await database.drop();
});
beforeEach(() => owner`delete from oidc.payload`);

const adapterOf = (kind: string, secret = testSecret) =>
  new KyselyAdapter(kind, { oidc, secret, findClient: async () => undefined });
const count = async () => (await owner`select 1 from oidc.payload`).length;

/** How many of twenty at once went through, and that each other one was told that it came too late. */
async function winners(work: () => Promise<unknown>): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, work));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(errors.InvalidGrant);
  }
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

describe('what the provider keeps', () => {
  test('can be read by nobody who has the table: neither ids nor contents', async () => {
    const payload = {
      accountId: 'milano.somebody',
      jti: 'another-secret-in-the-payload',
      scope: 'survey:respond',
    };
    await adapterOf('RefreshToken').upsert(secretId, payload, 60);
    const [row] =
      await owner`select *, encode(id_hash, 'escape') as id_text, encode(sealed_content, 'escape') as content_text from oidc.payload`;
    const text = JSON.stringify(row);
    for (const secret of [secretId, 'milano.somebody', 'another-secret-in-the-payload', 'survey:respond'])
      expect(text).not.toContain(secret);
    expect(await adapterOf('RefreshToken').find(secretId)).toEqual(payload);
  });

  test('is found under its own kind only', async () => {
    await adapterOf('AccessToken').upsert(secretId, { accountId: 'a' }, 60);
    expect(await adapterOf('RefreshToken').find(secretId)).toBeUndefined();
    expect(await adapterOf('AccessToken').find('another')).toBeUndefined();
  });

  test('is replaced as a whole when it is kept again', async () => {
    const adapter = adapterOf('Session');
    await adapter.upsert(secretId, { uid: 'u1', accountId: 'first' }, 60);
    await adapter.upsert(secretId, { uid: 'u2' }, 60);
    expect(await adapter.findByUid('u1')).toBeUndefined();
    expect(await adapter.findByUid('u2')).toEqual({ uid: 'u2' });
    expect(await count()).toBe(1);
  });

  test('is refused when it was altered, moved to another row, or sealed with another secret', async () => {
    const adapter = adapterOf('AccessToken');
    await adapter.upsert(secretId, { accountId: 'a' }, 60);
    await adapter.upsert('other', { accountId: 'b' }, 60);
    await expect(
      adapterOf('AccessToken', 'another secret, longer than thirty-two letters').find(secretId),
    ).rejects.toThrow();
    await owner`update oidc.payload set sealed_content = (select sealed_content from oidc.payload where id_hash = sha256('other')) where id_hash = sha256(${secretId}::bytea)`;
    await expect(adapter.find(secretId)).rejects.toThrow();
    await owner`update oidc.payload set sealed_content = set_byte(sealed_content, 30, get_byte(sealed_content, 30) # 1) where id_hash = sha256('other')`;
    await expect(adapter.find('other')).rejects.toThrow();
    await owner`update oidc.payload set sealed_content = ''`;
    await expect(adapter.find('other')).rejects.toThrow();
  });
});

describe('using up', () => {
  test('a code works for one of twenty at once, and the code then says so', async () => {
    const adapter = adapterOf('AuthorizationCode');
    await adapter.upsert(secretId, { accountId: 'a' }, 60);
    expect(await winners(() => adapter.consume(secretId))).toBe(1);
    expect(await adapter.find(secretId)).toEqual({ accountId: 'a', consumed: expect.any(Number) as unknown });
    await expect(adapter.consume(secretId)).rejects.toBeInstanceOf(errors.InvalidGrant);
  });

  test('a code that is not there does not work', async () => {
    await expect(adapterOf('AuthorizationCode').consume('nothing')).rejects.toBeInstanceOf(
      errors.InvalidGrant,
    );
  });

  test('a proof marks itself as seen for one of twenty at once', async () => {
    const adapter = adapterOf('ReplayDetection');
    expect(await winners(() => adapter.upsert(secretId, { iss: 'a' }, 60))).toBe(1);
    expect(await count()).toBe(1);
  });

  test('a departure serves one arrival of twenty at once', async () => {
    const departures = new Departures({ oidc, secret: testSecret, findClient: async () => undefined });
    const departure = {
      uid: 'u',
      communitySlug: 'milano',
      connectionCode: 'naviglio',
      connectionId: '00000000-0000-4000-8000-000000000000',
      departedAtSeconds: 1_800_000_000,
      codeVerifier: 'v',
      state: secretId,
      nonce: 'n',
    };
    await departures.remember(departure);
    expect(await departures.find(secretId)).toEqual(departure);
    expect(await winners(() => departures.use(secretId))).toBe(1);
    expect(await departures.find(secretId)).toBeUndefined();
    expect(await departures.find('another')).toBeUndefined();
  });
});

describe('taking away', () => {
  test('reaches one row, or all rows of a grant, and without a grant none', async () => {
    const adapter = adapterOf('AccessToken');
    await adapter.upsert('a', { grantId: 'g1' }, 60);
    await adapterOf('RefreshToken').upsert('b', { grantId: 'g1' }, 60);
    await adapter.upsert('c', { grantId: 'g2' }, 60);
    await adapter.upsert('d', {}, 60);
    await adapter.revokeByGrantId(undefined);
    expect(await count()).toBe(4);
    await adapter.revokeByGrantId('g1');
    expect(await adapter.find('c')).toBeDefined();
    expect(await count()).toBe(2);
    await adapter.destroy('c');
    await adapter.destroy('nothing');
    expect(await adapter.find('d')).toBeDefined();
    expect(await count()).toBe(1);
  });

  test('sweeps what has expired and nothing else, on several nodes at once', async () => {
    const adapter = adapterOf('AccessToken');
    await adapter.upsert('gone', {}, -60);
    await adapter.upsert('within the tolerance', {}, -5);
    await adapter.upsert('good', {}, 60);
    await adapter.upsert('for ever', {});
    await Promise.all(Array.from({ length: 4 }, () => sweepExpiredPayloads(oidc)));
    expect(await adapter.find('gone')).toBeUndefined();
    expect(await count()).toBe(3);
  });
});

describe('signing keys', () => {
  test('are one key when five nodes start for the first time at once, sealed at rest', async () => {
    await owner`delete from oidc.signing_key`;
    const made = await Promise.all(Array.from({ length: 5 }, () => signingKeys(oidc, testSecret)));
    expect(new Set(made.map((keys) => keys.map(({ kid }) => kid).join())).size).toBe(1);
    const [key] = await signingKeys(oidc, testSecret);
    expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
    const rows = await owner<
      { text: string }[]
    >`select encode(sealed_key, 'escape') as text from oidc.signing_key`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain(key?.d ?? 'no private part');
    await expect(signingKeys(oidc, 'another secret, longer than thirty-two letters')).rejects.toThrow();
  });
});
