import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** All files that a file imports, by relative paths, and those that they import. */
function reachedFrom(start: URL): string[] {
  const reached = new Map([[start.href, start]]);
  for (const file of reached.values()) {
    const source = readFileSync(file, 'utf8');
    for (const [, path = ''] of source.matchAll(/from '(\.[^']+\.ts)'/g)) {
      const target = new URL(path, file);
      reached.set(target.href, target);
    }
  }
  return [...reached.keys()];
}

it('what asks a questionnaire imports nothing of what writes one', () => {
  const player = reachedFrom(new URL('../player.ts', import.meta.url));
  expect(player.length).toBeGreaterThan(5);
  expect(player.filter((file) => file.includes('/src/authoring/'))).toEqual([]);
  const authoring = reachedFrom(new URL('index.ts', import.meta.url));
  expect(authoring.filter((file) => file.endsWith('.test.ts') || file.endsWith('fixtures.ts'))).toEqual([]);
});
