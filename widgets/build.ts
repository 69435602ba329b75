/**
 * Builds what browsers load. What is an entry is told by where a file stands:
 *
 * | source | entry | output |
 * |---|---|---|
 * | `src/embed/snodo.ts` | the loader | `dist/embed/v1/snodo.js`, and pinned `dist/embed/v1/<version>/snodo.js` |
 * | `src/embed/host.ts` | what the loader loads | `dist/embed/v1/<version>/host-<hash>.js` and its chunks |
 * | `src/embed/pages/<name>.ts` with `namespaces` | `<name>` | `dist/assets/<name>-<hash>.js` |
 * | `src/frame/<name>.ts` | `frame-<name>` | `dist/assets/frame-<name>-<language>-<hash>.js`, to stand in the document |
 * | `src/portal/**\/<name>.entry.ts` | `<name>` | `dist/assets/<name>-<hash>.js` |
 * | `src/**\/<name>.css` | style `<name>` | `dist/assets/<name>-<hash>.css`, fonts beside it |
 *
 * An entry that loads messages names them as `export const namespaces = ['common', …]`, one line that this
 * build reads as text, so that the manifest can tell the server which message files to preload.
 */
import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import type { Language } from '../packages/contract/src/languages.ts';
import {
  messagesPlugin,
  openDoorPlugin,
  smallLitPlugin,
  templatesPlugin,
  trustedTypesPlugin,
} from './build-plugins.ts';
import { describeOutputs, messageOutputs, type Manifest } from './describe-build.ts';
import { writeWithInlineStart, writeWithOneStart, type InlineStart } from './merge-start.ts';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const hostEntry = join(source, 'embed/host.ts');
/** The message files that a frame or a host's page may load; they need not carry the addresses of the others. */
const hostNamespaces = [
  'common',
  'embed',
  'problem',
  'portal',
  'board',
  'exchange',
  'hours',
  'my-services',
  'calendar',
  'proof',
];
const frameNamespaces: Readonly<Record<string, readonly string[]>> = {
  'frame-needs-survey': ['common', 'survey', 'field', 'fault', 'closing', 'matching', 'problem', 'embed'],
  'frame-catalogue': ['common', 'embed', 'problem', 'portal'],
};

/** Sources whose tokens a bundle carries. */
const hostSources = [
  'embed/*.ts',
  'ui/base-rules.ts',
  'catalogue/service.ts',
  'time-bank/*.ts',
  'places/booking/booking.styles.ts',
  'places/calendar/calendar.styles.ts',
  'time-bank/bank/{balance-view,hours-screen.styles,hours.styles,proof.styles}.ts',
];
const frameSources: Readonly<Record<string, readonly string[]>> = {
  'frame-needs-survey': ['frame/*.ts', 'matching/*.ts', 'surveys/*.ts', 'ui/base-rules.ts'],
  'frame-catalogue': ['frame/*.ts', 'embed/*.ts', 'ui/base-rules.ts', 'catalogue/service.ts'],
};

