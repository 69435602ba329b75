import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../db/index.ts';
import { newSealedKey } from './key-seal.ts';

const hourMilliseconds = 60 * 60 * 1000;

export const keyRotation = {
  /** A key signs this long before its successor is announced. */
  lifetimeMilliseconds: 90 * 24 * hourMilliseconds,
  /** A key is published this long before it signs: longer than any node or verifier keeps an old list. */
  noticeMilliseconds: 24 * hourMilliseconds,
  /** A key stays published this long after it signed last: longer than any token of ours lives. */
  farewellMilliseconds: 24 * hourMilliseconds,
  /** The clocks of two nodes differ by less than this. */
  skewMilliseconds: 60 * 1000,
};

/**
 * The keys' course, to be run every now and then on any number of nodes: what has retired is deleted, and a key
 * that has signed for its time gets a successor, which is announced now and signs later.
 */
export async function rotateSigningKeys(oidc: Database, secret: string, now: Date): Promise<void> {
  await alone(oidc, async (trx) => {
    await trx.deleteFrom('oidc.signing_key').where('retires_at', '<=', now).execute();
    const latest = await findLatest(trx);
    const age = latest === undefined ? 0 : now.getTime() - latest.signs_from.getTime();
    if (latest !== undefined && age >= keyRotation.lifetimeMilliseconds)
      await announce(trx, secret, latest.id, now);
  });
}

/** Announces a successor before its time. False when one is announced already and does not sign yet. */
export async function announceSigningKey(oidc: Database, secret: string, now: Date): Promise<boolean> {
  return alone(oidc, async (trx) => {
    const latest = await findLatest(trx);
    if (latest === undefined || latest.signs_from > now) return false;
    await announce(trx, secret, latest.id, now);
    return true;
  });
}

/**
 * After a leak: all keys go at once and a new one signs from now on. Every token that the old ones signed is
 * refused as soon as a node has reloaded, which is the purpose.
 */
export async function replaceSigningKeys(oidc: Database, secret: string, now: Date): Promise<void> {
  await alone(oidc, async (trx) => {
    await trx.deleteFrom('oidc.signing_key').execute();
    await insert(trx, secret, now, now);
  });
}

/** The first start, or the first reload after somebody deleted every key: one node makes one, the others find it. */
export async function ensureSigningKey(oidc: Database, secret: string, now: Date): Promise<void> {
  // Another node's new key may begin a moment later than it is here: that moment is no reason for a second one.
  const soon = new Date(now.getTime() + keyRotation.skewMilliseconds);
  await alone(oidc, async (trx) => {
    const latest = await trx
      .selectFrom('oidc.signing_key')
      .select('id')
      .where('signs_from', '<=', soon)
      .where((or) => or.or([or('retires_at', 'is', null), or('retires_at', '>', now)]))
      .executeTakeFirst();
    if (latest === undefined) await insert(trx, secret, now, now);
  });
}

function alone<Result>(oidc: Database, work: (trx: DatabaseTransaction) => Promise<Result>): Promise<Result> {
  return oidc.kysely.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('provider signing keys', 0))`.execute(trx);
    return work(trx);
  });
}

function findLatest(trx: DatabaseTransaction) {
  return trx
    .selectFrom('oidc.signing_key')
    .select(['id', 'signs_from'])
    .where('retires_at', 'is', null)
    .orderBy('signs_from', 'desc')
    .executeTakeFirst();
}

async function announce(
  trx: DatabaseTransaction,
  secret: string,
  currentId: string,
  now: Date,
): Promise<void> {
  const signsFrom = new Date(now.getTime() + keyRotation.noticeMilliseconds);
  const retired = await trx
    .updateTable('oidc.signing_key')
    .set({ retires_at: new Date(signsFrom.getTime() + keyRotation.farewellMilliseconds) })
    .where('id', '=', currentId)
    .where('retires_at', 'is', null)
    .executeTakeFirst();
  // Compare-and-set under the lock: without it two successors could be announced for one key.
  if (retired.numUpdatedRows === 1n) await insert(trx, secret, now, signsFrom);
}

async function insert(
  trx: DatabaseTransaction,
  secret: string,
  createdAt: Date,
  signsFrom: Date,
): Promise<void> {
  await trx
    .insertInto('oidc.signing_key')
    .values({ ...(await newSealedKey(secret)), created_at: createdAt, signs_from: signsFrom })
    .execute();
}
