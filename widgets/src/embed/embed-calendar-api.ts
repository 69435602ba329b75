import type { CalendarEntry } from '../places/calendar/calendar-api.ts';
import { callApi } from '../surveys/call-api.ts';

export interface DatesWish {
  readonly api: string;
  readonly community: string;
  readonly language: string;
  readonly on: string;
  readonly days: number;
}

/** Dates that a firm's page shows; the portal has the others. */
const mostDates = 20;

/** What is on for everybody, asked as nobody in particular. Throws an `ApiFault`. */
export async function listDates(wish: DatesWish): Promise<readonly CalendarEntry[]> {
  const { api, community, language, on, days } = wish;
  const query = new URLSearchParams({
    lang: language,
    on,
    days: String(days),
    limit: String(mostDates),
  });
  const address = `${api}/v1/${encodeURIComponent(community)}/calendar?${query.toString()}`;
  return (await callApi<{ items: readonly CalendarEntry[] }>(address)).items;
}
