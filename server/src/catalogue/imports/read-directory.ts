import { serviceImportBounds } from '@snodo/contract';
import type { PublishedDirectory, PublishedService } from '@snodo/hsds';
import { toWeeklyHours } from '@snodo/recurrence';
import type { GivenService } from './given-service.ts';
import type { ImportNotes } from './import-notes.ts';

/** What of another directory is known here by another name. */
export interface DirectoryLinks {
  timeZone: string;
  /** Code of the organisation of the community with this code or name. */
  findProvider: (code: string | null, name: string) => string | undefined;
  /** Our entry that is this term, or means the same. */
  findEntry: (code: string) => string | undefined;
  hasPlace: (code: string) => boolean;
}

interface Origin {
  source: string;
  row: number | null;
}

const states = { active: 'active', inactive: 'suspended', suspended: 'suspended', closed: 'closed' } as const;

/** Where each field of a sheet stands in the specification. */
const columnsByField: Readonly<Record<string, string>> = {
  provider: 'organization_id',
  name: 'name',
  description: 'description',
  status: 'status',
  offerKind: 'x_offer_kind',
  entries: 'attributes',
  ages: 'minimum_age',
  districts: 'service_areas',
  timetable: 'schedules',
  cost: 'x_cost',
  capacityPlaces: 'capacities',
  openPlaces: 'capacities',
  languages: 'languages',
  accessibility: 'x_accessibility',
  documents: 'required_documents',
  eligibility: 'x_eligibility',
  eligibilityText: 'eligibility_description',
  taxLabel: 'x_tax_label',
  themes: 'x_themes',
  contacts: 'contacts',
};

/** Services of another directory in our words; what has none in them is left behind, and told. */
export function readDirectory(
  directory: PublishedDirectory,
  origins: readonly Origin[],
  links: DirectoryLinks,
  notes: ImportNotes,
): GivenService[] {
  const whole = { source: origins[0]?.source ?? '', row: null, column: null };
  if (directory.services.length === 0) notes.refuse('no_services', { ...whole, source: 'services' });
  if (directory.services.length > serviceImportBounds.services) {
    notes.refuse('too_many_services', whole);
    return [];
  }
  const terms = new Map(directory.terms.map((term) => [term.id, term]));
  const organisations = new Map(directory.organisations.map((each) => [each.id, each]));
  const places = new Map(directory.places.map((place) => [place.id, place]));
  return directory.services.map((service, index) => {
    const origin = origins[index] ?? { source: 'services', row: null };
    const tell = (code: Parameters<ImportNotes['tell']>[0], field: string, given: string | null = null) =>
      notes.tell(code, { ...origin, column: columnsByField[field] ?? null }, given);
    const organisation = organisations.get(service.organisationId);
    const found = service.termIds.map((id) => {
      const term = terms.get(id);
      const same = (term?.exactMatches ?? []).map((match) => terms.get(match)?.code);
      const entry = [term?.code, ...same]
        .map((code) => (code === undefined ? undefined : links.findEntry(code)))
        .find((code) => code !== undefined);
      if (entry === undefined) tell('entry_passed_over', 'entries', term?.name.it ?? id);
      return entry;
    });
    const entries = [...new Set(found.filter((code) => code !== undefined))];
    const [at] = service.atPlaces.map(({ placeId }) => places.get(placeId));
    const code = at?.code ?? null;
    const place = code !== null && links.hasPlace(code) ? code : null;
    if (at !== undefined && place === null) tell('place_passed_over', 'place', at.name.it);
    return {
      ...origin,
      code: null,
      id: service.id,
      name: service.name.it,
      fields: {
        provider: organisation && links.findProvider(organisation.code, organisation.name),
        name: service.name,
        description: service.description ?? undefined,
        status: states[service.state],
        ...(service.offerKind === null ? {} : { offerKind: service.offerKind }),
        entries,
        place,
        ...factsOf(service, links.timeZone, tell),
      },
      cellOf: (path: string) => ({ column: columnsByField[path.split('.')[0] ?? ''] ?? null, given: null }),
      verifiedOn: service.verifiedOn,
      isRead: true,
    };
  });
}

function factsOf(
  service: PublishedService,
  timeZone: string,
  tell: (code: 'cost_in_words' | 'hours_passed_over', field: string, given?: string | null) => void,
) {
  const { cost, timetable } = service;
  if (cost?.kind === 'stated')
    tell('cost_in_words', 'cost', cost.options.map(({ words }) => words).join('; '));
  const form = timetable?.timeZone === timeZone ? toWeeklyHours(timetable) : undefined;
  if (timetable !== null && form === undefined) tell('hours_passed_over', 'timetable');
  const { timeZone: _ofTheCommunity, ...hours } = form ?? { timeZone };
  return {
    ages: service.ages,
    districts: service.districts?.map(({ code }) => code) ?? null,
    windows: null,
    timetable: form === undefined ? null : hours,
    cost: cost?.kind === 'stated' ? null : cost,
    capacityPlaces: service.capacity?.maximum ?? null,
    openPlaces: service.capacity?.available ?? null,
    languages: service.languages,
    accessibility: service.accessibility,
    documents: service.documents,
    eligibility: service.eligibility,
    eligibilityText: service.eligibilityText,
    ...(service.taxLabel === null ? {} : { taxLabel: service.taxLabel }),
    themes: service.themes,
    contacts: service.contacts.map(({ id: _theirs, ...contact }) => ({ shownTo: 'everyone', ...contact })),
  };
}
