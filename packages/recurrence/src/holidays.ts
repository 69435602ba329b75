import { dayNumber, dayText } from './days.ts';

/** `italy`: the national holidays; `milan`: the day of the city's patron. */
export const holidaySets = ['italy', 'milan'] as const;
export type HolidaySet = (typeof holidaySets)[number];

/** Stable codes of the holidays; each has a name in every language (`TimetableWords.holidayNames`). */
export const holidayCodes = [
  'new_year',
  'epiphany',
  'easter',
  'easter_monday',
  'liberation_day',
  'labour_day',
  'republic_day',
  'assumption',
  'saint_francis',
  'all_saints',
  'immaculate_conception',
  'christmas',
  'saint_stephen',
  'saint_ambrose',
] as const;
export type HolidayCode = (typeof holidayCodes)[number];

export interface Holiday {
  /** ISO day */
  readonly on: string;
  readonly code: HolidayCode;
}

/** Law 260 of 1949 as changed since; `from` is the first year of a holiday that came later. */
const fixedHolidays: readonly {
  set: HolidaySet;
  day: string;
  code: HolidayCode;
  from?: number;
}[] = [
  { set: 'italy', day: '01-01', code: 'new_year' },
  { set: 'italy', day: '01-06', code: 'epiphany' },
  { set: 'italy', day: '04-25', code: 'liberation_day' },
  { set: 'italy', day: '05-01', code: 'labour_day' },
  { set: 'italy', day: '06-02', code: 'republic_day' },
  { set: 'italy', day: '08-15', code: 'assumption' },
  // Law 151 of 2025.
  { set: 'italy', day: '10-04', code: 'saint_francis', from: 2026 },
  { set: 'italy', day: '11-01', code: 'all_saints' },
  { set: 'italy', day: '12-08', code: 'immaculate_conception' },
  { set: 'italy', day: '12-25', code: 'christmas' },
  { set: 'italy', day: '12-26', code: 'saint_stephen' },
  { set: 'milan', day: '12-07', code: 'saint_ambrose' },
];

/** The holidays of a year in these sets, by day. */
export function holidaysOf(sets: readonly HolidaySet[], year: number): Holiday[] {
  const found: Holiday[] = fixedHolidays
    .filter(({ set, from = 0 }) => sets.includes(set) && year >= from)
    .map(({ day, code }) => ({ on: `${year}-${day}`, code }));
  if (sets.includes('italy')) {
    const easter = easterOf(year);
    found.push({ on: easter, code: 'easter' });
    found.push({ on: dayText(dayNumber(easter) + 1), code: 'easter_monday' });
  }
  return found.sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** Easter Sunday of a Gregorian year as an ISO day: the anonymous computus of Meeus, Jones and Butcher. */
export function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return `${year}-${twoDigits(Math.floor(sum / 31))}-${twoDigits((sum % 31) + 1)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
