import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkToHost } from './host-link.ts';

const host = 'https://intranet.example';
const other = 'https://other.example';

// How it looks needs a document; here only what is said counts.
vi.mock('./theme-tokens.ts', () => ({ applyTokens: () => undefined }));

let greeted: string[];
let hear: (event: { source: unknown; origin: string; data: unknown }) => void;
let parent: object;

beforeEach(() => {
  vi.useFakeTimers();
  greeted = [];
  parent = { postMessage: (_said: unknown, origin: string) => void greeted.push(origin) };
  vi.stubGlobal('window', {
    parent,
    addEventListener: (_name: string, listener: typeof hear) => {
      hear = listener;
    },
  });
  vi.stubGlobal('location', { ancestorOrigins: [host, other] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = (changes: object = {}) =>
  hear({ source: parent, origin: host, data: { type: 'snodo-theme' }, ...changes });

describe('the frame', () => {
  it('greets its holder again while nobody answers, and falls silent when the holder has given up', () => {
    linkToHost([other, host]);
    expect(greeted).toEqual([host]);
    vi.advanceTimersByTime(2000);
    expect(greeted).toEqual(Array<string>(5).fill(host));
    vi.advanceTimersByTime(60_000);
    expect(greeted).toHaveLength(31);
  });

  it('falls silent as soon as the holder answers, and heeds nobody else', () => {
    linkToHost([host]);
    answer({ origin: 'https://evil.example' });
    answer({ source: {} });
    answer({ data: { type: 'something' } });
    vi.advanceTimersByTime(500);
    expect(greeted).toHaveLength(2);
    answer();
    vi.advanceTimersByTime(60_000);
    expect(greeted).toHaveLength(2);
  });

  it('tells nobody when its holder is not listed, or when it is a page of its own', () => {
    vi.stubGlobal('location', { ancestorOrigins: ['https://evil.example'] });
    linkToHost([host]);
    vi.stubGlobal('window', Object.assign(window, { parent: window }));
    linkToHost([host]);
    vi.advanceTimersByTime(60_000);
    expect(greeted).toEqual([]);
  });
});
