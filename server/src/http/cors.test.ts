import { describe, expect, test } from 'vitest';
import { knownOrigins } from './cors.ts';

class SetClock {
  instant = new Date(Date.UTC(2026, 8, 14));
  now(): Date {
    return this.instant;
  }
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}

function listing(lists: Record<string, string[] | Error>) {
  const clock = new SetClock();
  const asked: string[] = [];
  const isKnown = knownOrigins({
    own: ['https://portal.example'],
    listOrigins: async (slug) => {
      asked.push(slug);
      const list = lists[slug] ?? [];
      if (list instanceof Error) throw list;
      return list;
    },
    clock,
  });
  return { isKnown, asked, clock, lists };
}

describe('an origin', () => {
  test('is known in the community whose client lists it, and in no other', async () => {
    const { isKnown } = listing({ milano: ['https://intranet.example'], torino: [] });
    expect(await isKnown('https://intranet.example', 'milano')).toBe(true);
    expect(await isKnown('https://intranet.example', 'torino')).toBe(false);
    expect(await isKnown('https://intranet.example', '')).toBe(false);
  });

  test.each([
    'https://intranet.example.evil.example',
    'https://evil.example',
    'http://intranet.example',
    'https://intranet.example:8443',
    'https://INTRANET.example',
    'https://intranet.example/',
    'null',
    '',
  ])('is compared letter by letter: not %s', async (origin) => {
    const { isKnown } = listing({ milano: ['https://intranet.example'] });
    expect(await isKnown(origin, 'milano')).toBe(false);
  });

  test('of our own is known everywhere, and nobody is asked', async () => {
    const { isKnown, asked } = listing({});
    expect(await isKnown('https://portal.example', 'milano')).toBe(true);
    expect(await isKnown('https://portal.example', '')).toBe(true);
    expect(asked).toEqual([]);
  });
});

describe('what is known', () => {
  test('is asked for once by many at once, and again after a minute', async () => {
    const { isKnown, asked, clock, lists } = listing({ milano: ['https://intranet.example'] });
    await Promise.all(Array.from({ length: 50 }, () => isKnown('https://intranet.example', 'milano')));
    expect(asked).toEqual(['milano']);
    lists['milano'] = [];
    clock.advance(59_000);
    expect(await isKnown('https://intranet.example', 'milano')).toBe(true);
    clock.advance(1000);
    expect(await isKnown('https://intranet.example', 'milano')).toBe(false);
    expect(asked).toEqual(['milano', 'milano']);
  });

  test('goes on when it cannot be asked for, and is asked for again at the next request', async () => {
    const { isKnown, asked, clock, lists } = listing({ milano: ['https://intranet.example'] });
    await isKnown('https://intranet.example', 'milano');
    lists['milano'] = new Error('the database is away');
    clock.advance(61_000);
    expect(await isKnown('https://intranet.example', 'milano')).toBe(true);
    expect(await isKnown('https://evil.example', 'milano')).toBe(false);
    expect(asked).toHaveLength(3);
    lists['torino'] = new Error('the database is away');
    await expect(isKnown('https://intranet.example', 'torino')).rejects.toThrow('away');
  });
});
