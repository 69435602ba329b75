import { dayNumber, weekdayOf } from './days.ts';
import { occursOn, planHours, planOf } from './plan.ts';
import type { Span, Timetable } from './timetable.ts';

/** Minutes of one weekday (1 Monday … 7 Sunday), half-open, 0 <= startMinute < endMinute <= 1440. */
export interface WeeklyWindow {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

const dayMinutes = 1440;

/** The hours of the seven days from a day on, exceptions and closures applied; split at midnight, joined, in week order. */
export function windowsOfWeek(timetable: Timetable, firstOn: string): WeeklyWindow[] {
  const plan = planOf(timetable);
  return windowsOf(dayNumber(firstOn), (day) => plan.spansOn(day));
}

/** Hours that come back, as of a day, exceptions and closures apart. */
export interface UsualWeek {
  /** What holds week after week */
  readonly everyWeek: WeeklyWindow[];
  /** What holds in some weeks only: every other week, the first Monday of the month */
  readonly someWeeks: WeeklyWindow[];
}

/** The usual week of the hours that hold on an ISO day or will later. */
export function usualWeek(timetable: Timetable, on: string): UsualWeek {
  const asOf = dayNumber(on);
  const everyWeek: Span[][] = Array.from({ length: 7 }, () => []);
  const someWeeks: Span[][] = Array.from({ length: 7 }, () => []);
  for (const planned of timetable.hours.map(planHours)) {
    if (planned.last < asOf) continue;
    const { rule, span } = planned;
    const target = rule.interval === 1 && !rule.frequency.startsWith('monthly') ? everyWeek : someWeeks;
    // Whatever recurs shows each of its weekdays within its first year.
    const from = Math.max(asOf, planned.first);
    for (let day = from; day < from + 366 && day <= planned.last; day += 1) {
      const spans = target[weekdayOf(day) - 1];
      if (occursOn(planned, day) && spans?.includes(span) === false) spans.push(span);
    }
  }
  const monday = dayNumber('2024-01-01');
  return {
    everyWeek: windowsOf(monday, (day) => everyWeek[weekdayOf(day) - 1] ?? []),
    someWeeks: windowsOf(monday, (day) => someWeeks[weekdayOf(day) - 1] ?? []),
  };
}

/** Windows of seven days; what goes on past the last midnight is of the first weekday again. */
function windowsOf(first: number, spansOn: (day: number) => readonly Span[]): WeeklyWindow[] {
  const windows: WeeklyWindow[] = [];
  for (let day = first - 1; day < first + 7; day += 1) {
    for (const { startMinute, endMinute } of spansOn(day)) {
      if (day >= first)
        windows.push({ weekday: weekdayOf(day), startMinute, endMinute: Math.min(endMinute, dayMinutes) });
      if (endMinute > dayMinutes && day < first + 6)
        windows.push({ weekday: weekdayOf(day + 1), startMinute: 0, endMinute: endMinute - dayMinutes });
    }
  }
  return joinWindows(windows);
}

function joinWindows(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
  const joined: WeeklyWindow[] = [];
  const order = (window: WeeklyWindow) => window.weekday * dayMinutes + window.startMinute;
  for (const window of [...windows].sort((one, other) => order(one) - order(other))) {
    const last = joined.at(-1);
    if (last !== undefined && last.weekday === window.weekday && window.startMinute <= last.endMinute)
      joined[joined.length - 1] = { ...last, endMinute: Math.max(last.endMinute, window.endMinute) };
    else joined.push(window);
  }
  return joined;
}

/** The timetable of weekly windows that hold always; windows that touch over midnight stay two. */
export function timetableOfWindows(timeZone: string, windows: readonly WeeklyWindow[]): Timetable {
  const bySpan = new Map<string, { span: Span; weekdays: Set<number> }>();
  for (const { weekday, startMinute, endMinute } of joinWindows(windows)) {
    const key = `${startMinute}-${endMinute}`;
    const found = bySpan.get(key) ?? { span: { startMinute, endMinute }, weekdays: new Set() };
    found.weekdays.add(weekday);
    bySpan.set(key, found);
  }
  const hours = [...bySpan.values()]
    .sort(
      ({ span: one }, { span: other }) =>
        one.startMinute - other.startMinute || one.endMinute - other.endMinute,
    )
    .map(({ span, weekdays }) => ({
      ...span,
      rule: {
        frequency: 'weekly' as const,
        interval: 1,
        weekdays: [...weekdays].sort((one, other) => one - other),
      },
      firstOn: null,
      lastOn: null,
      times: null,
    }));
  return { timeZone, hours, exceptions: [], closures: [], holidays: [] };
}
