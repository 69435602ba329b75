import { expect, test } from 'vitest';
import {
  emptyTimetable,
  endOf,
  minuteOf,
  nextSpan,
  onWorkdays,
  timeText,
  timetableFaults,
  timetableOfWeek,
  timetableWords,
} from './timetable-draft.ts';

const frame = { timeZone: 'Europe/Rome', today: '2026-11-30' };
const morning = { startMinute: 540, endMinute: 780 };
const codes = (draft: Parameters<typeof timetableFaults>[0]) =>
  timetableFaults(draft, 'Europe/Rome').map(({ code, path }) => `${code} ${path}`);

test('a plain week is a timetable, said in three languages', () => {
  const draft = timetableOfWeek([
    { weekday: 3, ...morning },
    { weekday: 1, ...morning },
  ]);
  const told = (['it', 'en', 'ar'] as const).map(
    (language) => timetableWords(draft, { ...frame, language })?.hours,
  );
  expect(told).toEqual([
    ['Lunedì e mercoledì, 9:00–13:00'],
    ['Monday and Wednesday, 9:00–13:00'],
    ['الاثنين والأربعاء، من 9:00 إلى 13:00'],
  ]);
});

test('hours of one day go to all workdays and leave the weekend', () => {
  const draft = timetableOfWeek([
    { weekday: 1, ...morning },
    { weekday: 6, ...morning },
  ]);
  const [period] = draft.periods;
  if (period === undefined) throw new Error('a week has a period');
  expect(onWorkdays(period, 0).week.map((spans) => spans.length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
});

test('says where hours overlap, end too early, never come, or have no day or time yet', () => {
  expect(codes(emptyTimetable())).toEqual(['never_occurs ']);
  const overlapping = timetableOfWeek([
    { weekday: 1, ...morning },
    { weekday: 1, startMinute: 600, endMinute: 700 },
  ]);
  expect(codes(overlapping)).toEqual(['hours_overlap periods.0.week.0.1']);
  const whole = timetableOfWeek([{ weekday: 1, ...morning }]);
  const [period] = whole.periods;
  if (period === undefined) throw new Error('a week has a period');
  expect(codes({ ...whole, periods: [period, { ...period, firstOn: '2027-01-01' }] })).toEqual([
    'hours_overlap periods.1.week.0.0',
  ]);
  expect(codes({ ...whole, periods: [{ ...period, firstOn: '2026-12-01', lastOn: '2026-12-03' }] })).toEqual([
    'never_occurs periods.0.week.0.0',
  ]);
  expect(codes({ ...whole, periods: [{ ...period, everyWeeks: 2 }] })).toEqual([
    'first_day_needed periods.0.firstOn',
  ]);
  expect(codes({ ...whole, exceptions: [{ on: '', spans: [] }] })).toEqual(['not_a_day exceptions.0.on']);
  expect(codes(timetableOfWeek([{ weekday: 1, startMinute: Number.NaN, endMinute: 780 }]))).toEqual([
    'not_an_integer periods.0.week.0.0.startMinute',
  ]);
  expect(codes(timetableOfWeek([{ weekday: 1, startMinute: 780, endMinute: 540 }]))).toEqual([
    'ends_before_it_starts periods.0.week.0.0.endMinute',
  ]);
});

test('times are read as they are typed, midnight as the end of a day', () => {
  expect([minuteOf('09:30'), endOf('00:00', false), endOf('01:30', true)]).toEqual([570, 1440, 1530]);
  expect([timeText(570), timeText(1440), timeText(1530), timeText(Number.NaN)]).toEqual([
    '09:30',
    '00:00',
    '01:30',
    '',
  ]);
  expect(nextSpan([morning])).toEqual({ startMinute: 840, endMinute: 1080 });
  expect(nextSpan([{ startMinute: 600, endMinute: 1400 }]).startMinute).toBeNaN();
});
