import { isDeepStrictEqual } from 'node:util';
import type { Language, ServiceInput } from '@snodo/contract';
import {
  arabic,
  describeTimetable,
  english,
  italian,
  readTimetable,
  readWeeklyHours,
  timetableOfWindows,
  toWeeklyHours,
  usualWeek,
  type Timetable,
  type TimetableWords,
} from '@snodo/recurrence';
import type { FieldFault } from '../http/index.ts';
import type { ServiceRow } from './rows.ts';

const words: Readonly<Record<Language, TimetableWords>> = { it: italian, en: english, ar: arabic };
/** The sheet tells so many changes, the next ones first. */
const toldChanges = 10;

/** The timetable of a service; where only weekly hours are known these, without an end. */
export function timetableOf(
  row: Pick<ServiceRow, 'timetable' | 'windows'>,
  timeZone: string,
): Timetable | null {
  const read = row.timetable === null ? undefined : readTimetable(row.timetable);
  if (read?.ok === true) return read.value;
  const windows = (row.windows ?? []) as unknown as Parameters<typeof timetableOfWindows>[1];
  return windows.length === 0 ? null : timetableOfWindows(timeZone, windows);
}

/** When it is open as it is said; what is over is left out. */
export function hoursInWords(
  row: Pick<ServiceRow, 'timetable' | 'windows'>,
  { timeZone, language, today }: { timeZone: string; language: Language; today: string },
): { usual: string[]; changes: string[] } | null {
  const timetable = timetableOf(row, timeZone);
  if (timetable === null) return null;
  const told = describeTimetable(timetable, words[language], { on: today, changes: toldChanges });
  return { usual: told.hours, changes: told.changes };
}

/** Whether hours follow a rule that no week can show, such as the first Monday of the month. */
export function isByRule(stored: ServiceRow['timetable']): boolean {
  return stored !== null && toTimetableInput(stored) === null;
}

/**
 * Hours as they are kept. A timetable stands in the community's zone, and its plain week, which search and matching
 * read, follows from it. What no week can show stays while nobody writes other hours. Paths of faults are of the sheet.
 */
export function readHours(
  { windows, timetable }: Pick<ServiceInput, 'windows' | 'timetable'>,
  { timeZone, today }: { timeZone: string; today: string },
  before?: Pick<ServiceRow, 'timetable' | 'windows'>,
): { windows: object | null; timetable: object | null; faults: FieldFault[] } {
  if (timetable === null) {
    const stays =
      before !== undefined && isByRule(before.timetable) && isDeepStrictEqual(windows, before.windows);
    return { windows, timetable: stays ? (before.timetable as object) : null, faults: [] };
  }
  const read = readWeeklyHours({ ...timetable, timeZone });
  if (!read.ok) {
    const faults = read.faults.map(({ path, code, message }) => ({
      path: ['timetable', path].filter(Boolean).join('.'),
      code,
      message,
    }));
    return { windows: null, timetable: null, faults };
  }
  const { everyWeek } = usualWeek(read.value, today);
  return { windows: everyWeek.length === 0 ? null : everyWeek, timetable: read.value, faults: [] };
}

/** The timetable as its editor has it: the zone is the community's. */
export function toTimetableInput(stored: ServiceRow['timetable']): object | null {
  const read = stored === null ? undefined : readTimetable(stored);
  const form = read?.ok === true ? toWeeklyHours(read.value) : undefined;
  if (form === undefined) return null;
  const { timeZone: _ofTheCommunity, ...hours } = form;
  return hours;
}
