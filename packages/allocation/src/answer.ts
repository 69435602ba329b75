import { MatchFault } from './fault.ts';
import {
  matchBounds,
  readAgeRange,
  readCode,
  readDay,
  readFields,
  readInteger,
  readList,
  readOptional,
  readPosition,
  readText,
  readTextSet,
} from './reading.ts';
import type { AgeRange, Position } from './reading.ts';
import { readWindows } from './windows.ts';
import type { WeeklyWindow } from './windows.ts';

export const answerKinds = ['service', 'shared_service', 'activity', 'place'] as const;
export type AnswerKind = (typeof answerKinds)[number];

export type Audience =
  | { readonly kind: 'public' }
  | { readonly kind: 'organisations'; readonly organisations: readonly string[] };

export type Cost = { readonly kind: 'free' } | { readonly kind: 'per_hour'; readonly feeCents: number };

/** The facts of an answer that carry a source of their own. */
export const factNames = [
  'entries',
  'kind',
  'audience',
  'ages',
  'servedDistricts',
  'position',
  'windows',
  'accreditedUntil',
  'verifiedOn',
  'cost',
  'openPlaces',
  'languages',
  'accessibility',
  'hub',
] as const;
export type FactName = (typeof factNames)[number];

/** Where a fact was read, and the day on which somebody last checked it there. */
export interface FactSource {
  readonly source: string;
  readonly verifiedOn?: string | undefined;
}

/**
 * What may answer a need. An absent fact is unknown, which is never the same as no; an empty list is a known
 * "none". There is deliberately no place for reviews, clicks or what a provider pays; fields that are not
 * listed here are not read.
 */
export interface Answer {
  readonly id: string;
  readonly kind: AnswerKind;
  /** Taxonomy codes; a group code (`INF`) stands for all of its entries. */
  readonly entries: readonly string[];
  /** Never unknown: an offer to some organisations must not be shown to others by default. */
  readonly audience: Audience;
  readonly ages?: AgeRange | undefined;
  readonly servedDistricts?: readonly string[] | undefined;
  /** Where it is used. What comes to people's homes has served districts and no position. */
  readonly position?: Position | undefined;
  readonly windows?: readonly WeeklyWindow[] | undefined;
  /** Last day of validity; null when none is needed. */
  readonly accreditedUntil?: string | null | undefined;
  readonly verifiedOn?: string | undefined;
  readonly cost?: Cost | undefined;
  readonly openPlaces?: number | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly accessibility?: readonly string[] | undefined;
  /** The hub it belongs to; null when it belongs to none. */
  readonly hub?: string | null | undefined;
  readonly sources?: Readonly<Record<string, FactSource>> | undefined;
}

/** Reads an answer into its one canonical form: known fields only, sets sorted, windows merged. Throws a fault. */
export function readAnswer(given: unknown, path = 'answer'): Answer {
  const fields = readFields(given, path);
  const at = (field: keyof Answer) => [fields[field], `${path}.${field}`] as const;
  const set = (field: keyof Answer, maxLength: number) =>
    readOptional(...at(field), (list, where) => readTextSet(list, where, maxLength));
  return {
    id: readText(...at('id')),
    kind: readKind(...at('kind')),
    entries: [...new Set(readList(...at('entries'), matchBounds.answerEntries, readCode))].sort(),
    audience: readAudience(...at('audience')),
    ages: readOptional(...at('ages'), readAgeRange),
    servedDistricts: set('servedDistricts', matchBounds.districts),
    position: readOptional(...at('position'), readPosition),
    windows: readOptional(...at('windows'), readWindows),
    accreditedUntil:
      fields['accreditedUntil'] === null ? null : readOptional(...at('accreditedUntil'), readDay),
    verifiedOn: readOptional(...at('verifiedOn'), readDay),
    cost: readOptional(...at('cost'), readCost),
    openPlaces: readOptional(...at('openPlaces'), (count, where) =>
      readInteger(count, where, 0, matchBounds.openPlaces),
    ),
    languages: set('languages', matchBounds.languages),
    accessibility: set('accessibility', matchBounds.accessibility),
    hub: fields['hub'] === null ? null : readOptional(...at('hub'), readText),
    sources: readOptional(...at('sources'), readSources),
  };
}

function readKind(given: unknown, path: string): AnswerKind {
  const kind = answerKinds.find((known) => known === given);
  if (kind === undefined)
    throw new MatchFault('not_allowed', path, `expected one of ${answerKinds.join(', ')}`);
  return kind;
}

function readAudience(given: unknown, path: string): Audience {
  const fields = readFields(given, path);
  if (fields['kind'] === 'public') return { kind: 'public' };
  if (fields['kind'] !== 'organisations') {
    throw new MatchFault('not_allowed', `${path}.kind`, 'expected public or organisations');
  }
  const where = `${path}.organisations`;
  return {
    kind: 'organisations',
    organisations: readTextSet(fields['organisations'], where, matchBounds.organisations),
  };
}

function readCost(given: unknown, path: string): Cost {
  const fields = readFields(given, path);
  if (fields['kind'] === 'free') return { kind: 'free' };
  if (fields['kind'] !== 'per_hour') {
    throw new MatchFault('not_allowed', `${path}.kind`, 'expected free or per_hour');
  }
  return {
    kind: 'per_hour',
    feeCents: readInteger(fields['feeCents'], `${path}.feeCents`, 0, matchBounds.moneyCents),
  };
}

function readSources(given: unknown, path: string): Record<string, FactSource> {
  const fields = readFields(given, path);
  const sources: Record<string, FactSource> = {};
  for (const name of factNames) {
    if (!Object.hasOwn(fields, name) || fields[name] === undefined) continue;
    const source = readFields(fields[name], `${path}.${name}`);
    sources[name] = {
      source: readText(source['source'], `${path}.${name}.source`),
      verifiedOn: readOptional(source['verifiedOn'], `${path}.${name}.verifiedOn`, readDay),
    };
  }
  return sources;
}
