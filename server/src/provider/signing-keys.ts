import type { JWK } from 'jose';
import type { Database } from '../db/index.ts';
import { type Clock, systemClock } from '../http/index.ts';
import { openSigningKey } from './key-seal.ts';
import { ensureSigningKey } from './key-rotation.ts';

/** More than a rotation ever leaves published at once. */
const mostKeys = 10;

const reloadMilliseconds = 60_000;

/**
 * The provider's private ES256 keys that are published now: the one that signs first, then those that have signed
 * or will. The first start makes one.
 */
export async function signingKeys(
  oidc: Database,
  secret: string,
  now: Date = systemClock.now(),
): Promise<JWK[]> {
  const rows = await listPublished(oidc, now);
  const known = rows.some(({ signs_from }) => signs_from <= now)
    ? rows
    : await ensureSigningKey(oidc, secret, now).then(() => listPublished(oidc, now));
  const signing = known.find(({ signs_from }) => signs_from <= now);
  const others = known.filter((row) => row !== signing);
  return [...(signing === undefined ? [] : [signing]), ...others].map((row) => openSigningKey(secret, row));
}

function listPublished(oidc: Database, now: Date) {
  return oidc.kysely
    .selectFrom('oidc.signing_key')
    .selectAll()
    .where((or) => or.or([or('retires_at', 'is', null), or('retires_at', '>', now)]))
    .orderBy('signs_from', 'desc')
    .orderBy('id', 'desc')
    .limit(mostKeys)
    .execute();
}

export interface SigningKeysOptions {
  oidc: Database;
  secret: string;
  clock: Clock;
}

/** The keys as this node knows them. Others change them too, so every node asks again each minute. */
export class SigningKeys {
  readonly #options: SigningKeysOptions;
  #keys: readonly JWK[];
  #readAt: number;
  #reloading: Promise<void> | undefined;

  private constructor(options: SigningKeysOptions, keys: readonly JWK[]) {
    this.#options = options;
    this.#keys = keys;
    this.#readAt = options.clock.now().getTime();
  }

  static async open(options: SigningKeysOptions): Promise<SigningKeys> {
    return new SigningKeys(options, await read(options));
  }

  /** With their private parts, the one that signs first. */
  privateKeys(): JWK[] {
    return [...this.#keys];
  }

  /** As they are published. */
  publicKeys(): JWK[] {
    return this.#keys.map(({ d: _privatePart, ...key }) => key);
  }

  /** Changes exactly when the keys or their order do. */
  get version(): string {
    return this.#keys.map(({ kid }) => kid).join(' ');
  }

  /** Asks the database; many callers at once ask once. */
  async reload(): Promise<void> {
    this.#reloading ??= this.#readAnew().finally(() => {
      this.#reloading = undefined;
    });
    await this.#reloading;
  }

  /** Asks the database when the last answer is older than a minute. */
  async refresh(): Promise<void> {
    const ageMilliseconds = this.#options.clock.now().getTime() - this.#readAt;
    if (Math.abs(ageMilliseconds) >= reloadMilliseconds) await this.reload();
  }

  async #readAnew(): Promise<void> {
    this.#keys = await read(this.#options);
    this.#readAt = this.#options.clock.now().getTime();
  }
}

function read({ oidc, secret, clock }: SigningKeysOptions): Promise<JWK[]> {
  return signingKeys(oidc, secret, clock.now());
}
