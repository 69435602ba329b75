import type { Cost } from '../service.ts';
import type { KeptServiceSheet, ServiceInput } from './keeping-api.ts';
import { timetableOfWeek } from './timetable-draft.ts';
import { trimmed, writtenText, type LocalText } from './written.ts';

/** A sheet while it is written: a text may still be empty, a figure that is not written yet is `NaN`. */
export type ServiceDraft = ServiceInput;
export type Predicate = ServiceInput['eligibility'][number];
export type Contact = ServiceInput['contacts'][number];

export const serviceSteps = ['what', 'who', 'when', 'cost', 'more', 'check'] as const;
export type ServiceStep = (typeof serviceSteps)[number];

/** What somebody has written of a sheet and not saved yet, kept in this tab. */
export interface KeptDraft {
  /** Code of the service; empty for a new one. */
  readonly subject: string;
  readonly step: ServiceStep;
  readonly draft: ServiceDraft;
}

const storedAs = 'snodo-service-form';
const noText = (): LocalText => ({ it: '' });

export function keepDraft(kept: KeptDraft): void {
  sessionStorage.setItem(storedAs, JSON.stringify(kept));
}

export function forgetDraft(): void {
  sessionStorage.removeItem(storedAs);
}

/** What was written of this service; undefined when nothing was, or what is kept is of another make. */
export function findDraft(subject: string): KeptDraft | undefined {
  const text = sessionStorage.getItem(storedAs);
  if (text === null) return undefined;
  const kept = JSON.parse(text) as Partial<KeptDraft>;
  const isWhole =
    Array.isArray(kept.draft?.contacts) &&
    Array.isArray(kept.draft.entries) &&
    serviceSteps.some((step) => step === kept.step);
  return isWhole && kept.subject === subject ? (kept as KeptDraft) : undefined;
}

/** A new sheet: what is not known yet is unknown. */
export function emptyService(provider: string): ServiceDraft {
  return {
    provider,
    name: noText(),
    description: noText(),
    status: 'draft',
    offerKind: 'individual',
    audience: { kind: 'everyone' },
    entries: [],
    place: null,
    ages: null,
    districts: null,
    windows: null,
    timetable: null,
    cost: null,
    capacityPlaces: null,
    openPlaces: null,
    languages: null,
    accessibility: null,
    documents: null,
    eligibility: [],
    eligibilityText: null,
    taxLabel: null,
    themes: [],
    bornFrom: null,
    contacts: [],
  };
}

/** The sheet as its form edits it: a plain week is edited as a timetable. */
export function draftOf({ service, isHoursByRule }: KeptServiceSheet): ServiceDraft {
  const { windows, timetable } = service;
  return timetable !== null || windows === null || isHoursByRule
    ? service
    : { ...service, windows: null, timetable: timetableOfWeek(windows) };
}

/** The sheet as it is sent: what was left empty is left out. */
export function completed(draft: ServiceDraft): ServiceInput {
  const { eligibilityText, bornFrom, documents, contacts, timetable } = draft;
  const bornWords = bornFrom === null ? undefined : writtenText(bornFrom.words);
  return {
    ...draft,
    name: trimmed(draft.name),
    description: trimmed(draft.description),
    windows: timetable === null ? draft.windows : null,
    eligibilityText: eligibilityText === null ? null : (writtenText(eligibilityText) ?? null),
    bornFrom: bornWords === undefined ? null : { words: bornWords, on: bornFrom?.on || null },
    documents:
      documents === null
        ? null
        : documents.flatMap((text) => {
            const written = writtenText(text);
            return written === undefined ? [] : [written];
          }),
    contacts: contacts.map((contact) => ({
      ...contact,
      label: trimmed(contact.label),
      phone: contact.phone?.trim() || null,
      mail: contact.mail?.trim() || null,
      website: contact.website?.trim() || null,
    })),
  };
}

/** A price of a kind, with nothing written yet but what most prices have. */
export function emptyCost(kind: Exclude<Cost, null>['kind']): Exclude<Cost, null> {
  const feeCents = Number.NaN;
  switch (kind) {
    case 'free':
      return { kind };
    case 'per_hour':
      return { kind, feeCents };
    case 'per_unit':
      return { kind, unit: 'meeting', feeCents };
    case 'by_income':
      return {
        kind,
        unit: 'month',
        bands: [
          { upToCents: Number.NaN, feeCents },
          { upToCents: null, feeCents },
        ],
      };
    case 'by_people':
      return { kind, unit: 'hour', bands: [{ fromPeople: 1, toPeople: null, feeCents }] };
    case 'split':
      return { kind, unit: 'hour', totalCents: Number.NaN, rule: 'equal', leastPeople: 2, mostPeople: 6 };
  }
}

/** A condition of a kind, with nothing written yet but what most conditions have. */
export function emptyPredicate(kind: Predicate['kind']): Predicate {
  switch (kind) {
    case 'age':
      return { kind, fromYears: 18, toYears: null };
    case 'lives_in':
      return { kind, districts: [] };
    case 'works_for':
      return { kind, organisations: [] };
    case 'income_up_to':
      return { kind, incomeCents: Number.NaN };
    case 'has_children':
      return { kind, fromYears: 0, toYears: 14 };
    default:
      return { kind };
  }
}

export function emptyContact(): Contact {
  return { shownTo: 'everyone', label: noText(), phone: null, mail: null, website: null, languages: [] };
}
