import { dayNumber } from './calendar.ts';
import { MatchFault } from './fault.ts';

/** A half-open range of ages in whole years: `fromYears` belongs to it, `toYears` does not. */
export interface AgeRange {
  readonly fromYears: number;
  readonly toYears: number;
}

/** A point on the programme's plane, in whole metres. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Inputs beyond these bounds are refused. Lengths in characters, coordinates in metres, ages in years. */
export const matchBounds = Object.freeze({
  answers: 5000,
  needEntries: 3,
  answerEntries: 20,
  windows: 50,
  beneficiaries: 10,
  districts: 200,
  organisations: 1000,
  languages: 50,
  accessibility: 50,
  hubs: 100,
  textLength: 200,
  coordinateMetres: 1_000_000,
  distanceMetres: 200_000,
  ageYears: 130,
  moneyCents: 100_000_000,
  openPlaces: 1_000_000,
});

const codePattern = /^[A-Z]{2,12}[0-9]{0,4}$/;

export type Fields = Readonly<Record<string, unknown>>;

/** Reads a field that may be absent: undefined stays undefined, anything else goes to `read`. */
export function readOptional<T>(
  given: unknown,
  path: string,
  read: (given: unknown, path: string) => T,
): T | undefined {
  return given === undefined ? undefined : read(given, path);
}

export function readFields(given: unknown, path: string): Fields {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new MatchFault('not_an_object', path, 'expected an object');
  }
  return given as Fields;
}

export function readText(given: unknown, path: string): string {
  if (typeof given !== 'string' || given === '') throw new MatchFault('not_text', path, 'expected some text');
  if (given.length > matchBounds.textLength) {
    throw new MatchFault('too_long', path, `at most ${matchBounds.textLength} characters`);
  }
  return given;
}

/** A taxonomy code: a group (`INF`) or one of its entries (`INF3`). */
export function readCode(given: unknown, path: string): string {
  const code = readText(given, path);
  if (!codePattern.test(code))
    throw new MatchFault('not_a_code', path, 'expected a code such as INF or INF3');
  return code;
}

export function readInteger(given: unknown, path: string, min: number, max: number): number {
  if (typeof given !== 'number' || !Number.isSafeInteger(given)) {
    throw new MatchFault('not_an_integer', path, 'expected a whole number');
  }
  if (given < min || given > max) throw new MatchFault('out_of_range', path, `expected ${min} to ${max}`);
  // Adding zero turns -0 into 0, so that equal inputs are equal bytes.
  return given + 0;
}

export function readBoolean(given: unknown, path: string): boolean {
  if (typeof given !== 'boolean') throw new MatchFault('not_a_boolean', path, 'expected true or false');
  return given;
}

export function readDay(given: unknown, path: string): string {
  if (typeof given !== 'string' || dayNumber(given) === undefined) {
    throw new MatchFault('not_a_day', path, 'expected a day such as 2026-03-09');
  }
  return given;
}

export function readList<T>(
  given: unknown,
  path: string,
  maxLength: number,
  read: (given: unknown, path: string) => T,
): T[] {
  if (!Array.isArray(given)) throw new MatchFault('not_a_list', path, 'expected a list');
  if (given.length > maxLength) throw new MatchFault('too_many', path, `at most ${maxLength}`);
  // Array.from also visits the holes of a sparse list, which map would leave unread.
  return Array.from(given, (member: unknown, index) => read(member, `${path}[${index}]`));
}

/** A list whose order and repetitions carry no meaning: returned sorted by code unit, each text once. */
export function readTextSet(given: unknown, path: string, maxLength: number): string[] {
  return [...new Set(readList(given, path, maxLength, readText))].sort();
}

export function readAgeRange(given: unknown, path: string): AgeRange {
  const fields = readFields(given, path);
  const fromYears = readInteger(fields['fromYears'], `${path}.fromYears`, 0, matchBounds.ageYears);
  const toYears = readInteger(fields['toYears'], `${path}.toYears`, 0, matchBounds.ageYears);
  if (toYears <= fromYears) {
    throw new MatchFault('empty_range', `${path}.toYears`, 'expected more than fromYears');
  }
  return { fromYears, toYears };
}

export function readPosition(given: unknown, path: string): Position {
  const fields = readFields(given, path);
  const bound = matchBounds.coordinateMetres;
  return {
    x: readInteger(fields['x'], `${path}.x`, -bound, bound),
    y: readInteger(fields['y'], `${path}.y`, -bound, bound),
  };
}
