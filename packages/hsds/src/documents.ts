import type { Detail } from './check-document.ts';
import type {
  Json,
  PublishedDirectory,
  PublishedOrganisation,
  PublishedPlace,
  PublishedService,
  PublishedTaxonomy,
  PublishedTerm,
} from './directory.ts';
import { entities, isIn, type EntityName, type HsdsVersion } from './entities.ts';
import {
  addOrganisation,
  addPlace,
  addService,
  addTaxonomy,
  addTerm,
  exportTables,
} from './export-tables.ts';
import { emptyTables, type Row, type Tables } from './tables.ts';

export type HsdsDocument = { [name: string]: Json };

/** What stands around the thing that a document tells. */
export interface Surroundings {
  readonly organisations: ReadonlyMap<string, PublishedOrganisation>;
  readonly places: ReadonlyMap<string, PublishedPlace>;
  readonly taxonomies: ReadonlyMap<string, PublishedTaxonomy>;
  readonly terms: ReadonlyMap<string, PublishedTerm>;
}

export interface DocumentOptions {
  readonly version: HsdsVersion;
  readonly detail: Detail;
}

export function surroundingsOf(directory: Omit<PublishedDirectory, 'services'>): Surroundings {
  const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
    new Map(list.map((each) => [each.id, each]));
  return {
    organisations: byId(directory.organisations),
    places: byId(directory.places),
    taxonomies: byId(directory.taxonomies),
    terms: byId(directory.terms),
  };
}

/** `/services`: with the organisation's columns, and in full with all that hangs on it. */
export function serviceDocument(
  service: PublishedService,
  around: Surroundings,
  options: DocumentOptions,
): HsdsDocument {
  const tables = emptyTables();
  addAround(tables, service, around, options.detail);
  return nest(new TableIndex(tables), 'service', firstOf(tables.service), options);
}

/** `/service_at_locations`: a service at one of its places. */
export function serviceAtPlaceDocument(
  service: PublishedService,
  atPlace: PublishedService['atPlaces'][number],
  around: Surroundings,
  options: DocumentOptions,
): HsdsDocument {
  const tables = emptyTables();
  addAround(tables, { ...service, atPlaces: [atPlace] }, around, options.detail);
  return nest(new TableIndex(tables), 'service_at_location', firstOf(tables.service_at_location), options);
}

/** `/organizations`: in full with places and services, these by their columns or, with `fullServices`, in full too. */
export function organisationDocument(
  organisation: PublishedOrganisation,
  services: readonly PublishedService[],
  around: Surroundings,
  { fullServices = false, ...options }: DocumentOptions & { readonly fullServices?: boolean },
): HsdsDocument {
  const tables = emptyTables();
  addOrganisation(tables, organisation);
  if (options.detail === 'full') {
    for (const place of around.places.values())
      if (place.organisationId === organisation.id) addPlace(tables, place);
  }
  const index = new TableIndex(tables);
  const document = nest(index, 'organization', firstOf(tables.organization), options);
  if (options.detail === 'list') return document;
  const detail = fullServices ? 'full' : 'list';
  return {
    ...document,
    services: services.map((service) => {
      const { organization: _itself, ...told } = serviceDocument(service, around, { ...options, detail });
      return told;
    }),
  };
}

export function taxonomyDocument(taxonomy: PublishedTaxonomy): HsdsDocument {
  const tables = emptyTables();
  addTaxonomy(tables, taxonomy);
  return { ...firstOf(tables.taxonomy) };
}

export function termDocument(term: PublishedTerm, around: Surroundings): HsdsDocument {
  const tables = emptyTables();
  addTermWithTaxonomy(tables, term, around);
  return nest(new TableIndex(tables), 'taxonomy_term', firstOf(tables.taxonomy_term), {
    version: '3.0',
    detail: 'full',
  });
}

/** All documents of a directory in full, by the name of their list. */
export interface DirectoryDocuments {
  readonly organizations: readonly HsdsDocument[];
  readonly services: readonly HsdsDocument[];
  readonly taxonomies: readonly HsdsDocument[];
  readonly taxonomy_terms: readonly HsdsDocument[];
}

