import { BoundedCache } from '../bounded-cache.ts';
import type { CommunityTransaction } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import type { Community } from './rows.ts';
import { findEmbedClient } from './sign-ins.ts';

const mostClients = 1000;
/** An origin that is taken off a client is refused after at most this time. */
const lifetimeMilliseconds = 60_000;

interface Known {
  origins: ReadonlySet<string>;
  until: number;
}

/** From which pages an embed client's tokens may be used. */
export class ClientOrigins {
  readonly #clock: Clock;
  readonly #known = new BoundedCache<Known>(mostClients);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A client that is not there (any more) has no page. */
  async includes(
    trx: CommunityTransaction,
    community: Community,
    clientId: string,
    origin: string,
  ): Promise<boolean> {
    const key = `${community.id} ${clientId}`;
    const now = this.#clock.now().getTime();
    const known = this.#known.get(key);
    if (known !== undefined && now < known.until && now > known.until - 2 * lifetimeMilliseconds)
      return known.origins.has(origin);
    const client = await findEmbedClient(trx, community, clientId);
    const origins = new Set(client?.origins);
    this.#known.set(key, { origins, until: now + lifetimeMilliseconds });
    return origins.has(origin);
  }
}
