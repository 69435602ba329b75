/**
 * Builds what browsers load. What is an entry is told by where a file stands:
 *
 * | source | entry | output |
 * |---|---|---|
 * | `src/embed/snodo.ts` | `snodo` | `dist/embed/v1/snodo.js`, and pinned in `dist/embed/v1/<version>/` |
 * | `src/embed/signed-in.ts` | `signed-in` | `dist/assets/signed-in-<hash>.js` |
 * | `src/frame/<name>.ts` | `frame-<name>` | `dist/assets/frame-<name>-<hash>.js` |
 * | `src/portal/**\/<name>.entry.ts` | `<name>` | `dist/assets/<name>-<hash>.js` |
 * | `src/**\/<name>.css` | style `<name>` | `dist/assets/<name>-<hash>.css`, fonts beside it |
 *
 * An entry that loads messages names them as `export const namespaces = ['common', …]`, one line that this
 * build reads as text, so that the manifest can tell the server which message files to preload.
 */
import { copyFile, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import type { Language } from '../packages/contract/src/languages.ts';
import { compileCatalogue } from '../packages/messages/src/compile.ts';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');

export interface ManifestEntry {
  /** Address of the module below the portal's origin. */
  readonly file: string;
  /** Modules that it imports, directly or not, to be preloaded. */
  readonly imports: readonly string[];
  /** Message files of its namespaces in each language. */
  readonly messages: Readonly<Record<Language, readonly string[]>>;
}

/** `dist/manifest.json`: every entry by name; `styles` holds the stylesheets by name. */
export type Manifest = Readonly<Record<string, ManifestEntry>> & {
  readonly styles: Readonly<Record<string, string>>;
};

export interface BuildWidgetsOptions {
  /** Where the output goes; `widgets/dist` unless told. Emptied first. */
  readonly outputFolder?: string;
  /** Readable output with source maps. */
  readonly isDevelopment?: boolean;
}

/** Compiles `packages/messages/src/<language>/<namespace>.json` into functions. */
export function messagesPlugin(): Plugin {
  return {
    name: 'messages',
    setup({ onLoad }) {
      onLoad({ filter: /packages[\\/]messages[\\/]src[\\/][a-z]{2}[\\/][a-z-]+\.json$/ }, async ({ path }) => ({
        contents: compileCatalogue(basename(dirname(path)), JSON.parse(await readFile(path, 'utf8'))),
        loader: 'js',
      }));
    },
  };
}

/** Folds the white space of `html` and `css` templates, which no browser shows and every browser loads. */
export function templatesPlugin(): Plugin {
  return {
    name: 'templates',
    setup({ onLoad }) {
      onLoad({ filter: /widgets[\\/]src[\\/].+\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const folded = /\b(?:html|css|svg)`/u.test(text) ? text.replaceAll(/\n\s+/gu, '\n') : text;
        return { contents: await minifyStyles(folded), loader: 'ts' };
      });
      onLoad({ filter: /\.css$/ }, async ({ path, with: attributes }) => {
        if (attributes['type'] !== 'text') return undefined;
        const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
        return { contents: code.trim(), loader: 'text' };
      });
    },
  };
}

/** Minifies the style sheets that stand in `css` templates without a substitution. */
async function minifyStyles(text: string): Promise<string> {
  const parts = text.split(/(\bcss`[^`$]*`)/u);
  const minified = parts.map(async (part) => {
    if (!part.startsWith('css`')) return part;
    const { code } = await transform(part.slice(4, -1).replaceAll('\\\\', '\\'), { loader: 'css', minify: true });
    return `css\`${code.trim().replaceAll('\\', '\\\\')}\``;
  });
  return (await Promise.all(minified)).join('');
}

/** Modules that only export: whoever uses none of their names does not load them. */
const exportsOnly = /[\\/](?:@lit[\\/]context|packages[\\/](?:survey-engine|client)[\\/]src)[\\/]/u;

/** Says of {@link exportsOnly} what their packages do not say, so that a barrel does not draw in all it names. */
export function treeShakingPlugin(): Plugin {
  return {
    name: 'tree-shaking',
    setup({ onResolve, resolve: resolvePath }) {
      onResolve({ filter: /^(?:\.|@lit\/context|@snodo\/)/ }, async ({ path, pluginData, ...where }) => {
        if (pluginData === 'tree-shaking') return undefined;
        const found = await resolvePath(path, { ...where, pluginData: 'tree-shaking' });
        return exportsOnly.test(found.path) ? { path: found.path, sideEffects: false } : undefined;
      });
    },
  };
}

/** What every bundle of this folder shares, tests included. */
export const commonOptions = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  loader: { '.woff2': 'file' },
} as const satisfies BuildOptions;

export async function buildWidgets(options: BuildWidgetsOptions = {}): Promise<Manifest> {
  const outputFolder = resolve(options.outputFolder ?? join(here, 'dist'));
  const isDevelopment = options.isDevelopment ?? false;
  await rm(outputFolder, { recursive: true, force: true });
  const modes = { minify: !isDevelopment, sourcemap: isDevelopment ? 'linked' : false } as const;
  const entries = await findEntries();
  const { metafile } = await build({
    ...commonOptions,
    ...modes,
    entryPoints: [
      ...[...entries].map(([out, path]) => ({ in: path, out })),
      ...(await findStyles()).map(([out, path]) => ({ in: path, out: `style-${out}` })),
    ],
    outdir: join(outputFolder, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[name]-[hash]',
    assetNames: '[name]-[hash]',
    splitting: true,
    metafile: true,
    plugins: [messagesPlugin(), ...(isDevelopment ? [] : [templatesPlugin()])],
  });
  await buildLoader(outputFolder, modes);
  const manifest = await describeOutputs(metafile, outputFolder, entries);
  await writeFile(join(outputFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function findEntries(): Promise<Map<string, string>> {
  const entries = new Map<string, string>([['signed-in', join(source, 'embed/signed-in.ts')]]);
  for await (const path of glob('frame/*.ts', { cwd: source })) {
    if (!path.endsWith('.test.ts')) entries.set(`frame-${basename(path, '.ts')}`, join(source, path));
  }
  for await (const path of glob('portal/**/*.entry.ts', { cwd: source })) {
    const name = basename(path, '.entry.ts');
    if (entries.has(name)) throw new Error(`two entries are called ${name}`);
    entries.set(name, join(source, path));
  }
  return entries;
}

async function findStyles(): Promise<(readonly [name: string, path: string])[]> {
  const styles: (readonly [string, string])[] = [];
  for await (const path of glob('**/*.css', { cwd: source })) {
    styles.push([basename(path, '.css'), join(source, path)]);
  }
  return styles;
}

/** The loader keeps its address for ever and imports nothing, so that one small request starts an embed. */
async function buildLoader(outputFolder: string, modes: BuildOptions): Promise<void> {
  const { version } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8')) as { version: string };
  const folder = join(outputFolder, 'embed/v1');
  const outfile = join(folder, 'snodo.js');
  await build({
    ...commonOptions,
    ...modes,
    entryPoints: [join(source, 'embed/snodo.ts')],
    outfile,
    define: { SNODO_VERSION: JSON.stringify(version) },
    plugins: [templatesPlugin()],
  });
  await mkdir(join(folder, version), { recursive: true });
  await copyFile(outfile, join(folder, version, 'snodo.js'));
}

async function describeOutputs(
  metafile: Metafile,
  outputFolder: string,
  entries: ReadonlyMap<string, string>,
): Promise<Manifest> {
  const address = (output: string) => `/${relative(outputFolder, resolve(output)).replaceAll('\\', '/')}`;
  const byEntryPoint = new Map<string, string>();
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint !== undefined) byEntryPoint.set(resolve(entryPoint), output);
  }
  const outputOf = (path: string): string => {
    const output = byEntryPoint.get(resolve(path));
    if (output === undefined) throw new Error(`nothing was built from ${path}`);
    return output;
  };
  const described: Record<string, ManifestEntry> = {};
  for (const [name, path] of entries) {
    const output = outputOf(path);
    const namespaces = readNamespaces(await readFile(path, 'utf8'));
    const messagesIn = (language: Language) =>
      namespaces.map((namespace) =>
        address(outputOf(join(here, `../packages/messages/src/${language}/${namespace}.json`))),
      );
    described[name] = {
      file: address(output),
      imports: staticImports(metafile, output).map(address),
      messages: { it: messagesIn('it'), en: messagesIn('en'), ar: messagesIn('ar') },
    };
  }
  const styles: Record<string, string> = {};
  for (const [name, path] of await findStyles()) styles[name] = address(outputOf(path));
  return { ...described, styles } as Manifest;
}

function staticImports(metafile: Metafile, output: string): string[] {
  const found = new Set<string>();
  const waiting = [output];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { path, kind } of metafile.outputs[next]?.imports ?? []) {
      if (kind !== 'import-statement' || found.has(path)) continue;
      found.add(path);
      waiting.push(path);
    }
  }
  return [...found].sort();
}

function readNamespaces(text: string): string[] {
  const list = /export const namespaces = \[([^\]]*)\]/u.exec(text)?.[1] ?? '';
  return [...list.matchAll(/'([a-z-]+)'/gu)].map(([, name = '']) => name);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildWidgets({ isDevelopment: process.argv.includes('--development') });
}
