import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build, type BuildResult, type Metafile, type Plugin } from 'esbuild';

type Outputs = Metafile['outputs'];
type Built = BuildResult<{ write: false; metafile: true }>;

const startImport = /\bimport(?:\{([^}]*)\}from)?"\.\/([^"]+)"/gu;

/**
 * Writes a build, with all that its one entry imports at once in a single file. Splitting makes a file of everything
 * that two parts share; for what every visitor needs from the start, one file is one request and a tenth lighter,
 * since compression sees it whole. Parts that are loaded later take what they share from that file. Returns the
 * description of what was written.
 */
export async function writeWithOneStart(built: Built, entry: string): Promise<Metafile> {
  const { outputs } = built.metafile;
  const texts = new Map(built.outputFiles.map(({ path, text }) => [resolve(path), text]));
  const textOf = (output: string) => texts.get(resolve(output)) ?? '';
  const start = startOf(outputs, entry);
  const [first] = start;
  if (first === undefined) throw new Error(`nothing was built from ${entry}`);
  const merged = renamed(first, start.map(textOf).join('\n'));
  const names = new Map(start.map((output) => [output, merged]));
  for (const output of Object.keys(outputs)) {
    const isLater = !start.includes(output) && reaches(outputs, output, start);
    names.set(
      output,
      names.get(output) ?? (isLater ? renamed(output, `${basename(output)} ${basename(merged)}`) : output),
    );
  }
  const newBase = new Map([...names].map(([output, name]) => [basename(output), basename(name)]));
  const aliases = aliasesOf(outputs, start);

  const files = new Map<string, string>();
  files.set(merged, await mergedText(start, textOf, aliases, newBase));
  for (const [output, name] of names) {
    if (start.includes(output)) continue;
    files.set(name, renameImports(textOf(output), aliases, newBase));
  }
  for (const [path, text] of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return { ...built.metafile, outputs: describe(outputs, start, names) };
}

/** The entry's own output first, then all that it imports at once. */
function startOf(outputs: Outputs, entry: string): string[] {
  const found = new Set(
    Object.keys(outputs).filter((output) => {
      const { entryPoint } = outputs[output] ?? {};
      return entryPoint !== undefined && resolve(entryPoint) === resolve(entry);
    }),
  );
  for (const output of found) {
    for (const { path, kind } of outputs[output]?.imports ?? [])
      if (kind === 'import-statement') found.add(path);
  }
  return [...found];
}

/** Whether a file names, at once or later and over others, one of the start: its own name must then change with it. */
function reaches(outputs: Outputs, output: string, start: readonly string[]): boolean {
  const found = new Set([output]);
  for (const one of found) for (const { path } of outputs[one]?.imports ?? []) found.add(path);
  return start.some((one) => found.has(one));
}

function renamed(output: string, content: string): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  return join(dirname(output), basename(output).replace(/-[A-Z0-9]{8}\.js$/u, `-${hash}.js`));
}

/** A short name in the one file for each export of each file of the start; the entry's own keep theirs. */
function aliasesOf(outputs: Outputs, start: readonly string[]): Map<string, Map<string, string>> {
  let count = 0;
  return new Map(
    start.map((output, index) => [
      basename(output),
      new Map(
        (outputs[output]?.exports ?? []).map((name) => [
          name,
          index === 0 ? name : `$${(count++).toString(36)}`,
        ]),
      ),
    ]),
  );
}

async function mergedText(
  start: readonly string[],
  textOf: (output: string) => string,
  aliases: ReadonlyMap<string, ReadonlyMap<string, string>>,
  newBase: ReadonlyMap<string, string>,
): Promise<string> {
  const lines = [...aliases].map(([base, exports]) => {
    const list = [...exports].map(([name, alias]) => `${name} as ${alias}`);
    return list.length === 0 ? `import "./${base}";` : `export { ${list.join(', ')} } from "./${base}";`;
  });
  const contents = new Map(start.map((output) => [basename(output), textOf(output)]));
  const inMemory: Plugin = {
    name: 'in-memory',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.\// }, ({ path }) => {
        const base = path.slice(2);
        if (contents.has(base)) return { path: base, namespace: 'start' };
        return { path: `./${newBase.get(base) ?? base}`, external: true };
      });
      bundle.onLoad({ filter: /./, namespace: 'start' }, ({ path }) => ({
        contents: contents.get(path) ?? '',
      }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), loader: 'js' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    write: false,
    plugins: [inMemory],
  });
  return outputFiles[0]?.text ?? '';
}

/** A part that is loaded later, with the names of files and exports as they now are. */
function renameImports(
  text: string,
  aliases: ReadonlyMap<string, ReadonlyMap<string, string>>,
  newBase: ReadonlyMap<string, string>,
): string {
  const taken = text.replaceAll(startImport, (whole, list: string | undefined, base: string) => {
    const exports = aliases.get(base);
    if (exports === undefined) return whole;
    const from = `"./${newBase.get(base) ?? base}"`;
    if (list === undefined) return `import${from}`;
    const names = list.split(',').map((one) => {
      const [name = '', local = name] = one.trim().split(/\s+as\s+/u);
      const alias = exports.get(name);
      if (alias === undefined) throw new Error(`${base} does not export ${name}`);
      return `${alias} as ${local}`;
    });
    return `import{${names.join(',')}}from${from}`;
  });
  return taken.replaceAll(/"\.\/([^"/]+\.js)"/gu, (whole, base: string) => {
    const name = newBase.get(base);
    return name === undefined ? whole : `"./${name}"`;
  });
}

function describe(outputs: Outputs, start: readonly string[], names: ReadonlyMap<string, string>): Outputs {
  const [first = ''] = start;
  const described: Outputs = {};
  for (const [output, about] of Object.entries(outputs)) {
    if (start.includes(output) && output !== first) continue;
    const imports = (output === first ? start.flatMap((one) => outputs[one]?.imports ?? []) : about.imports)
      .filter(({ path, kind }) => !(output === first && kind === 'import-statement' && start.includes(path)))
      .map((one) => ({ ...one, path: names.get(one.path) ?? one.path }));
    described[names.get(output) ?? output] = { ...about, imports };
  }
  return described;
}
