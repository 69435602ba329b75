import { dayNumber, dayText } from './days.ts';
import type { Faults } from './faults.ts';
import { anyMonday, findDay, occursOn, planHours, planOf, searchDays } from './plan.ts';
import type { PlannedHours } from './plan.ts';
import type { RecurringHours, Timetable } from './timetable.ts';

const dayMinutes = 1440;
/** Within four years the weekdays meet the days of every month, leap day included. */
const overlapDays = 1461;

/** What hangs on days rather than on one field: hours that never come, and hours that stand in each other's way. */
export function checkHours(
  timetable: Timetable,
  pathOf: (index: number) => string,
  faults: Faults,
  { mustEnd = false }: { mustEnd?: boolean | undefined } = {},
): void {
  const planned = timetable.hours.map(planHours);
  const isComing = planned.map((hours, index) => {
    const day = firstDayOf(hours);
    if (day !== undefined) return true;
    faults.add('never_occurs', pathOf(index), 'no day between its first and its last is one of the rule');
    return false;
  });
  timetable.hours.forEach((hours, index) => checkEnd(hours, pathOf(index), mustEnd, faults));
  planned.forEach((hours, index) => {
    const other = planned.findIndex((before, at) => at < index && meet(before, hours) !== undefined);
    const day = other < 0 ? undefined : meet(planned[other] ?? hours, hours);
    if (day === undefined) return;
    faults.add('hours_overlap', pathOf(index), `overlaps with ${pathOf(other)} on ${dayText(day)}`);
  });
  if (isComing.every(Boolean) && !isEverOpen(timetable, planned))
    faults.add('never_occurs', '', 'nothing is left beside closures, holidays and exceptions');
}

function checkEnd(hours: RecurringHours, path: string, mustEnd: boolean, faults: Faults): void {
  if (mustEnd && hours.lastOn === null && hours.times === null)
    faults.add('never_ends', path, 'expected a last day or a number of times');
}

function firstDayOf(hours: PlannedHours): number | undefined {
  const from = Number.isFinite(hours.first) ? hours.first : startBefore(hours.last);
  return findDay(from, searchDays, (day) => occursOn(hours, day));
}

/** A day to begin with where there is no first day: before the last one, by more than any rule leaves out. */
function startBefore(last: number): number {
  return Math.min(anyMonday, Number.isFinite(last) ? last - overlapDays : anyMonday);
}

function isEverOpen(timetable: Timetable, planned: readonly PlannedHours[]): boolean {
  if (timetable.exceptions.some(({ spans }) => spans.length > 0)) return true;
  const plan = planOf(timetable);
  const exceptions = new Set(timetable.exceptions.map(({ on }) => dayNumber(on)));
  return planned.some((hours) => {
    const from = Number.isFinite(hours.first) ? hours.first : startBefore(hours.last);
    const until = Math.min(searchDays, hours.last - from);
    return (
      findDay(from, until, (day) => occursOn(hours, day) && !plan.isClosedOn(day) && !exceptions.has(day)) !==
      undefined
    );
  });
}

/** A day on which two spans overlap, also over midnight. */
function meet(one: PlannedHours, other: PlannedHours): number | undefined {
  for (const shift of [0, 1, -1]) {
    const later = shift * dayMinutes;
    const isOverlapping =
      one.span.startMinute < other.span.endMinute + later &&
      other.span.startMinute + later < one.span.endMinute;
    if (!isOverlapping) continue;
    const first = Math.max(one.first, other.first - shift);
    const last = Math.min(one.last, other.last - shift);
    const from = Number.isFinite(first) ? first : startBefore(last);
    const within = Math.min(overlapDays, last - from);
    const day = findDay(from, within, (day) => occursOn(one, day) && occursOn(other, day + shift));
    if (day !== undefined) return day;
  }
  return undefined;
}
