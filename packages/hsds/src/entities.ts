/** The versions of the specification that are written and read. */
export const hsdsVersions = ['3.0', '3.1'] as const;
export type HsdsVersion = (typeof hsdsVersions)[number];

/** `json` is only of our own `x_` terms: any JSON, which a table holds as its text. */
export type FieldKind =
  | 'uuid'
  | 'text'
  | 'uri'
  | 'email'
  | 'number'
  | 'date'
  | 'datetime'
  | 'time'
  | 'json'
  | readonly string[];

export interface Field {
  readonly kind: FieldKind;
  readonly isRequired: boolean;
}

/** One of the specification's objects, and the table that holds it in a datapackage. */
export interface Entity {
  readonly file: string;
  readonly since: HsdsVersion;
  readonly fields: Readonly<Record<string, Field>>;
  /** Lists that stand inside it where it is told in full: of which entity, and the column that points back here. */
  readonly lists: Readonly<Record<string, { readonly of: EntityName; readonly by: string }>>;
  /** Single objects inside it: of which entity, and the column here that points there. */
  readonly objects: Readonly<Record<string, { readonly of: EntityName; readonly by: string }>>;
}

export const entityNames = [
  'organization',
  'service',
  'location',
  'service_at_location',
  'address',
  'phone',
  'contact',
  'schedule',
  'service_area',
  'language',
  'cost_option',
  'required_document',
  'accessibility',
  'taxonomy',
  'taxonomy_term',
  'attribute',
  'unit',
  'service_capacity',
] as const;
export type EntityName = (typeof entityNames)[number];

const f = (kind: FieldKind): Field => ({ kind, isRequired: false });
const must = (kind: FieldKind): Field => ({ kind, isRequired: true });
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * Objects and columns of the Human Services Data Specification 3.0 and 3.1 (docs.openreferral.org) as far as we write
 * them, with our own terms behind: rule 4 of conformance allows terms beside it where it does not suffice.
 */
