import type { checkedFacts } from '@snodo/contract';

type CheckedFact = (typeof checkedFacts)[number];

const factsByField: Readonly<Record<string, CheckedFact>> = {
  cost: 'cost',
  windows: 'hours',
  timetable: 'hours',
  openPlaces: 'openPlaces',
  languages: 'languages',
  accessibility: 'accessibility',
  documents: 'documents',
  eligibility: 'eligibility',
  eligibilityText: 'eligibility',
};

/** The facts among these fields, each with who said it and when; what is not known is said by nobody. */
export function factsSaid<Source>(
  fields: Readonly<Record<string, unknown>>,
  source: Source,
): Partial<Record<CheckedFact, Source>> {
  const facts = Object.entries(fields).flatMap(([field, value]) => {
    const fact = factsByField[field];
    return fact === undefined || value === null || value === undefined ? [] : [[fact, source] as const];
  });
  return Object.fromEntries(facts);
}
