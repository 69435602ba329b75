import type { TimetableWords } from './timetable-words.ts';

const ordinals = ['primo', 'secondo', 'terzo', 'quarto', 'quinto'];
const named = (name: string | null) => (name === null ? '' : ` (${name})`);
const list = new Intl.ListFormat('it', { type: 'conjunction' });

/** «il primo lunedì», «la prima domenica»: Sunday alone is feminine. */
function nthWeekday(nth: number | null, weekday: number, name: string): string {
  if (nth === null) return `ogni ${name}`;
  const isFeminine = weekday === 7;
  const article = isFeminine ? 'la' : 'il';
  const gendered = (word: string) => (isFeminine ? word.replace(/o$/, 'a') : word);
  if (nth > 0) return `${article} ${gendered(ordinals[nth - 1] ?? '')} ${name}`;
  if (nth === -1) return `l’${gendered('ultimo')} ${name}`;
  if (nth === -2) return `${article} ${gendered('penultimo')} ${name}`;
  return `${article} ${gendered(ordinals[-nth - 1] ?? '')} ${name} dalla fine`;
}

function monthDay(day: number): string {
  if (day === -1) return 'l’ultimo giorno';
  if (day === -2) return 'il penultimo giorno';
  if (day < 0) return `il ${-day}º giorno dalla fine`;
  if (day === 8 || day === 11) return `l’${day}`;
  return day === 1 ? 'il 1º' : `il ${day}`;
}

/** Words for {@link describeTimetable}. */
export const italian: TimetableWords = {
  locale: 'it-IT',
  everyDay: 'tutti i giorni',
  allDay: 'tutto il giorno',
  closed: 'chiuso',
  holidayNames: {
    new_year: 'Capodanno',
    epiphany: 'Epifania',
    easter: 'Pasqua',
    easter_monday: 'Lunedì dell’Angelo',
    liberation_day: 'Festa della Liberazione',
    labour_day: 'Festa del Lavoro',
    republic_day: 'Festa della Repubblica',
    assumption: 'Ferragosto',
    saint_francis: 'San Francesco',
    all_saints: 'Ognissanti',
    immaculate_conception: 'Immacolata',
    christmas: 'Natale',
    saint_stephen: 'Santo Stefano',
    saint_ambrose: 'Sant’Ambrogio',
  },
  closedOnHolidays: {
    italy: 'Chiuso nei giorni festivi nazionali',
    milan: 'Chiuso il 7 dicembre, Sant’Ambrogio',
  },
  hours: (start, end, isNextDay) => `${start}–${end}${isNextDay ? ' (del giorno dopo)' : ''}`,
  weekdayRun: (first, last) => `da ${first} a ${last}`,
  list: (words) => list.format(words),
  everyDays: (count) => `ogni ${count} giorni`,
  everyWeeks: (count) => (count === 2 ? 'una settimana sì e una no' : `ogni ${count} settimane`),
  everyMonths: (count) => (count === 2 ? 'un mese sì e uno no' : `ogni ${count} mesi`),
  nthWeekday,
  monthDay,
  ofTheMonth: (days) => `${days} del mese`,
  line: (days, hours) => `${days}, ${hours}`,
  from: (day) => `dal ${day}`,
  until: (day) => `fino al ${day}`,
  fromUntil: (first, last) => `dal ${first} al ${last}`,
  times: (count) => (count === 1 ? 'una volta sola' : `per ${count} volte`),
  closedOn: (day, name) => `Chiuso il ${day}${named(name)}`,
  closedFromTo: (first, last, name) => `Chiuso dal ${first} al ${last}${named(name)}`,
  differentOn: (day, hours) => `Il ${day}: ${hours}`,
  onlyOnDates: 'Solo in alcune date',
};
