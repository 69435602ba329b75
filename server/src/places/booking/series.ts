import type { SeriesDate } from '@snodo/contract';
import { readTimetable, occurrencesBetween, openIntervals, type Timetable } from '@snodo/recurrence';
import { Problem, type FieldFault } from '../../http/index.ts';
import { findMisfit, misfitFault, type BookingRules } from './fit.ts';
import { alternativesTo, canHave, type SpaceTimes } from './free-times.ts';
import { bookedTime, dayMilliseconds, daysFrom, type Stretch } from './wall-times.ts';

/** As the contract has it. */
export interface SeriesRule {
  startMinute: number;
  endMinute: number;
  weekdays: readonly number[];
  everyWeeks: number;
  firstOn: string;
  lastOn?: string | undefined;
  times?: number | undefined;
  without: readonly string[];
}

/** A date of a series; `time` is undefined where the clocks leap over it. */
export interface PlannedDate {
  readonly on: string;
  readonly time: Stretch | undefined;
}

/** What a rule that cannot be is refused as: of a booking, or of an activity. */
export type SeriesProblem = 'booking_not_fit' | 'activity_not_fit';

const mostDates = 500;
/** So long can a series go on: two years and the days to the end of its last week. */
const mostDays = 740;
const mostAlternatives = 2;

/** The rule of a series as a timetable of the space's zone. Refuses what has more dates, or goes on for longer, than is kept. */
export function timetableOf(
  rule: SeriesRule,
  timeZone: string,
  problem: SeriesProblem = 'booking_not_fit',
): Timetable {
  const { startMinute, endMinute, firstOn, lastOn, times } = rule;
  const read = readTimetable({
    timeZone,
    hours: [
      {
        startMinute,
        endMinute,
        rule: { frequency: 'weekly', interval: rule.everyWeeks, weekdays: [...new Set(rule.weekdays)] },
        firstOn,
        lastOn: lastOn ?? null,
        times: times ?? null,
      },
    ],
    exceptions: [...new Set(rule.without)].map((on) => ({ on, spans: [] })),
    closures: [],
    holidays: [],
  });
  if (!read.ok)
    throw new Problem(problem, {
      faults: read.faults.map(({ code, path, message }) => ({
        path: `json.${path.replace(/^hours\.0\.(?:rule\.)?/, '').replace('exceptions', 'without') || 'startMinute'}`,
        code,
        message,
      })),
    });
  return read.value;
}

/** Every date of a series by the calendar, those that the clocks leap over too. */
export function datesOf(timetable: Timetable, problem: SeriesProblem = 'booking_not_fit'): PlannedDate[] {
  const [hours] = timetable.hours;
  if (hours?.firstOn === undefined || hours.firstOn === null) return [];
  const from = Date.parse(`${hours.firstOn}T00:00:00.000Z`) - dayMilliseconds;
  const to = from + (mostDays + 2) * dayMilliseconds;
  const range = [new Date(from), new Date(to)] as const;
  const found = occurrencesBetween(timetable, ...range);
  // In UTC every wall time is shown once, so that there a date is missing from nothing.
  const named = occurrencesBetween({ ...timetable, timeZone: 'UTC' }, ...range);
  const timeOn = new Map(found.map((time) => [time.on, time]));
  const length = hours.endMinute - hours.startMinute;
  const dates = named.map(({ on }): PlannedDate => {
    const time = timeOn.get(on);
    const isWhole = time !== undefined && bookedMinutes(timetable.timeZone, time) === length;
    return {
      on,
      time: isWhole ? { start: time.startsAt.getTime(), end: time.endsAt.getTime() } : undefined,
    };
  });
  const tooMany: FieldFault | undefined =
    dates.length > mostDates || isEndless(timetable, to)
      ? { path: 'json.lastOn', code: 'too_many', message: 'At most 500 dates within two years' }
      : undefined;
  if (tooMany !== undefined) throw new Problem(problem, { faults: [tooMany] });
  return dates;
}

/** By the clocks: a night in which they change has as many minutes on them as any other. */
function bookedMinutes(timeZone: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): number {
  const { from, to } = bookedTime(timeZone, { start: startsAt.getTime(), end: endsAt.getTime() });
  return (Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000;
}

function isEndless(timetable: Timetable, from: number): boolean {
  const horizon = new Date(from + dayMilliseconds * 366);
  return occurrencesBetween(timetable, new Date(from), horizon, 1).length > 0;
}

export interface SeriesSpace {
  readonly space: SpaceTimes;
  readonly rules: BookingRules;
  readonly quantity: number;
  readonly now: number;
}

/**
 * What would become of each date. A date conflicts with what others have, and with earlier dates of the same series:
 * one that is longer than its period stands in its own way.
 */
export function previewDates(dates: readonly PlannedDate[], on: SeriesSpace): SeriesDate[] {
  const { timetable } = on.rules;
  const own: Stretch[] = [];
  return dates.map(({ on: day, time }): SeriesDate => {
    if (time === undefined) return { on: day, time: null, outcome: 'no_such_time', alternatives: [] };
    const outcome = outcomeOf(time, own, on);
    if (outcome === 'ok') own.push(time);
    const isFree = outcome === 'ok' || outcome === 'past' || outcome === 'beyond_horizon';
    return {
      on: day,
      time: bookedTime(timetable.timeZone, time),
      outcome,
      alternatives: isFree
        ? []
        : alternativesOn(day, time, on).map((other) => bookedTime(timetable.timeZone, other)),
    };
  });
}

function outcomeOf(time: Stretch, own: readonly Stretch[], on: SeriesSpace): SeriesDate['outcome'] {
  const { rules, space, now, quantity } = on;
  const misfit = findMisfit(time, rules, now);
  if (misfit === 'in_the_past') return 'past';
  if (misfit === 'too_soon' || misfit === 'beyond_horizon') return misfit;
  if (misfit === 'outside_opening') return 'closed';
  if (misfit !== undefined) throw new Problem('booking_not_fit', { faults: [seriesFault(misfit)] });
  const last = own.at(-1);
  const isInOwnWay = last !== undefined && last.end + space.after > time.start - space.before;
  return isInOwnWay || !canHave(space, time, quantity) ? 'conflict' : 'ok';
}

/** The length and the steps are the same for all dates, so they are the rule's fault. */
function seriesFault(code: Parameters<typeof misfitFault>[0]): FieldFault {
  const fault = misfitFault(code);
  return { ...fault, path: fault.path === 'json.to' ? 'json.endMinute' : 'json.startMinute' };
}

function alternativesOn(day: string, time: Stretch, on: SeriesSpace): Stretch[] {
  const { timetable, stepMinutes, noticeMinutes, horizonDays } = on.rules;
  const [whole] = daysFrom(timetable.timeZone, day, 1);
  if (whole === undefined) return [];
  const open = openIntervals(timetable, new Date(whole.start), new Date(whole.end)).map(
    ({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() }),
  );
  return alternativesTo(
    { ...time, quantity: on.quantity },
    {
      space: on.space,
      open,
      timeZone: timetable.timeZone,
      stepMinutes,
      notBefore: on.now + noticeMinutes * 60_000,
      notAfter: on.now + horizonDays * dayMilliseconds,
      most: mostAlternatives,
    },
  );
}