export function exportDocuments(
  directory: PublishedDirectory,
  { version }: { readonly version: HsdsVersion },
): DirectoryDocuments {
  const tables = exportTables(directory);
  const index = new TableIndex(tables);
  const all = (name: EntityName) =>
    tables[name].map((row) => nest(index, name, row, { version, detail: 'full' }));
  return {
    organizations: all('organization'),
    services: all('service'),
    taxonomies: all('taxonomy'),
    taxonomy_terms: all('taxonomy_term'),
  };
}

function addAround(tables: Tables, service: PublishedService, around: Surroundings, detail: Detail): void {
  addService(tables, service);
  const organisation = around.organisations.get(service.organisationId);
  if (organisation !== undefined) addOrganisation(tables, organisation);
  for (const { placeId } of service.atPlaces) {
    const place = around.places.get(placeId);
    if (place !== undefined) addPlace(tables, place);
  }
  if (detail === 'list') return;
  for (const id of service.termIds) {
    const term = around.terms.get(id);
    if (term !== undefined) addTermWithTaxonomy(tables, term, around);
  }
}

function addTermWithTaxonomy(tables: Tables, term: PublishedTerm, around: Surroundings): void {
  const taxonomy = around.taxonomies.get(term.taxonomyId);
  addTerm(tables, term, taxonomy?.name);
  if (taxonomy !== undefined && !tables.taxonomy.some(({ id }) => id === taxonomy.id))
    addTaxonomy(tables, taxonomy);
}

/** Finds records by id and by the column that points at another. */
class TableIndex {
  readonly #tables: Tables;
  readonly #lists = new Map<string, Map<Json, Row[]>>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  rowsBy(name: EntityName, column: string, id: Json | undefined): readonly Row[] {
    const key = `${name}.${column}`;
    let rows = this.#lists.get(key);
    if (rows === undefined) {
      rows = new Map();
      for (const row of this.#tables[name]) {
        const pointed = row[column];
        if (pointed === undefined) continue;
        const found = rows.get(pointed);
        if (found === undefined) rows.set(pointed, [row]);
        else found.push(row);
      }
      this.#lists.set(key, rows);
    }
    return id === undefined ? [] : (rows.get(id) ?? []);
  }
}

/** Which lists and objects are left out inside which others, so that nothing is told twice. */
const leftOut: Readonly<
  Partial<Record<EntityName, Readonly<Partial<Record<EntityName, readonly string[]>>>>>
> = {
  service: {
    service_at_location: ['service'],
    organization: ['phones', 'contacts', 'locations', 'services'],
  },
  service_at_location: {
    service: ['service_at_locations'],
    organization: ['phones', 'contacts', 'locations', 'services'],
  },
  organization: { service: ['organization', 'service_at_locations'] },
};

function nest(
  index: TableIndex,
  name: EntityName,
  row: Row,
  { version, detail }: DocumentOptions,
  root: EntityName = name,
): HsdsDocument {
  const { lists, objects } = entities[name];
  const left = name === root ? [] : (leftOut[root]?.[name] ?? []);
  const document: HsdsDocument = { ...row };
  for (const [column, { of, by }] of Object.entries(objects)) {
    const [found] = index.rowsBy(of, 'id', row[by]);
    if (found !== undefined && !left.includes(column))
      document[column] = nest(index, of, found, { version, detail }, root);
  }
  if (detail === 'list') return document;
  for (const [column, { of, by }] of Object.entries(lists)) {
    if (left.includes(column) || !isIn(version, of)) continue;
    if (root === 'organization' && name === 'organization' && column === 'services') continue;
    const found = index.rowsBy(of, by, row['id']);
    if (found.length > 0)
      document[column] = found.map((each) => nest(index, of, each, { version, detail }, root));
  }
  return document;
}

function firstOf(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new RangeError('nothing to tell');
  return row;
}
