export { firstDay, lastDay } from './days.ts';
export type { Read, TimetableFault, TimetableFaultCode } from './faults.ts';
export { easterOf, holidayCodes, holidaySets, holidaysOf } from './holidays.ts';
export type { Holiday, HolidayCode, HolidaySet } from './holidays.ts';
export { eventTimeOf } from './icalendar/event-time.ts';
export { timetableEvents } from './icalendar/timetable-events.ts';
export type { CalendarRange, TimetableSubject } from './icalendar/timetable-events.ts';
export { writeCalendar } from './icalendar/write-calendar.ts';
export type { Calendar, CalendarEvent, EventTime } from './icalendar/write-calendar.ts';
export { covers, isOpenAt, nextOccurrence, occurrencesBetween, openIntervals } from './occurrences.ts';
export type { Interval, Occurrence } from './occurrences.ts';
export { readTimetable } from './read-timetable.ts';
export type { ReadTimetableOptions } from './read-timetable.ts';
export { readRuleText, writeRuleText } from './rule-text.ts';
export type { RuleTextFrame } from './rule-text.ts';
export { instantOfWall, isTimeZone, offsetAt, wallOfInstant } from './time-zone.ts';
export { timetableBounds } from './timetable.ts';
export type {
  Closure,
  DatedHours,
  NthWeekday,
  RecurrenceRule,
  RecurringHours,
  Span,
  Timetable,
} from './timetable.ts';
export { timetableOfWindows, usualWeek, windowsOfWeek } from './week.ts';
export type { UsualWeek, WeeklyWindow } from './week.ts';
export { fromWeeklyHours, readWeeklyHours, toWeeklyHours } from './weekly-hours.ts';
export type { WeeklyHours, WeeklyPeriod } from './weekly-hours.ts';
export { arabic } from './words/arabic.ts';
export { describeTimetable } from './words/describe-timetable.ts';
export type { DescribeOptions, TimetableInWords } from './words/describe-timetable.ts';
export { english } from './words/english.ts';
export { italian } from './words/italian.ts';
export type { TimetableWords } from './words/timetable-words.ts';
