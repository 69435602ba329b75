import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chromiumPlaces, ensureChromium, findChromium } from './chromium.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snodo chromium-'));
  for (const name of ['CHROME_PATH', 'CHROMIUM_PATH', 'PLAYWRIGHT_BROWSERS_PATH']) vi.stubEnv(name, '');
  vi.stubEnv('PATH', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function makeProgram(path: string, mode = 0o755): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

test('prefers the program that CHROME_PATH names, then CHROMIUM_PATH, then PATH', () => {
  const onPath = makeProgram('chromium');
  expect(findChromium()).toBe(onPath);
  vi.stubEnv('CHROMIUM_PATH', makeProgram('other/browser'));
  expect(findChromium()).toBe(join(folder, 'other/browser'));
  vi.stubEnv('CHROME_PATH', makeProgram('named/browser'));
  expect(findChromium()).toBe(join(folder, 'named/browser'));
});

test('passes over folders and files that cannot be run, and says so of CHROME_PATH', async () => {
  vi.stubEnv('CHROME_PATH', folder);
  vi.stubEnv('CHROMIUM_PATH', makeProgram('plain-text', 0o644));
  const onPath = makeProgram('google-chrome');
  const told: string[] = [];
  expect(await ensureChromium({ log: (line) => told.push(line) })).toBe(onPath);
  expect(told.join()).toContain('not a program that can be run');
});

test('looks into the newest edition in the folder of Playwright first', () => {
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', folder);
  for (const edition of ['chromium-999', 'chromium-1200', 'chromium_headless_shell-1300'])
    mkdirSync(join(folder, edition));
  const editions = chromiumPlaces().flatMap((place) => /[\\/]chromium-(\d+)[\\/]/.exec(place)?.[1] ?? []);
  expect([...new Set(editions)]).toEqual(['1200', '999']);
});
