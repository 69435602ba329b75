import type { z } from 'zod';
import { checkField } from './check-field.ts';
import type {
  Json,
  PublishedCost,
  PublishedPlace,
  PublishedService,
  PublishedTerm,
  ServiceState,
  Texts,
} from './directory.ts';
import { entities, entityNames, type EntityName } from './entities.ts';
import { stateNames } from './export-tables.ts';
import type { DirectoryRead, HsdsFaults } from './faults.ts';
import * as terms from './own-terms.ts';
import { readSchedules } from './schedules-in.ts';
import type { Row, Tables } from './tables.ts';

export interface ImportOptions {
  /** Where the directory is: the zone of times that do not name one. `Europe/Rome` unless told otherwise. */
  readonly timeZone?: string;
}

const largestTable = 100_000;

/** Reads tables as a directory: all of it, or everything that is wrong, with file, line and column. */
export function importTables(
  tables: Tables,
  faults: HsdsFaults,
  { timeZone = 'Europe/Rome' }: ImportOptions = {},
): DirectoryRead {
  checkTables(tables, faults);
  if (!faults.isEmpty) return { ok: false, faults: faults.list };
  const reader = new TableReader(tables, faults, timeZone);
  const value = {
    organisations: tables.organization.map((row) => reader.organisation(row)),
    places: tables.location.map((row) => reader.place(row)),
    taxonomies: tables.taxonomy.map((row) => ({
      id: textOf(row, 'id'),
      name: textOf(row, 'name'),
      description: textOf(row, 'description'),
      address: maybe(row, 'uri'),
      version: maybe(row, 'version'),
    })),
    terms: tables.taxonomy_term.map((row) => reader.term(row)),
    services: tables.service.map((row) => reader.service(row)),
  };
  const serviceOrigins = tables.service.map((row) => faults.originOf(row));
  return faults.isEmpty ? { ok: true, value, serviceOrigins } : { ok: false, faults: faults.list };
}

/** Formats, ids that stand twice, and references that lead nowhere. */
function checkTables(tables: Tables, faults: HsdsFaults): void {
  const ids = new Map<EntityName, Set<Json>>();
  for (const name of entityNames) {
    const seen = new Set<Json>();
    ids.set(name, seen);
    if (tables[name].length > largestTable)
      faults.add(
        'too_many',
        { source: entities[name].file, row: null },
        null,
        `at most ${largestTable} records`,
      );
    for (const row of tables[name]) {
      checkRow(name, row, faults);
      const { id } = row;
      if (id === undefined) continue;
      if (seen.has(id)) faults.addTo(row, 'repeated', 'id', 'another record has the same id');
      seen.add(id);
    }
  }
  for (const name of entityNames) for (const row of tables[name]) checkReferences(name, row, ids, faults);
  checkParents(tables.taxonomy_term, faults);
}

function checkRow(name: EntityName, row: Row, faults: HsdsFaults): void {
  for (const [column, field] of Object.entries(entities[name].fields)) {
    const fault = checkField(row[column], field);
    if (fault !== undefined) faults.addTo(row, fault.code, column, fault.message);
  }
}

const references: Readonly<Record<string, EntityName>> = {
  organization_id: 'organization',
  service_id: 'service',
  location_id: 'location',
  service_at_location_id: 'service_at_location',
  contact_id: 'contact',
  phone_id: 'phone',
  taxonomy_id: 'taxonomy',
  taxonomy_term_id: 'taxonomy_term',
  unit_id: 'unit',
};

function checkReferences(
  name: EntityName,
  row: Row,
  ids: ReadonlyMap<EntityName, ReadonlySet<Json>>,
  faults: HsdsFaults,
): void {
  for (const column of Object.keys(entities[name].fields)) {
    const target = column === 'parent_id' ? name : references[column];
    const id = row[column];
    if (target === undefined || id === undefined || ids.get(target)?.has(id) === true) continue;
    faults.addTo(row, 'unknown_reference', column, `there is no ${target} with this id`);
  }
}

/** A term that is above itself, by whatever way round. */
function checkParents(rows: readonly Row[], faults: HsdsFaults): void {
  const parents = new Map(rows.map((row) => [row['id'], row['parent_id']]));
  for (const row of rows) {
    let above = row['parent_id'];
    for (let steps = 0; above !== undefined && above !== row['id'] && steps < rows.length; steps += 1)
      above = parents.get(above);
    if (above !== undefined)
      faults.addTo(row, 'going_round', 'parent_id', 'the terms above it lead back to it');
  }
}

class TableReader {
  readonly #faults: HsdsFaults;
  readonly #timeZone: string;
  readonly #lists: ReadonlyMap<string, ReadonlyMap<Json, readonly Row[]>>;

  constructor(tables: Tables, faults: HsdsFaults, timeZone: string) {
    this.#faults = faults;
    this.#timeZone = timeZone;
    this.#lists = groupAll(tables);
  }

