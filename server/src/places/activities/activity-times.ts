import type { ActivityState } from '@snodo/contract';
import { occurrencesBetween, timetableOfWindows, type Timetable } from '@snodo/recurrence';
import type { Stretch } from '../booking/wall-times.ts';

/** What says when an activity takes place; timetables were read before they were stored. */
export interface TimedActivity {
  readonly timetable: unknown;
  readonly windows: unknown;
}

/** The timetable of an activity; where only weekly hours are known these, without an end. Null: not known. */
export function timetableOfActivity(
  { timetable, windows }: TimedActivity,
  timeZone: string,
): Timetable | null {
  if (timetable !== null) return timetable as Timetable;
  const known = (windows ?? []) as Parameters<typeof timetableOfWindows>[1];
  return known.length === 0 ? null : timetableOfWindows(timeZone, known);
}

/** The dates that touch a range, by their begin. */
export function datesBetween(timetable: Timetable | null, { start, end }: Stretch): Stretch[] {
  if (timetable === null) return [];
  return occurrencesBetween(timetable, new Date(start), new Date(end)).map(({ startsAt, endsAt }) => ({
    start: startsAt.getTime(),
    end: endsAt.getTime(),
  }));
}

/** The date that begins at an instant; undefined: none does. */
export function dateAt(timetable: Timetable | null, start: number): Stretch | undefined {
  return datesBetween(timetable, { start, end: start + 1 }).find((date) => date.start === start);
}

const severity: readonly ActivityState[] = ['active', 'online', 'suspended', 'cancelled'];

export interface Standing {
  /** Of the activity as a whole. */
  readonly state: string;
  /** Of the date alone, where something happened to it. */
  readonly date: { readonly state: string; readonly holds_space: boolean | null } | undefined;
  readonly lifeCycle: string;
}

/**
 * What becomes of a date: the gravest of what happened to the activity, to the date, and to the place. A date that has
 * lost its space, as when the place closed, does not take place.
 */
export function stateOfDate({ state, date, lifeCycle }: Standing): ActivityState {
  const found = [state, date?.state ?? 'active', stateOfPlace(lifeCycle)] as ActivityState[];
  if (date?.state === 'active' && state === 'active' && date.holds_space === false) found.push('cancelled');
  return severity.findLast((each) => found.includes(each)) ?? 'active';
}

function stateOfPlace(lifeCycle: string): ActivityState {
  if (lifeCycle === 'active' || lifeCycle === 'handed_over') return 'active';
  return lifeCycle === 'closed' ? 'cancelled' : 'suspended';
}

/** Whether people can still say that they come. */
export function isOpenDate(state: ActivityState, start: number, now: Date): boolean {
  return (state === 'active' || state === 'online') && start > now.getTime();
}
