import type { JWK } from 'jose';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, TestClock, testSecret } from '../../test/harness.ts';
import { openDatabase, type Database } from '../db/index.ts';
import { announceSigningKey, keyRotation, replaceSigningKeys, rotateSigningKeys } from './key-rotation.ts';
import { SigningKeys, signingKeys } from './signing-keys.ts';

const begin = new Date('2027-01-01T00:00:00Z');
const { lifetimeMilliseconds, noticeMilliseconds, farewellMilliseconds } = keyRotation;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let owner: postgres.Sql;
let nodes: Database[];

beforeAll(async () => {
  database = await openTestDatabase('empty');
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  const open = () =>
    openDatabase({ databaseUrl: database.url, secret: testSecret, role: 'snodo_oidc', connections: 2 });
  nodes = await Promise.all([open(), open(), open()]);
});
afterAll(async () => {
  await Promise.all([owner.end({ timeout: 5 }), ...nodes.map((node) => node.close())]);
  await database.drop();
});
beforeEach(async () => {
  await owner`delete from oidc.signing_key`;
});

const after = (milliseconds: number) => new Date(begin.getTime() + milliseconds);
const node = (): Database => {
  const [first] = nodes;
  if (first === undefined) throw new Error('no node');
  return first;
};
const kidsAt = async (now: Date): Promise<(string | undefined)[]> =>
  (await signingKeys(node(), testSecret, now)).map(({ kid }) => kid);

test('the first start of several nodes at once makes one key', async () => {
  const found = await Promise.all(nodes.map((one) => signingKeys(one, testSecret, begin)));
  expect(new Set(found.map((keys) => keys.map(({ kid }) => kid).join())).size).toBe(1);
  expect(found[0]).toHaveLength(1);
});

test('a key goes through its phases: it signs, its successor is announced, signs, and it is deleted', async () => {
  const [first] = await kidsAt(begin);
  await rotateSigningKeys(node(), testSecret, after(lifetimeMilliseconds - 1));
  expect(await kidsAt(after(lifetimeMilliseconds - 1))).toEqual([first]);

  const announcedAt = lifetimeMilliseconds;
  await rotateSigningKeys(node(), testSecret, after(announcedAt));
  const [still, second] = await kidsAt(after(announcedAt));
  expect(still).toBe(first);
  expect(second).toBeDefined();
  expect(await kidsAt(after(announcedAt + noticeMilliseconds - 1))).toEqual([first, second]);

  const signsAt = announcedAt + noticeMilliseconds;
  expect(await kidsAt(after(signsAt))).toEqual([second, first]);
  const goneAt = signsAt + farewellMilliseconds;
  expect(await kidsAt(after(goneAt - 1))).toEqual([second, first]);
  expect(await kidsAt(after(goneAt))).toEqual([second]);

  expect(await owner`select 1 from oidc.signing_key`).toHaveLength(2);
  await rotateSigningKeys(node(), testSecret, after(goneAt));
  expect(await owner`select id from oidc.signing_key`).toEqual([{ id: second }]);
});

test('what is published never changes at the moment a new key begins to sign', async () => {
  await kidsAt(begin);
  await announceSigningKey(node(), testSecret, begin);
  const before = await kidsAt(after(noticeMilliseconds - 1));
  const then = await kidsAt(after(noticeMilliseconds));
  expect([...then].sort()).toEqual([...before].sort());
  expect(then[0]).not.toBe(before[0]);
});

test('many nodes that tidy up at once announce one successor', async () => {
  await kidsAt(begin);
  const many = Array.from({ length: 12 }, (_, index) => nodes[index % nodes.length] ?? node());
  await Promise.all(many.map((one) => rotateSigningKeys(one, testSecret, after(lifetimeMilliseconds))));
  expect(await owner`select 1 from oidc.signing_key`).toHaveLength(2);
});

test('on demand a successor is announced, once', async () => {
  await kidsAt(begin);
  const told = await Promise.all(nodes.map((one) => announceSigningKey(one, testSecret, begin)));
  expect(told.filter(Boolean)).toHaveLength(1);
  expect(await kidsAt(begin)).toHaveLength(2);
  expect(await announceSigningKey(node(), testSecret, after(noticeMilliseconds))).toBe(true);
});

describe('after a leak', () => {
  test('all keys are replaced at once', async () => {
    const [leaked] = await kidsAt(begin);
    await announceSigningKey(node(), testSecret, begin);
    await replaceSigningKeys(node(), testSecret, after(1));
    const kids = await kidsAt(after(1));
    expect(kids).toHaveLength(1);
    expect(kids).not.toContain(leaked);
  });

  test('keys that the owner deleted are replaced by the next node that looks', async () => {
    const [leaked] = await kidsAt(begin);
    await owner`delete from oidc.signing_key`;
    const found = await Promise.all(nodes.map((one) => signingKeys(one, testSecret, after(1))));
    const kids = new Set(found.flatMap((keys) => keys.map(({ kid }) => kid)));
    expect(kids.size).toBe(1);
    expect(kids.has(leaked)).toBe(false);
  });
});

describe('a node', () => {
  const open = (clock: TestClock) => SigningKeys.open({ oidc: node(), secret: testSecret, clock });

  test('asks again after a minute, and knows by its version that something changed', async () => {
    const clock = new TestClock();
    clock.instant = begin;
    const keys = await open(clock);
    const { version } = keys;
    await announceSigningKey(node(), testSecret, begin);
    clock.instant = after(59_000);
    await keys.refresh();
    expect(keys.version).toBe(version);
    clock.instant = after(60_000);
    await keys.refresh();
    expect(keys.version).not.toBe(version);
    expect(keys.privateKeys()).toHaveLength(2);
  });

  test('publishes no private part', async () => {
    const clock = new TestClock();
    clock.instant = begin;
    const keys = await open(clock);
    const privateParts = (list: readonly JWK[]) => list.filter((key) => 'd' in key).length;
    expect(privateParts(keys.privateKeys())).toBe(1);
    expect(privateParts(keys.publicKeys())).toBe(0);
    expect(keys.publicKeys()[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
  });
});
