import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { sql } from 'kysely';
import { derivedKey } from '../config.ts';
import type { Database } from '../db/index.ts';
import { seal, unseal } from './seal.ts';

/** The provider's private ES256 keys, newest first; the first start makes one. */
export async function signingKeys(oidc: Database, secret: string): Promise<JWK[]> {
  const key = derivedKey(secret, 'provider signing keys');
  const rows = await oidc.kysely.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('provider signing keys', 0))`.execute(trx);
    const known = await trx
      .selectFrom('oidc.signing_key')
      .selectAll()
      .orderBy('created_at', 'desc')
      .limit(10)
      .execute();
    if (known.length > 0) return known;
    const id = uuidv7();
    const row = {
      id,
      created_at: new Date(),
      sealed_key: seal(key, id, Buffer.from(JSON.stringify(await newSigningKey(id)))),
    };
    await trx.insertInto('oidc.signing_key').values(row).execute();
    return [row];
  });
  return rows.map((row) => JSON.parse(unseal(key, row.id, row.sealed_key).toString('utf8')) as JWK);
}

async function newSigningKey(id: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: id, use: 'sig', alg: 'ES256' };
}
