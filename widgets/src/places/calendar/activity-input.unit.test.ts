import { describe, expect, test } from 'vitest';
import type { KeptActivity } from './activity-api.ts';
import { clockOf, readActivity, repeatOf, weekdayOf } from './activity-input.ts';

const filled = (changes: Record<string, string | string[]> = {}): FormData => {
  const given = new FormData();
  const fields = {
    name: ' Letture ',
    description: 'Si legge insieme',
    entry: 'SOL1',
    repeat: 'once',
    firstOn: '2026-12-03',
    from: '10:30',
    to: '12:00',
    space: '',
    leader: '',
    places: '',
    onlineAddress: '',
    ...changes,
  };
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) given.append(name, one);
  return given;
};

describe('what a filled form says', () => {
  test('is once, for everybody, unless more is said', () => {
    expect(readActivity(filled(), undefined)).toMatchObject({
      name: 'Letture',
      weekdays: [4],
      times: 1,
      startMinute: 630,
      endMinute: 720,
      space: null,
      leader: null,
      audience: null,
      places: null,
      takesRegistrations: false,
    });
  });

  test('goes on into the night, every other week, for whom it names', () => {
    const read = readActivity(
      filled({
        repeat: 'fortnightly',
        weekdays: ['2', '5'],
        lastOn: '2027-03-01',
        from: '22:00',
        to: '01:00',
        audience: ['residents', 'groups'],
        places: '12',
        takesRegistrations: 'on',
        leader: 'Nadia',
        leaderIsMe: 'on',
      }),
      undefined,
    );
    expect(read).toMatchObject({
      weekdays: [2, 5],
      everyWeeks: 2,
      lastOn: '2027-03-01',
      startMinute: 1320,
      endMinute: 1500,
      audience: ['residents', 'groups'],
      places: 12,
      takesRegistrations: true,
      leader: { name: 'Nadia', isMe: true },
    });
    expect(read).not.toHaveProperty('times');
  });

  test('leaves days that it has no words for as they are', () => {
    const dates = {
      startMinute: 600,
      endMinute: 660,
      weekdays: [5],
      everyWeeks: 4,
      firstOn: '2026-12-11',
      lastOn: null,
      times: 3,
      without: ['2027-01-08'],
    };
    const kept = { dates } as unknown as KeptActivity;
    expect(repeatOf(kept)).toBe('asNow');
    const read = readActivity(filled({ repeat: 'asNow', firstOn: [] }), kept);
    expect(read).toMatchObject({
      firstOn: '2026-12-11',
      weekdays: [5],
      everyWeeks: 4,
      times: 3,
      without: ['2027-01-08'],
      startMinute: 630,
    });
    expect(repeatOf({ dates: null } as unknown as KeptActivity)).toBe('weekly');
  });

  test('has Monday first, and clocks with two digits', () => {
    expect([weekdayOf('2026-11-30'), weekdayOf('2026-12-06')]).toEqual([1, 7]);
    expect([clockOf(65), clockOf(1500)]).toEqual(['01:05', '01:00']);
  });
});
