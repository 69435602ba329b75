import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build, type BuildOptions, type BuildResult, type Metafile, type Plugin } from 'esbuild';
import { laterImports } from './output-imports.ts';

type Outputs = Metafile['outputs'];
type Built = BuildResult<{ write: false; metafile: true }>;

/** What a build has that everybody loads at once, and the names that its files get when that is one file. */
interface Start {
  readonly outputs: Outputs;
  /** The entry's own output first, then all that it imports at once. */
  readonly files: readonly string[];
  readonly first: string;
  readonly textOf: (output: string) => string;
  /** What each file of the start exports is called in the one file. */
  readonly aliases: Aliases;
  /** The new name of every output. */
  readonly names: ReadonlyMap<string, string>;
}

/** A start that stands in the document: its file in each language, and what it, or one of these in turn, loads later. */
export interface InlineStart<Language extends string> {
  readonly scripts: Readonly<Record<Language, string>>;
  readonly later: readonly string[];
}

type Aliases = ReadonlyMap<string, ReadonlyMap<string, string>>;

const startImport = /\bimport(?:\{([^}]*)\}from)?"\.\/([^"]+)"/gu;
/** Under this name a document holds what an inline start shares with the parts that are loaded later. */
const inlineName = 'snodoStart';

/**
 * Writes a build, with all that its one entry imports at once in a single file. Splitting makes a file of everything
 * that two parts share; for what every visitor needs from the start, one file is one request and a tenth lighter,
 * since compression sees it whole. Parts that are loaded later take what they share from that file. Returns the
 * description of what was written.
 */
export async function writeWithOneStart(built: Built, entry: string): Promise<Metafile> {
  const start = readStart(built, entry);
  const merged = newName(start, start.first);
  await write(merged, await mergedText(start, start.files, { format: 'esm' }, './'));
  await writeLater(start, (list, base) => {
    const from = `"./${newBase(start, base)}"`;
    if (list === undefined) return `import${from}`;
    return `import{${list.map(([alias, local]) => `${alias} as ${local}`).join(',')}}from${from}`;
  });
  return { ...built.metafile, outputs: describe(start) };
}

/**
 * Writes a build whose start stands in the document itself: one script for each language, with the named outputs (its
 * messages) inside, so that nothing has to be fetched for the first screen. No module can import from a script, so
 * parts that are loaded later take what they share from a name of the document.
 */
export async function writeWithInlineStart<Language extends string>(
  built: Built,
  entry: string,
  words: Readonly<Record<Language, readonly string[]>>,
  address: string,
): Promise<InlineStart<Language>> {
  const start = readStart(built, entry);
  const scripts: [Language, string][] = [];
  for (const language of Object.keys(words) as Language[]) {
    const files = [...start.files, ...withImports(start.outputs, words[language])];
    const text = await mergedText(start, files, { format: 'iife', globalName: inlineName }, address);
    if (/<\/?script|<!--/iu.test(text)) throw new Error(`${entry} cannot stand in a document`);
    const file = renamed(start.first, text).replace(/-(?=\w+\.js$)/u, `-${language}-`);
    await write(file, text);
    scripts.push([language, file]);
  }
  await writeLater(start, (list) =>
    list === undefined
      ? ''
      : `const{${list.map(([alias, local]) => `${alias}:${local}`).join(',')}}=${inlineName}`,
  );
  const later = laterImports(describe(start), newName(start, start.first));
  return { scripts: Object.fromEntries(scripts) as Record<Language, string>, later };
}

