import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { embedErrors, embedEvents, embedTokens } from './embed-contract.ts';
import { embedElements } from './embed-elements.ts';

const page = readFileSync(join(import.meta.dirname, '../../../packages/handbook/EMBEDDING.md'), 'utf8');

/** The cells of the table whose first column is headed so; each cell as the names in it that are code. */
function table(heading: string): string[][][] {
  const [, after] = page.split(`\n| ${heading} |`);
  if (after === undefined) throw new Error(`no table begins with ${heading}`);
  const rows = after.split('\n').slice(2);
  return rows
    .slice(
      0,
      rows.findIndex((row) => !row.startsWith('|')),
    )
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name)),
    );
}

describe('the page on embedding', () => {
  it('names every element with its attributes, events and parts, and no other', () => {
    const told = table('element').map(([tag, , attributes, events, parts]) => [
      tag?.[0],
      { attributes, events, parts },
    ]);
    const kept = Object.entries(embedElements).map(([name, what]) => [`snodo-${name}`, what]);
    expect(told).toEqual(kept);
  });

  it('names every event with what it carries', () => {
    expect(table('event').map(([event, detail]) => [event?.[0], detail])).toEqual(
      Object.entries(embedEvents),
    );
  });

  it('names every code of failure', () => {
    expect(table('code').map(([code]) => code?.[0])).toEqual([...embedErrors]);
  });

  it('names every token of the look', () => {
    expect(table('token').map(([token]) => token?.[0])).toEqual([...embedTokens]);
  });

  it('names the policy that the build gives', () => {
    expect(table('directive').at(-1)).toEqual([['trusted-types'], ['snodo-lit-1']]);
    expect(readFileSync(join(import.meta.dirname, '../../build-plugins.ts'), 'utf8')).toContain(
      'snodo-lit-${major}',
    );
  });
});
