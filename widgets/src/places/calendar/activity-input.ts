import type { ActivityInput, KeptActivity } from './activity-api.ts';

/** How often it takes place, as a host says it: once, or every so many weeks until a day. `asNow` leaves its days. */
export const repeats = ['once', 'weekly', 'fortnightly'] as const;
export type Repeat = (typeof repeats)[number] | 'asNow';

const everyWeeks = { once: 1, weekly: 1, fortnightly: 2 } as const;

/** What the form begins with; days that it has no words for stay as they are. */
export function repeatOf(kept: KeptActivity | undefined): Repeat {
  if (kept === undefined) return 'once';
  const { dates } = kept;
  if (dates === null) return 'weekly';
  if (dates.times === 1) return 'once';
  if (dates.times !== null || dates.everyWeeks > 2) return 'asNow';
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
  const startMinute = minutesOf(text('from'));
  const endMinute = minutesOf(text('to'));
  const takesRegistrations = given.has('takesRegistrations');
  const audience = given.getAll('audience').map((who) => who as 'residents');
  const places = text('places');
  return {
    name: text('name'),
    description: text('description'),
    entry: text('entry'),
    startMinute,
    endMinute: endMinute <= startMinute ? endMinute + 1440 : endMinute,
    ...daysOf(given, repeat, kept),
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

type Days = Pick<ActivityInput, 'firstOn' | 'weekdays' | 'everyWeeks' | 'lastOn' | 'times' | 'without'>;

function daysOf(given: FormData, repeat: Repeat, kept: KeptActivity | undefined): Days {
  const dates = kept?.dates ?? undefined;
  const without = dates?.without ?? [];
  if (repeat === 'asNow' && dates !== undefined) {
    const { firstOn, weekdays, everyWeeks: weeks, lastOn, times } = dates;
    const end = times === null ? { lastOn: lastOn ?? firstOn } : { times };
    return { firstOn, weekdays, everyWeeks: weeks, without, ...end };
  }
  const firstOn = String(given.get('firstOn') ?? '');
  const weekdays = given.getAll('weekdays').map(Number);
  if (repeat === 'once')
    return { firstOn, weekdays: [weekdayOf(firstOn)], everyWeeks: 1, times: 1, without: [] };
  return {
    firstOn,
    weekdays: weekdays.length === 0 ? [weekdayOf(firstOn)] : weekdays,
    everyWeeks: repeat === 'fortnightly' ? everyWeeks.fortnightly : everyWeeks.weekly,
    lastOn: String(given.get('lastOn') ?? ''),
    without,
  };
}
