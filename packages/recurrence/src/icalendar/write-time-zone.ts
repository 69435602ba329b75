import { monthDayOf, weekdayOf } from '../days.ts';
import { weekdayCode } from '../rule-text.ts';
import { clockChanges, offsetAt } from '../time-zone.ts';
import type { ClockChange } from '../time-zone.ts';
import { localText } from './local-text.ts';

const dayMilliseconds = 86_400_000;
/** How many years have to go by one rule before it is written as a rule. */
const watchedYears = 10;

/** How a zone's clocks change, by wall time before the change. */
interface YearlyChange {
  readonly month: number;
  readonly nth: number;
  readonly weekday: number;
  readonly wallMilliseconds: number;
}

/** The lines of a VTIMEZONE that holds from a year on: rules where the zone has rules, else dates for ten years. */
export function timeZoneLines(timeZone: string, fromYear: number): string[] {
  const years = Array.from({ length: watchedYears }, (_, index) => fromYear - 1 + index);
  const changes = years.map((year) => clockChanges(timeZone, year));
  const rules = ruleLines(changes);
  const lines = rules.length > 0 ? rules : dateLines(timeZone, fromYear - 1, changes.flat());
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...lines, 'END:VTIMEZONE'];
}

/** Two observances with a yearly rule, when all the years have the same two changes; else nothing. */
function ruleLines(years: readonly (readonly ClockChange[])[]): string[] {
  const first = years[0];
  if (first?.length !== 2 || years.some((changes) => changes.length !== 2)) return [];
  const rules = first.map((_, index) =>
    commonRule(years.map((changes) => changes[index]).filter((found) => found !== undefined)),
  );
  return first.flatMap((change, index) => {
    const rule = rules[index];
    if (rule === undefined || rules.includes(undefined)) return [];
    const { month, nth, weekday } = rule;
    return observance(change, [`RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${weekdayCode(weekday)}`]);
  });
}

function commonRule(changes: readonly ClockChange[]): YearlyChange | undefined {
  const [first] = changes;
  if (first === undefined) return undefined;
  for (const isFromEnd of [true, false]) {
    const rules = changes.map((change) => yearlyChange(change, isFromEnd));
    const [rule] = rules;
    const isCommon =
      rules.every((other) => JSON.stringify(other) === JSON.stringify(rule)) &&
      changes.every(
        ({ offset, offsetBefore }) => offset === first.offset && offsetBefore === first.offsetBefore,
      );
    if (isCommon && rule !== undefined) return rule;
  }
  return undefined;
}

function yearlyChange({ at, offsetBefore }: ClockChange, isFromEnd: boolean): YearlyChange {
  const wall = at + offsetBefore;
  const day = Math.floor(wall / dayMilliseconds);
  const { month, dayOfMonth, monthLength } = monthDayOf(day);
  return {
    month: (month % 12) + 1,
    nth: isFromEnd ? -Math.ceil((monthLength - dayOfMonth + 1) / 7) : Math.ceil(dayOfMonth / 7),
    weekday: weekdayOf(day),
    wallMilliseconds: wall - day * dayMilliseconds,
  };
}

/** One observance for each change, after one that holds before them all. */
function dateLines(timeZone: string, fromYear: number, changes: readonly ClockChange[]): string[] {
  const offset = offsetAt(timeZone, Date.UTC(fromYear, 0, 1));
  const begin = { at: Date.UTC(1970, 0, 1) - offset, offsetBefore: offset, offset };
  return [begin, ...changes].flatMap((change) => observance(change, []));
}

function observance(change: ClockChange, rule: readonly string[]): string[] {
  const kind = change.offset > change.offsetBefore ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${localText(change.at + change.offsetBefore)}`,
    ...rule,
    `TZOFFSETFROM:${offsetText(change.offsetBefore)}`,
    `TZOFFSETTO:${offsetText(change.offset)}`,
    `TZNAME:${offsetText(change.offset)}`,
    `END:${kind}`,
  ];
}

/** `+0100`, and `-1030` */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const text = `${Math.floor(minutes / 60)}`.padStart(2, '0') + `${minutes % 60}`.padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${text}`;
}
