import type { components } from '@snodo/client';
import type { Call, Page } from '../ui/api-call.ts';

type Schemas = components['schemas'];
export type Round = Schemas['Round'];
export type RoundWish = Schemas['RoundWish'];
export type RoundResult = Schemas['RoundResult'];

/** What the pages of rounds ask of the API, with the portal's cookie. What was drawn needs none. */
export function createRoundsApi(call: Call, lang: string) {
  const query = { lang };
  const at = (id: string) => `/rounds/${id}`;
  return {
    listRounds: () => call<Page<Round>>('GET', '/rounds', { query: { lang, limit: '50' } }),
    apply: (id: string, wishes: readonly RoundWish[]) =>
      call<Round>('PUT', `${at(id)}/application`, { query, body: { wishes } }),
    withdraw: (id: string) => call<Round>('DELETE', `${at(id)}/application`, { query }),
    getResult: (id: string) => call<RoundResult>('GET', `${at(id)}/result`, { query }),
  };
}

export type RoundsApi = ReturnType<typeof createRoundsApi>;
