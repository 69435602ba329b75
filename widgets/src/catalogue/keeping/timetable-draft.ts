import {
  arabic,
  describeTimetable,
  english,
  italian,
  readWeeklyHours,
  type TimetableFault,
  type TimetableInWords,
} from '@snodo/recurrence';
import type { Language } from '../../ui/i18n.ts';
import type { WeeklyWindow } from '../service.ts';
import type { ServiceInput } from './keeping-api.ts';

/** Hours while they are edited: a time that is not written yet is `NaN`, a day an empty text. */
export type TimetableDraft = NonNullable<ServiceInput['timetable']>;
export type Period = TimetableDraft['periods'][number];
export type Span = Period['week'][number][number];

export const dayMinutes = 1440;
const words = { it: italian, en: english, ar: arabic };
const firstSpan: Span = { startMinute: 540, endMinute: 780 };
const changesShown = 20;

export function emptyPeriod(): Period {
  return { firstOn: null, lastOn: null, everyWeeks: 1, week: [[], [], [], [], [], [], []] };
}

export function emptyTimetable(): TimetableDraft {
  return { periods: [emptyPeriod()], exceptions: [], closures: [], holidays: [] };
}

/** The timetable of a plain week. */
export function timetableOfWeek(windows: readonly WeeklyWindow[]): TimetableDraft {
  const period = emptyPeriod();
  for (const { weekday, startMinute, endMinute } of windows)
    period.week[weekday - 1]?.push({ startMinute, endMinute });
  for (const spans of period.week) spans.sort((one, other) => one.startMinute - other.startMinute);
  return { ...emptyTimetable(), periods: [period] };
}

/** What is added to the hours of a day: a morning, and after others an hour later as long as the last of them. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (last === undefined) return firstSpan;
  const startMinute = last.endMinute + 60;
  const length = Math.min(last.endMinute - last.startMinute, dayMinutes - startMinute);
  return length > 0
    ? { startMinute, endMinute: startMinute + length }
    : { startMinute: Number.NaN, endMinute: Number.NaN };
}

/** The hours of a day on all days from Monday to Friday. */
export function onWorkdays(period: Period, day: number): Period {
  const spans = period.week[day] ?? [];
  return {
    ...period,
    week: period.week.map((own, at) => (at < 5 ? spans.map((span) => ({ ...span })) : own)),
  };
}

/** What is wrong with it; none: it may be saved. */
export function timetableFaults(draft: TimetableDraft, timeZone: string): readonly TimetableFault[] {
  const read = readWeeklyHours({ ...draft, timeZone });
  return read.ok ? [] : read.faults;
}

/** How it will be read in a language, what is over left out; undefined while something is wrong. */
export function timetableWords(
  draft: TimetableDraft,
  { timeZone, today, language }: { timeZone: string; today: string; language: Language },
): TimetableInWords | undefined {
  const read = readWeeklyHours({ ...draft, timeZone });
  return read.ok
    ? describeTimetable(read.value, words[language], { on: today, changes: changesShown })
    : undefined;
}

/** `540` as `09:00`; past midnight it begins again, and what is not written yet is empty. */
export function timeText(minute: number): string {
  if (!Number.isFinite(minute)) return '';
  const within = minute === dayMinutes ? 0 : minute % dayMinutes;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/** `09:00` as 540; an empty field is `NaN`. */
export function minuteOf(text: string): number {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})/.exec(text) ?? [];
  return hour === undefined ? Number.NaN : Number(hour) * 60 + Number(minute);
}

/** An end as it is typed: midnight is the end of the day, and after it only when she says so. */
export function endOf(text: string, isNextDay: boolean): number {
  const minute = minuteOf(text);
  if (isNextDay) return minute + dayMinutes;
  return minute === 0 ? dayMinutes : minute;
}
