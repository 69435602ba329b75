import { describe, expect, test } from 'vitest';
import { outlookFor } from './pool-hints.ts';
import { needFacts, rules } from './pooling-testing.ts';

const own = { ...needFacts, id: 'own' };
const like = (count: number, changes: Partial<typeof own> = {}, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ ...own, ...changes, id: `other-${from + index}` }));

describe('what somebody sees of others before all have agreed', () => {
  test('is nothing while fewer than three could share with her', () => {
    expect(outlookFor(own, like(2), rules)).toEqual({ hint: undefined, gaps: [] });
  });

  test('is how many at least, a distance in kilometres, and parts of days', () => {
    const others = like(3, {
      windows: [
        { weekday: 2, startMinute: 960, endMinute: 1_080 },
        { weekday: 4, startMinute: 960, endMinute: 1_080 },
      ],
    });
    expect(outlookFor(own, others, rules)).toEqual({
      hint: { atLeastFamilies: 3, withinKilometres: 1, times: [{ weekday: 2, part: 'afternoon' }] },
      gaps: [],
    });
  });

  test.each([
    [3, 3],
    [4, 3],
    [5, 5],
    [9, 5],
    [10, 10],
    [19, 10],
    [60, 20],
  ])('tells of %i that there are at least %i', (count, told) => {
    expect(outlookFor(own, like(count), rules).hint?.atLeastFamilies).toBe(told);
  });

  test('does not change with who the others are, where they live exactly, or with one more', () => {
    const moved = like(4, { position: { x: 300, y: -200 } }, 50);
    expect(outlookFor(own, moved, rules)).toEqual(outlookFor(own, like(3), rules));
  });

  test('does not count herself nor other entries', () => {
    expect(outlookFor(own, [own, ...like(2), ...like(5, { entry: 'NAU1' }, 10)], rules).hint).toBeUndefined();
  });
});

describe('what is missing', () => {
  const later = [{ weekday: 2, startMinute: 1_200, endMinute: 1_320 }];
  test('names the one thing that keeps three or more apart from her', () => {
    const others = [
      ...like(3, { position: { x: 2_000, y: 0 } }),
      ...like(5, { windows: later }, 10),
      ...like(2, { position: { x: 0, y: 3_000 } }, 20),
    ];
    expect(outlookFor(own, others, rules).gaps).toEqual([
      { reason: 'distance', atLeastFamilies: 5 },
      { reason: 'time', atLeastFamilies: 5 },
    ]);
  });

  test('does not speak of two, nor of those whom two things keep apart', () => {
    const others = [
      ...like(2, { windows: later }),
      ...like(9, { windows: later, position: { x: 5_000, y: 0 } }, 10),
    ];
    expect(outlookFor(own, others, rules).gaps).toEqual([]);
  });
});