function readStart({ metafile: { outputs }, outputFiles }: Built, entry: string): Start {
  const texts = new Map(outputFiles.map(({ path, text }) => [resolve(path), text]));
  const textOf = (output: string) => texts.get(resolve(output)) ?? '';
  const first = Object.keys(outputs).find((output) => {
    const { entryPoint } = outputs[output] ?? {};
    return entryPoint !== undefined && resolve(entryPoint) === resolve(entry);
  });
  if (first === undefined) throw new Error(`nothing was built from ${entry}`);
  const files = withImports(outputs, [first]);
  const merged = renamed(first, files.map(textOf).join('\n'));
  const names = new Map(
    Object.keys(outputs).map((output) => {
      if (files.includes(output)) return [output, merged];
      return [
        output,
        reaches(outputs, output, files) ? renamed(output, `${basename(output)} ${basename(merged)}`) : output,
      ];
    }),
  );
  return { outputs, files, first, textOf, aliases: aliasesOf(outputs, files), names };
}

/** The outputs, and all that they import at once. */
function withImports(outputs: Outputs, wanted: readonly string[]): string[] {
  const found = new Set(wanted);
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

function newName({ names }: Start, output: string): string {
  return names.get(output) ?? output;
}

/** The new name of a file, by its old one, both without their folder. */
function newBase({ names }: Start, base: string): string {
  const [, name = base] = [...names].find(([output]) => basename(output) === base) ?? [];
  return basename(name);
}

/** A short name in the one file for each export of each file of the start; the entry's own keep theirs. */
function aliasesOf(outputs: Outputs, start: readonly string[]): Aliases {
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

/** The files as one, which exports what the start does; what it loads later lies below the address. */
async function mergedText(
  start: Start,
  files: readonly string[],
  form: Pick<BuildOptions, 'format' | 'globalName'>,
  address: string,
): Promise<string> {
  const lines = [...start.aliases].map(([base, exports]) => {
    const list = [...exports].map(([name, alias]) => `${name} as ${alias}`);
    return list.length === 0 ? `import "./${base}";` : `export { ${list.join(', ')} } from "./${base}";`;
  });
  const contents = new Map(files.map((output) => [basename(output), start.textOf(output)]));
  const inMemory: Plugin = {
    name: 'in-memory',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.\// }, ({ path }) => {
        const base = path.slice(2);
        if (contents.has(base)) return { path: base, namespace: 'start' };
        return { path: `${address}${newBase(start, base)}`, external: true };
      });
      bundle.onLoad({ filter: /./, namespace: 'start' }, ({ path }) => ({
        contents: contents.get(path) ?? '',
      }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), loader: 'js' },
    bundle: true,
    ...form,
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    write: false,
    plugins: [inMemory],
  });
  return outputFiles[0]?.text.trim() ?? '';
}

type Taken = readonly (readonly [alias: string, local: string])[];

/** The parts that are loaded later, with the names of files and exports as they now are. */
async function writeLater(
  start: Start,
  take: (list: Taken | undefined, base: string) => string,
): Promise<void> {
  for (const [output, name] of start.names) {
    if (start.files.includes(output)) continue;
    const taken = start
      .textOf(output)
      .replaceAll(startImport, (whole, list: string | undefined, base: string) => {
        const exports = start.aliases.get(base);
        if (exports === undefined) return whole;
        const names = list?.split(',').map((one) => {
          const [exported = '', local = exported] = one.trim().split(/\s+as\s+/u);
          const alias = exports.get(exported);
          if (alias === undefined) throw new Error(`${base} does not export ${exported}`);
          return [alias, local] as const;
        });
        return take(names, base);
      });
    await write(
      name,
      taken.replaceAll(/"\.\/([^"/]+\.js)"/gu, (_whole, base: string) => `"./${newBase(start, base)}"`),
    );
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function describe(start: Start): Outputs {
  const { outputs, files, first } = start;
  const described: Outputs = {};
  for (const [output, about] of Object.entries(outputs)) {
    if (files.includes(output) && output !== first) continue;
    const imports = (output === first ? files.flatMap((one) => outputs[one]?.imports ?? []) : about.imports)
      .filter(({ path, kind }) => !(output === first && kind === 'import-statement' && files.includes(path)))
      .map((one) => ({ ...one, path: newName(start, one.path) }));
    described[newName(start, output)] = { ...about, imports };
  }
  return described;
}
