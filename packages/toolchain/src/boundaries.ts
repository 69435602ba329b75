import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { resolveImports, RULES } from './boundary-rules.ts';
import type { SourceFile, Violation } from './boundary-rules.ts';
import { scanSource } from './source-scan.ts';

export type { Violation } from './boundary-rules.ts';

const ROOTS = ['server', 'widgets', 'packages', 'examples'];
const SKIPPED = new Set(['node_modules', 'dist']);
const SOURCE = /\.(?:ts|mts|tsx|js|mjs)$/;
// Larger files are bundles or generated, and no person wrote an import line in them.
const FILE_LIMIT_BYTES = 1_000_000;

/** Reads every source file under `root` and returns the lines that cross a boundary of the design. */
export function checkBoundaries(root: string): Violation[] {
  return listSources(root).flatMap((path) => {
    const file: SourceFile = { path, scan: scanSource(readFileSync(join(root, path), 'utf8')) };
    const imports = resolveImports(file);
    return RULES.flatMap((rule) => rule(file, imports));
  });
}

/** `file:line  rule: what to do instead`, for the terminal. */
export function describeViolation({ rule, file, line, advice }: Violation): string {
  return `${file}:${line}  ${rule}: ${advice}`;
}

function listSources(root: string): string[] {
  const found: string[] = [];
  const open = ROOTS.filter((folder) =>
    statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory(),
  );
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) open.push(path);
      } else if (
        entry.isFile() &&
        SOURCE.test(entry.name) &&
        statSync(join(root, path)).size <= FILE_LIMIT_BYTES
      ) {
        found.push(path);
      }
    }
  }
  return found.sort();
}
