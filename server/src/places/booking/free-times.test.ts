import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alternativesTo,
  buffersOf,
  canHave,
  capacityOf,
  claimOf,
  join,
  splitOpen,
  type SpaceMode,
  type SpaceTimes,
  type Taken,
} from './free-times.ts';
import type { Stretch } from './wall-times.ts';

const minute = 60_000;

/** Times of a few days on whole quarters of an hour, sorted and apart from one another. */
const apart = (most: number) =>
  fc
    .array(fc.record({ gap: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 12 }) }), {
      maxLength: most,
    })
    .map((steps) => {
      let at = 0;
      return steps.map(({ gap, length }): Stretch => {
        const start = at + gap * 15 * minute;
        at = start + length * 15 * minute;
        return { start, end: at };
      });
    });

const taken = (most: number) =>
  apart(most).map((stretches): Taken[] => stretches.map((stretch) => ({ ...stretch, quantity: 1 })));

const open = apart(8).map((stretches) => join(stretches));

const quarters = fc.integer({ min: 0, max: 3 }).map((count) => count * 15 * minute);

const buffered = fc
  .record({
    mode: fc.constantFrom<SpaceMode>('exclusive', 'seats'),
    before: quarters,
    after: quarters,
    taken: fc.array(taken(10), { minLength: 1, maxLength: 4 }),
  })
  .map(({ taken: lists, ...rest }): SpaceTimes => ({
    ...rest,
    units: lists.map((list, index) => ({ id: String(index), capacity: 1, taken: list })),
  }));

const counted = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 100 }),
      length: fc.integer({ min: 1, max: 20 }),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((list): SpaceTimes => ({
    mode: 'counted',
    before: 0,
    after: 0,
    units: [
      {
        id: 'one',
        capacity: 40,
        taken: list.map(({ start, length, quantity }) => ({
          start: start * 15 * minute,
          end: (start + length) * 15 * minute,
          quantity,
        })),
      },
    ],
  }));

const spaces: fc.Arbitrary<SpaceTimes> = fc.oneof(buffered, counted);
const total = (stretches: readonly Stretch[]) =>
  stretches.reduce((sum, { start, end }) => sum + end - start, 0);

describe('the open times of a space', () => {
  test('are what is free and what is occupied together, and no instant is both', () => {
    fc.assert(
      fc.property(spaces, open, fc.integer({ min: 1, max: 4 }), (space, hours, quantity) => {
        const { free, occupied } = splitOpen(space, hours, quantity);
        expect(join([...free, ...occupied])).toEqual(hours);
        expect(total(free) + total(occupied)).toBe(total(hours));
        for (const one of free)
          for (const other of occupied) expect(one.start >= other.end || other.start >= one.end).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('are free where a booking can be had, and occupied where none can', () => {
    fc.assert(
      fc.property(spaces, open, (space, hours) => {
        const { free, occupied } = splitOpen(space, hours, 1);
        // A moment is judged alone: of seats that are free in turn no single one may be free for longer.
        const moment = (start: number) => ({ start, end: start + 1 });
        for (const { start, end } of free)
          for (const at of [start, end - 1]) expect(canHave(space, moment(at), 1)).toBe(true);
        for (const { start, end } of occupied)
          for (const at of [start, end - 1]) expect(canHave(space, moment(at), 1)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('leave of an exclusive space each free time as a whole', () => {
    fc.assert(
      fc.property(buffered, open, (drawn, hours) => {
        const space: SpaceTimes = { ...drawn, mode: 'exclusive' };
        for (const time of splitOpen(space, hours, 1).free) expect(canHave(space, time, 1)).toBe(true);
      }),
    );
  });
});

describe('buffers', () => {
  const columns = { buffer_before_minutes: 10, buffer_after_minutes: 30 };
  const gapOf = (shares: boolean) => {
    const buffers = buffersOf({ ...columns, shares_buffer: shares });
    const first = claimOf(buffers, { start: 0, end: 60 * minute });
    for (let gap = 0; gap < 120; gap += 1) {
      const second = claimOf(buffers, { start: (60 + gap) * minute, end: (120 + gap) * minute });
      if (second.start >= first.end) return gap;
    }
    return undefined;
  };

  test('of two neighbours: the longer one is enough where they are shared, else they add up', () => {
    expect(gapOf(true)).toBe(30);
    expect(gapOf(false)).toBe(40);
  });
});

describe('alternatives', () => {
  const day: Stretch = { start: 0, end: 10 * 60 * minute };
  const space: SpaceTimes = {
    mode: 'exclusive',
    before: 0,
    after: 0,
    units: [{ id: 'one', capacity: 1, taken: [{ start: 60 * minute, end: 120 * minute, quantity: 1 }] }],
  };
  const around = { space, open: [day], timeZone: 'UTC', stepMinutes: 30, notAfter: Infinity, most: 3 };

  test('are the nearest that can be had, apart from one another', () => {
    const wanted = { start: 60 * minute, end: 120 * minute, quantity: 1 };
    const found = alternativesTo(wanted, { ...around, notBefore: 0 });
    expect(found.map(({ start }) => start / minute)).toEqual([0, 120, 180]);
  });

  test('never begin before they may', () => {
    const wanted = { start: 60 * minute, end: 120 * minute, quantity: 1 };
    const found = alternativesTo(wanted, { ...around, notBefore: 150 * minute });
    expect(found.map(({ start }) => start / minute)).toEqual([150, 210, 270]);
  });

  test('of any space can be had and lie in its hours', () => {
    fc.assert(
      fc.property(spaces, open, fc.integer({ min: 0, max: 100 }), (drawn, hours, at) => {
        const wanted = { start: at * 15 * minute, end: (at + 2) * 15 * minute, quantity: 1 };
        const found = alternativesTo(wanted, { ...around, space: drawn, open: hours, notBefore: 0, most: 5 });
        for (const time of found) {
          expect(canHave(drawn, time, 1)).toBe(true);
          expect(hours.some(({ start, end }) => start <= time.start && time.end <= end)).toBe(true);
        }
      }),
    );
  });
});

test('as many can be booked as there are seats, or as is counted', () => {
  const units = [1, 2, 3].map((id) => ({ id: String(id), capacity: 7, taken: [] }));
  expect(capacityOf({ mode: 'exclusive', units })).toBe(1);
  expect(capacityOf({ mode: 'seats', units })).toBe(3);
  expect(capacityOf({ mode: 'counted', units: units.slice(0, 1) })).toBe(7);
});
