import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkBoundaries, describeViolation } from './boundaries.ts';

const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** The rules that a made-up tree breaks, as `rule file:line`. */
function brokenBy(tree: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'snodo-boundaries-'));
  roots.push(root);
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkBoundaries(root).map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}

test('lets through a tree that keeps every boundary', () => {
  expect(
    brokenBy({
      'server/src/app.ts': `import { a } from './needs/index.ts';\nimport { b } from './http/problem.ts';`,
      'server/src/pages/home.ts': `import { a } from '../impact/index.ts';`,
      'server/src/provider/sign-in.ts': `import { a } from '../identity/index.ts';`,
      'server/src/needs/operations.ts': `import { a } from '../surveys/index.ts';\nimport { b } from './rows.ts';`,
      'server/src/needs/rows.ts': `import type { Row } from '../db/rows.gen.ts';`,
      'server/src/impact/report.ts': `import { a } from '../labs/index.ts';`,
      'server/src/db/database.ts': `import type { Row } from './rows.gen.ts';`,
      'widgets/src/needs/snodo-needs.ts': `import { client } from '@snodo/client';\nconst frame = '/embed/v1/frame/x';`,
      'widgets/src/needs/needs-client.ts': `export const path = '/v1/{community}/needs';`,
      'packages/allocation/src/lottery.test.ts': `import { readFileSync } from 'node:fs';`,
      'packages/allocation/src/fixtures.ts': `import { readFileSync } from 'node:fs';`,
      'packages/allocation/src/lottery.ts': `const draw = pool.fetch(1); // process.env, fetch(x)`,
      'packages/toolchain/src/start.ts': `import { main } from '../../../server/src/main.ts';`,
      'packages/testkit/src/index.ts': `import { readFileSync } from 'node:fs';`,
      'examples/intranet/src/main.ts': `import { client } from '@snodo/client';`,
      'server/dist/bundle.js': `import '@snodo/widgets';`,
      'server/node_modules/x/index.js': `import '@snodo/widgets';`,
    }),
  ).toEqual([]);
});

test('keeps server and widgets apart, by name and by path', () => {
  expect(
    brokenBy({
      'server/src/main.ts': `\nimport '@snodo/widgets';`,
      'widgets/src/ui/button.ts': `import type { A } from '../../../server/src/index.ts';`,
    }),
  ).toEqual([
    'server-and-widgets-apart server/src/main.ts:2',
    'server-and-widgets-apart widgets/src/ui/button.ts:1',
  ]);
});

test('refuses a package that imports the server, the widgets or an example', () => {
  expect(
    brokenBy({
      'packages/client/src/a.ts': `export * from '@snodo/server';`,
      'packages/client/src/b.ts': `const w = import('@snodo/widgets/src/x.ts');`,
      'packages/client/src/c.ts': `import '../../../examples/milano/seed.ts';`,
    }),
  ).toEqual([
    'packages-stand-alone packages/client/src/a.ts:1',
    'packages-stand-alone packages/client/src/b.ts:1',
    'packages-stand-alone packages/client/src/c.ts:1',
  ]);
});

test('lets a domain be entered only through its index.ts', () => {
  expect(
    brokenBy({
      'server/src/needs/operations.ts': `import { find } from '../identity/queries.ts';`,
      'server/src/app.ts': `import { routes } from './needs/routes.ts';`,
      'server/src/programme/state.ts': `import { find } from '../labs/queries.ts';`,
    }),
  ).toEqual([
    'domain-door server/src/app.ts:1',
    'domain-door server/src/needs/operations.ts:1',
    'domain-door server/src/programme/state.ts:1',
  ]);
});

test('lets domains import one another only along the table', () => {
  expect(
    brokenBy({
      'server/src/identity/operations.ts': `import { a } from '../needs/index.ts';`,
      'server/src/labs/operations.ts': `import { a } from '../time-bank/index.ts';`,
      'server/src/matching/operations.ts': `import { a } from '../time-bank/index.ts';`,
    }),
  ).toEqual([
    'domain-table server/src/identity/operations.ts:1',
    'domain-table server/src/labs/operations.ts:1',
  ]);
});

test('names a folder of the server that is no domain of the design', () => {
  expect(brokenBy({ 'server/src/billing/index.ts': '' })).toEqual([
    'domain-table server/src/billing/index.ts:1',
  ]);
});

test('keeps infrastructure from knowing any domain', () => {
  expect(
    brokenBy({
      'server/src/http/authentication.ts': `import { a } from '../identity/index.ts';`,
      'server/src/db/database.ts': `import { a } from '../needs/queries.ts';`,
    }),
  ).toEqual([
    'infrastructure-below-domains server/src/db/database.ts:1',
    'infrastructure-below-domains server/src/http/authentication.ts:1',
  ]);
});

test('keeps the pure packages from Node and from input and output', () => {
  expect(
    brokenBy({
      'packages/disclosure/src/a.ts': `import { readFileSync } from 'node:fs';`,
      'packages/quantities/src/b.ts': `import fs from 'fs';`,
      'packages/survey-engine/src/c.ts': `\nconst answer = await fetch(address);`,
      'packages/allocation/src/d.ts': `const zone = process.env.TZ;`,
    }),
  ).toEqual([
    'pure-packages packages/allocation/src/d.ts:1',
    'pure-packages packages/disclosure/src/a.ts:1',
    'pure-packages packages/quantities/src/b.ts:1',
    'pure-packages packages/survey-engine/src/c.ts:2',
  ]);
});

test('keeps row types inside their own domain', () => {
  expect(
    brokenBy({
      'server/src/pages/home.ts': `import type { Row } from '../db/rows.gen.ts';`,
      'server/src/labs/queries.ts': `import type { Row } from '../needs/rows.ts';`,
    }),
  ).toEqual([
    'domain-door server/src/labs/queries.ts:1',
    'rows-stay-home server/src/labs/queries.ts:1',
    'rows-stay-home server/src/pages/home.ts:1',
  ]);
});

test('keeps addresses of the API out of elements, in strings and in templates', () => {
  expect(
    brokenBy({
      'widgets/src/needs/snodo-needs.ts': `const a = '/v1/milano/needs';`,
      'widgets/src/needs/card.ts':
        'class Card extends LitElement { load() { return `${base}/v1/${community}/needs`; } }',
      'widgets/src/needs/snodo-needs.test.ts': `const a = '/v1/milano/needs';`,
    }),
  ).toEqual([
    'elements-know-no-address widgets/src/needs/card.ts:1',
    'elements-know-no-address widgets/src/needs/snodo-needs.ts:1',
  ]);
});

test('says where, which rule, and what to do instead', () => {
  expect(describeViolation({ rule: 'domain-door', file: 'a.ts', line: 3, advice: 'do this.' })).toBe(
    'a.ts:3  domain-door: do this.',
  );
});
