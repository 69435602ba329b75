import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from '../build.ts';

/** Bytes of gzip, level 9, each file by itself as a server sends it. */
const budgets = { loader: 4000, survey: 20_000, signIn: 12_000 } as const;

/** Addresses that name a thing and are never fetched. */
const namespaces = /^https?:\/\/(?:www\.w3\.org\/|lit\.dev\/)/u;

const built = join(import.meta.dirname, '../dist');

export interface MeasuredWeight {
  readonly what: string;
  readonly bytes: number;
  readonly budget?: number;
}

/**
 * What the build weighs. The survey is everything that a person needs to answer to the last question: the
 * frame's entry, all that it imports, and one language's messages. Loaded when they are wanted, and listed
 * beside: signing in, the host's look, the closing (review, hand-in, matches), the sentences of failures.
 */
export function measureWidgets(outputFolder: string = built): MeasuredWeight[] {
  const manifest = JSON.parse(readFileSync(join(outputFolder, 'manifest.json'), 'utf8')) as Manifest;
  const frame = manifest['frame-needs-survey'];
  if (!frame) throw new Error('the manifest has no frame-needs-survey');
  const weigh = (addresses: Iterable<string>) =>
    [...addresses].reduce((sum, address) => sum + gzipSize(join(outputFolder, address)), 0);
  const answering = (language: 'it' | 'en' | 'ar') =>
    closure(outputFolder, [frame.file, ...frame.imports, ...frame.messages[language]]);
  const onDemand = (name: string) => {
    const file = readdirSync(join(outputFolder, 'assets')).find((one) => one.startsWith(`chunk-${name}-`));
    if (file === undefined) throw new Error(`nothing on demand is called ${name}`);
    const answered = answering('it');
    return [...closure(outputFolder, [`/assets/${file}`])].filter((address) => !answered.has(address));
  };
  const survey = (['it', 'en', 'ar'] as const).map((language) => ({
    what: `survey, ${language}`,
    bytes: weigh(answering(language)),
    budget: budgets.survey,
  }));
  return [
    { what: 'loader', bytes: weigh(['/embed/v1/snodo.js']), budget: budgets.loader },
    ...survey,
    { what: 'sign-in, on demand', bytes: weigh(onDemand('sign-in')), budget: budgets.signIn },
    { what: 'closing, on demand', bytes: weigh(onDemand('snodo-survey-closing')) },
    { what: "host's look, on demand", bytes: weigh(onDemand('theme-tokens')) },
  ];
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
      waiting.push(`/assets/${name}`);
  }
  return found;
}

function gzipSize(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}
