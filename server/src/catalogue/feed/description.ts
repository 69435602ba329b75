import type { HsdsVersion } from '@snodo/hsds';
import { largestPage } from './feed-query.ts';

/** Where the schemas of the specification are published, by version. */
const schemaBase: Readonly<Record<HsdsVersion, string>> = {
  '3.0': 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema',
  '3.1': 'https://raw.githubusercontent.com/openreferral/specification/3.1/schema',
};

const page = {
  type: 'object',
  required: [
    'total_items',
    'total_pages',
    'page_number',
    'size',
    'first_page',
    'last_page',
    'empty',
    'contents',
  ],
  properties: {
    total_items: { type: 'integer' },
    total_pages: { type: 'integer' },
    page_number: { type: 'integer' },
    size: { type: 'integer' },
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' },
    contents: { type: 'array' },
  },
} as const;

const query = (name: string, schema: object, description: string) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
const uuid = { type: 'string', format: 'uuid' };
const truth = { type: 'boolean' };

const parameters = {
  search: query('search', { type: 'string', maxLength: 80 }, 'Words, as somebody types them'),
  page: query('page', { type: 'integer', minimum: 1 }, 'Number of the page'),
  per_page: query('per_page', { type: 'integer', minimum: 1, maximum: largestPage }, 'How many a page has'),
  format: query('format', { type: 'string', enum: ['json', 'ndjson'] }, '`ndjson`: all of them, one a line'),
  taxonomy_term_id: query('taxonomy_term_id', uuid, 'With this term, or with one of its group'),
  taxonomy_id: query('taxonomy_id', uuid, 'With any term of this taxonomy'),
  organization_id: query('organization_id', uuid, 'Given by this organisation'),
  modified_after: query('modified_after', { type: 'string', format: 'date-time' }, 'Changed then or later'),
  minimal: query('minimal', truth, 'Ids and when each was changed'),
  full: query('full', truth, 'With all that hangs on each'),
  full_service: query('full_service', truth, 'The services of each in full'),
  top_only: query('top_only', truth, 'Terms that stand under no other'),
  postcode: query('postcode', { type: 'string' }, 'Given to people of this postcode, or there'),
  proximity: query(
    'proximity',
    { type: 'number', minimum: 0 },
    'So many metres around the middle of the postcode, reckoned on a schematic drawing',
  ),
  parent_id: query('parent_id', uuid, 'Terms under this one'),
} as const;

type ParameterName = keyof typeof parameters;

const paged: readonly ParameterName[] = ['search', 'page', 'per_page', 'format'];
const narrowed: readonly ParameterName[] = [
  'taxonomy_term_id',
  'taxonomy_id',
  'organization_id',
  'modified_after',
];

/** What each list takes, and which published schemas its documents have: on a page, and alone. */
const described: Readonly<
  Record<string, { takes: readonly ParameterName[]; listed: string; single: string }>
> = {
  services: {
    takes: [...paged, ...narrowed, 'minimal', 'full'],
    listed: 'compiled/service_list.json',
    single: 'compiled/service.json',
  },
  organizations: {
    takes: [...paged, 'taxonomy_term_id', 'taxonomy_id', 'full', 'full_service'],
    listed: 'compiled/organization_list.json',
    single: 'compiled/organization.json',
  },
  service_at_locations: {
    takes: [...paged, ...narrowed, 'postcode', 'proximity', 'full'],
    listed: 'compiled/service_at_location_list.json',
    single: 'compiled/service_at_location.json',
  },
  taxonomies: { takes: paged, listed: 'taxonomy.json', single: 'taxonomy.json' },
  taxonomy_terms: {
    takes: [...paged, 'taxonomy_id', 'parent_id', 'top_only'],
    listed: 'taxonomy_term.json',
    single: 'taxonomy_term.json',
  },
};

/** The OpenAPI document of the feed: what it takes, and the published schemas of what it answers. */
export function feedDescription({
  title,
  base,
  version,
}: {
  readonly title: string;
  readonly base: string;
  readonly version: HsdsVersion;
}) {
  const schema = (file: string) => ({ $ref: `${schemaBase[version]}/${file}` });
  const answer = (description: string, of: object) => ({
    200: { description, content: { 'application/json': { schema: of } } },
  });
  const paths: Record<string, object> = {
    '/': {
      get: {
        summary: 'Which version is spoken, and where it is described',
        responses: answer('About this API', {}),
      },
    },
  };
  for (const [name, { takes, listed, single }] of Object.entries(described)) {
    const operation = {
      summary: `A page of ${name}`,
      parameters: takes.map((taken) => ({ $ref: `#/components/parameters/${taken}` })),
      responses: answer('A page', {
        allOf: [{ $ref: '#/components/schemas/Page' }],
        properties: { contents: { type: 'array', items: schema(listed) } },
      }),
    };
    paths[`/${name}`] = { get: operation, ...(version === '3.0' ? {} : { post: operation }) };
    paths[`/${name}/{id}`] = {
      get: {
        summary: `One of ${name}, in full`,
        parameters: [{ name: 'id', in: 'path', required: true, schema: uuid }],
        responses: answer('The whole of it', schema(single)),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1',
      description: `Human Services Data Specification ${version}. Only what everybody may know; no key.`,
    },
    servers: [{ url: base }],
    paths,
    components: { parameters, schemas: { Page: page } },
  };
}

/** Our own terms beside those of the specification, and what they mean. */
export function profileDescription(version: HsdsVersion) {
  return {
    name: 'Snodo',
    hsds_version: version,
    description:
      'No term of the specification is changed or left out where it has to be. These terms say what it cannot.',
    terms: {
      x_translations: 'English and Arabic texts by language and column; the columns themselves are Italian',
      x_code: 'A short name that stays the same',
      x_offer_kind: 'individual, group, shared or self_organised',
      x_cost: 'Price by income, by people, or one that is divided; integer cents of euro',
      x_eligibility: 'What is asked of whoever uses it, as predicates',
      x_accessibility: 'Accessibility of the service itself, at home or online included',
      x_accreditations: 'Who vouches for the provider, from when to when',
      x_capacity: 'Places left, of how many, and on which day that was true',
      x_tax_label: 'Letter of TUIR art. 51 c. 2 under which firms give it',
      x_themes: 'Which of the four questions of the city it answers',
      x_none: 'Lists that are known to be empty; one that is absent is not known',
      x_generated_fields: 'Facts that were made up for a demonstration',
      x_timetable: 'The whole timetable: wall times, zone, rules, exceptions, closures, holidays',
      x_tzid: 'IANA zone of the times',
      x_rrule: 'The rule as RFC 5545 writes it',
      x_exdate: 'Days with other hours or none',
      x_exact_matches: 'Ids of terms of other taxonomies that mean the same',
    },
  };
}
