import type { Metafile } from 'esbuild';

type Outputs = Metafile['outputs'];

/** What comes with an output: all that it imports at once, directly or not. */
export function staticImports(outputs: Outputs, output: string): string[] {
  const found = new Set<string>();
  const waiting = [output];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { path, kind } of outputs[next]?.imports ?? []) {
      if (kind !== 'import-statement' || found.has(path)) continue;
      found.add(path);
      waiting.push(path);
    }
  }
  return [...found].sort();
}

/** What an output asks for only when it is wanted, and what that asks for in turn. */
export function laterImports(outputs: Outputs, output: string): string[] {
  const found = new Set([output]);
  const later = new Set<string>();
  for (const one of found) {
    for (const { path, kind } of outputs[one]?.imports ?? []) {
      if (kind === 'dynamic-import') later.add(path);
      // What a bundle leaves outside itself is no output.
      if (path in outputs) found.add(path);
    }
  }
  return [...later].sort();
}
