import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from '../describe-build.ts';

/** Bytes of gzip, level 9, each file by itself as a server sends it. */
const budgets = {
  loader: 4000,
  survey: 18_000,
  signIn: 12_000,
  firstElement: 20_000,
  nextElement: 10_000,
  release: 20_000,
  map: 4000,
  files: 10_000,
} as const;

/** Addresses that name a thing and are never fetched. */
const namespaces =
  /^https?:\/\/(?:www\.w3\.org\/|schemas\.openxmlformats\.org\/|lit\.dev\/|simplewebauthn\.dev\/docs\/|ddialliance\.org\/Specification\/)/u;

const built = join(import.meta.dirname, '../dist');

export interface MeasuredWeight {
  readonly what: string;
  readonly bytes: number;
  readonly budget?: number;
}

/**
 * What the build weighs. The survey is everything that a person needs to answer to the last question: the script in
 * the frame's document, with one language's messages. Loaded when they are wanted, and listed
 * beside: signing in, the host's look, the closing (review, hand-in, matches), the sentences of failures.
 */
export function measureWidgets(outputFolder: string = built): MeasuredWeight[] {
  const manifest = JSON.parse(readFileSync(join(outputFolder, 'manifest.json'), 'utf8')) as Manifest;
  const frame = manifest['frame-needs-survey'];
  if (!frame || !('inline' in frame)) throw new Error('the manifest has no frame-needs-survey');
  const weigh = (addresses: Iterable<string>) =>
    [...addresses].reduce((sum, address) => sum + gzipSize(join(outputFolder, address)), 0);
  const onDemand = (name: string) => {
    // Each frame has a file of that name of its own.
    const own = readFileSync(join(outputFolder, frame.inline.it), 'utf8');
    const file = readdirSync(join(outputFolder, 'assets')).find(
      (one) => one.startsWith(`${name}-`) && own.includes(one),
    );
    if (file === undefined) throw new Error(`nothing on demand is called ${name}`);
    return closure(outputFolder, [`/assets/${file}`]);
  };
  const survey = (['it', 'en', 'ar'] as const).map((language) => ({
    what: `survey, ${language}`,
    bytes: weigh([frame.inline[language]]),
    budget: budgets.survey,
  }));
  return [
    { what: 'loader', bytes: weigh(['/embed/v1/snodo.js']), budget: budgets.loader },
    ...survey,
    ...measureHostElements(outputFolder),
    ...measureRelease(outputFolder, manifest),
    {
      what: 'sign-in from the survey, on demand',
      bytes: weigh(onDemand('room-door')),
      budget: budgets.signIn,
    },
    { what: 'rarer kinds of questions, on demand', bytes: weigh(onDemand('rare-fields')) },
    { what: 'check of an answer, on demand', bytes: weigh(onDemand('answer-check')) },
    { what: 'closing, on demand', bytes: weigh(onDemand('snodo-survey-closing')) },
    { what: "host's look, on demand", bytes: weigh(onDemand('theme-tokens')) },
  ];
}

/**
 * Elements in a host's own page: the first one with Lit and its Italian sentences, what a second one adds, and
 * what signing in adds to the first.
 */
function measureHostElements(outputFolder: string): MeasuredWeight[] {
  const version = readdirSync(join(outputFolder, 'embed/v1'), { withFileTypes: true }).find((one) =>
    one.isDirectory(),
  );
  if (!version) throw new Error('no version is pinned');
  const folder = `/embed/v1/${version.name}`;
  const named = (name: string) => {
    const file = readdirSync(join(outputFolder, folder)).find((one) => one.startsWith(`${name}-`));
    if (file === undefined) throw new Error(`no pinned file is called ${name}`);
    return `${folder}/${file}`;
  };
  const own = (names: readonly string[]) => closure(outputFolder, names.map(named));
  const without = (files: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...files].filter((file) => !others.has(file));
  const weigh = (addresses: Iterable<string>) =>
    [...addresses].reduce((sum, address) => sum + gzipSize(join(outputFolder, address)), 0);
  const words = weigh(largestOf(outputFolder, folder, ['common', 'embed']));
  const signIn = own(['host', 'snodo-sign-in', 'sign-in-holder']);
  const catalogue = own(['host', 'snodo-catalogue']);
  const catalogueWords = weigh(largestOf(outputFolder, folder, ['common', 'embed', 'portal']));
  const boardWords = weigh(largestOf(outputFolder, folder, ['board']));
  const exchangeWords = weigh(largestOf(outputFolder, folder, ['exchange']));
  const enrolmentWords = weigh(largestOf(outputFolder, folder, ['my-services']));
  const hours = own(['host', 'snodo-exchange-board']);
  const exchange = own(['host', 'snodo-exchange']);
  const ownHours = own(['host', 'snodo-time-bank']);
  const ownHoursWords = weigh(largestOf(outputFolder, folder, ['hours']));
  const calendar = own(['host', 'snodo-calendar']);
  const calendarWords = weigh(largestOf(outputFolder, folder, ['portal', 'calendar']));
  const client = without(own(['sign-in']), signIn);
  return [
    { what: 'sign-in element first', bytes: weigh(signIn) + words, budget: budgets.firstElement },
    { what: 'catalogue first', bytes: weigh(catalogue) + catalogueWords, budget: budgets.firstElement },
    {
      what: 'catalogue second',
      bytes: weigh(without(catalogue, signIn)) + catalogueWords,
      budget: budgets.nextElement,
    },
    {
      what: 'exchange board second',
      bytes: weigh(without(hours, signIn)) + boardWords,
      budget: budgets.nextElement,
    },
    {
      what: 'exchange third',
      bytes: weigh(without(exchange, new Set([...signIn, ...hours]))) + exchangeWords,
      budget: budgets.nextElement,
    },
    {
      what: 'own hours second',
      bytes: weigh(without(ownHours, signIn)) + ownHoursWords,
      budget: budgets.nextElement,
    },
    {
      what: 'way to own services second',
      bytes: weigh(without(own(['host', 'snodo-my-enrolments']), signIn)) + enrolmentWords,
      budget: budgets.nextElement,
    },
    {
      what: 'calendar second',
      bytes: weigh(without(calendar, signIn)) + calendarWords,
      budget: budgets.nextElement,
    },
    { what: 'sign-in, on demand', bytes: weigh(client), budget: budgets.signIn },
  ];
}

