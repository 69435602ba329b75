import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursToLines, linesToHours } from './hours-text.ts';

describe('weekly hours as lines', () => {
  it('are read back as they were', () => {
    const window = fc
      .record({ weekday: fc.integer({ min: 1, max: 7 }), startMinute: fc.integer({ min: 0, max: 1438 }) })
      .chain((start) =>
        fc.integer({ min: start.startMinute + 1, max: 1440 }).map((endMinute) => ({ ...start, endMinute })),
      );
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 28 }), (windows) => {
        expect(linesToHours(hoursToLines(windows))).toEqual({ windows });
      }),
    );
  });

  it('are not known when nothing is written', () => {
    expect(linesToHours(' \n\n')).toEqual({ windows: null });
    expect(hoursToLines(null)).toBe('');
  });

  it.each(['lunedì 9-13', '8 09:00-10:00', '1 10:00-09:00', '1 09:70-10:00', '1 09:00-24:30'])(
    'name the line that is none: %s',
    (line) => {
      expect(linesToHours(`1 9:00-10:00\n${line}`)).toEqual({ faultyLine: 2 });
    },
  );
});
