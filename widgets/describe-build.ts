import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import type { Language } from '../packages/contract/src/languages.ts';
import { messagesFolder } from './build-plugins.ts';
import type { InlineStart } from './merge-start.ts';
import { laterImports, staticImports } from './output-imports.ts';

export interface ModuleEntry {
  /** Address of the module below the portal's origin. */
  readonly file: string;
  /** Modules that it imports, directly or not, to be preloaded. */
  readonly imports: readonly string[];
  /** Modules that it, or one of these in turn, loads only when they are wanted. */
  readonly later: readonly string[];
  /** Message files of its namespaces in each language. */
  readonly messages: Readonly<Record<Language, readonly string[]>>;
}

/** A frame begins with a script in its document, which needs nothing else; the file of each language. */
export interface InlineEntry {
  readonly inline: Readonly<Record<Language, string>>;
  /** Modules that it, or one of these in turn, loads only when they are wanted. */
  readonly later: readonly string[];
}

export type ManifestEntry = ModuleEntry | InlineEntry;

/** `dist/manifest.json`: every entry by name; `styles` holds the stylesheets by name. */
export type Manifest = Readonly<Record<string, ManifestEntry>> & {
  readonly styles: Readonly<Record<string, string>>;
};

type Outputs = Metafile['outputs'];

function outputOf(outputs: Outputs, path: string): string | undefined {
  return Object.keys(outputs).find((output) => {
    const { entryPoint } = outputs[output] ?? {};
    return entryPoint !== undefined && resolve(entryPoint) === resolve(path);
  });
}

/** The outputs with the messages that an entry names, in each language. */
export async function messageOutputs(outputs: Outputs, path: string): Promise<Record<Language, string[]>> {
  const namespaces = readNamespaces(await readFile(path, 'utf8'));
  const messagesIn = (language: Language) =>
    namespaces.map((namespace) => {
      const file = outputOf(outputs, join(messagesFolder, language, `${namespace}.json`));
      if (file === undefined) throw new Error(`${path} names messages that do not exist: ${namespace}`);
      return file;
    });
  return { it: messagesIn('it'), en: messagesIn('en'), ar: messagesIn('ar') };
}

export async function describeOutputs(
  metafiles: readonly Metafile[],
  inline: ReadonlyMap<string, InlineStart<Language>>,
  outputFolder: string,
  entries: ReadonlyMap<string, string>,
  styles: readonly (readonly [string, string])[],
): Promise<Manifest> {
  const address = (output: string) => `/${relative(outputFolder, resolve(output)).replaceAll('\\', '/')}`;
  const addressesOf = <Given>(byLanguage: Record<Language, Given>, make: (given: Given) => Given) => ({
    it: make(byLanguage.it),
    en: make(byLanguage.en),
    ar: make(byLanguage.ar),
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
    const start = inline.get(name);
    if (start !== undefined) {
      described[name] = { inline: addressesOf(start.scripts, address), later: start.later.map(address) };
      continue;
    }
    const [output, outputs] = built(path);
    described[name] = {
      file: address(output),
      imports: staticImports(outputs, output).map(address),
      later: laterImports(outputs, output).map(address),
      messages: addressesOf(await messageOutputs(outputs, path), (files) => files.map(address)),
    };
  }
  const styleFiles = styles.map(([name, path]) => [name, address(built(path)[0])] as const);
  return { ...described, styles: Object.fromEntries(styleFiles) } as Manifest;
}

function readNamespaces(text: string): string[] {
  const list = /export const namespaces = \[([^\]]*)\]/u.exec(text)?.[1] ?? '';
  return [...list.matchAll(/'([a-z-]+)'/gu)].map(([, name = '']) => name);
}
