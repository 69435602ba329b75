import { dayNumber, monthDayOf, weekdayOf } from '../days.ts';
import { occurrenceOf } from '../occurrences.ts';
import { occursOn, planHours, planOf, type Plan, type PlannedHours } from '../plan.ts';
import { ruleParts, untilText } from '../rule-text.ts';
import { isShownOnce } from '../time-zone.ts';
import { timetableBounds } from '../timetable.ts';
import type { Span, Timetable } from '../timetable.ts';
import type { CalendarEvent } from './write-calendar.ts';

const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;

/** What is the same for all the events of one timetable; `uid` is `name@host`, and each event's own is made from it. */
export type TimetableSubject = Omit<CalendarEvent, 'time' | 'rule' | 'exceptWalls'>;

/** From which ISO day on a calendar is right, and for how many days (at most `timetableBounds.rangeDays`). */
export interface CalendarRange {
  readonly firstOn: string;
  readonly days: number;
}

/**
 * The events of a timetable: one for each of its recurring hours, with its rule, and one for each span of an exception.
 * Closed days within the range are taken out of the rules. A night in which the clocks change has an event of its own
 * when a rule alone would tell its end wrongly. Uids follow the place in the timetable.
 */
export function timetableEvents(
  timetable: Timetable,
  subject: TimetableSubject,
  range: CalendarRange,
): CalendarEvent[] {
  const from = dayNumber(range.firstOn);
  const to = from + Math.min(range.days, timetableBounds.rangeDays) - 1;
  const plan = planOf(timetable);
  const { timeZone } = timetable;
  const recurring = timetable.hours.flatMap((hours, index) =>
    ruleEvents({ timeZone, plan, subject, from, to, dated: datedDays(timetable) }, planHours(hours), index),
  );
  const dated = timetable.exceptions.flatMap(({ on, spans }) => {
    const day = dayNumber(on);
    if (day < from || day > to) return [];
    return spans.flatMap((span) => singleEvent(timeZone, subject, day, span));
  });
  return [...recurring, ...dated];
}

interface RuleFrame {
  readonly timeZone: string;
  readonly plan: Plan;
  readonly subject: TimetableSubject;
  readonly from: number;
  readonly to: number;
  readonly dated: ReadonlySet<number>;
}

function datedDays({ exceptions }: Timetable): ReadonlySet<number> {
  return new Set(exceptions.map(({ on }) => dayNumber(on)));
}

function ruleEvents(frame: RuleFrame, planned: PlannedHours, index: number): CalendarEvent[] {
  const { timeZone, plan, subject, to, dated } = frame;
  const { span, last } = planned;
  const exceptWalls: number[] = [];
  const single: CalendarEvent[] = [];
  let first: number | undefined;
  for (let day = Math.max(frame.from, planned.first); day <= Math.min(to, last); day += 1) {
    if (!occursOn(planned, day)) continue;
    const isHolding = !dated.has(day) && !plan.isClosedOn(day);
    const canBegin = first !== undefined || hasEveryFifth(planned.rule, day);
    if (isHolding && canBegin && isRegular(timeZone, day, span)) {
      // Calendars expect the first day of a rule to take place.
      first ??= day;
      continue;
    }
    if (isHolding) single.push(...singleEvent(timeZone, subject, day, span));
    if (first !== undefined) exceptWalls.push(wallOf(day, span.startMinute));
  }
  if (first === undefined) return single;
  const time = {
    timeZone,
    startWall: wallOf(first, span.startMinute),
    endWall: wallOf(first, span.endMinute),
  };
  const rule = ruleFrom(planned, timeZone);
  return [{ ...subject, uid: ownUid(subject.uid, `h${index}`), time, rule, exceptWalls }, ...single];
}

/**
 * Whether the month of a day has every fifth weekday that its rule names. Some calendars pass over the whole first
 * month of a rule that names others beside a fifth that is missing there: such days stand alone until a month has all.
 */
function hasEveryFifth(rule: PlannedHours['rule'], day: number): boolean {
  if (rule.frequency !== 'monthly_weekdays') return true;
  const { dayOfMonth, monthLength } = monthDayOf(day);
  const fifths = new Set<number>();
  for (let at = 29; at <= monthLength; at += 1) fifths.add(weekdayOf(day - dayOfMonth + at));
  return rule.nthWeekdays.every(
    ({ weekday, nth }) => nth === null || Math.abs(nth) !== 5 || fifths.has(weekday),
  );
}

/** The rule from whichever of its days: what bounds it is its last day, never a number of times. */
function ruleFrom({ rule, span, last }: PlannedHours, timeZone: string): string {
  const parts = ruleParts(rule);
  if (Number.isFinite(last)) parts.push(`UNTIL=${untilText(last, span.startMinute, timeZone)}`);
  return parts.join(';');
}

/**
 * Calendars add the first occurrence's length to every begin, and do not agree on times that come twice or never:
 * what is touched by a change of the clocks stands alone.
 */
function isRegular(timeZone: string, day: number, span: Span): boolean {
  const found = occurrenceOf(timeZone, day, span);
  const ends = [span.startMinute, span.endMinute].map((minute) => wallOf(day, minute));
  if (found === undefined || !ends.every((wall) => isShownOnce(timeZone, wall))) return false;
  const length = found.endsAt.getTime() - found.startsAt.getTime();
  return length === (span.endMinute - span.startMinute) * minuteMilliseconds;
}

function singleEvent(timeZone: string, subject: TimetableSubject, day: number, span: Span): CalendarEvent[] {
  const found = occurrenceOf(timeZone, day, span);
  if (found === undefined) return [];
  const { startsAt, endsAt, on, startMinute } = found;
  const name = `d${on.replaceAll('-', '')}${String(startMinute).padStart(4, '0')}`;
  return [{ ...subject, uid: ownUid(subject.uid, name), time: { startsAt, endsAt } }];
}

function ownUid(uid: string, part: string): string {
  const at = uid.indexOf('@');
  return at < 0 ? `${uid}-${part}` : `${uid.slice(0, at)}-${part}${uid.slice(at)}`;
}

function wallOf(day: number, minute: number): number {
  return day * dayMilliseconds + minute * minuteMilliseconds;
}
