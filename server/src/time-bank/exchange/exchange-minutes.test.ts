import type { Settling } from '@snodo/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesByClock, partsOf, teachersMinutes } from './exchange-minutes.ts';

const minutes = fc.integer({ min: 1, max: 1440 });
const held = fc
  .array(minutes, { minLength: 1, maxLength: 30 })
  .map((list) => list.map((heldMinutes, at) => ({ partyId: String(at), heldMinutes })));
const sumOf = (parts: readonly { minutes: number }[]) => parts.reduce((sum, part) => sum + part.minutes, 0);

describe('minutes that move', () => {
  test('are never more than each has set aside, nor none', () => {
    const settles = fc.constantFrom<Settling>('pair', 'shared', 'course', 'together');
    fc.assert(
      fc.property(settles, minutes, held, (kind, served, holds) => {
        for (const part of partsOf(kind, served, holds)) {
          const hold = holds.find(({ partyId }) => partyId === part.partyId);
          expect(part.minutes).toBeGreaterThan(0);
          expect(part.minutes).toBeLessThanOrEqual(hold?.heldMinutes ?? 0);
        }
      }),
    );
  });

  test('that are shared add up to the time exactly, and differ by a minute at most', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 30 }), (served, people) => {
        const holds = Array.from({ length: people }, (_, at) => ({ partyId: String(at), heldMinutes: 1440 }));
        const parts = partsOf('shared', served, holds);
        expect(sumOf(parts)).toBe(served);
        const all = parts.map((part) => part.minutes);
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('to a teacher are never more than the fund was given', () => {
    fc.assert(
      fc.property(minutes, held, (served, holds) => {
        const parts = partsOf('course', served, holds);
        expect(teachersMinutes(served, parts)).toBeLessThanOrEqual(sumOf(parts));
        expect(teachersMinutes(served, parts)).toBeLessThanOrEqual(served);
      }),
    );
  });

  test('in silence are the fewest that somebody stated, and no more than was agreed', () => {
    const stated = fc.array(fc.option(minutes), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(stated, minutes, (list, agreed) => {
        const parties = list.map((statedMinutes, at) => ({
          id: String(at),
          side: at === 0 ? ('gives' as const) : ('receives' as const),
          heldMinutes: null,
          statedMinutes,
          hasAttended: null,
        }));
        const moved = minutesByClock(parties, agreed);
        expect(moved).toBeLessThanOrEqual(agreed);
        for (const one of list) if (one !== null) expect(moved).toBeLessThanOrEqual(one);
      }),
    );
  });
});
