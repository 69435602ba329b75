import * as fc from 'fast-check';
import type { Answer } from './answer.ts';
import type { Need } from './need.ts';
import type { WeeklyWindow } from './windows.ts';

/** The day on which generated needs are matched. */
export const generatedToday = '2026-03-02';

// Small worlds on purpose: needs and answers have to meet often for a property to say anything.
const code = fc.constantFrom('INF', 'INF1', 'INF2', 'NAU1', 'NAU');
const district = fc.constantFrom('d4', 'd6', 'd9');
const language = fc.constantFrom('it', 'en', 'ar');
const amenity = fc.constantFrom('step_free', 'lift', 'hearing_loop');
const hub = fc.constantFrom('hub-1', 'hub-2');
const organisation = fc.constantFrom('org-1', 'org-2');
const position = fc.record({
  x: fc.integer({ min: -1500, max: 1500 }),
  y: fc.integer({ min: -1500, max: 1500 }),
});
const ages = fc
  .record({ fromYears: fc.integer({ min: 0, max: 12 }), years: fc.integer({ min: 1, max: 8 }) })
  .map(({ fromYears, years }) => ({ fromYears, toYears: fromYears + years }));
const day = fc.constantFrom(
  '2025-02-01',
  '2025-06-15',
  '2025-11-20',
  '2026-03-01',
  '2026-03-02',
  '2026-09-30',
);

export const windowArbitrary: fc.Arbitrary<WeeklyWindow> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    startMinute: fc.integer({ min: 0, max: 1380 }),
    minutes: fc.integer({ min: 1, max: 600 }),
  })
  .map(({ weekday, startMinute, minutes }) => ({
    weekday,
    startMinute,
    endMinute: Math.min(1440, startMinute + minutes),
  }));

export const needArbitrary: fc.Arbitrary<Need> = fc.record(
  {
    entries: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }),
    beneficiaries: fc.array(ages, { maxLength: 3 }),
    district,
    position,
    maxDistanceMetres: fc.integer({ min: 1, max: 3000 }),
    windows: fc.array(windowArbitrary, { maxLength: 5 }),
    period: fc.constantFrom(
      { from: '2026-03-02', to: '2026-03-31' },
      { from: '2026-04-01', to: '2026-12-31' },
      { from: '2025-01-01', to: '2025-01-31' },
    ),
    budgetCentsPerHour: fc.integer({ min: 0, max: 2000 }),
    languages: fc.array(language, { maxLength: 2 }),
    indispensableLanguages: fc.array(language, { maxLength: 1 }),
    accessibility: fc.array(amenity, { maxLength: 1 }),
    sharingAccepted: fc.boolean(),
    organisation,
    hubs: fc.array(hub, { maxLength: 2 }),
  },
  { requiredKeys: ['entries'] },
);

const answerFacts: fc.Arbitrary<Omit<Answer, 'id'>> = fc.record(
  {
    kind: fc.constantFrom(
      'service' as const,
      'shared_service' as const,
      'activity' as const,
      'place' as const,
    ),
    entries: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }),
    audience: fc.oneof(
      { weight: 3, arbitrary: fc.constant({ kind: 'public' as const }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('organisations' as const),
          organisations: fc.uniqueArray(organisation, { maxLength: 2 }),
        }),
      },
    ),
    ages,
    servedDistricts: fc.uniqueArray(district, { maxLength: 3 }),
    position,
    windows: fc.array(windowArbitrary, { maxLength: 6 }),
    accreditedUntil: fc.oneof(day, fc.constant(null)),
    verifiedOn: day,
    cost: fc.oneof(
      fc.constant({ kind: 'free' as const }),
      fc.record({ kind: fc.constant('per_hour' as const), feeCents: fc.integer({ min: 0, max: 3000 }) }),
    ),
    openPlaces: fc.integer({ min: 0, max: 3 }),
    languages: fc.uniqueArray(language, { maxLength: 3 }),
    accessibility: fc.uniqueArray(amenity, { maxLength: 3 }),
    hub: fc.oneof(hub, fc.constant(null)),
    sources: fc.constant({ windows: { source: 'provider form', verifiedOn: '2026-02-01' } }),
  },
  { requiredKeys: ['kind', 'entries', 'audience'] },
);

export const answerArbitrary: fc.Arbitrary<Answer> = answerFacts.map((facts) => ({ id: 'a', ...facts }));

export const answersArbitrary: fc.Arbitrary<Answer[]> = fc
  .array(answerFacts, { maxLength: 12 })
  .map((list) => list.map((facts, index) => ({ id: `answer-${index}`, ...facts })));

/** A pair whose answer is about the right thing, open to everyone and kept up to date: it is often shown. */
export const pair = fc
  .tuple(
    needArbitrary,
    answerArbitrary,
    fc.constantFrom(undefined, '2025-10-01', '2026-02-20', generatedToday),
  )
  .map(([need, answer, verifiedOn]) => ({
    need,
    answer: {
      ...answer,
      entries: [need.entries[0] ?? 'INF'],
      audience: { kind: 'public' as const },
      accreditedUntil: answer.accreditedUntil === undefined ? undefined : null,
      verifiedOn,
    },
  }));
