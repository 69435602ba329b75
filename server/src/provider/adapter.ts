import { createHash } from 'node:crypto';
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import { derivedKey } from '../config.ts';
import { isUniqueViolation, type Database } from '../db/index.ts';
import { seal, unseal } from '../seal.ts';

export interface AdapterDeps {
  oidc: Database;
  secret: string;
  /** Clients are not stored here: they are the community's embed clients and the portal itself. */
  findClient(clientId: string): Promise<AdapterPayload | undefined>;
}

/** Rows outlive their expiry by the provider's clock tolerance. */
const clockToleranceSeconds = 15;

/**
 * Storage of the OpenID provider. For opaque tokens the id is the bearer secret itself, so ids are stored as
 * hashes and payloads sealed. Consuming is compare-and-set and replay marks are insert-only: the provider's
 * own find-then-write would let a code be redeemed more than once when requests race.
 */
export class KyselyAdapter implements Adapter {
  readonly #kind: string;
  readonly #deps: AdapterDeps;
  readonly #key: Buffer;

  constructor(kind: string, deps: AdapterDeps) {
    this.#kind = kind;
    this.#deps = deps;
    this.#key = derivedKey(deps.secret, 'provider payloads');
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    if (this.#kind === 'ReplayDetection') return this.insert(id, payload, expiresIn);
    const row = this.#rowOf(id, payload, expiresIn);
    await this.#kysely
      .insertInto('oidc.payload')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['kind', 'id_hash']).doUpdateSet({
          sealed_content: row.sealed_content,
          grant_id: row.grant_id,
          uid: row.uid,
          expires_at: row.expires_at,
        }),
      )
      .execute();
  }

  /** Writes what must not be there yet; throws `invalid_grant` for all but the first. */
  async insert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    try {
      await this.#kysely
        .insertInto('oidc.payload')
        .values(this.#rowOf(id, payload, expiresIn))
        .execute();
    } catch (error) {
      if (isUniqueViolation(error)) throw new errors.InvalidGrant('already used');
      throw error;
    }
  }

  /** Notes that it was used now. False, and nothing noted, when the last use is longer ago than the pause allowed. */
  async touch(id: string, longestPauseSeconds: number): Promise<boolean> {
    const now = new Date();
    const result = await this.#kysely
      .updateTable('oidc.payload')
      .set({ last_used_at: now })
      .where('kind', '=', this.#kind)
      .where('id_hash', '=', hashed(id))
      .where('last_used_at', '>', new Date(now.getTime() - longestPauseSeconds * 1000))
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.#kind === 'Client') return this.#deps.findClient(id);
    const row = await this.#kysely
      .selectFrom('oidc.payload')
      .select(['id_hash', 'sealed_content', 'consumed_at'])
      .where('kind', '=', this.#kind)
      .where('id_hash', '=', hashed(id))
      .executeTakeFirst();
    return row === undefined ? undefined : this.#open(row);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const row = await this.#kysely
      .selectFrom('oidc.payload')
      .select(['id_hash', 'sealed_content', 'consumed_at'])
      .where('kind', '=', this.#kind)
      .where('uid', '=', uid)
      .executeTakeFirst();
    return row === undefined ? undefined : this.#open(row);
  }

  /** The device flow is switched off, so no row has a code of this kind. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const result = await this.#kysely
      .updateTable('oidc.payload')
      .set({ consumed_at: new Date() })
      .where('kind', '=', this.#kind)
      .where('id_hash', '=', hashed(id))
      .where('consumed_at', 'is', null)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await this.#kysely
      .deleteFrom('oidc.payload')
      .where('kind', '=', this.#kind)
      .where('id_hash', '=', hashed(id))
      .execute();
  }

  async revokeByGrantId(grantId: string | undefined): Promise<void> {
    if (grantId === undefined) return;
    await this.#kysely.deleteFrom('oidc.payload').where('grant_id', '=', grantId).execute();
  }

  #rowOf(id: string, payload: AdapterPayload, expiresIn: number | undefined) {
    const now = Date.now();
    return {
      kind: this.#kind,
      id_hash: hashed(id),
      sealed_content: seal(this.#key, this.#contextOf(hashed(id)), Buffer.from(JSON.stringify(payload))),
      grant_id: payload.grantId ?? null,
      uid: payload.uid ?? null,
      expires_at: expiresIn === undefined ? null : new Date(now + (expiresIn + clockToleranceSeconds) * 1000),
      last_used_at: new Date(now),
    };
  }

  #open(row: { id_hash: Buffer; sealed_content: Buffer; consumed_at: Date | null }): AdapterPayload {
    const content = unseal(this.#key, this.#contextOf(row.id_hash), row.sealed_content);
    const payload = JSON.parse(content.toString('utf8')) as AdapterPayload;
    return row.consumed_at === null
      ? payload
      : { ...payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) };
  }

  #contextOf(idHash: Buffer): string {
    return `${this.#kind} ${idHash.toString('hex')}`;
  }

  get #kysely() {
    return this.#deps.oidc.kysely;
  }
}

function hashed(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}

/** Removes what has expired. Harmless at any moment and on any number of nodes. */
export async function sweepExpiredPayloads(oidc: Database): Promise<void> {
  await oidc.kysely.deleteFrom('oidc.payload').where('expires_at', '<', new Date()).execute();
}
