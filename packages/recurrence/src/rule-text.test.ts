import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occurrencesBetween, readRuleText, writeRuleText } from './index.ts';
import type { RecurringHours } from './index.ts';
import { anyHours, told, zones } from './timetables.fixture.ts';

const frame = { timeZone: 'Europe/Rome', firstOn: '2026-03-02', startMinute: 540, endMinute: 600 };

function ruleOf(text: string, given: Partial<typeof frame> | { firstOn: null } = {}) {
  const read = readRuleText(text, { ...frame, ...given });
  return read.ok ? read.value : read.faults.map(({ path, code }) => `${path}: ${code}`);
}

describe('a rule as text', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyHours, fc.constantFrom(...zones), (hours, timeZone) => {
        const { firstOn, startMinute, endMinute } = hours;
        const read = readRuleText(writeRuleText(hours, timeZone), {
          timeZone,
          firstOn,
          startMinute,
          endMinute,
        });
        expect(read).toEqual({ ok: true, value: hours });
      }),
    );
  });

  test('is written as RFC 5545 has it, with its end in UTC', () => {
    const hours: RecurringHours = {
      startMinute: 540,
      endMinute: 600,
      rule: { frequency: 'weekly', interval: 2, weekdays: [1, 3] },
      firstOn: '2026-03-02',
      lastOn: '2026-06-29',
      times: null,
    };
    expect(writeRuleText(hours, 'Europe/Rome')).toBe(
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20260629T070000Z',
    );
  });

  test('means the same hours in the ways that others write it', () => {
    const [from, to] = [new Date('2026-01-01T00:00Z'), new Date('2027-01-01T00:00Z')];
    const daysOf = (text: string) => {
      const hours = ruleOf(text) as RecurringHours;
      const timetable = {
        timeZone: 'Europe/Rome',
        hours: [hours],
        exceptions: [],
        closures: [],
        holidays: [],
      };
      return told(occurrencesBetween(timetable, from, to));
    };
    expect(daysOf('RRULE:FREQ=DAILY;BYDAY=MO,TU;COUNT=4')).toEqual(
      daysOf('FREQ=WEEKLY;BYDAY=TU,MO;COUNT=4;WKST=SU'),
    );
    expect(daysOf('freq=weekly;until=20260330')).toEqual(
      daysOf('FREQ=WEEKLY;BYDAY=MO;UNTIL=20260330T070000Z'),
    );
    expect(daysOf('FREQ=WEEKLY;UNTIL=20260330T065959Z')).toEqual(daysOf('FREQ=WEEKLY;UNTIL=20260329'));
    expect(daysOf('FREQ=MONTHLY;UNTIL=20260601')).toEqual(daysOf('FREQ=MONTHLY;BYMONTHDAY=2;UNTIL=20260601'));
  });

  test.each<[string, string, string[]]>([
    ['is no rule', 'every monday', [': not_a_recurrence_rule']],
    ['has no frequency', 'BYDAY=MO', ['FREQ: unsupported_rule']],
    ['comes every year', 'FREQ=YEARLY', ['FREQ: unsupported_rule']],
    ['counts weeks of the year', 'FREQ=WEEKLY;BYWEEKNO=3', ['BYWEEKNO: unsupported_rule']],
    ['has positions', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', ['BYSETPOS: unsupported_rule']],
    ['says a part twice', 'FREQ=WEEKLY;FREQ=DAILY', ['FREQ: repeated']],
    ['has a weekday that is none', 'FREQ=WEEKLY;BYDAY=XX', ['BYDAY: not_a_recurrence_rule']],
    ['counts weekdays of a week', 'FREQ=WEEKLY;BYDAY=2MO', ['BYDAY: not_a_recurrence_rule']],
    ['has an end that is no day', 'FREQ=WEEKLY;UNTIL=20260230', ['UNTIL: not_a_day']],
    ['never stops counting', 'FREQ=WEEKLY;INTERVAL=0', ['rule.rule.interval: out_of_range']],
    ['has two ends', 'FREQ=WEEKLY;COUNT=2;UNTIL=20260401', ['rule.times: two_ends']],
    ['is endless text', 'FREQ=WEEKLY;'.repeat(99), [': too_long']],
  ])('is refused when it %s', (_when, text, faults) => {
    expect(ruleOf(text)).toEqual(faults);
  });
});
