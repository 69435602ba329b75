import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { derivedKey } from '../config.ts';
import type { Database } from '../db/index.ts';
import type { Clock } from './clock.ts';
import type { RatePolicy } from './rate-limiter.ts';

/** Whether it was taken; if not, when to try again (at least 1). */
export interface Taken {
  isTaken: boolean;
  retryAfterSeconds: number;
}

/** Buckets of a database: what is taken on one node is gone on all of them. */
export interface Buckets {
  /** Takes one token from the bucket of a subject. */
  take(policy: RatePolicy, subject: string): Promise<Taken>;
  /** Whether one could be taken, and takes none. */
  look(policy: RatePolicy, subject: string): Promise<Taken>;
}

/**
 * For what must stay rare however many nodes there are: mails with a link, hand-offs that begin, wrong tokens of a
 * directory. The count stands in the database, in a transaction of its own, so that a refusal that undoes the
 * caller's work does not undo the count. It belongs to no community, because most of it is counted before anybody
 * knows in which one: the table is the provider's, its keys are HMACs.
 *
 * `subject` is whatever is counted, as `address + client`; bursts of slow rates are written as `perSecond: 1 / 300`.
 */
export function bucketKeeper({
  oidc,
  secret,
  clock,
}: {
  oidc: Database;
  secret: string;
  clock: Clock;
}): Buckets {
  const key = derivedKey(secret, 'rate buckets');
  const keyOf = (policy: RatePolicy, subject: string) =>
    createHmac('sha256', key).update(`${policy.name}\0${subject}`).digest();
  return {
    take: (policy, subject) => takeOnce(oidc, policy, keyOf(policy, subject), clock.now()),
    look: (policy, subject) => lookOnce(oidc, policy, keyOf(policy, subject), clock.now()),
  };
}

/** The instants of a bucket as SQL, where `b` is its row. */
function instantsOf({ burst, perSecond }: RatePolicy, now: Date) {
  const step = sql`${1000 / perSecond} * interval '1 millisecond'`;
  const whole = sql`${(1000 * burst) / perSecond} * interval '1 millisecond'`;
  const instant = sql`${now}::timestamptz`;
  // A bucket that is emptier than empty was filled by a clock that has been put back.
  const fullAt = sql`case when b.full_at > ${instant} + ${whole} then ${instant} else greatest(b.full_at, ${instant}) end`;
  return { step, whole, instant, fullAt };
}

/** One statement: of many at once each waits for the row and sees what the one before it left. */
async function takeOnce(oidc: Database, policy: RatePolicy, keyHash: Buffer, now: Date): Promise<Taken> {
  const { step, whole, instant, fullAt } = instantsOf(policy, now);
  const taken = await sql`
    insert into oidc.bucket as b (key_hash, full_at) values (${keyHash}, ${instant} + ${step})
    on conflict (key_hash) do update set full_at = ${fullAt} + ${step}
    where ${fullAt} + ${step} <= ${instant} + ${whole}
    returning 1`.execute(oidc.kysely);
  if (taken.rows.length > 0) return { isTaken: true, retryAfterSeconds: 0 };
  const { retryAfterSeconds } = await lookOnce(oidc, policy, keyHash, now);
  return { isTaken: false, retryAfterSeconds: Math.max(1, retryAfterSeconds) };
}

async function lookOnce(oidc: Database, policy: RatePolicy, keyHash: Buffer, now: Date): Promise<Taken> {
  const { step, whole, instant, fullAt } = instantsOf(policy, now);
  const { rows } = await sql<{ wait: number }>`
    select ceil(extract(epoch from (${fullAt} + ${step} - ${whole} - ${instant})))::int as wait
    from oidc.bucket b where b.key_hash = ${keyHash}`.execute(oidc.kysely);
  const waitSeconds = Math.max(0, rows[0]?.wait ?? 0);
  return { isTaken: waitSeconds === 0, retryAfterSeconds: waitSeconds };
}

/** Removes buckets that are full again: they say nothing. Harmless at any moment and on any number of nodes. */
export async function sweepBuckets(oidc: Database, now: Date): Promise<void> {
  await sql`delete from oidc.bucket where full_at <= ${now}::timestamptz`.execute(oidc.kysely);
}
