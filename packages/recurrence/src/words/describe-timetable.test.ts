import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arabic, describeTimetable, english, holidayCodes, italian } from '../index.ts';
import type { RecurrenceRule, RecurringHours, Timetable } from '../index.ts';
import { anyTimetable, office, weekly } from '../timetables.fixture.ts';

const alone = (...hours: RecurringHours[]): Timetable => ({
  timeZone: 'Europe/Rome',
  hours,
  exceptions: [],
  closures: [],
  holidays: [],
});
const ruled = (rule: RecurrenceRule): RecurringHours => ({
  ...weekly(540, 600, [1]),
  rule,
  firstOn: '2026-03-02',
});
const inAll = (timetable: Timetable, options = {}) =>
  [italian, english, arabic].map((words) => describeTimetable(timetable, words, options).hours.join('. '));

describe('a timetable in words', () => {
  test('takes weekdays with the same hours together', () => {
    expect(describeTimetable(office, italian, { on: '2026-03-01' })).toEqual({
      hours: ['Da lunedì a venerdì, 9:00–13:00 e 15:00–18:00', 'Sabato, 9:00–12:00'],
      changes: [
        'Chiuso dal 10 agosto 2026 al 21 agosto 2026 (Ferie)',
        'Il 24 dicembre 2026: 9:00–11:00',
        'Chiuso nei giorni festivi nazionali',
        'Chiuso il 7 dicembre, Sant’Ambrogio',
      ],
    });
    expect(describeTimetable(office, english, { on: '2026-03-01' }).hours).toEqual([
      'Monday to Friday, 9:00–13:00 and 15:00–18:00',
      'Saturday, 9:00–12:00',
    ]);
    expect(describeTimetable(office, arabic, { on: '2026-03-01' }).hours).toEqual([
      'من الاثنين إلى الجمعة، من 9:00 إلى 13:00 ومن 15:00 إلى 18:00',
      'السبت، من 9:00 إلى 12:00',
    ]);
  });

  test.each<[string, RecurrenceRule, string, string, string]>([
    [
      'every other week',
      { frequency: 'weekly', interval: 2, weekdays: [2, 4] },
      'Martedì e giovedì, una settimana sì e una no',
      'Tuesday and Thursday, every other week',
      'الثلاثاء والخميس، كل أسبوعين',
    ],
    ['every day', { frequency: 'daily', interval: 1 }, 'Tutti i giorni', 'Every day', 'كل يوم'],
    ['every third day', { frequency: 'daily', interval: 3 }, 'Ogni 3 giorni', 'Every 3 days', 'كل 3 أيام'],
    [
      'days of the month',
      { frequency: 'monthly_days', interval: 1, monthDays: [-1, 1, 11] },
      'L’ultimo giorno, il 1º e l’11 del mese',
      'The last day, the 1st and the 11th of the month',
      'اليوم الأخير واليوم 1 واليوم 11 من الشهر',
    ],
    [
      'a weekday of the month',
      {
        frequency: 'monthly_weekdays',
        interval: 1,
        nthWeekdays: [
          { weekday: 7, nth: 1 },
          { weekday: 5, nth: -1 },
        ],
      },
      'La prima domenica e l’ultimo venerdì del mese',
      'The first Sunday and the last Friday of the month',
      'أول يوم أحد وآخر يوم جمعة من الشهر',
    ],
    [
      'every third month',
      { frequency: 'monthly_weekdays', interval: 3, nthWeekdays: [{ weekday: 1, nth: 2 }] },
      'Il secondo lunedì del mese, ogni 3 mesi',
      'The second Monday of the month, every 3 months',
      'ثاني يوم اثنين من الشهر، كل 3 أشهر',
    ],
  ])('says %s', (_what, rule, ...sentences) => {
    const hours = [', 9:00–10:00', ', 9:00–10:00', '، من 9:00 إلى 10:00'];
    expect(inAll(alone(ruled(rule)), { on: '2026-04-01' })).toEqual(
      sentences.map((sentence, index) => `${sentence}${hours[index] ?? ''}`),
    );
  });

  test('says from when to when, and how often', () => {
    const spring = { ...weekly(540, 600, [1]), firstOn: '2026-03-02', lastOn: '2026-06-30' };
    expect(inAll(alone(spring))[0]).toBe('Lunedì, 9:00–10:00, dal 2 marzo 2026 al 30 giugno 2026');
    expect(inAll(alone(spring), { on: '2026-04-01' })[0]).toBe('Lunedì, 9:00–10:00, fino al 30 giugno 2026');
    const ten = { ...weekly(540, 600, [1]), firstOn: '2026-03-02', times: 10 };
    expect(inAll(alone(ten))).toEqual([
      'Lunedì, 9:00–10:00, dal 2 marzo 2026, per 10 volte',
      'Monday, 9:00–10:00, from 2 March 2026, 10 times',
      'الاثنين، من 9:00 إلى 10:00، ابتداءً من 2 مارس 2026، 10 مرات',
    ]);
  });

  test('says nights, whole days, and what is over', () => {
    expect(inAll(alone(weekly(1320, 1560, [5]), weekly(0, 1440, [7])))[0]).toBe(
      'Venerdì, 22:00–2:00 (del giorno dopo). Domenica, tutto il giorno',
    );
    expect(inAll(alone({ ...weekly(540, 600, [1]), lastOn: '2026-01-01' }), { on: '2026-02-01' })).toEqual([
      'Chiuso',
      'Closed',
      'مغلق',
    ]);
    const dates = { ...alone(), exceptions: office.exceptions };
    expect(describeTimetable(dates, italian, { on: '2026-01-01' })).toEqual({
      hours: ['Solo in alcune date'],
      changes: ['Il 24 dicembre 2026: 9:00–11:00'],
    });
  });

  test('is never empty, in no language', () => {
    fc.assert(
      fc.property(anyTimetable, fc.constantFrom(italian, english, arabic), (timetable, words) => {
        const { hours, changes } = describeTimetable(timetable, words);
        expect(hours.length).toBeGreaterThan(0);
        for (const line of [...hours, ...changes]) {
          expect(line.trim()).not.toBe('');
          expect(line).not.toMatch(/undefined|null|NaN|Invalid/);
        }
        const count = timetable.exceptions.length + timetable.closures.length + timetable.holidays.length;
        expect(changes).toHaveLength(Math.min(count, 20 + timetable.holidays.length));
      }),
    );
  });

  test('has a name for every holiday in every language', () => {
    for (const words of [italian, english, arabic])
      for (const code of holidayCodes) expect(words.holidayNames[code]).toBeTruthy();
  });
});
