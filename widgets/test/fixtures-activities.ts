import type { ActivityApi, DateCounts, KeptActivity } from '../src/places/calendar/activity-api.ts';
import { dayFromNow } from '../src/places/booking/booking-words.ts';
import { desks, timeOf } from './fixtures-bookings.ts';
import { taxonomy } from './fixtures-places.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-0000000007${String(number).padStart(2, '0')}`;

export const kept: KeptActivity = {
  id: idOf(1),
  version: 3,
  state: 'active',
  reason: null,
  name: 'Letture sul tappeto',
  description: 'Storie ad alta voce.',
  entry: 'GEN5',
  when: ['Martedì, 10:00–11:00'],
  dates: {
    startMinute: 600,
    endMinute: 660,
    weekdays: [2],
    everyWeeks: 1,
    firstOn: '2026-12-01',
    lastOn: '2027-03-30',
    times: null,
    without: ['2026-12-29'],
  },
  space: { id: desks.id, name: desks.name },
  leader: { name: 'Nadia', isMe: false },
  audience: null,
  places: 12,
  takesRegistrations: true,
  offerHours: 24,
  onlineAddress: null,
  next: timeOf(2),
};

const counts: DateCounts = {
  time: timeOf(0, '23:00', '23:30'),
  state: 'active',
  reason: null,
  places: 12,
  comes: 5,
  waiting: 2,
  children: 1,
  needs: [{ code: 'step_free', count: 2 }],
  arrived: 0,
};

/** An API that answers from these, but for what a test changes. */
export function activityApi(changes: Partial<ActivityApi> = {}): ActivityApi {
  const tomorrow = new Date(Date.now() + 60 * 60 * 1000).toISOString();
  return {
    listKept: () =>
      Promise.resolve({
        items: [
          kept,
          { ...kept, id: idOf(2), name: 'Cena social', state: 'cancelled', reason: 'Piove', next: null },
        ],
        nextCursor: null,
      }),
    getAround: () => Promise.resolve({ spaces: [desks], entries: taxonomy }),
    create: () => Promise.resolve(kept),
    change: () => Promise.resolve(kept),
    move: () => Promise.resolve(kept),
    listDates: () =>
      Promise.resolve([
        { ...counts, time: { ...counts.time, startsAt: tomorrow } },
        { ...counts, time: timeOf(9), state: 'online', reason: 'Piove', children: null, needs: null },
      ]),
    getCheckInCode: () =>
      Promise.resolve({
        code: 'abc',
        address: `https://portal.example/check-in#${dayFromNow(0)}`,
        qrSvg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>',
        time: timeOf(0),
        opensAt: timeOf(0).startsAt,
        endsAt: timeOf(0).endsAt,
        renewAt: null,
      }),
    ...changes,
  };
}
