/**
 * Input that cannot be protected. `path` names the place in the input (`questions[2].floor`), so that
 * the caller can show it beside the field.
 */
export class DisclosureFault extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.name = 'DisclosureFault';
    this.path = path;
  }
}

/** Highest floor that is accepted, in persons. */
export const MAX_FLOOR = 1_000;

/**
 * Refuses a floor that protects nobody: it must be a whole number of persons from 2 to MAX_FLOOR.
 * @throws DisclosureFault at `path`
 */
export function assertFloor(floor: number, path: string): void {
  if (!Number.isInteger(floor) || floor < 2 || floor > MAX_FLOOR) {
    throw new DisclosureFault(path, `must be a whole number from 2 to ${MAX_FLOOR}`);
  }
}

/**
 * Refuses an empty list, an over-long one, empty names and names that come twice.
 * @throws DisclosureFault at `path` or at the entry
 */
export function assertDistinctNames(names: readonly string[], path: string, most: number): void {
  if (names.length === 0 || names.length > most) {
    throw new DisclosureFault(path, `must list 1 to ${most} entries`);
  }
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (name === '') throw new DisclosureFault(`${path}[${index}]`, 'must not be empty');
    if (seen.has(name)) throw new DisclosureFault(`${path}[${index}]`, 'comes twice');
    seen.add(name);
  }
}
