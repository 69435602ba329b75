import type { components } from '@snodo/client';
import type { Service } from '../catalogue/service.ts';
import type { Call, Page } from '../ui/api-call.ts';

type Schemas = components['schemas'];
export type Round = Schemas['Round'];
export type NewRound = Schemas['NewRound'];
export type { Service };
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
    listServices: async () =>
      (await call<Page<Service>>('GET', '/services', { query: { lang, limit: '100' } })).items.filter(
        ({ audience }) => audience === 'everyone',
      ),
    publish: (round: NewRound) => call<Round>('POST', '/rounds', { query, body: round }),
    commit: (id: string) => call<Round>('POST', `${at(id)}/commitment`, { query }),
    draw: (id: string, nonces: readonly string[]) =>
      call<RoundResult>('POST', `${at(id)}/draw`, { query, body: { nonces } }),
    getResult: (id: string) => call<RoundResult>('GET', `${at(id)}/result`, { query }),
  };
}

export type RoundsApi = ReturnType<typeof createRoundsApi>;
