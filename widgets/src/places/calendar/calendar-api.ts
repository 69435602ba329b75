import type { components } from '@snodo/client';
import type { Call, Page } from '../../ui/api-call.ts';

type Schemas = components['schemas'];
export type CalendarEntry = Schemas['CalendarEntry'];
export type Registration = Schemas['Registration'];
export type RegistrationInput = Schemas['RegistrationInput'];
export type RegistrationStep = Schemas['RegistrationStep'];
export type AccessNeed = Schemas['AccessNeed'];

export type CalendarFeed = Schemas['CalendarFeed'];
export type CalendarFeedInput = Schemas['CalendarFeedInput'];

/** Where a calendar looks. */
export interface CalendarScope {
  readonly district?: string | undefined;
  readonly place?: string | undefined;
  readonly isFamily?: boolean | undefined;
}

/** More dates than this are never loaded for one look. */
const mostPages = 5;

/** What the calendar and the page of one's own registrations ask of the API. */
export function createCalendarApi(call: Call, lang: string) {
  const query = { lang };
  const page = (on: string, days: number, { district, place, isFamily }: CalendarScope, cursor?: string) =>
    call<Page<CalendarEntry>>('GET', '/calendar', {
      query: {
        ...query,
        on,
        days: String(days),
        limit: '100',
        ...(district !== undefined && { district }),
        ...(place !== undefined && { place, family: String(isFamily === true) }),
        ...(cursor !== undefined && { cursor }),
      },
    });
  return {
    /** All dates of some days, as far as a person can look at them. */
    listDates: async (on: string, days: number, scope: CalendarScope): Promise<readonly CalendarEntry[]> => {
      const found: CalendarEntry[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages < mostPages; pages += 1) {
        const { items, nextCursor } = await page(on, days, scope, cursor);
        found.push(...items);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      return found;
    },
    listDistricts: async () =>
      (await call<Schemas['Territory']>('GET', '/territory', { query })).districts.filter(
        ({ isInProgramme }) => isInProgramme,
      ),
    register: (activity: string, body: RegistrationInput, key: string) =>
      call<Registration>('POST', `/activities/${activity}/registrations`, { query, body, key }),
    listOwnRegistrations: (when: 'coming' | 'over', cursor?: string) =>
      call<Page<Registration>>('GET', '/own-registrations', {
        query: { ...query, when, limit: '20', ...(cursor !== undefined && { cursor }) },
      }),
    checkIn: (code: string) => call<Registration>('POST', '/check-ins', { query, body: { code } }),
    listFeeds: async () =>
      (await call<{ items: readonly CalendarFeed[] }>('GET', '/own-calendar-feeds', { query })).items,
    makeFeed: (body: CalendarFeedInput) =>
      call<Schemas['NewCalendarFeed']>('POST', '/own-calendar-feeds', { query, body }),
    revokeFeed: (id: string) => call<object>('DELETE', `/own-calendar-feeds/${id}`, { query }),
    moveRegistration: (id: string, body: { step: RegistrationStep; version: number }) =>
      call<Registration>('POST', `/registrations/${id}/steps`, { query, body }),
  };
}

export type CalendarApi = ReturnType<typeof createCalendarApi>;
