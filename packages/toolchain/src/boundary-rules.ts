import { posix } from 'node:path';
import { isBuiltin } from 'node:module';
import type { SourceScan } from './source-scan.ts';

/** One line that breaks a rule; `advice` says what to do instead. */
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly advice: string;
}

/** One source file; `path` is relative to the root, with slashes. */
export interface SourceFile {
  readonly path: string;
  readonly scan: SourceScan;
}

interface Import {
  readonly specifier: string;
  readonly line: number;
  /** The path inside the repository, or undefined for a package from outside and for Node's own modules. */
  readonly target: string | undefined;
}

export type Rule = (file: SourceFile, imports: readonly Import[]) => Violation[];

// The table "may import" of the design, with identity for all, since every call names a community; `all` is impact, which reports on everything.
const DOMAINS: Readonly<Record<string, readonly string[] | 'all'>> = {
  identity: [],
  partners: ['identity'],
  surveys: ['identity'],
  catalogue: ['identity'],
  places: ['identity', 'catalogue'],
  'time-bank': ['identity', 'catalogue'],
  needs: ['identity', 'surveys', 'catalogue'],
  matching: ['identity', 'needs', 'catalogue', 'places', 'time-bank'],
  labs: ['identity', 'needs', 'places'],
  impact: 'all',
  notices: ['identity'],
};
const INFRASTRUCTURE: ReadonlySet<string> = new Set(['http', 'db']);
const COMPOSITION: ReadonlySet<string> = new Set(['programme', 'provider', 'pages']);
const PURE_PACKAGES: ReadonlySet<string> = new Set([
  'survey-engine',
  'survey-formats',
  'disclosure',
  'allocation',
  'ledger',
  'quantities',
  'recurrence',
  'hsds',
]);
// The commands put server, widgets and examples together; nothing imports them.
const COMMANDS = 'packages/toolchain/src/';
const ROW_FILE = /\/rows(?:\.gen)?\.ts$/;
const TEST_FILE = /\.test\.ts$|\.fixture\.ts$|(?:^|\/)(?:test|tests|fixtures)(?:\/|\.ts$)/;
const IO_NAME =
  /(?<![\w.$#])(fetch\s*\(|process\s*\.|XMLHttpRequest\b|WebSocket\b|localStorage\b|indexedDB\b|console\s*\.)/g;
const API_PATH = /(?<!embed|\.)\/v1\//;
const ELEMENT_CODE = /customElements\s*\.\s*define|\bextends\s+\w*Element\b/;

export const RULES: readonly Rule[] = [
  serverAndWidgetsStayApart,
  packagesStandAlone,
  domainsHaveOneDoor,
  domainsFollowTheTable,
  infrastructureKnowsNoDomain,
  purePackagesDoNoInputOrOutput,
  rowsStayHome,
  elementsKnowNoAddress,
];

/** Finds what each import of a file points at inside the repository. */
export function resolveImports({ path, scan }: SourceFile): Import[] {
  return scan.imports.map(({ specifier, line }) => ({
    specifier,
    line,
    target: resolveTarget(path, specifier),
  }));
}

function resolveTarget(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), specifier));
  const [, name, rest = ''] = /^@snodo\/([\w-]+)(\/.*)?$/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  if (name === 'server' || name === 'widgets') return `${name}${rest}`;
  if (name.startsWith('example-')) return `examples/${name.slice('example-'.length)}${rest}`;
  return `packages/${name}${rest}`;
}

function breaks(
  rule: string,
  { path }: SourceFile,
  imports: readonly Import[],
  advise: (found: Import & { readonly target: string }) => string | undefined,
): Violation[] {
  return imports.flatMap((found) => {
    const { target } = found;
    const advice = target === undefined ? undefined : advise({ ...found, target });
    return advice === undefined ? [] : [{ rule, file: path, line: found.line, advice }];
  });
}

