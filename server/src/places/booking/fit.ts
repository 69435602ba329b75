import { covers, wallOfInstant, type Timetable } from '@snodo/recurrence';
import type { FieldFault } from '../../http/index.ts';
import { dayMilliseconds, minuteMilliseconds, minuteOfDay, type Stretch } from './wall-times.ts';

/** What a space asks of every booking, and an access rule of those of its audience. */
export interface BookingRules {
  readonly timetable: Timetable;
  readonly stepMinutes: number;
  readonly shortestMinutes: number;
  readonly longestMinutes: number;
  readonly noticeMinutes: number;
  readonly horizonDays: number;
}

export type FitFault =
  | 'ends_before_it_starts'
  | 'in_the_past'
  | 'too_soon'
  | 'beyond_horizon'
  | 'too_short'
  | 'too_long'
  | 'off_step'
  | 'outside_opening';

/** Why a time cannot be booked whoever else books; undefined: it can. The first reason that a person can act upon. */
export function findMisfit(time: Stretch, rules: BookingRules, now: number): FitFault | undefined {
  const { timetable } = rules;
  if (time.end <= time.start) return 'ends_before_it_starts';
  if (time.start < now) return 'in_the_past';
  if (time.start > now + rules.horizonDays * dayMilliseconds) return 'beyond_horizon';
  const [least, most] = lengthsOf(timetable.timeZone, time);
  if (most < rules.shortestMinutes) return 'too_short';
  if (least > rules.longestMinutes) return 'too_long';
  const isOnStep = (instant: number) => minuteOfDay(timetable.timeZone, instant) % rules.stepMinutes === 0;
  if (!isOnStep(time.start) || !isOnStep(time.end)) return 'off_step';
  if (time.start < now + rules.noticeMinutes * minuteMilliseconds) return 'too_soon';
  if (!covers(timetable, new Date(time.start), new Date(time.end))) return 'outside_opening';
  return undefined;
}

/** Minutes that pass and minutes on the clocks: in the night of a change they differ, and either may be meant. */
function lengthsOf(timeZone: string, { start, end }: Stretch): [number, number] {
  const passed = (end - start) / minuteMilliseconds;
  const shown = (wallOfInstant(timeZone, end) - wallOfInstant(timeZone, start)) / minuteMilliseconds;
  return shown > 0 ? [Math.min(passed, shown), Math.max(passed, shown)] : [passed, passed];
}

const faultFields: Partial<Record<FitFault, string>> = {
  ends_before_it_starts: 'to',
  too_short: 'to',
  too_long: 'to',
};

const faultMessages: Record<FitFault, string> = {
  ends_before_it_starts: 'It ends after it starts',
  in_the_past: 'It has begun already',
  too_soon: 'The space is booked some time ahead',
  beyond_horizon: 'The space cannot be booked that far ahead yet',
  too_short: 'It is shorter than the space is booked for',
  too_long: 'It is longer than the space is booked for',
  off_step: 'It begins and ends on the steps of the space',
  outside_opening: 'The space is not open for the whole of it',
};

export function misfitFault(code: FitFault): FieldFault {
  return { path: `json.${faultFields[code] ?? 'from'}`, code, message: faultMessages[code] };
}
