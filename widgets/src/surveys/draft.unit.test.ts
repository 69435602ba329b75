import { describe, expect, it } from 'vitest';
import { openDraftBox } from './draft.ts';

const hour = 60 * 60 * 1000;

/** The few members of `Storage` that a box uses, with its keys as own properties as a browser has them. */
function memory(): Storage {
  const kept: Record<string, string> = {};
  return Object.assign(
    new Proxy(kept, {
      get: (target, name) =>
        ({
          getItem: (key: string) => target[key] ?? null,
          setItem: (key: string, text: string) => void (target[key] = text),
          removeItem: (key: string) => void delete target[key],
        })[String(name)],
    }),
  ) as unknown as Storage;
}

function boxIn(storage: Storage, clock: { now: number }, owner = 'somebody') {
  return openDraftBox(
    'milano/autunno-2026',
    owner,
    () => storage,
    () => clock.now,
  );
}

describe('openDraftBox', () => {
  it('gives back what was kept', () => {
    const clock = { now: 5 };
    const box = boxIn(memory(), clock);
    expect(box.find()).toBeUndefined();
    expect(box.keep({ answers: { a: 1 }, at: 'a' })).toBe(true);
    expect(box.find()).toEqual({ answers: { a: 1 }, at: 'a', savedAt: 5 });
    box.remove();
    expect(box.find()).toBeUndefined();
  });

  it('forgets a draft after 72 hours, and clears it away', () => {
    const clock = { now: 0 };
    const storage = memory();
    const box = boxIn(storage, clock);
    box.keep({ answers: { a: 1 } });
    clock.now = 72 * hour - 1;
    expect(box.find()).toBeDefined();
    clock.now = 72 * hour;
    expect(box.find()).toBeUndefined();
    expect(Object.keys(storage)).toEqual([]);
  });

  it('keeps apart the people who share a computer, and clears away the old drafts of others', () => {
    const clock = { now: 0 };
    const storage = memory();
    boxIn(storage, clock, 'one').keep({ answers: { a: 1 } });
    clock.now = 80 * hour;
    const other = boxIn(storage, clock, 'other');
    expect(other.find()).toBeUndefined();
    expect(Object.keys(storage)).toEqual([]);
  });

  it('touches nothing that is not a draft', () => {
    const storage = memory();
    storage.setItem('theme', 'dark');
    boxIn(storage, { now: 0 }).find();
    expect(storage.getItem('theme')).toBe('dark');
  });

  it('takes an unreadable draft for none', () => {
    const storage = memory();
    storage.setItem('snodo-draft:milano/autunno-2026:somebody', '{');
    expect(boxIn(storage, { now: 0 }).find()).toBeUndefined();
  });

  it('goes on without a browser that keeps things', () => {
    const box = openDraftBox('milano/autunno-2026', 'somebody', () => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(box.keep({ answers: {} })).toBe(false);
    expect(box.find()).toBeUndefined();
    expect(() => box.remove()).not.toThrow();
  });
});
