import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { occurrencesBetween, timetableEvents, writeCalendar } from '../index.ts';
import type { Timetable } from '../index.ts';
import { anyTimetable, office, told, weekly, zones } from '../timetables.fixture.ts';
import { timeZoneLines } from './write-time-zone.ts';

const range = { firstOn: '2025-06-01', days: 800 };
const from = new Date('2025-06-03T00:00:00Z');
const to = new Date('2027-06-01T00:00:00Z');
const subject = {
  uid: '0190-service@snodo.example',
  sequence: 3,
  changedAt: new Date('2026-03-01T10:00:00Z'),
  status: 'confirmed' as const,
  summary: 'Baby-sitter, condivisa; e altro\nancora',
};
const about = { producer: '-//Snodo//Calendar//EN', name: 'Servizi', refreshHours: 6 };

function written(timetable: Timetable): string {
  return writeCalendar({ ...about, events: timetableEvents(timetable, subject, range) });
}

/** What another library reads out of a calendar, in the order of begin. */
function expanded(text: string): { startsAt: Date; endsAt: Date }[] {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const found = calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component);
    if (!event.isRecurring())
      return [{ startsAt: event.startDate.toJSDate(), endsAt: event.endDate.toJSDate() }];
    const each = [];
    const iterator = event.iterator();
    for (let next = iterator.next(); next && next.toJSDate() < to; next = iterator.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      each.push({ startsAt: startDate.toJSDate(), endsAt: endDate.toJSDate() });
    }
    return each;
  });
  return found
    .filter(({ startsAt }) => startsAt >= from && startsAt < to)
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

describe('a calendar', () => {
  test('is read by another library as the same instants over two years', () => {
    fc.assert(
      fc.property(anyTimetable, (timetable) => {
        const ours = occurrencesBetween(timetable, from, to).filter(({ startsAt }) => startsAt >= from);
        expect(told(expanded(written(timetable)))).toEqual(told(ours));
      }),
      { numRuns: 100 },
    );
  });

  test('loses no day of a rule that begins in a month without one of its fifth weekdays', () => {
    const rule = {
      frequency: 'monthly_weekdays' as const,
      interval: 1,
      nthWeekdays: [
        { weekday: 1, nth: -5 },
        { weekday: 4, nth: -1 },
      ],
    };
    const rare: Timetable = {
      ...office,
      hours: [{ ...weekly(600, 720, [1]), rule, firstOn: '2025-06-27' }],
    };
    const ours = occurrencesBetween(rare, from, to).filter(({ startsAt }) => startsAt >= from);
    expect(ours[0]?.startsAt.toISOString().slice(0, 10)).toBe('2025-07-31');
    expect(told(expanded(written(rare)))).toEqual(told(ours));
  });

  test('keeps the wall time of a long series, holidays and nights of changing clocks included', () => {
    const night: Timetable = { ...office, hours: [...office.hours, weekly(1320, 1800, [6, 7])] };
    const ours = occurrencesBetween(night, from, to).filter(({ startsAt }) => startsAt >= from);
    expect(ours.length).toBeGreaterThan(900);
    expect(told(expanded(written(night)))).toEqual(told(ours));
  });

  test('has lines of 75 octets at most, whatever the text, and escapes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
        const text = writeCalendar({
          ...about,
          events: timetableEvents(office, { ...subject, summary }, range),
        });
        const lines = text.split('\r\n');
        for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(lines.at(-1)).toBe('');
        const read = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent');
        const plain = summary
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll('\t', ' ')
          .replaceAll(/\p{Cc}/gu, (control) => (control === '\n' ? '\n' : ''));
        expect(read?.getFirstPropertyValue('summary') ?? '').toBe(plain);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps uids and counts up when something changes, and says what is cancelled', () => {
    const events = timetableEvents(office, subject, range);
    const later = timetableEvents(
      { ...office, closures: [] },
      { ...subject, sequence: 4, status: 'cancelled' },
      range,
    );
    expect(events.map(({ uid }) => uid)).toEqual(later.map(({ uid }) => uid));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events[0]?.uid).toBe('0190-service-h0@snodo.example');
    const text = writeCalendar({ ...about, events: later });
    expect(text).toContain('\r\nSEQUENCE:4\r\n');
    expect(text).toContain('\r\nSTATUS:CANCELLED\r\n');
    expect(text).not.toContain('STATUS:CONFIRMED');
  });

  test('says the zone by rules where it has some, else by dates', () => {
    const rome = timeZoneLines('Europe/Rome', 2026);
    expect(rome).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
    expect(rome).toContain('DTSTART:20250330T020000');
    expect(timeZoneLines('America/New_York', 2026)).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU');
    expect(timeZoneLines('Asia/Kolkata', 2026).filter((line) => line === 'BEGIN:STANDARD')).toHaveLength(1);
    expect(timeZoneLines('Africa/Casablanca', 2026).join()).not.toContain('RRULE');
    for (const zone of zones) expect(timeZoneLines(zone, 2026)[1]).toBe(`TZID:${zone}`);
  });
});
