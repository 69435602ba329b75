import { findDayNumber, firstDay, lastDay } from './days.ts';
import type { Faults } from './faults.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The readers below return undefined after adding a fault. */
export function readFields(given: unknown, path: string, faults: Faults): Fields | undefined {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Fields;
  return faults.add('not_an_object', path, 'expected an object');
}

export function readInteger(
  given: unknown,
  path: string,
  [min, max]: readonly [number, number],
  faults: Faults,
): number | undefined {
  if (typeof given !== 'number' || !Number.isSafeInteger(given))
    return faults.add('not_an_integer', path, 'expected a whole number');
  if (given < min || given > max) return faults.add('out_of_range', path, `expected ${min} to ${max}`);
  return given;
}

export function readDay(given: unknown, path: string, faults: Faults): string | undefined {
  if (typeof given !== 'string' || findDayNumber(given) === undefined)
    return faults.add('not_a_day', path, 'expected a day such as 2026-03-09');
  if (given < firstDay || given > lastDay)
    return faults.add('out_of_range', path, `expected ${firstDay} to ${lastDay}`);
  return given;
}

/** Null and absent are null. */
export function readNullable<T>(
  given: unknown,
  path: string,
  read: (given: unknown, path: string, faults: Faults) => T | undefined,
  faults: Faults,
): T | null | undefined {
  return given === null || given === undefined ? null : read(given, path, faults);
}

/** An absent list is empty. Undefined as soon as one member cannot be read. */
export function readList<T>(
  given: unknown,
  path: string,
  maxLength: number,
  read: (given: unknown, path: string, faults: Faults) => T | undefined,
  faults: Faults,
): T[] | undefined {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return faults.add('not_a_list', path, 'expected a list');
  if (given.length > maxLength) return faults.add('too_many', path, `at most ${maxLength}`);
  // Array.from also visits the holes of a sparse list, which map would leave unread.
  const found = Array.from(given, (member: unknown, index) => read(member, `${path}.${index}`, faults));
  return found.every((member): member is Awaited<T> & T => member !== undefined) ? found : undefined;
}

/** As {@link readList}, for a list of one or more numbers whose order carries no meaning. */
export function readNumberSet(
  given: unknown,
  path: string,
  [min, max]: readonly [number, number],
  faults: Faults,
): number[] | undefined {
  const found = readList(
    given,
    path,
    max - min + 1,
    (member, at) => readInteger(member, at, [min, max], faults),
    faults,
  );
  if (found === undefined) return undefined;
  if (found.length === 0) return faults.add('too_few', path, 'at least one');
  return [...new Set(found)].sort((one, other) => one - other);
}
