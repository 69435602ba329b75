import type { LoadFault } from '../../ui/load.ts';
import type { Cost } from '../service.ts';
import { completed, type Predicate, type ServiceDraft, type ServiceStep } from './service-draft.ts';
import { timetableFaults } from './timetable-draft.ts';
import { isMail, isWebsite, needsItalian } from './written.ts';

/** What is wrong in a field of the form: `field` is its path, `code` has a sentence in every language. */
export interface ServiceFault {
  readonly field: string;
  readonly code: FaultCode;
}

const faultCodes = [
  'missing',
  'text',
  'euro',
  'bands',
  'figure',
  'more_than_all',
  'split_alone',
  'ends_before',
  'contradicts',
  'said_twice',
  'no_reach',
  'mail',
  'website',
  'timetable',
  'unknown',
  'other',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Where each part of a sheet is asked. */
const stepOfPart: Readonly<Record<string, ServiceStep>> = {
  provider: 'what',
  name: 'what',
  description: 'what',
  offerKind: 'what',
  entries: 'what',
  themes: 'what',
  bornFrom: 'what',
  audience: 'who',
  ages: 'who',
  districts: 'who',
  eligibility: 'who',
  eligibilityText: 'who',
  place: 'when',
  windows: 'when',
  timetable: 'when',
  accessibility: 'when',
  cost: 'cost',
  capacityPlaces: 'cost',
  openPlaces: 'cost',
  taxLabel: 'cost',
  languages: 'more',
  documents: 'more',
  contacts: 'more',
};

export function stepOf({ field }: ServiceFault): ServiceStep {
  return stepOfPart[field.split('.')[0] ?? ''] ?? 'check';
}

/** Everything that the API would refuse, in the order of the form. */
export function serviceFaults(draft: ServiceDraft, timeZone: string): ServiceFault[] {
  return [
    ...whatFaults(draft),
    ...whoFaults(draft),
    ...(draft.timetable !== null && timetableFaults(draft.timetable, timeZone).length > 0
      ? [{ field: 'timetable', code: 'timetable' as const }]
      : []),
    ...costFaults(draft),
    ...moreFaults(draft),
  ];
}

function whatFaults({ provider, name, description, entries, bornFrom }: ServiceDraft): ServiceFault[] {
  return [
    ...missing('provider', provider === ''),
    ...missing('name', name.it.trim() === ''),
    ...missing('description', description.it.trim() === ''),
    ...missing('entries', entries.length === 0),
    ...(bornFrom !== null && needsItalian(bornFrom.words)
      ? [{ field: 'bornFrom', code: 'text' as const }]
      : []),
  ];
}

function whoFaults({ audience, ages, eligibility, eligibilityText }: ServiceDraft): ServiceFault[] {
  return [
    ...missing('audience', audience.kind === 'organisations' && audience.organisations.length === 0),
    ...(ages ? rangeFaults('ages', ages) : []),
    ...eligibility.flatMap((predicate, at) => predicateFaults(predicate, at, eligibility)),
    ...(eligibilityText !== null && needsItalian(eligibilityText)
      ? [{ field: 'eligibilityText', code: 'text' as const }]
      : []),
  ];
}

function costFaults({ cost, openPlaces, capacityPlaces, offerKind }: ServiceDraft): ServiceFault[] {
  const isMore = openPlaces !== null && capacityPlaces !== null && openPlaces > capacityPlaces;
  return [
    ...(cost ? priceFaults(cost) : []),
    ...(cost?.kind === 'split' && offerKind === 'individual'
      ? [{ field: 'cost', code: 'split_alone' as const }]
      : []),
    ...(isMore ? [{ field: 'openPlaces', code: 'more_than_all' as const }] : []),
  ];
}

function priceFaults(cost: Exclude<Cost, null>): ServiceFault[] {
  const isWrong = (cents: number, most = 1_000_000) => !Number.isInteger(cents) || cents < 0 || cents > most;
  const wrong = (code: FaultCode): ServiceFault[] => [{ field: 'cost', code }];
  switch (cost.kind) {
    case 'free':
      return [];
    case 'per_hour':
    case 'per_unit':
      return isWrong(cost.feeCents) ? wrong('euro') : [];
    case 'split':
      if (isWrong(cost.totalCents) || cost.totalCents === 0) return wrong('euro');
      return isRange(cost.leastPeople, cost.mostPeople) && cost.leastPeople >= 1 ? [] : wrong('figure');
    case 'by_income': {
      const ends = cost.bands.map(({ upToCents }) => upToCents);
      if (cost.bands.some(({ feeCents }) => isWrong(feeCents))) return wrong('euro');
      if (ends.slice(0, -1).some((end) => end === null || isWrong(end, 100_000_000))) return wrong('euro');
      return ends.every((end, at) => at === 0 || end === null || end > (ends[at - 1] ?? 0))
        ? []
        : wrong('bands');
    }
    case 'by_people':
      if (cost.bands.some(({ feeCents }) => isWrong(feeCents))) return wrong('euro');
      return cost.bands.every(
        ({ fromPeople, toPeople }) => toPeople === null || isRange(fromPeople, toPeople),
      )
        ? []
        : wrong('bands');
  }
}

function predicateFaults(predicate: Predicate, at: number, all: readonly Predicate[]): ServiceFault[] {
  const field = `eligibility.${at}`;
  const before = all.slice(0, at).filter(({ kind }) => kind === predicate.kind);
  switch (predicate.kind) {
    case 'age':
    case 'has_children': {
      const wrong = rangeFaults(field, predicate);
      if (wrong.length > 0 || predicate.kind === 'has_children') return wrong;
      const isApart = before.some(
        (one) =>
          one.kind === 'age' &&
          ((one.toYears ?? 200) < predicate.fromYears || (predicate.toYears ?? 200) < one.fromYears),
      );
      return isApart ? [{ field, code: 'contradicts' }] : [];
    }
    case 'lives_in':
      return [...missing(field, predicate.districts.length === 0), ...twice(field, before.length)];
    case 'works_for':
      return [...missing(field, predicate.organisations.length === 0), ...twice(field, before.length)];
    case 'income_up_to':
      return Number.isInteger(predicate.incomeCents) && predicate.incomeCents >= 0
        ? twice(field, before.length)
        : [{ field, code: 'euro' }];
    default:
      return twice(field, before.length);
  }
}

function moreFaults(draft: ServiceDraft): ServiceFault[] {
  const { documents } = draft;
  const { contacts } = completed(draft);
  return [
    ...(documents ?? []).flatMap((text, at) =>
      needsItalian(text) ? [{ field: `documents.${at}`, code: 'text' as const }] : [],
    ),
    ...contacts.flatMap(({ label, phone, mail, website }, at): ServiceFault[] => {
      const field = `contacts.${at}`;
      if (label.it === '') return [{ field, code: 'missing' }];
      if (mail !== null && !isMail(mail)) return [{ field, code: 'mail' }];
      if (website !== null && !isWebsite(website)) return [{ field, code: 'website' }];
      return (phone ?? mail ?? website) === null ? [{ field, code: 'no_reach' }] : [];
    }),
  ];
}

function missing(field: string, isMissing: boolean): ServiceFault[] {
  return isMissing ? [{ field, code: 'missing' }] : [];
}

function twice(field: string, before: number): ServiceFault[] {
  return before > 0 ? [{ field, code: 'said_twice' }] : [];
}

function rangeFaults(
  field: string,
  { fromYears, toYears }: { fromYears: number; toYears: number | null },
): ServiceFault[] {
  if (!Number.isInteger(fromYears) || (toYears !== null && !Number.isInteger(toYears)))
    return [{ field, code: 'figure' }];
  return toYears !== null && toYears < fromYears ? [{ field, code: 'ends_before' }] : [];
}

function isRange(from: number, to: number): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && to >= from;
}

/** What the API refused, at the fields of the form. */
export function refusedFields({ faults }: LoadFault): ServiceFault[] {
  return faults.flatMap(({ path, code }): ServiceFault[] => {
    const parts = path.split('.').filter((part, at) => !(at === 0 && part === 'json'));
    const [part = '', index = ''] = parts[0] === 'service' ? parts.slice(1) : parts;
    const isListed = ['eligibility', 'documents', 'contacts'].includes(part) && index !== '';
    if (part === 'windows' || part === 'timetable') return [{ field: 'timetable', code: 'timetable' }];
    if (stepOfPart[part] === undefined) return [];
    const field = isListed ? `${part}.${index}` : part;
    return [{ field, code: code === 'unknown' ? 'unknown' : 'other' }];
  });
}
