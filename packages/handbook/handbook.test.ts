import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const neverRead = /(?:^|\/)(?:node_modules|dist|\.build|\.snodo)\//;
const pages = globSync('**/*.md', { cwd: root, exclude: (path) => neverRead.test(`${path}/`) }).toSorted();

function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** Prose only: what stands in code is no link and no heading. */
function proseOf(page: string): string {
  return textOf(page)
    .replaceAll(/^```.*?^```/gmsu, '')
    .replaceAll(/`[^`\n]*`/gu, '');
}

/** Targets of links and pictures that lead to another file or to a heading. */
function localLinksOf(page: string): string[] {
  const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z][a-z+.-]*:/u.test(target));
}

/** A heading as links name it. */
function anchorsOf(page: string): string[] {
  const headings = [...proseOf(page).matchAll(/^#{1,6} (.+)$/gmu)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('a link', () => {
  test('has pages to be looked for in', () => {
    expect(pages).toContain('packages/handbook/SECURITY.md');
    expect(pages.flatMap(localLinksOf).length).toBeGreaterThan(10);
  });

  test.each(pages)('of %s leads to a file and a heading that are there', (page) => {
    const lost = localLinksOf(page).filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
    expect(lost).toEqual([]);
  });
});

describe('the handbook', () => {
  test('names every setting that the server reads', () => {
    const operations = textOf('packages/handbook/OPERATIONS.md');
    const settings = textOf('server/src/config.ts').match(/\b(?:SNODO_[A-Z_]+|DATABASE_URL)\b/gu) ?? [];
    expect(settings.length).toBeGreaterThan(10);
    expect([...new Set(settings)].filter((setting) => !operations.includes(`\`${setting}\``))).toEqual([]);
  });

  test('names files that are there', () => {
    const named =
      textOf('packages/handbook/ARCHITECTURE.md').match(/`(?:server|widgets)\/[\w./-]+\.ts`/gu) ?? [];
    const lost = named.map((name) => name.slice(1, -1)).filter((file) => !existsSync(join(root, file)));
    expect(named.length).toBeGreaterThan(10);
    expect(lost).toEqual([]);
  });

  test('numbers its decisions without a gap, each in the same four parts', () => {
    const decisions = pages.filter((page) => page.startsWith('packages/handbook/decisions/'));
    for (const [index, page] of decisions.entries()) {
      expect(page).toContain(`/${String(index + 1).padStart(4, '0')}-`);
      expect(textOf(page)).toMatch(
        new RegExp(
          `^# ${index + 1}\\. .+\n\n\\*\\*Context\\.\\*\\* .*^\\*\\*Decision\\.\\*\\* .*^\\*\\*Consequences\\.\\*\\* `,
          'ms',
        ),
      );
    }
  });
});
