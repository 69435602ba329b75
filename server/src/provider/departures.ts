import type { AdapterPayload } from 'oidc-provider';
import { KyselyAdapter, type AdapterDeps } from './adapter.ts';
import { departureSchema, type Departure } from './federation.ts';

const departureSeconds = 15 * 60;

/** Departures wait in the provider's storage, sealed like everything else there, each for one arrival. */
export class Departures {
  readonly #adapter: KyselyAdapter;

  constructor(deps: AdapterDeps) {
    this.#adapter = new KyselyAdapter('Departure', deps);
  }

  async remember(departure: Departure): Promise<void> {
    const payload: AdapterPayload = { extra: departure };
    await this.#adapter.upsert(departure.state, payload, departureSeconds);
  }

  async find(state: string): Promise<Departure | undefined> {
    const payload = await this.#adapter.find(state);
    if (payload === undefined || payload.consumed !== undefined) return undefined;
    return departureSchema.parse(payload.extra);
  }

  /** Marks it used; throws `invalid_grant` for all but the first. */
  async use(state: string): Promise<void> {
    await this.#adapter.consume(state);
  }
}