  organisation(row: Row) {
    const [phone] = this.#rows('phone', 'organization_id', row);
    return {
      id: textOf(row, 'id'),
      code: maybe(row, 'x_code'),
      name: textOf(row, 'name'),
      description: this.#texts(row, 'description'),
      website: maybe(row, 'website'),
      mail: maybe(row, 'email'),
      phone: phone === undefined ? null : textOf(phone, 'number'),
    };
  }

  place(row: Row): PublishedPlace {
    const latitude = row['latitude'];
    const longitude = row['longitude'];
    const [address] = this.#rows('address', 'location_id', row);
    const accessibility = this.#rows('accessibility', 'location_id', row).map(
      (feature) => maybe(feature, 'x_code') ?? textOf(feature, 'description'),
    );
    return {
      id: textOf(row, 'id'),
      code: maybe(row, 'x_code'),
      kind: textOf(row, 'location_type') as PublishedPlace['kind'],
      name: this.#texts(row, 'name') ?? { it: '' },
      description: this.#texts(row, 'description'),
      organisationId: maybe(row, 'organization_id'),
      district: maybe(row, 'x_district'),
      position:
        typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null,
      address:
        address === undefined
          ? null
          : {
              street: textOf(address, 'address_1'),
              city: textOf(address, 'city'),
              province: textOf(address, 'state_province'),
              postalCode: textOf(address, 'postal_code'),
              country: textOf(address, 'country'),
            },
      accessibility: this.#known(row, 'accessibility', accessibility),
      timetable: this.#timetable('location_id', row),
    };
  }

  term(row: Row): PublishedTerm {
    return {
      id: textOf(row, 'id'),
      taxonomyId: textOf(row, 'taxonomy_id'),
      code: maybe(row, 'code') ?? textOf(row, 'id'),
      name: this.#texts(row, 'name') ?? { it: '' },
      description: this.#texts(row, 'description'),
      parentId: maybe(row, 'parent_id'),
      address: maybe(row, 'term_uri'),
      exactMatches: this.#own(row, 'x_exact_matches', terms.idList) ?? [],
    };
  }

  service(row: Row): PublishedService {
    const accessibility = this.#own(row, 'x_accessibility', terms.textList) ?? [];
    return {
      id: textOf(row, 'id'),
      code: maybe(row, 'x_code'),
      organisationId: this.#needed(row, 'organization_id'),
      name: this.#texts(row, 'name') ?? { it: '' },
      description: this.#texts(row, 'description'),
      state: stateOf(textOf(row, 'status')),
      offerKind: maybe(row, 'x_offer_kind'),
      termIds: this.#rows('attribute', 'link_id', row)
        .map((attribute) => maybe(attribute, 'taxonomy_term_id'))
        .filter((id) => id !== null),
      ages: this.#ages(row),
      eligibility: this.#own(row, 'x_eligibility', terms.jsonList) ?? [],
      eligibilityText: this.#texts(row, 'eligibility_description'),
      cost: this.#cost(row),
      languages: this.#known(row, 'languages', this.#languages('service_id', row)),
      accessibility: this.#known(row, 'accessibility', accessibility),
      documents: this.#known(row, 'documents', this.#documents(row)),
      contacts: this.#rows('contact', 'service_id', row).map((contact) => this.#contact(contact)),
      districts: this.#known(
        row,
        'districts',
        this.#rows('service_area', 'service_id', row).map((area) => ({
          code: maybe(area, 'x_code') ?? textOf(area, 'name'),
          name: textOf(area, 'name'),
        })),
      ),
      timetable: this.#timetable('service_id', row),
      atPlaces: this.#rows('service_at_location', 'service_id', row).flatMap((at) => {
        const placeId = maybe(at, 'location_id');
        return placeId === null ? [] : [{ id: textOf(at, 'id'), placeId }];
      }),
      capacity: this.#capacity(row),
      taxLabel: maybe(row, 'x_tax_label'),
      themes: this.#own(row, 'x_themes', terms.textList) ?? [],
      accreditations: this.#own(row, 'x_accreditations', terms.accreditations) ?? [],
      website: maybe(row, 'url'),
      verifiedOn: maybe(row, 'assured_date'),
      changedAt: maybe(row, 'last_modified'),
      generatedFields: this.#own(row, 'x_generated_fields', terms.textList) ?? [],
    };
  }

  #contact(row: Row) {
    const [phone] = this.#rows('phone', 'contact_id', row);
    const spoken = phone === undefined ? [] : this.#languages('phone_id', phone);
    return {
      id: textOf(row, 'id'),
      label: this.#texts(row, 'name', 'label') ?? { it: maybe(row, 'title') ?? '' },
      phone: phone === undefined ? null : textOf(phone, 'number'),
      mail: maybe(row, 'email'),
      website: maybe(row, 'x_website'),
      languages: this.#own(row, 'x_languages', terms.textList) ?? spoken,
    };
  }

  #documents(row: Row): Texts[] {
    return this.#rows('required_document', 'service_id', row)
      .map((document) => this.#texts(document, 'document'))
      .filter((text) => text !== null);
  }

  #languages(column: string, row: Row): string[] {
    return this.#rows('language', column, row).map(
      (language) => maybe(language, 'code') ?? textOf(language, 'name'),
    );
  }

  #ages(row: Row): PublishedService['ages'] {
    const from = row['minimum_age'];
    const to = row['maximum_age'];
    if (typeof from !== 'number' && typeof to !== 'number') return null;
    const fromYears = typeof from === 'number' ? from : 0;
    const toYears = typeof to === 'number' ? to : null;
    if (toYears !== null && toYears < fromYears)
      this.#faults.addTo(row, 'not_fit', 'maximum_age', 'is below the minimum age');
    return { fromYears, toYears };
  }

  /** Ours is told whole; another's is free, or what its options say. */
  #cost(row: Row): PublishedCost | null {
    const own = this.#own(row, 'x_cost', terms.cost);
    if (own !== undefined) return own;
    const options = this.#rows('cost_option', 'service_id', row).map((option) => {
      const amount = option['amount'];
      const words = [maybe(option, 'option'), maybe(option, 'amount_description')].filter(Boolean).join(': ');
      return { words, feeCents: typeof amount === 'number' ? Math.round(amount * 100) : null };
    });
    if (options.length === 0) return null;
    return options.every(({ feeCents }) => feeCents === 0) ? { kind: 'free' } : { kind: 'stated', options };
  }

  #capacity(row: Row): PublishedService['capacity'] {
    const own = this.#own(row, 'x_capacity', terms.capacity);
    if (own !== undefined) return own;
    const [capacity] = this.#rows('service_capacity', 'service_id', row);
    if (capacity === undefined) return null;
    const maximum = capacity['maximum'];
    return {
      available: Number(capacity['available']),
      maximum: typeof maximum === 'number' ? maximum : null,
      on: textOf(capacity, 'updated').slice(0, 10),
    };
  }

  #timetable(column: string, row: Row) {
    const rows = this.#rows('schedule', column, row);
    return rows.length === 0 ? null : readSchedules(rows, this.#timeZone, this.#faults);
  }

  /** A list that is there, one that is known to be empty, or null. */
  #known<T>(row: Row, name: string, list: readonly T[]): readonly T[] | null {
    if (list.length > 0) return list;
    return this.#own(row, 'x_none', terms.textList)?.includes(name) === true ? [] : null;
  }

  #texts(row: Row, column: string, translated = column): Texts | null {
    const it = maybe(row, column);
    if (it === null || it === '') return null;
    const translations = this.#own(row, 'x_translations', terms.translations);
    const en = translations?.['en']?.[translated];
    const ar = translations?.['ar']?.[translated];
    return { it, ...(en === undefined ? {} : { en }), ...(ar === undefined ? {} : { ar }) };
  }

  #needed(row: Row, column: string): string {
    const found = maybe(row, column);
    if (found === null) this.#faults.addTo(row, 'missing', column, 'has to be there');
    return found ?? '';
  }

  /** One of our own terms; one of the same name and another shape is a fault. */
  #own<T>(row: Row, column: string, shape: z.ZodType<T>): T | undefined {
    const given = row[column];
    if (given === undefined) return undefined;
    const read = shape.safeParse(given);
    if (read.success) return read.data;
    this.#faults.addTo(row, 'not_fit', column, read.error.issues[0]?.message ?? 'has another shape');
    return undefined;
  }

  #rows(name: EntityName, column: string, row: Row): readonly Row[] {
    return this.#lists.get(`${name}.${column}`)?.get(row['id'] ?? '') ?? [];
  }
}

/** Every table by every column that points at another record. */
function groupAll(tables: Tables): Map<string, Map<Json, Row[]>> {
  const lists = new Map<string, Map<Json, Row[]>>();
  for (const name of entityNames) {
    for (const column of Object.keys(entities[name].fields)) {
      if (references[column] === undefined && column !== 'link_id') continue;
      const rows = new Map<Json, Row[]>();
      for (const row of tables[name]) {
        const id = row[column];
        if (id === undefined) continue;
        const found = rows.get(id);
        if (found === undefined) rows.set(id, [row]);
        else found.push(row);
      }
      lists.set(`${name}.${column}`, rows);
    }
  }
  return lists;
}

function stateOf(status: string): ServiceState {
  const found = Object.entries(stateNames).find(([, name]) => name === status);
  return (found?.[0] ?? 'inactive') as ServiceState;
}

function textOf(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

function maybe(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}
