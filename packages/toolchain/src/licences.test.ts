import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLicences } from './licences.ts';

test('names every package without the licence', () => {
  const root = mkdtempSync(join(tmpdir(), 'snodo-licences-'));
  try {
    mkdirSync(join(root, 'packages/client'), { recursive: true });
    mkdirSync(join(root, 'examples/empty'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{ "license": "EUPL-1.2" }');
    writeFileSync(join(root, 'packages/client/package.json'), '{ "license": "MIT" }');
    expect(checkLicences(root)).toEqual([
      'packages/client/package.json: "license" must be "EUPL-1.2", and is "MIT".',
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
