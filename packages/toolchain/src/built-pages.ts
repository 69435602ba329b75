import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that the pages are built from. */
const sources = [
  'widgets',
  'packages/messages/src',
  'packages/survey-engine/src',
  'packages/client/src',
  'package-lock.json',
];
const notSources = new Set(['dist', 'node_modules', 'test', 'demo']);

/** Whether the built pages are newer than all that they are built from, so that building again would change nothing. */
export function arePagesBuilt(root: string): boolean {
  const built = statSync(join(root, 'widgets/dist/manifest.json'), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return false;
  return sources.every((path) => newestIn(join(root, path)) < built);
}

function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time changes when a file in it goes.
  const children = readdirSync(path).filter((name) => !notSources.has(name));
  const own = children.length > 0 && !path.endsWith('widgets') ? stat.mtimeMs : 0;
  return Math.max(own, ...children.map((name) => newestIn(join(path, name))));
}
