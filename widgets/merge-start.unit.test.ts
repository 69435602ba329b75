import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { afterEach, expect, test } from 'vitest';
import { writeWithInlineStart, writeWithOneStart } from './merge-start.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const sources = {
  'entry.js': `import { count } from './counter.js'; import { greet } from './words.js';
    export const namespaces = ['common'];
    export const start = async () => [greet('entry'), count(), ...(await (await import('./later.js')).go())];
    export const end = async () => (await import('./last.js')).end();
    const words = { it: () => import('./it.js'), en: () => import('./en.js') };
    export const say = async (language) => (await words[language]()).default;`,
  'it.js': `export default 'buongiorno';`,
  'en.js': `export default 'good morning';`,
  'counter.js': `let counted = 0; export const count = () => ++counted; export class Unused {}`,
  'words.js': `export const greet = (name) => 'hello ' + name; export default 'plain';`,
  'later.js': `import { count } from './counter.js'; import plain, { greet } from './words.js';
    export const go = async () => [greet('later'), count(), plain, (await import('./last.js')).end()];`,
  'last.js': `import { count } from './counter.js'; export const end = () => 'end ' + count();`,
  'alone.json': `{"words":"alone"}`,
};

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'snodo-merge-'));
  folders.push(folder);
  return folder;
}

async function split(changes: Partial<typeof sources>, folder: string) {
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  for (const [name, text] of Object.entries({ ...sources, ...changes }))
    writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const entry = join(folder, 'entry.js');
  const result = await build({
    entryPoints: [{ in: entry, out: 'entry' }],
    outdir: join(folder, 'out'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    splitting: true,
    metafile: true,
    write: false,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
  });
  return { entry, result };
}

async function built(changes: Partial<typeof sources> = {}, folder: string = newFolder()): Promise<string> {
  const { entry, result } = await split(changes, folder);
  const { outputs } = await writeWithOneStart(result, entry);
  writeFileSync(join(folder, 'out/package.json'), '{"type":"module"}');
  const output = Object.keys(outputs).find((one) => outputs[one]?.entryPoint?.endsWith('entry.js'));
  if (output === undefined) throw new Error('the entry is gone');
  expect(outputs[output]?.imports.filter(({ kind }) => kind === 'import-statement')).toEqual([]);
  for (const path of Object.keys(outputs)) expect(existsSync(path)).toBe(true);
  return output;
}

test('one file holds the start, and later parts share its state', async () => {
  const output = await built();
  const module = (await import(pathToFileURL(output).href)) as {
    start: () => Promise<unknown[]>;
    end: () => Promise<string>;
    namespaces: string[];
  };
  expect(module.namespaces).toEqual(['common']);
  expect(await module.start()).toEqual(['hello entry', 1, 'hello later', 2, 'plain', 'end 3']);
  expect(await module.end()).toBe('end 4');
});

test('a change at the start renames the start and every part that names it', async () => {
  const folder = newFolder();
  const names = async (changes = {}) =>
    readdirSync(join(await built(changes, folder), '..'))
      .filter((name) => /^(?:entry|later|last)-/u.test(name))
      .sort();
  const before = await names();
  expect(await names()).toEqual(before);
  const after = await names({ 'counter.js': sources['counter.js'].replace('counted = 0', 'counted = 9') });
  expect(after.filter((name) => before.includes(name))).toEqual([]);
  expect(after).toHaveLength(before.length);
});

test('what is written names only files that are there', async () => {
  const output = await built();
  const folder = join(output, '..');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const named = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/"\.\/([^"]+\.js)"/gu)].map(
      ([, name = '']) => name,
    ),
  );
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((name) => !files.includes(basename(name)))).toEqual([]);
});

/** The scripts of a start that stands in a document, as texts. */
async function builtInline(changes: Partial<typeof sources> = {}, folder: string = newFolder()) {
  const { entry, result } = await split(changes, folder);
  const { outputs } = result.metafile;
  const outputOf = (name: string) =>
    Object.keys(outputs).filter((output) => outputs[output]?.entryPoint?.endsWith(name));
  const words = { it: outputOf('it.js'), en: outputOf('en.js') };
  const out = join(folder, 'out');
  const { scripts, later } = await writeWithInlineStart(result, entry, words, `${pathToFileURL(out).href}/`);
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  return { out, later, it: readFileSync(scripts.it, 'utf8'), en: readFileSync(scripts.en, 'utf8') };
}

test('a start in a document has its words with it, and later parts share its state', async () => {
  const { it, en } = await builtInline();
  expect([it.includes('buongiorno'), it.includes('good morning')]).toEqual([true, false]);
  expect([en.includes('buongiorno'), en.includes('good morning')]).toEqual([false, true]);
  runInThisContext(it, { importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  const { snodoStart } = globalThis as unknown as {
    snodoStart: {
      start: () => Promise<unknown[]>;
      end: () => Promise<string>;
      say: (of: string) => Promise<string>;
    };
  };
  expect(await snodoStart.start()).toEqual(['hello entry', 1, 'hello later', 2, 'plain', 'end 3']);
  expect(await snodoStart.end()).toBe('end 4');
  expect(await snodoStart.say('it')).toBe('buongiorno');
  expect(await snodoStart.say('en')).toBe('good morning');
});

test('no part that is loaded later keeps its name when a start in a document changes', async () => {
  const folder = newFolder();
  const names = async (changes = {}) => {
    const { out, later } = await builtInline(changes, folder);
    expect(later.filter((file) => !existsSync(file))).toEqual([]);
    expect(later.length).toBeGreaterThan(1);
    return readdirSync(out).filter((name) => /^(?:entry|later|last)-/u.test(name));
  };
  const before = await names();
  expect(await names()).toEqual(before);
  const after = await names({ 'counter.js': sources['counter.js'].replace('counted = 0', 'counted = 9') });
  expect(after.filter((name) => before.includes(name))).toEqual([]);
  expect(after).toHaveLength(before.length);
});

test('refuses a start that would end the script of its document', async () => {
  const text =
    'const tag = "<scr" + "ipt>"; export const greet = (name) => tag + name; export default "plain";';
  await expect(builtInline({ 'words.js': text })).rejects.toThrow('cannot stand in a document');
});