function top(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The domain of a path under server/src, or undefined for infrastructure, composition and everything else. */
function domainOf(path: string): string | undefined {
  const folder = serverFolder(path);
  return folder === undefined || INFRASTRUCTURE.has(folder) || COMPOSITION.has(folder) ? undefined : folder;
}

/** The folder directly under server/src; undefined for files that lie there themselves. */
function serverFolder(path: string): string | undefined {
  const [server, src, folder, ...inside] = path.split('/');
  if (server !== 'server' || src !== 'src' || folder === undefined) return undefined;
  return inside.length > 0 || !folder.includes('.') ? folder : undefined;
}

function serverAndWidgetsStayApart(file: SourceFile, imports: readonly Import[]): Violation[] {
  const other = { server: 'widgets', widgets: 'server' }[top(file.path)];
  return breaks('server-and-widgets-apart', file, imports, ({ target }) =>
    other !== undefined && top(target) === other
      ? `${top(file.path)} never imports ${other}; move what both need into a package under packages/.`
      : undefined,
  );
}

function packagesStandAlone(file: SourceFile, imports: readonly Import[]): Violation[] {
  return breaks('packages-stand-alone', file, imports, ({ target }) =>
    top(file.path) === 'packages' &&
    !file.path.startsWith(COMMANDS) &&
    ['server', 'widgets', 'examples'].includes(top(target))
      ? `a package never imports ${top(target)}; pass what it needs as an argument, or move it into the package.`
      : undefined,
  );
}

function domainsHaveOneDoor(file: SourceFile, imports: readonly Import[]): Violation[] {
  return breaks('domain-door', file, imports, ({ target }) => {
    const domain = domainOf(target);
    if (domain === undefined || domain === domainOf(file.path)) return undefined;
    if (INFRASTRUCTURE.has(serverFolder(file.path) ?? '')) return undefined;
    const door = `server/src/${domain}/index.ts`;
    return target === door || target === `server/src/${domain}`
      ? undefined
      : `a domain is entered only through its index.ts; export what you need from ${door} and import that.`;
  });
}

function domainsFollowTheTable(file: SourceFile, imports: readonly Import[]): Violation[] {
  const domain = domainOf(file.path);
  if (domain === undefined) return [];
  const allowed = DOMAINS[domain];
  if (allowed === undefined) {
    const advice = `"${domain}" is no domain of the design; use one that is, or add it to the table in boundary-rules.ts.`;
    return [{ rule: 'domain-table', file: file.path, line: 1, advice }];
  }
  return breaks('domain-table', file, imports, ({ target }) => {
    const other = domainOf(target);
    if (other === undefined || other === domain || allowed === 'all' || allowed.includes(other))
      return undefined;
    const list = allowed.length === 0 ? 'no other domain' : `only ${allowed.join(', ')}`;
    return `${domain} may import ${list}, not ${other}; let the caller pass it in, or send it through the outbox.`;
  });
}

function infrastructureKnowsNoDomain(file: SourceFile, imports: readonly Import[]): Violation[] {
  const folder = serverFolder(file.path);
  if (folder === undefined || !INFRASTRUCTURE.has(folder)) return [];
  return breaks('infrastructure-below-domains', file, imports, ({ target }) => {
    const domain = domainOf(target);
    return domain === undefined
      ? undefined
      : `${folder} serves every domain and imports none, not ${domain}; take a function as a parameter instead.`;
  });
}

function purePackagesDoNoInputOrOutput(file: SourceFile, imports: readonly Import[]): Violation[] {
  const [packages, name = ''] = file.path.split('/');
  if (packages !== 'packages' || !PURE_PACKAGES.has(name) || TEST_FILE.test(file.path)) return [];
  // A verifier is a program that people run by itself; nothing imports it.
  if (file.path.startsWith(`packages/${name}/verifier/`)) return [];
  const advice = `packages/${name} is pure: no Node module and no input or output; let the caller do it and pass the outcome.`;
  const { code } = file.scan;
  const builtins = imports.filter(({ specifier }) => isBuiltin(specifier)).map(({ line }) => line);
  const names = [...code.matchAll(IO_NAME)].map(({ index }) => code.slice(0, index).split('\n').length);
  return [...builtins, ...names].map((line) => ({ rule: 'pure-packages', file: file.path, line, advice }));
}

function rowsStayHome(file: SourceFile, imports: readonly Import[]): Violation[] {
  return breaks('rows-stay-home', file, imports, ({ target }) => {
    if (!target.startsWith('server/src/') || !ROW_FILE.test(target)) return undefined;
    const home = serverFolder(target);
    const folder = serverFolder(file.path);
    // The generated rows of all tables lie in db, where every domain takes its own from.
    const isAtHome =
      folder === home || folder === 'db' || (home === 'db' && domainOf(file.path) !== undefined);
    return isAtHome
      ? undefined
      : `row types never leave their domain; import the public type from the contract or from ${home}/index.ts.`;
  });
}

function elementsKnowNoAddress(file: SourceFile): Violation[] {
  const { path, scan } = file;
  const isElement = /\/snodo-[\w-]+\.ts$/.test(path) || ELEMENT_CODE.test(scan.code);
  if (!path.startsWith('widgets/src/') || TEST_FILE.test(path) || !isElement) return [];
  const advice = 'an element never knows an address of the API; call the typed client through a data module.';
  return scan.literals
    .filter(({ text }) => API_PATH.test(text))
    .map(({ line }) => ({ rule: 'elements-know-no-address', file: path, line, advice }));
}
