import type { ProgrammeFileName } from './programme-schema.ts';
import type { FactPath } from './yaml-file.ts';

/** A fault found in the facts, not yet at a line: `path` leads from the top of the named file. */
export interface FactFault {
  readonly name: ProgrammeFileName;
  readonly path: FactPath;
  readonly reason: string;
}

/** The codes of each noun, and what was found wrong while they were looked up. */
export interface Lookup {
  readonly faults: FactFault[];
  readonly codes: { readonly [Noun in NounName]: ReadonlySet<string> };
}

type NounName =
  | 'district'
  | 'quarter'
  | 'group'
  | 'entry'
  | 'organisation'
  | 'amenity'
  | 'place'
  | 'connection'
  | 'profile'
  | 'campaign'
  | 'person';

/** The codes of a list, and with them those already `taken`; notes a fault for each that comes twice. */
export function uniqueCodes(
  faults: FactFault[],
  name: ProgrammeFileName,
  list: (string | number)[],
  records: readonly { code: string }[],
  taken: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const codes = new Set<string>(taken);
  for (const [index, record] of records.entries()) {
    if (codes.has(record.code)) {
      faults.push({
        name,
        path: [...list, index, 'code'],
        reason: `the code ${record.code} is already taken`,
      });
    }
    codes.add(record.code);
  }
  return codes;
}

/** Notes a fault unless the code is defined; null refers to nothing. */
export function refer(
  lookup: Lookup,
  noun: NounName,
  code: string | null,
  name: ProgrammeFileName,
  path: (string | number)[],
): void {
  if (code === null || lookup.codes[noun].has(code)) return;
  lookup.faults.push({ name, path, reason: `no ${noun} has the code ${code}` });
}

/** Like {@link refer}, for a list of codes. */
export function referEach(
  lookup: Lookup,
  noun: NounName,
  codes: readonly string[],
  name: ProgrammeFileName,
  path: (string | number)[],
): void {
  for (const [index, code] of codes.entries()) refer(lookup, noun, code, name, [...path, index]);
}
