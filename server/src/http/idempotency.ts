import { hash } from 'node:crypto';
import type { Context } from 'hono';
import { sql } from 'kysely';
import { inCommunity, type CommunityTransaction, type Database } from '../db/index.ts';
import type { AppEnv } from './api.ts';
import { Problem } from './problem.ts';

/** A key may be used again for something else after a day. */
const keptSeconds = 24 * 60 * 60;
/** The form of a key in draft-ietf-httpapi-idempotency-key-header-07 is a quoted string; many send it bare. */
const keyForm = /^("?)([\x21\x23-\x5b\x5d-\x7e]{1,128})\1$/;

export interface IdempotentCall {
  communityId: string;
  /** Whose key it is: nobody else's key is ever looked at. */
  personId: string;
  now: Date;
  /** `must`: without a key the request is refused as `idempotency_key_missing`. */
  key: 'may' | 'must';
}

/**
 * Does the work of a write once for each `Idempotency-Key`, in the transaction of that write: both are kept or
 * neither. The same request again gets the same answer, also while the first is at work (it waits) and after a crash
 * between the commit and the reply. The key stands for method, address and body; with others it is refused as
 * `idempotency_key_reused`. Work that throws undoes its key too, so a request that was refused may be tried again.
 *
 * In a route: `idempotently(c, trx, { communityId, personId, now, key: 'may' }, () => create(…))`, and in its contract
 * `headers: idempotencyHeaders` and `...idempotencyProblems`. The answer is kept for a day: it must hold no secret.
 */
export async function idempotently<Answer>(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  call: IdempotentCall,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const header = c.req.header('idempotency-key');
  if (header === undefined || header === '') {
    if (call.key === 'must') throw new Problem('idempotency_key_missing');
    return work();
  }
  const key = readKey(header);
  const fingerprint = await fingerprintOf(c);
  if (!(await claim(trx, call, key, fingerprint))) return replay<Answer>(trx, call, key, fingerprint);
  const answer = JSON.stringify(await work());
  await sql`
    update identity.idempotency_key set answer = ${answer}
    where community_id = ${call.communityId} and person_id = ${call.personId} and key = ${key}`.execute(trx);
  return JSON.parse(answer) as Answer;
}

function readKey(header: string): string {
  const key = keyForm.exec(header)?.[2];
  if (key !== undefined) return key;
  const message = 'A key has 1 to 128 visible letters, in quotation marks or without';
  throw new Problem('invalid_request', {
    faults: [{ path: 'header.idempotency-key', code: 'not_allowed', message }],
  });
}

async function fingerprintOf(c: Context<AppEnv>): Promise<Buffer> {
  const { pathname, search } = new URL(c.req.url);
  const request = JSON.stringify([c.req.method, pathname, search, await c.req.text()]);
  return hash('sha256', request, 'buffer');
}

/** Of many with one key the first gets it; the others wait here until its transaction is over. */
async function claim(
  trx: CommunityTransaction,
  { communityId, personId, now }: IdempotentCall,
  key: string,
  fingerprint: Buffer,
): Promise<boolean> {
  const forgottenAt = new Date(now.getTime() - keptSeconds * 1000);
  const { rows } = await sql`
    insert into identity.idempotency_key as k (community_id, person_id, key, fingerprint, created_at)
    values (${communityId}, ${personId}, ${key}, ${fingerprint}, ${now})
    on conflict (community_id, person_id, key)
    do update set fingerprint = excluded.fingerprint, answer = null, created_at = excluded.created_at
    where k.created_at <= ${forgottenAt}
    returning 1`.execute(trx);
  return rows.length > 0;
}

async function replay<Answer>(
  trx: CommunityTransaction,
  { communityId, personId }: IdempotentCall,
  key: string,
  fingerprint: Buffer,
): Promise<Answer> {
  const { rows } = await sql<{ fingerprint: Buffer; answer: string }>`
    select fingerprint, answer from identity.idempotency_key
    where community_id = ${communityId} and person_id = ${personId} and key = ${key}`.execute(trx);
  const [kept] = rows;
  if (kept === undefined || !fingerprint.equals(kept.fingerprint))
    throw new Problem('idempotency_key_reused');
  return JSON.parse(kept.answer) as Answer;
}

/** Forgets the keys of the days before, in each of these communities. */
export async function forgetOldKeys(
  app: Database,
  communityIds: readonly string[],
  now: Date,
): Promise<void> {
  const forgottenAt = new Date(now.getTime() - keptSeconds * 1000);
  for (const communityId of communityIds) {
    await inCommunity(app, communityId, (trx) =>
      sql`
        delete from identity.idempotency_key
        where community_id = ${communityId} and created_at <= ${forgottenAt}`.execute(trx),
    );
  }
}
