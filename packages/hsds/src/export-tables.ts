import type {
  Json,
  PublishedContact,
  PublishedDirectory,
  PublishedOrganisation,
  PublishedPlace,
  PublishedService,
  PublishedTaxonomy,
  PublishedTerm,
  ServiceState,
  Texts,
} from './directory.ts';
import { addSchedules } from './schedules-out.ts';
import { addRow, childId, emptyTables, type Row, type Tables } from './tables.ts';
import { costWords, languageName } from './words.ts';

type AtPlace = PublishedService['atPlaces'][number];

export const stateNames: Readonly<Record<ServiceState, string>> = {
  active: 'active',
  inactive: 'inactive',
  suspended: 'temporarily closed',
  closed: 'defunct',
};

/** One unit for every capacity: places for people. */
const placesUnit = { id: 'a3f0a3c4-53a9-4f6e-8a3e-6f3a0f5a7c11', name: 'Posti' };

/** A whole directory as the tables of the specification. */
export function exportTables(directory: PublishedDirectory): Tables {
  const tables = emptyTables();
  for (const organisation of directory.organisations) addOrganisation(tables, organisation);
  for (const place of directory.places) addPlace(tables, place);
  for (const taxonomy of directory.taxonomies) addTaxonomy(tables, taxonomy);
  const taxonomies = new Map(directory.taxonomies.map((taxonomy) => [taxonomy.id, taxonomy.name]));
  for (const term of directory.terms) addTerm(tables, term, taxonomies.get(term.taxonomyId));
  for (const service of directory.services) addService(tables, service);
  return tables;
}

export function addOrganisation(tables: Tables, organisation: PublishedOrganisation): void {
  const { id, code, name, description, website, mail, phone } = organisation;
  addRow(tables, 'organization', {
    id,
    name,
    // The specification asks for a description; an empty one says that there is none.
    description: description?.it ?? '',
    email: mail,
    website,
    x_code: code,
    x_translations: translations({ description }),
  });
  if (phone !== null)
    addRow(tables, 'phone', { id: childId(id, 'phone'), organization_id: id, number: phone, type: 'voice' });
}

export function addPlace(tables: Tables, place: PublishedPlace): void {
  const { id, code, kind, name, description, organisationId, district, position, address } = place;
  addRow(tables, 'location', {
    id,
    location_type: kind,
    organization_id: organisationId,
    name: name.it,
    description: description?.it,
    latitude: position?.latitude,
    longitude: position?.longitude,
    x_code: code,
    x_district: district,
    x_none: none({ accessibility: place.accessibility }),
    x_translations: translations({ name, description }),
  });
  if (address !== null)
    addRow(tables, 'address', {
      id: childId(id, 'address'),
      location_id: id,
      address_1: address.street,
      city: address.city,
      state_province: address.province,
      postal_code: address.postalCode,
      country: address.country,
      address_type: 'physical',
    });
  place.accessibility?.forEach((feature, index) => {
    const row = { id: childId(id, 'accessibility', index), location_id: id };
    addRow(tables, 'accessibility', { ...row, description: feature.replaceAll('_', ' '), x_code: feature });
  });
  if (place.timetable !== null) addSchedules(tables, place.timetable, { column: 'location_id', id });
}

export function addTaxonomy(
  tables: Tables,
  { id, name, description, address, version }: PublishedTaxonomy,
): void {
  addRow(tables, 'taxonomy', { id, name, description, uri: address, version });
}

export function addTerm(tables: Tables, term: PublishedTerm, taxonomyName: string | undefined): void {
  addRow(tables, 'taxonomy_term', {
    id: term.id,
    code: term.code,
    name: term.name.it,
    description: term.description?.it ?? '',
    parent_id: term.parentId,
    taxonomy: taxonomyName,
    language: 'it',
    taxonomy_id: term.taxonomyId,
    term_uri: term.address,
    x_exact_matches: term.exactMatches.length === 0 ? undefined : term.exactMatches,
    x_translations: translations({ name: term.name, description: term.description }),
  });
}

export function addService(tables: Tables, service: PublishedService): void {
  addRow(tables, 'service', { ...serviceColumns(service), ...ownColumns(service) });
  addServiceLists(tables, service);
  for (const contact of service.contacts) addContact(tables, service.id, contact);
  if (service.timetable !== null)
    addSchedules(tables, service.timetable, { column: 'service_id', id: service.id });
  for (const at of service.atPlaces) addServiceAtPlace(tables, service, at);
}

function addServiceAtPlace(tables: Tables, service: PublishedService, { id, placeId }: AtPlace): void {
  addRow(tables, 'service_at_location', {
    id,
    service_id: service.id,
    location_id: placeId,
    name: service.name.it,
    status: stateNames[service.state],
  });
}