export interface BuildWidgetsOptions {
  /** Where the output goes; `widgets/dist` unless told. Emptied first. */
  readonly outputFolder?: string;
  /** Readable output with source maps. */
  readonly isDevelopment?: boolean;
  /**
   * Major version of the embed, 1 unless told. Another one has tags of its own (`snodo2-…`), its own address
   * (`embed/v2/`) and its own policy name, so that both live on one page.
   */
  readonly major?: number;
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
  const major = options.major ?? 1;
  await rm(outputFolder, { recursive: true, force: true });
  const modes = {
    minify: !isDevelopment,
    sourcemap: isDevelopment ? 'linked' : false,
    define: {
      SNODO_PREFIX: JSON.stringify(major === 1 ? 'snodo' : `snodo${major}`),
    },
  } as const;
  const entries = await findEntries();
  const styles = await findStyles();
  const shared = {
    ...commonOptions,
    ...modes,
    outdir: join(outputFolder, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
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
    plugins: [messagesPlugin(), trustedTypesPlugin(major), ...(isDevelopment ? [] : [templatesPlugin()])],
  });
  // A frame shares nothing with other pages, so that what those need does not weigh on it.
  const frames: Metafile[] = [];
  const inline = new Map<string, InlineStart<Language>>();
  for (const [out, path] of [...entries].filter(isFrame)) {
    const frame = await build({
      ...shared,
      // A library asks for Node's own modules where there are any; a stand-in for that would weigh on every file. Only
      // here: the parts of pages that are modules of Node's kind would lose the parts that they are made of.
      define: { ...modes.define, require: 'undefined' },
      write: false,
      entryPoints: [{ in: path, out }],
      plugins: [
        messagesPlugin(frameNamespaces[out]),
        trustedTypesPlugin(major),
        smallLitPlugin(),
        openDoorPlugin(),
        templatesPlugin(await readSources(frameSources[out] ?? [])),
      ],
    });
    if (isDevelopment) frames.push(await writeAll(frame));
    else {
      const words = await messageOutputs(frame.metafile.outputs, path);
      inline.set(out, await writeWithInlineStart(frame, path, words, '/assets/'));
    }
  }
  const metafiles = [pages.metafile, ...frames, await buildEmbed(outputFolder, modes, major)];
  const described = new Map([...entries, ['host', hostEntry]]);
  const manifest = await describeOutputs(metafiles, inline, outputFolder, described, styles);
  await writeFile(join(outputFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** As it was split, with its source maps. */
async function writeAll({ outputFiles, metafile }: BuildResult<{ write: false; metafile: true }>) {
  for (const { path, contents } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  return metafile;
}

async function findEntries(): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for await (const path of glob('embed/pages/*.ts', { cwd: source })) {
    const text = await readFile(join(source, path), 'utf8');
    if (text.includes('export const namespaces')) entries.set(basename(path, '.ts'), join(source, path));
  }
  for await (const path of glob('frame/*.ts', { cwd: source })) {
    const text = await readFile(join(source, path), 'utf8');
    if (text.includes('export const namespaces'))
      entries.set(`frame-${basename(path, '.ts')}`, join(source, path));
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

/**
 * The loader keeps its address for ever and imports nothing at once, so that one small request starts an embed.
 * What it loads later stands below the address of the version, where nothing ever changes; a page that pins a
 * version gets that version whole. `integrity.json` tells the hash of every pinned file.
 */
async function buildEmbed(outputFolder: string, modes: BuildOptions, major: number): Promise<Metafile> {
  const { version } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8')) as { version: string };
  const folder = join(outputFolder, `embed/v${major}`);
  const pinned = join(folder, version);
  const built = await build({
    ...commonOptions,
    ...modes,
    write: false,
    entryPoints: [{ in: hostEntry, out: 'host' }],
    outdir: pinned,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    splitting: true,
    metafile: true,
    plugins: [
      messagesPlugin(hostNamespaces),
      trustedTypesPlugin(major),
      templatesPlugin(await readSources(hostSources)),
    ],
  });
  const host = modes.minify === true ? await writeWithOneStart(built, hostEntry) : await writeAll(built);
  const entry = Object.entries(host.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('host.ts'));
  if (!entry) throw new Error('the host module was not built');
  const name = basename(entry[0]);
  const loader = async (outfile: string, address: string) =>
    build({
      ...commonOptions,
      ...modes,
      entryPoints: [join(source, 'embed/snodo.ts')],
      outfile,
      define: {
        ...modes.define,
        SNODO_VERSION: JSON.stringify(version),
        SNODO_HOST: JSON.stringify(address),
      },
      plugins: [templatesPlugin()],
    });
  await loader(join(folder, 'snodo.js'), `./${version}/${name}`);
  await loader(join(pinned, 'snodo.js'), `./${name}`);
  await writeFile(
    join(folder, 'integrity.json'),
    `${JSON.stringify(await hashesOf(folder, version), null, 2)}\n`,
  );
  return host;
}

/** `{ "<version>/<file>": "sha384-…" }` of every pinned script, as `integrity` takes it. */
async function hashesOf(folder: string, version: string): Promise<Record<string, string>> {
  const files = (await readdir(join(folder, version))).filter((file) => file.endsWith('.js')).sort();
  const hashed = files.map(async (file) => {
    const bytes = await readFile(join(folder, version, file));
    return [`${version}/${file}`, `sha384-${createHash('sha384').update(bytes).digest('base64')}`] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}

/** What a bundle is made of; other things stand beside it in the same folders. */
async function readSources(patterns: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for await (const path of glob(patterns, { cwd: source })) {
    if (!/release|campaign|console|written|theme-form|\.test\.ts$/u.test(path))
      texts.push(await readFile(join(source, path), 'utf8'));
  }
  return texts;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildWidgets({ isDevelopment: process.argv.includes('--development') });
}