export const entities: Readonly<Record<EntityName, Entity>> = {
  organization: {
    file: 'organizations.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      name: must('text'),
      alternate_name: f('text'),
      description: must('text'),
      email: f('email'),
      website: f('uri'),
      x_code: f('text'),
      x_translations: f('json'),
    },
    lists: {
      phones: { of: 'phone', by: 'organization_id' },
      contacts: { of: 'contact', by: 'organization_id' },
      locations: { of: 'location', by: 'organization_id' },
      services: { of: 'service', by: 'organization_id' },
    },
    objects: {},
  },
  service: {
    file: 'services.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      organization_id: f('uuid'),
      name: must('text'),
      alternate_name: f('text'),
      description: f('text'),
      url: f('uri'),
      email: f('email'),
      status: must(['active', 'inactive', 'defunct', 'temporarily closed']),
      interpretation_services: f('text'),
      application_process: f('text'),
      fees_description: f('text'),
      accreditations: f('text'),
      eligibility_description: f('text'),
      minimum_age: f('number'),
      maximum_age: f('number'),
      assured_date: f('date'),
      assurer_email: f('email'),
      alert: f('text'),
      last_modified: f('datetime'),
      x_code: f('text'),
      x_offer_kind: f('text'),
      x_tax_label: f('text'),
      x_cost: f('json'),
      x_eligibility: f('json'),
      x_accessibility: f('json'),
      x_accreditations: f('json'),
      x_capacity: f('json'),
      x_themes: f('json'),
      x_generated_fields: f('json'),
      x_none: f('json'),
      x_translations: f('json'),
    },
    lists: {
      phones: { of: 'phone', by: 'service_id' },
      schedules: { of: 'schedule', by: 'service_id' },
      service_areas: { of: 'service_area', by: 'service_id' },
      service_at_locations: { of: 'service_at_location', by: 'service_id' },
      languages: { of: 'language', by: 'service_id' },
      cost_options: { of: 'cost_option', by: 'service_id' },
      required_documents: { of: 'required_document', by: 'service_id' },
      contacts: { of: 'contact', by: 'service_id' },
      attributes: { of: 'attribute', by: 'link_id' },
      capacities: { of: 'service_capacity', by: 'service_id' },
    },
    objects: { organization: { of: 'organization', by: 'organization_id' } },
  },
  location: {
    file: 'locations.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      location_type: must(['physical', 'postal', 'virtual']),
      url: f('uri'),
      organization_id: f('uuid'),
      name: f('text'),
      alternate_name: f('text'),
      description: f('text'),
      transportation: f('text'),
      latitude: f('number'),
      longitude: f('number'),
      x_code: f('text'),
      x_district: f('text'),
      x_none: f('json'),
      x_translations: f('json'),
    },
    lists: {
      languages: { of: 'language', by: 'location_id' },
      addresses: { of: 'address', by: 'location_id' },
      contacts: { of: 'contact', by: 'location_id' },
      accessibility: { of: 'accessibility', by: 'location_id' },
      phones: { of: 'phone', by: 'location_id' },
      schedules: { of: 'schedule', by: 'location_id' },
    },
    objects: {},
  },
  service_at_location: {
    file: 'service_at_location.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      service_id: f('uuid'),
      location_id: f('uuid'),
      description: f('text'),
      // The published API description judges this object by the schema of a service, which asks for both.
      name: f('text'),
      status: f(['active', 'inactive', 'defunct', 'temporarily closed']),
    },
    lists: {
      contacts: { of: 'contact', by: 'service_at_location_id' },
      phones: { of: 'phone', by: 'service_at_location_id' },
      schedules: { of: 'schedule', by: 'service_at_location_id' },
    },
    objects: {
      location: { of: 'location', by: 'location_id' },
      service: { of: 'service', by: 'service_id' },
    },
  },
  address: {
    file: 'addresses.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      location_id: f('uuid'),
      attention: f('text'),
      address_1: must('text'),
      address_2: f('text'),
      city: must('text'),
      region: f('text'),
      state_province: must('text'),
      postal_code: must('text'),
      country: must('text'),
      address_type: must(['physical', 'postal', 'virtual']),
    },
    lists: {},
    objects: {},
  },
  phone: {
    file: 'phones.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      location_id: f('uuid'),
      service_id: f('uuid'),
      organization_id: f('uuid'),
      contact_id: f('uuid'),
      service_at_location_id: f('uuid'),
      number: must('text'),
      extension: f('number'),
      type: f('text'),
      description: f('text'),
    },
    lists: { languages: { of: 'language', by: 'phone_id' } },
    objects: {},
  },
  contact: {
    file: 'contacts.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      organization_id: f('uuid'),
      service_id: f('uuid'),
      service_at_location_id: f('uuid'),
      location_id: f('uuid'),
      name: f('text'),
      title: f('text'),
      department: f('text'),
      email: f('email'),
      x_website: f('uri'),
      x_languages: f('json'),
      x_translations: f('json'),
    },
    lists: { phones: { of: 'phone', by: 'contact_id' } },
    objects: {},
  },
  schedule: {
    file: 'schedules.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      service_id: f('uuid'),
      location_id: f('uuid'),
      service_at_location_id: f('uuid'),
      valid_from: f('date'),
      valid_to: f('date'),
      dtstart: f('date'),
      timezone: f('number'),
      until: f('date'),
      count: f('number'),
      wkst: f(weekdays),
      freq: f(['WEEKLY', 'MONTHLY']),
      interval: f('number'),
      byday: f('text'),
      byweekno: f('text'),
      bymonthday: f('text'),
      byyearday: f('text'),
      description: f('text'),
      opens_at: f('time'),
      closes_at: f('time'),
      schedule_link: f('uri'),
      attending_type: f('text'),
      notes: f('text'),
      x_tzid: f('text'),
      x_rrule: f('text'),
      x_exdate: f('text'),
      x_timetable: f('json'),
    },
    lists: {},
    objects: {},
  },
  service_area: {
    file: 'service_areas.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      service_id: f('uuid'),
      name: f('text'),
      description: f('text'),
      extent: f('text'),
      extent_type: f('text'),
      uri: f('uri'),
      x_code: f('text'),
    },
    lists: {},
    objects: {},
  },
  language: {
    file: 'languages.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      service_id: f('uuid'),
      location_id: f('uuid'),
      phone_id: f('uuid'),
      name: f('text'),
      code: f('text'),
      note: f('text'),
    },
    lists: {},
    objects: {},
  },
  cost_option: {
    file: 'cost_options.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      service_id: f('uuid'),
      valid_from: f('date'),
      valid_to: f('date'),
      option: f('text'),
      currency: f('text'),
      amount: f('number'),
      amount_description: f('text'),
    },
    lists: {},
    objects: {},
  },
  required_document: {
    file: 'required_documents.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      service_id: f('uuid'),
      document: f('text'),
      uri: f('uri'),
      x_translations: f('json'),
    },
    lists: {},
    objects: {},
  },
  accessibility: {
    file: 'accessibility.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      location_id: f('uuid'),
      description: f('text'),
      details: f('text'),
      url: f('uri'),
      x_code: f('text'),
    },
    lists: {},
    objects: {},
  },
  taxonomy: {
    file: 'taxonomies.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      name: must('text'),
      description: must('text'),
      uri: f('uri'),
      version: f('text'),
    },
    lists: {},
    objects: {},
  },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      code: f('text'),
      name: must('text'),
      description: must('text'),
      parent_id: f('uuid'),
      taxonomy: f('text'),
      language: f('text'),
      taxonomy_id: f('uuid'),
      term_uri: f('uri'),
      x_exact_matches: f('json'),
      x_translations: f('json'),
    },
    lists: {},
    objects: { taxonomy_detail: { of: 'taxonomy', by: 'taxonomy_id' } },
  },
  attribute: {
    file: 'attributes.csv',
    since: '3.0',
    fields: {
      id: must('uuid'),
      link_id: f('uuid'),
      taxonomy_term_id: f('uuid'),
      link_type: f('text'),
      link_entity: f('text'),
      value: f('text'),
    },
    lists: {},
    objects: { taxonomy_term: { of: 'taxonomy_term', by: 'taxonomy_term_id' } },
  },
  unit: {
    file: 'units.csv',
    since: '3.1',
    fields: {
      id: must('uuid'),
      name: must('text'),
      scheme: f('text'),
      identifier: f('text'),
      uri: f('uri'),
    },
    lists: {},
    objects: {},
  },
  service_capacity: {
    file: 'service_capacity.csv',
    since: '3.1',
    fields: {
      id: must('uuid'),
      service_id: f('uuid'),
      unit_id: f('uuid'),
      available: must('number'),
      maximum: f('number'),
      description: f('text'),
      updated: must('datetime'),
    },
    lists: {},
    objects: { unit: { of: 'unit', by: 'unit_id' } },
  },
};

/** Whether a version of the specification has an entity. */
export function isIn(version: HsdsVersion, name: EntityName): boolean {
  return entities[name].since <= version;
}