function serviceColumns(service: PublishedService): Record<string, Json | undefined> {
  return {
    id: service.id,
    organization_id: service.organisationId,
    name: service.name.it,
    description: service.description?.it,
    url: service.website,
    status: stateNames[service.state],
    fees_description:
      service.cost === null
        ? undefined
        : costWords(service.cost)
            .map(({ option, words }) => (option === words ? words : `${option}: ${words}`))
            .join('; '),
    accreditations:
      service.accreditations.length === 0
        ? undefined
        : service.accreditations
            .map(({ issuer, startsOn, endsOn }) => `${issuer} (${startsOn} – ${endsOn})`)
            .join('; '),
    eligibility_description: service.eligibilityText?.it,
    minimum_age: service.ages?.fromYears,
    maximum_age: service.ages?.toYears ?? undefined,
    assured_date: service.verifiedOn,
    last_modified: service.changedAt,
  };
}

function ownColumns(service: PublishedService): Record<string, Json | undefined> {
  const some = (list: readonly Json[]) => (list.length === 0 ? undefined : list);
  const json = (given: unknown) => (given === null ? undefined : (given as Json));
  return {
    x_code: service.code,
    x_offer_kind: service.offerKind,
    x_tax_label: service.taxLabel,
    x_cost: json(service.cost),
    x_eligibility: some(service.eligibility),
    x_accessibility: service.accessibility === null ? undefined : some(service.accessibility),
    x_accreditations: some(service.accreditations as unknown as Json[]),
    x_capacity: json(service.capacity),
    x_themes: some(service.themes),
    x_generated_fields: some(service.generatedFields),
    x_none: none(service),
    x_translations: translations({
      name: service.name,
      description: service.description,
      eligibility_description: service.eligibilityText,
    }),
  };
}

function addServiceLists(tables: Tables, service: PublishedService): void {
  const { id, cost, languages, documents, districts, termIds, capacity } = service;
  const child = (entity: string, index: number) => ({ id: childId(id, entity, index), service_id: id });
  languages?.forEach((code, index) =>
    addRow(tables, 'language', { ...child('language', index), name: languageName(code), code }),
  );
  documents?.forEach((document, index) =>
    addRow(tables, 'required_document', {
      ...child('required_document', index),
      document: document.it,
      x_translations: translations({ document }),
    }),
  );
  districts?.forEach(({ code, name }, index) =>
    addRow(tables, 'service_area', { ...child('service_area', index), name, x_code: code }),
  );
  if (cost !== null)
    costWords(cost).forEach(({ option, feeCents, words }, index) =>
      addRow(tables, 'cost_option', {
        ...child('cost_option', index),
        option,
        currency: feeCents === null ? undefined : 'EUR',
        amount: feeCents === null ? undefined : feeCents / 100,
        amount_description: words,
      }),
    );
  for (const termId of termIds)
    addRow(tables, 'attribute', {
      id: childId(id, 'attribute', termId),
      link_id: id,
      taxonomy_term_id: termId,
      link_type: 'taxonomy_term',
      link_entity: 'service',
    });
  if (capacity !== null && capacity.on !== null) addCapacity(tables, id, { ...capacity, on: capacity.on });
}

function addCapacity(
  tables: Tables,
  serviceId: string,
  { available, maximum, on }: { available: number; maximum: number | null; on: string },
): void {
  if (!tables.unit.some(({ id }) => id === placesUnit.id)) addRow(tables, 'unit', placesUnit);
  addRow(tables, 'service_capacity', {
    id: childId(serviceId, 'service_capacity'),
    service_id: serviceId,
    unit_id: placesUnit.id,
    available,
    maximum,
    updated: `${on}T00:00:00Z`,
  });
}

function addContact(tables: Tables, serviceId: string, contact: PublishedContact): Row {
  const { id, label, phone, mail, website, languages } = contact;
  if (phone !== null) {
    const phoneId = childId(id, 'phone');
    addRow(tables, 'phone', { id: phoneId, contact_id: id, number: phone, type: 'voice' });
    languages.forEach((code, index) =>
      addRow(tables, 'language', {
        id: childId(phoneId, 'language', index),
        phone_id: phoneId,
        name: languageName(code),
        code,
      }),
    );
  }
  return addRow(tables, 'contact', {
    id,
    service_id: serviceId,
    name: label.it,
    email: mail,
    x_website: website,
    x_languages: languages.length === 0 ? undefined : languages,
    x_translations: translations({ label }),
  });
}

/** By language: the texts that there are beside the Italian ones. */
function translations(texts: Readonly<Record<string, Texts | null>>): Json | undefined {
  const found: Record<string, Record<string, string>> = {};
  for (const [column, text] of Object.entries(texts)) {
    for (const language of ['en', 'ar'] as const) {
      const translated = text?.[language];
      if (translated !== undefined) (found[language] ??= {})[column] = translated;
    }
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

/** Which lists are known to be empty: an absent one says that it is not known. */
function none(lists: {
  readonly languages?: readonly unknown[] | null;
  readonly accessibility?: readonly unknown[] | null;
  readonly documents?: readonly unknown[] | null;
  readonly districts?: readonly unknown[] | null;
}): Json | undefined {
  const empty = (['languages', 'accessibility', 'documents', 'districts'] as const).filter(
    (name) => lists[name]?.length === 0,
  );
  return empty.length === 0 ? undefined : empty;
}
