import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the demonstration's provider remembers, until it stops. Bounded: the oldest goes first. */
export class MemoryAdapter implements Adapter {
  static readonly #mostKept = 5000;
  static readonly #kept = new Map<string, AdapterPayload>();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    const { size } = MemoryAdapter.#kept;
    const [oldest] = MemoryAdapter.#kept.keys();
    if (size >= MemoryAdapter.#mostKept && oldest !== undefined) MemoryAdapter.#kept.delete(oldest);
    MemoryAdapter.#kept.set(this.#keyOf(id), payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return MemoryAdapter.#kept.get(this.#keyOf(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    for (const [key, payload] of MemoryAdapter.#kept) {
      if (key.startsWith(`${this.#kind}:`) && payload.uid === uid) return payload;
    }
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const payload = MemoryAdapter.#kept.get(this.#keyOf(id));
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    MemoryAdapter.#kept.delete(this.#keyOf(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of MemoryAdapter.#kept) {
      if (payload.grantId === grantId) MemoryAdapter.#kept.delete(key);
    }
  }

  #keyOf(id: string): string {
    return `${this.#kind}:${id}`;
  }
}