/**
 * What the console loads only when tables are opened: the figures and their words; then the map, when a question is
 * crossed by district; and what writes files, when one is asked for. Each without what was there before it.
 */
function measureRelease(outputFolder: string, manifest: Manifest): MeasuredWeight[] {
  const page = manifest['portal-console'];
  if (!page || !('file' in page)) throw new Error('the manifest has no portal-console');
  const named = (name: string) => {
    const file = readdirSync(join(outputFolder, 'assets')).find((one) => one.startsWith(`${name}-`));
    if (file === undefined) throw new Error(`nothing on demand is called ${name}`);
    return `/assets/${file}`;
  };
  const loaded = closure(outputFolder, [page.file, ...page.imports]);
  const weigh = (names: readonly string[]) => {
    const added = [...closure(outputFolder, names.map(named))].filter((address) => !loaded.has(address));
    for (const address of added) loaded.add(address);
    return added.reduce((sum, address) => sum + gzipSize(join(outputFolder, address)), 0);
  };
  const words = gzipSize(join(outputFolder, largestOf(outputFolder, '/assets', ['release'])[0] ?? ''));
  const view = weigh(['snodo-release-view']);
  return [
    { what: 'tables of a release, on demand', bytes: view + words, budget: budgets.release },
    { what: 'map of a release, on demand', bytes: weigh(['snodo-release-districts']), budget: budgets.map },
    {
      what: 'files of a release, on demand',
      bytes: weigh(['release-files', 'release-workbook']),
      budget: budgets.files,
    },
  ];
}

/** The heaviest language of each message file. */
function largestOf(outputFolder: string, folder: string, namespaces: readonly string[]): string[] {
  return namespaces.map((namespace) => {
    const files = readdirSync(join(outputFolder, folder)).filter((one) => one.startsWith(`${namespace}-`));
    const bySize = files.sort(
      (one, other) => gzipSize(join(outputFolder, folder, other)) - gzipSize(join(outputFolder, folder, one)),
    );
    return `${folder}/${bySize[0] ?? ''}`;
  });
}

/** One sentence for each budget that is passed and each thing that must not be in any output. */
export function checkBudgets(outputFolder: string = built): string[] {
  const weights = measureWidgets(outputFolder)
    .filter(({ bytes, budget }) => budget !== undefined && bytes > budget)
    .map(
      ({ what, bytes, budget }) => `${what} weighs ${bytes} bytes, ${bytes - (budget ?? 0)} more than it may`,
    );
  const contents = readdirSync(outputFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:js|css)$/u.test(path) && statSync(join(outputFolder, path)).isFile())
    .flatMap((path) => contentFaults(path, readFileSync(join(outputFolder, path), 'utf8')));
  return [...weights, ...contents];
}

/** What a strict policy of the host would block, or what would tell others who is here. */
export function contentFaults(path: string, text: string): string[] {
  const faults: string[] = [];
  if (/\beval\s*\(|\bnew Function\b/u.test(text)) faults.push(`${path} makes code out of text`);
  // What would be left of a module that asks for another in Node's way; for Node's own, that is as it should be.
  for (const [, name = ''] of text.matchAll(/\(void 0\)\(([^)]*)\)/gu)) {
    if (name !== '"crypto"') faults.push(`${path} lacks a module that it asks for: ${name}`);
  }
  for (const [address] of text.matchAll(/https?:\/\/[\w.-]+[^\s"'`)]*/gu)) {
    if (!namespaces.test(address)) faults.push(`${path} names an address of others: ${address}`);
  }
  return faults;
}

/** The files and all that they import, directly or not, read off what was written. */
function closure(outputFolder: string, files: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...files];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (found.has(address)) continue;
    found.add(address);
    const text = readFileSync(join(outputFolder, address), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/gu))
      waiting.push(`${posix.dirname(address)}/${name}`);
  }
  return found;
}

function gzipSize(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}
