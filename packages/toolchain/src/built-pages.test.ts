import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arePagesBuilt } from './built-pages.ts';

let root: string;

function write(path: string, seconds: number): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, seconds, seconds);
  for (let folder = dirname(file); folder !== root; folder = dirname(folder)) utimesSync(folder, 100, 100);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'snodo-built-'));
  for (const path of [
    'widgets/src/ui/a.ts',
    'packages/messages/src/it/common.json',
    'packages/survey-engine/src/a.ts',
    'packages/client/src/a.ts',
    'package-lock.json',
  ]) {
    write(path, 100);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

test('asks for a build where there is none', () => {
  expect(arePagesBuilt(root)).toBe(false);
});

test('is content with pages newer than their sources', () => {
  write('widgets/dist/manifest.json', 200);
  expect(arePagesBuilt(root)).toBe(true);
});

test.each(['widgets/src/ui/a.ts', 'packages/messages/src/it/common.json', 'package-lock.json'])(
  'asks for a build when %s is newer',
  (path) => {
    write('widgets/dist/manifest.json', 200);
    write(path, 300);
    expect(arePagesBuilt(root)).toBe(false);
  },
);
