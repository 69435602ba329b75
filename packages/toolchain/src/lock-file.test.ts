import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { completeLockFile } from './lock-file.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'snodo-lock-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(packages: Record<string, unknown>): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
}

const tool = {
  version: '2.0.0',
  optionalDependencies: {
    '@tool/linux-x64-musl': '2.0.0',
    '@tool/win32-arm64-msvc': '2.0.0',
    '@tool/here': '2.0.0',
    loose: '^1.0.0',
  },
};

test('adds what is missing for other platforms, with the platform it is for, and then has nothing to add', () => {
  write({ 'node_modules/tool': tool, 'node_modules/tool/node_modules/@tool/here': { version: '2.0.0' } });
  expect(completeLockFile(root, { check: true })).toHaveLength(2);
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"musl"');
  expect(completeLockFile(root, { check: false }).join()).toContain('@tool/win32-arm64-msvc is missing');
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  expect(packages).toMatchObject({
    'node_modules/@tool/linux-x64-musl': {
      version: '2.0.0',
      cpu: ['x64'],
      os: ['linux'],
      libc: ['musl'],
      optional: true,
    },
    'node_modules/@tool/win32-arm64-msvc': {
      version: '2.0.0',
      cpu: ['arm64'],
      os: ['win32'],
      optional: true,
    },
  });
  expect(completeLockFile(root, { check: true })).toEqual([]);
});

test('finds a package that stands above the one that asks for it', () => {
  write({
    'node_modules/@a/b/node_modules/tool': { optionalDependencies: { c: '1.0.0' } },
    'node_modules/c': {},
  });
  expect(completeLockFile(root, { check: true })).toEqual([]);
});
