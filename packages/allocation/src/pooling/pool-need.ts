import { MatchFault } from '../fault.ts';
import {
  readAgeRange,
  readBoolean,
  readCode,
  readFields,
  readInteger,
  readList,
  readOptional,
  readPosition,
  readText,
  readTextSet,
} from '../reading.ts';
import type { AgeRange, Position } from '../reading.ts';
import { readWindows } from '../windows.ts';
import type { WeeklyWindow } from '../windows.ts';
import { poolBounds } from './pool-rules.ts';

/**
 * A need of somebody who accepts to share. There is no place for a name, an organisation, a nationality or a
 * diagnosis: needs are pooled across firms and nobody is preferred.
 */
export interface PoolNeed {
  readonly id: string;
  /** One entry of the taxonomy; only equal entries are pooled. */
  readonly entry: string;
  /** Where it is needed: a home, or the school or hub around which it is. */
  readonly position: Position;
  readonly windows: readonly WeeklyWindow[];
  /** How many are cared for, 1 or more. */
  readonly caredFor: number;
  /** From the youngest to the oldest of them, half-open; absent: ages play no part. */
  readonly ages?: AgeRange | undefined;
  /** A group has one of these in common; absent: any language. */
  readonly languages?: readonly string[] | undefined;
  /** What comes with this home, e.g. `cat`; and what must not be there. */
  readonly brings?: readonly string[] | undefined;
  readonly avoids?: readonly string[] | undefined;
  /** Whether the group could meet at her place. */
  readonly canHost: boolean;
}

/** A place where a group could meet. */
export interface PoolPlace {
  readonly code: string;
  readonly position: Position;
}

/** Reads needs into id order, so that the order of rows cannot matter. Throws a {@link MatchFault}. */
export function readPoolNeeds(given: readonly PoolNeed[]): PoolNeed[] {
  const needs = readList(given, 'needs', poolBounds.needs, readPoolNeed);
  refuseRepeated(
    needs.map(({ id }) => id),
    (index) => `needs[${index}].id`,
  );
  return needs.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function readPoolPlaces(given: readonly PoolPlace[]): PoolPlace[] {
  const places = readList(given, 'places', poolBounds.places, (place, path) => {
    const fields = readFields(place, path);
    return {
      code: readText(fields['code'], `${path}.code`),
      position: readPosition(fields['position'], `${path}.position`),
    };
  });
  refuseRepeated(
    places.map(({ code }) => code),
    (index) => `places[${index}].code`,
  );
  return places.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function readPoolNeed(given: unknown, path: string): PoolNeed {
  const fields = readFields(given, path);
  const at = (field: keyof PoolNeed) => [fields[field], `${path}.${field}`] as const;
  const tags = (field: keyof PoolNeed) =>
    readOptional(...at(field), (list, where) => readTextSet(list, where, poolBounds.tags));
  const windows = readWindows(...at('windows'));
  if (windows.length === 0) throw new MatchFault('too_few', `${path}.windows`, 'expected one window or more');
  return {
    id: readText(...at('id')),
    entry: readCode(...at('entry')),
    position: readPosition(...at('position')),
    windows,
    caredFor: readInteger(...at('caredFor'), 1, poolBounds.caredFor),
    ages: readOptional(...at('ages'), readAgeRange),
    languages: tags('languages'),
    brings: tags('brings'),
    avoids: tags('avoids'),
    canHost: readBoolean(...at('canHost')),
  };
}

function refuseRepeated(names: readonly string[], pathOf: (index: number) => string): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) throw new MatchFault('repeated', pathOf(index), 'this one stands twice');
    seen.add(name);
  }
}
