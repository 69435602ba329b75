import type { TimetableWords } from './timetable-words.ts';

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const named = (name: string | null) => (name === null ? '' : ` (${name})`);
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

function nthWeekday(nth: number | null, _weekday: number, name: string): string {
  if (nth === null) return `every ${name}`;
  if (nth > 0) return `the ${ordinals[nth - 1] ?? ''} ${name}`;
  return nth === -1 ? `the last ${name}` : `the ${ordinals[-nth - 1] ?? ''} to last ${name}`;
}

function numbered(day: number): string {
  const ending =
    day % 10 > 3 || Math.floor(day / 10) === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

function monthDay(day: number): string {
  if (day === -1) return 'the last day';
  return day < 0 ? `the ${numbered(-day)} day from the end` : `the ${numbered(day)}`;
}

/** Words for {@link describeTimetable}. */
export const english: TimetableWords = {
  locale: 'en-GB',
  everyDay: 'every day',
  allDay: 'all day',
  closed: 'closed',
  holidayNames: {
    new_year: 'New Year’s Day',
    epiphany: 'Epiphany',
    easter: 'Easter Sunday',
    easter_monday: 'Easter Monday',
    liberation_day: 'Liberation Day',
    labour_day: 'Labour Day',
    republic_day: 'Republic Day',
    assumption: 'Assumption Day',
    saint_francis: 'Saint Francis’ Day',
    all_saints: 'All Saints’ Day',
    immaculate_conception: 'Immaculate Conception',
    christmas: 'Christmas Day',
    saint_stephen: 'Saint Stephen’s Day',
    saint_ambrose: 'Saint Ambrose’s Day',
  },
  closedOnHolidays: {
    italy: 'Closed on Italian public holidays',
    milan: 'Closed on 7 December, Saint Ambrose’s Day',
  },
  hours: (start, end, isNextDay) => `${start}–${end}${isNextDay ? ' (on the next day)' : ''}`,
  weekdayRun: (first, last) => `${first} to ${last}`,
  list: (words) => list.format(words),
  everyDays: (count) => (count === 2 ? 'every other day' : `every ${count} days`),
  everyWeeks: (count) => (count === 2 ? 'every other week' : `every ${count} weeks`),
  everyMonths: (count) => (count === 2 ? 'every other month' : `every ${count} months`),
  nthWeekday,
  monthDay,
  ofTheMonth: (days) => `${days} of the month`,
  line: (days, hours) => `${days}, ${hours}`,
  from: (day) => `from ${day}`,
  until: (day) => `until ${day}`,
  fromUntil: (first, last) => `from ${first} to ${last}`,
  times: (count) => (count === 1 ? 'once only' : `${count} times`),
  closedOn: (day, name) => `Closed on ${day}${named(name)}`,
  closedFromTo: (first, last, name) => `Closed from ${first} to ${last}${named(name)}`,
  differentOn: (day, hours) => `On ${day}: ${hours}`,
  onlyOnDates: 'On some dates only',
};
