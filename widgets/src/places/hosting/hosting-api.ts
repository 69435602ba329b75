import type { components } from '@snodo/client';
import type { Call, Page } from '../../ui/api-call.ts';

type Schemas = components['schemas'];
export type HostedPlace = Schemas['HostedPlace'];
export type KeptPlace = Schemas['KeptPlace'];
export type KeptSpace = Schemas['KeptSpace'];
export type PlaceChange = Schemas['PlaceChange'];
export type NewSpace = Schemas['NewSpace'];
export type SpaceChange = Schemas['SpaceChange'];
export type AccessRule = Schemas['AccessRule'];
export type ComingBooking = Schemas['ComingBooking'];
export type PlaceStep = Schemas['PlaceStep'];
export type HandOver = Schemas['HandOver'];
export type Milestone = Schemas['Milestone'];
export type PlaceHours = NonNullable<KeptPlace['hours']>;

/** What hosts ask of the API about the places that they look after. */
export function createHostingApi(call: Call, lang: string) {
  const query = { lang };
  const placePath = (code: string) => `/places/${encodeURIComponent(code)}`;
  return {
    listHostedPlaces: (cursor?: string) =>
      call<Page<HostedPlace>>('GET', '/hosted-places', {
        query: { ...query, limit: '50', ...(cursor !== undefined && { cursor }) },
      }),
    getHostedPlace: (code: string) =>
      call<KeptPlace>('GET', `/hosted-places/${encodeURIComponent(code)}`, { query }),
    getUse: (code: string) =>
      call<Schemas['PlaceUse']>('GET', `/hosted-places/${encodeURIComponent(code)}/use`, { query }),
    getHandOver: (code: string) =>
      call<HandOver>('GET', `/hosted-places/${encodeURIComponent(code)}/hand-over`, { query }),
    followMilestone: (code: string, milestone: string, body: Schemas['MilestoneChange']) =>
      call<HandOver>('PUT', `${placePath(code)}/milestones/${milestone}`, { query, body }),
    listAmenities: async () => (await call<Schemas['Amenities']>('GET', '/amenities', { query })).items,
    changePlace: (code: string, body: PlaceChange) =>
      call<KeptPlace>('PUT', placePath(code), { query, body }),
    addSpace: (code: string, body: NewSpace, key: string) =>
      call<unknown>('POST', `${placePath(code)}/spaces`, { query, body, key }),
    changeSpace: (id: string, body: SpaceChange) => call<unknown>('PUT', `/spaces/${id}`, { query, body }),
    block: (space: string, body: { from: string; to: string; reason?: string }) =>
      call<KeptPlace>('POST', `/spaces/${space}/blocks`, { query, body }),
    unblock: (id: string) => call<KeptPlace>('POST', `/bookings/${id}/unblock`, { query }),
    reportTrouble: (code: string, body: { words: string; space?: string; isUnsafe: boolean }, key: string) =>
      call<KeptPlace>('POST', `${placePath(code)}/troubles`, { query, body, key }),
    settleTrouble: (id: string, body: { words?: string }) =>
      call<KeptPlace>('POST', `/troubles/${id}/settle`, { query, body }),
    listComing: (code: string, cursor?: string) =>
      call<Page<ComingBooking>>('GET', `${placePath(code)}/coming-bookings`, {
        query: { ...query, limit: '50', ...(cursor !== undefined && { cursor }) },
      }),
    movePlace: (code: string, body: PlaceStep) =>
      call<unknown>('POST', `${placePath(code)}/life-cycle`, { query, body }),
  };
}

export type HostingApi = ReturnType<typeof createHostingApi>;
