import type { components } from '@snodo/client';
import type { Call, Page } from '../../ui/api-call.ts';

type Schemas = components['schemas'];
export type KeptActivity = Schemas['KeptActivity'];
export type ActivityInput = Schemas['ActivityInput'];
export type ActivityState = Schemas['ActivityState'];
export type DateCounts = Schemas['ActivityDateCounts'];
export type CheckInCode = Schemas['CheckInCode'];
export type PlaceSheet = Schemas['PlaceSheet'];

export interface ActivityStep {
  version: number;
  to: ActivityState;
  startsAt?: string;
  reason?: string;
}

/** What a host chooses from. */
export interface Around {
  readonly spaces: PlaceSheet['spaces'];
  readonly entries: readonly { readonly code: string; readonly name: string }[];
}

/** What a host asks of the API for the activities of her place. */
export function createActivityApi(call: Call, lang: string) {
  const query = { lang };
  return {
    listKept: (place: string, cursor?: string) =>
      call<Page<KeptActivity>>('GET', `/places/${encodeURIComponent(place)}/kept-activities`, {
        query: { ...query, limit: '50', ...(cursor !== undefined && { cursor }) },
      }),
    /** What she chooses from: the spaces of the place, and of what an activity can be. */
    getAround: async (place: string): Promise<Around> => {
      const [{ spaces }, taxonomy] = await Promise.all([
        call<PlaceSheet>('GET', `/places/${encodeURIComponent(place)}`, { query }),
        call<Page<Schemas['TaxonomyEntry']>>('GET', '/taxonomy', { query }),
      ]);
      return { spaces, entries: taxonomy.items.filter(({ group }) => group !== null) };
    },
    create: (place: string, body: ActivityInput, key: string) =>
      call<KeptActivity>('POST', `/places/${encodeURIComponent(place)}/activities`, { query, body, key }),
    change: (id: string, body: ActivityInput & { version: number }) =>
      call<KeptActivity>('PUT', `/activities/${id}`, { query, body }),
    move: (id: string, body: ActivityStep) =>
      call<KeptActivity>('POST', `/activities/${id}/steps`, { query, body }),
    getCheckInCode: (id: string, startsAt: string, form: 'shown' | 'printed') =>
      call<CheckInCode>('GET', `/activities/${id}/check-in-code`, { query: { ...query, startsAt, form } }),
    listDates: async (id: string, on: string) =>
      (
        await call<{ items: readonly DateCounts[] }>('GET', `/activities/${id}/dates`, {
          query: { ...query, on },
        })
      ).items,
  };
}

export type ActivityApi = ReturnType<typeof createActivityApi>;
