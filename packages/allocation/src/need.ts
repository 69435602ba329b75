import { MatchFault } from './fault.ts';
import {
  matchBounds,
  readAgeRange,
  readBoolean,
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

/**
 * What a person asks for. Whatever is absent (or an empty list) was not stated and is never held against an
 * answer. There is deliberately no place for a name, a nationality, a diagnosis, a salary or a past click;
 * fields that are not listed here are not read.
 */
export interface Need {
  /** One to three taxonomy codes, the most important first: entries (`INF3`) or whole groups (`INF`). */
  readonly entries: readonly string[];
  /** Whom it is for, one age range a person, half-open in whole years: a four-year-old is 4 to 5. */
  readonly beneficiaries?: readonly AgeRange[] | undefined;
  readonly district?: string | undefined;
  /** Counts only together with `maxDistanceMetres`. */
  readonly position?: Position | undefined;
  readonly maxDistanceMetres?: number | undefined;
  /** When help is wanted, wall time of the programme. */
  readonly windows?: readonly WeeklyWindow[] | undefined;
  /** First and last day, both included. */
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  readonly budgetCentsPerHour?: number | undefined;
  /** One of these is enough. */
  readonly languages?: readonly string[] | undefined;
  /** Every one of these must be spoken. */
  readonly indispensableLanguages?: readonly string[] | undefined;
  /** Every one of these must be provided. */
  readonly accessibility?: readonly string[] | undefined;
  readonly sharingAccepted?: boolean | undefined;
  /** The partner organisation of the person; without it only public answers are shown. */
  readonly organisation?: string | undefined;
  /** Hubs that the person already goes to. */
  readonly hubs?: readonly string[] | undefined;
}

/** Reads a need into its one canonical form: known fields only, sets sorted, windows merged. Throws a fault. */
export function readNeed(given: unknown, path = 'need'): Need {
  const fields = readFields(given, path);
  const at = (field: keyof Need) => [fields[field], `${path}.${field}`] as const;
  const set = (field: keyof Need, maxLength: number) =>
    stated(readOptional(...at(field), (list, where) => readTextSet(list, where, maxLength)));
  return {
    entries: readEntries(...at('entries')),
    beneficiaries: stated(readOptional(...at('beneficiaries'), readBeneficiaries)),
    district: readOptional(...at('district'), readText),
    position: readOptional(...at('position'), readPosition),
    maxDistanceMetres: readOptional(...at('maxDistanceMetres'), (metres, where) =>
      readInteger(metres, where, 1, matchBounds.distanceMetres),
    ),
    windows: stated(readOptional(...at('windows'), readWindows)),
    period: readOptional(...at('period'), readPeriod),
    budgetCentsPerHour: readOptional(...at('budgetCentsPerHour'), (cents, where) =>
      readInteger(cents, where, 0, matchBounds.moneyCents),
    ),
    languages: set('languages', matchBounds.languages),
    indispensableLanguages: set('indispensableLanguages', matchBounds.languages),
    accessibility: set('accessibility', matchBounds.accessibility),
    sharingAccepted: readOptional(...at('sharingAccepted'), readBoolean),
    organisation: readOptional(...at('organisation'), readText),
    hubs: set('hubs', matchBounds.hubs),
  };
}

function stated<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

function readEntries(given: unknown, path: string): string[] {
  const entries = readList(given, path, matchBounds.needEntries, readCode);
  if (entries.length === 0) throw new MatchFault('too_few', path, 'expected one to three codes');
  if (new Set(entries).size < entries.length) throw new MatchFault('repeated', path, 'a code stands twice');
  return entries;
}

function readBeneficiaries(given: unknown, path: string): AgeRange[] {
  return readList(given, path, matchBounds.beneficiaries, readAgeRange).sort(
    (a, b) => a.fromYears - b.fromYears || a.toYears - b.toYears,
  );
}

function readPeriod(given: unknown, path: string): { from: string; to: string } {
  const fields = readFields(given, path);
  const from = readDay(fields['from'], `${path}.from`);
  const to = readDay(fields['to'], `${path}.to`);
  if (to < from) throw new MatchFault('empty_range', `${path}.to`, 'expected from or later');
  return { from, to };
}
