import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoundedCache } from './bounded-cache.ts';

test('forgets what was used longest ago, and nothing before it is full', () => {
  const cache = new BoundedCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  cache.delete('a');
  expect(cache.get('a')).toBeUndefined();
});

test('never holds more than its limit, and what it holds is what was put in last', () => {
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer());
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step), (limit, steps) => {
      const cache = new BoundedCache<number>(limit);
      const newest = new Map<string, number>();
      for (const [key, value] of steps) {
        cache.set(key, value);
        newest.set(key, value);
        expect(cache.size).toBeLessThanOrEqual(limit);
        expect(cache.get(key)).toBe(value);
      }
      for (const [key, value] of newest) expect([value, undefined]).toContain(cache.get(key));
    }),
  );
});
