import type { ActivityInput, KeptActivity } from './activity-api.ts';

/** How often it takes place, as a host says it: once, or every so many weeks until a day. */
export const repeats = ['once', 'weekly', 'fortnightly'] as const;
export type Repeat = (typeof repeats)[number];

const everyWeeks = { once: 1, weekly: 1, fortnightly: 2 } as const satisfies Record<Repeat, number>;

export function repeatOf(kept: KeptActivity | undefined): Repeat {
  const dates = kept?.dates;
  if (dates === undefined || dates === null || dates.times === 1) return 'once';
  return dates.everyWeeks === 2 ? 'fortnightly' : 'weekly';
}

/** 1 Monday … 7 Sunday */
export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** `10:30` as minutes after midnight. */
function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

export function clockOf(minute: number): string {
  const within = minute % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/** What a filled form says; an end that is not after the begin is on the day after. */
export function readActivity(given: FormData, kept: KeptActivity | undefined): ActivityInput {
  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const repeat = (text('repeat') || 'once') as Repeat;
  const firstOn = text('firstOn');
  const weekdays = given.getAll('weekdays').map(Number);
  const startMinute = minutesOf(text('from'));
  const endMinute = minutesOf(text('to'));
  const takesRegistrations = given.has('takesRegistrations');
  const audience = given.getAll('audience').map((who) => who as 'residents');
  const places = text('places');
  return {
    name: text('name'),
    description: text('description'),
    entry: text('entry'),
    firstOn,
    startMinute,
    endMinute: endMinute <= startMinute ? endMinute + 1440 : endMinute,
    weekdays: repeat === 'once' || weekdays.length === 0 ? [weekdayOf(firstOn)] : weekdays,
    everyWeeks: everyWeeks[repeat],
    ...(repeat === 'once' ? { times: 1 } : { lastOn: text('lastOn') }),
    without: repeat === 'once' ? [] : (kept?.dates?.without ?? []),
    space: text('space') === '' ? null : text('space'),
    leader: text('leader') === '' ? null : { name: text('leader'), isMe: given.has('leaderIsMe') },
    // All four are everybody, and so is none.
    audience: audience.length === 0 || audience.length === 4 ? null : audience,
    places: places === '' ? null : Number(places),
    takesRegistrations,
    offerHours: kept?.offerHours ?? 24,
    onlineAddress: text('onlineAddress') === '' ? null : text('onlineAddress'),
  };
}
