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
import { build, type BuildOptions, type Metafile } from 'esbuild';
import type { Language } from '../packages/contract/src/languages.ts';
import {
  messagesFolder,
  messagesPlugin,
  openDoorPlugin,
  smallLitPlugin,
  templatesPlugin,
} from './build-plugins.ts';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
/** The message files that a frame may load; it need not carry the addresses of the others. */
const frameNamespaces = ['common', 'survey', 'closing', 'matching', 'problem'];

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
  const styles = await findStyles();
  const shared = {
    ...commonOptions,
    ...modes,
    outdir: join(outputFolder, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[name]-[hash]',
    assetNames: '[name]-[hash]',
    splitting: true,
    metafile: true,
  } as const;
  const isFrame = ([name]: readonly [string, string]) => name.startsWith('frame-');
  const entryPoints = (list: readonly (readonly [string, string])[]) =>
    list.map(([out, path]) => ({ in: path, out }));
  const pages = await build({
    ...shared,
    entryPoints: [
      ...entryPoints([...entries].filter((entry) => !isFrame(entry))),
      ...styles.map(([out, path]) => ({ in: path, out: `style-${out}` })),
    ],
    plugins: [messagesPlugin(), ...(isDevelopment ? [] : [templatesPlugin()])],
  });
  // Frames share nothing with the portal's pages, so that what those need does not weigh on them.
  const frames = await build({
    ...shared,
    entryPoints: entryPoints([...entries].filter(isFrame)),
    plugins: [
      messagesPlugin(frameNamespaces),
      smallLitPlugin(),
      openDoorPlugin(),
      templatesPlugin(await frameSources()),
    ],
  });
  const metafiles = [pages.metafile, frames.metafile];
  await buildLoader(outputFolder, modes);
  const manifest = await describeOutputs(metafiles, outputFolder, entries, styles);
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

/** What the elements of a frame are made of; other elements stand beside them in the same folders. */
async function frameSources(): Promise<string[]> {
  const patterns = ['frame/*.ts', 'embed/*.ts', 'matching/*.ts', 'surveys/*.ts', 'ui/base.styles.ts'];
  const texts: string[] = [];
  for await (const path of glob(patterns, { cwd: source })) {
    if (!/release|campaign|console|\.test\.ts$/u.test(path))
      texts.push(await readFile(join(source, path), 'utf8'));
  }
  return texts;
}

type Outputs = Metafile['outputs'];

async function describeOutputs(
  metafiles: readonly Metafile[],
  outputFolder: string,
  entries: ReadonlyMap<string, string>,
  styles: readonly (readonly [string, string])[],
): Promise<Manifest> {
  const address = (output: string) => `/${relative(outputFolder, resolve(output)).replaceAll('\\', '/')}`;
  const outputOf = (outputs: Outputs, path: string) =>
    Object.keys(outputs).find((output) => {
      const { entryPoint } = outputs[output] ?? {};
      return entryPoint !== undefined && resolve(entryPoint) === resolve(path);
    });
  const built = (path: string): readonly [output: string, outputs: Outputs] => {
    for (const { outputs } of metafiles) {
      const output = outputOf(outputs, path);
      if (output !== undefined) return [output, outputs];
    }
    throw new Error(`nothing was built from ${path}`);
  };
  const described: Record<string, ManifestEntry> = {};
  for (const [name, path] of entries) {
    const [output, outputs] = built(path);
    const namespaces = readNamespaces(await readFile(path, 'utf8'));
    const messagesIn = (language: Language) =>
      namespaces.map((namespace) => {
        const file = outputOf(outputs, join(messagesFolder, language, `${namespace}.json`));
        if (file === undefined) throw new Error(`${path} names messages that do not exist: ${namespace}`);
        return address(file);
      });
    described[name] = {
      file: address(output),
      imports: staticImports(outputs, output).map(address),
      messages: { it: messagesIn('it'), en: messagesIn('en'), ar: messagesIn('ar') },
    };
  }
  const styleFiles = styles.map(([name, path]) => [name, address(built(path)[0])] as const);
  return { ...described, styles: Object.fromEntries(styleFiles) } as Manifest;
}

function staticImports(outputs: Outputs, output: string): string[] {
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

function readNamespaces(text: string): string[] {
  const list = /export const namespaces = \[([^\]]*)\]/u.exec(text)?.[1] ?? '';
  return [...list.matchAll(/'([a-z-]+)'/gu)].map(([, name = '']) => name);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildWidgets({ isDevelopment: process.argv.includes('--development') });
}
