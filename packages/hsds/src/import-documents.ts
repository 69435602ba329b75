import type { Json } from './directory.ts';
import { entities, type EntityName } from './entities.ts';
import { HsdsFaults, type DirectoryRead } from './faults.ts';
import { importTables, type ImportOptions } from './import-tables.ts';
import { emptyTables, type Row, type Tables } from './tables.ts';

/** Lists of documents, as the pages of another directory's API have them in `contents`. */
export interface GivenDocuments {
  readonly organizations?: unknown;
  readonly services?: unknown;
  readonly service_at_locations?: unknown;
  readonly taxonomies?: unknown;
  readonly taxonomy_terms?: unknown;
}

const listNames = {
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
  organizations: 'organization',
  services: 'service',
  service_at_locations: 'service_at_location',
} as const satisfies Record<keyof GivenDocuments, EntityName>;

const deepest = 10;

/** Reads nested documents as a directory: all of it, or everything that is wrong, with its place in the documents. */
export function importDocuments(given: GivenDocuments, options: ImportOptions = {}): DirectoryRead {
  const faults = new HsdsFaults();
  const flattener = new Flattener(faults);
  for (const [list, name] of Object.entries(listNames) as [keyof GivenDocuments, EntityName][]) {
    const documents = given[list];
    if (documents === undefined) continue;
    if (!Array.isArray(documents))
      faults.add('not_a_list', { source: list, row: null }, null, 'expected a list');
    else
      documents.forEach((document: unknown, index) =>
        flattener.add(name, document, `${list}.${index}`, {}, 0),
      );
  }
  forgetStrangers(flattener.tables);
  return importTables(flattener.tables, faults, options);
}

/** A service tells its terms without those that stand above them: what leads to a term that was not told is left out. */
function forgetStrangers({ taxonomy_term: terms }: Tables): void {
  const known = new Set(terms.map(({ id }) => id));
  for (const term of terms) if (!known.has(term['parent_id'] ?? '')) delete term['parent_id'];
}

/** Takes documents apart into records; what is told several times becomes one record. */
class Flattener {
  readonly tables: Tables = emptyTables();
  readonly #faults: HsdsFaults;
  readonly #known = new Map<string, Row>();

  constructor(faults: HsdsFaults) {
    this.#faults = faults;
  }

  /** Adds a document and all that is in it; `pointing` are the columns that lead back to what it stands in. */
  add(name: EntityName, given: unknown, path: string, pointing: Row, depth: number): Json | undefined {
    const origin = { source: path, row: null };
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      return this.#faults.add('not_an_object', origin, null, 'expected an object');
    if (depth > deepest) return this.#faults.add('too_deep', origin, null, 'objects within objects');
    const { fields, lists, objects } = entities[name];
    const document = given as Record<string, Json>;
    const found: Row = { ...pointing };
    for (const column of Object.keys(fields)) {
      const value = document[column];
      if (value !== undefined && value !== null) found[column] = value;
    }
    const row = this.#keep(name, found);
    this.#faults.remember(row, origin);
    for (const [column, { of, by }] of Object.entries(objects)) {
      const inside = document[column];
      if (inside === undefined || inside === null) continue;
      const id = this.add(of, inside, `${path}.${column}`, {}, depth + 1);
      if (id !== undefined) row[by] ??= id;
    }
    for (const [column, { of, by }] of Object.entries(lists)) {
      const inside = document[column];
      if (inside === undefined || inside === null) continue;
      if (!Array.isArray(inside)) this.#faults.add('not_a_list', origin, column, 'expected a list');
      else
        inside.forEach((each: unknown, index) => {
          const back: Row = row['id'] === undefined ? {} : { [by]: row['id'] };
          this.add(of, each, `${path}.${column}.${index}`, back, depth + 1);
        });
    }
    return row['id'];
  }

  /** The record of this id with what is new in it. */
  #keep(name: EntityName, found: Row): Row {
    const key = typeof found['id'] === 'string' ? `${name} ${found['id']}` : undefined;
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known !== undefined) {
      for (const [column, value] of Object.entries(found)) known[column] ??= value;
      return known;
    }
    this.tables[name].push(found);
    if (key !== undefined) this.#known.set(key, found);
    return found;
  }
}
