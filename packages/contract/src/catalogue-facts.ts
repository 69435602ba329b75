import { z } from '@hono/zod-openapi';
import { codeSchema, daySchema } from './common.ts';

/** Where a price, a limit of income or a sum stops: ten thousand euro, and a million for incomes. */
const feeCentsSchema = z.int().min(0).max(1_000_000);
const incomeCentsSchema = z.int().min(0).max(100_000_000);

/** What one price is for. */
export const costUnits = ['hour', 'day', 'week', 'month', 'meeting', 'course', 'meal'] as const;
const unitSchema = z.enum(costUnits).openapi('CostUnit');

const incomeBandSchema = z
  .strictObject({
    upToCents: incomeCentsSchema.nullable().openapi({ description: 'ISEE up to this; null: any above' }),
    feeCents: feeCentsSchema,
  })
  .openapi('CostByIncome');

const peopleBandSchema = z
  .strictObject({
    fromPeople: z.int().min(1).max(100),
    toPeople: z.int().min(1).max(100).nullable().openapi({ description: 'Inclusive; null: any more' }),
    feeCents: feeCentsSchema.openapi({ description: 'For each of them' }),
  })
  .openapi('CostByPeople');

/** Each band goes on where the one before ends, and the last has no end. */
function risesTo(ends: readonly (number | null)[]): boolean {
  return ends.every((end, index) => {
    const before = index === 0 ? -1 : ends[index - 1];
    if (index === ends.length - 1) return end === null;
    return end !== null && before !== null && before !== undefined && end > before;
  });
}

export const costSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('free') }),
    z.strictObject({ kind: z.literal('per_hour'), feeCents: feeCentsSchema }),
    z.strictObject({ kind: z.literal('per_unit'), unit: unitSchema, feeCents: feeCentsSchema }),
    z.strictObject({
      kind: z.literal('by_income'),
      unit: unitSchema,
      bands: z
        .array(incomeBandSchema)
        .min(1)
        .max(20)
        .refine((bands) => risesTo(bands.map(({ upToCents }) => upToCents)), {
          message: 'Bands rise, and the last one has no end',
        }),
    }),
    z.strictObject({
      kind: z.literal('by_people'),
      unit: unitSchema,
      bands: z
        .array(peopleBandSchema)
        .min(1)
        .max(20)
        .refine(
          (bands) =>
            bands.every(
              ({ fromPeople, toPeople }, index) =>
                fromPeople === (index === 0 ? fromPeople : (bands[index - 1]?.toPeople ?? 0) + 1) &&
                (toPeople === null ? index === bands.length - 1 : toPeople >= fromPeople),
            ),
          { message: 'Each band begins one after the end of the one before' },
        ),
    }),
    z
      .strictObject({
        kind: z.literal('split'),
        unit: unitSchema,
        totalCents: feeCentsSchema.min(1).openapi({ description: 'What all together pay' }),
        rule: z.enum(['equal', 'per_child_hour', 'by_band']),
        leastPeople: z.int().min(1).max(100),
        mostPeople: z.int().min(1).max(100),
      })
      .refine(({ leastPeople, mostPeople }) => mostPeople >= leastPeople, {
        path: ['mostPeople'],
        message: 'No fewer than the least',
      })
      .refine(({ totalCents, mostPeople }) => totalCents >= mostPeople, {
        path: ['totalCents'],
        message: 'A cent for each of the most at least',
      }),
  ])
  .openapi('Cost');

export const weeklyWindowSchema = z
  .object({
    weekday: z.int().min(1).max(7),
    startMinute: z.int().min(0).max(1439),
    endMinute: z.int().min(1).max(1440),
  })
  .openapi('WeeklyWindow');

export const ageRangeSchema = z
  .strictObject({
    fromYears: z.int().min(0).max(120),
    toYears: z.int().min(0).max(120).nullable().openapi({ description: 'Inclusive; null: no upper bound' }),
  })
  .refine(({ fromYears, toYears }) => toYears === null || toYears >= fromYears, {
    path: ['toYears'],
    message: 'No lower than where it begins',
  })
  .openapi('AgeRange');

/** What a service may ask of whoever uses it. Diagnoses and nationalities are no predicates. */
export const eligibilitySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('age'),
      fromYears: z.int().min(0).max(120),
      toYears: z.int().min(0).max(120).nullable(),
    }),
    z.strictObject({ kind: z.literal('lives_in'), districts: z.array(codeSchema).min(1).max(20) }),
    z.strictObject({ kind: z.literal('works_for'), organisations: z.array(codeSchema).min(1).max(20) }),
    z.strictObject({ kind: z.literal('income_up_to'), incomeCents: incomeCentsSchema }),
    z.strictObject({
      kind: z.literal('has_children'),
      fromYears: z.int().min(0).max(25),
      toYears: z.int().min(0).max(25),
    }),
    z.strictObject({ kind: z.literal('cares_for_somebody') }),
    z.strictObject({ kind: z.literal('not_self_sufficient') }),
    z.strictObject({ kind: z.literal('certified_disability') }),
  ])
  .openapi('Eligibility');

/** A text of the catalogue as its editors write it; Italian is always there. */
export const localTextSchema = (longest: number) =>
  z.strictObject({
    it: z.string().trim().min(1).max(longest),
    en: z.string().trim().min(1).max(longest).optional(),
    ar: z.string().trim().min(1).max(longest).optional(),
  });

export const accessibilityFeatures = [
  'step_free',
  'accessible_toilet',
  'quiet_room',
  'hearing_loop',
  'easy_read',
  'at_home',
  'online',
  'parking',
] as const;
export const accessibilitySchema = z.enum(accessibilityFeatures).openapi('AccessibilityFeature');

export const offerKinds = ['individual', 'group', 'shared', 'self_organised'] as const;
export const offerKindSchema = z.enum(offerKinds).openapi('ServiceKind');

/** Letter of TUIR art. 51 c. 2; `none`: under none of them. */
export const taxLabels = ['f', 'f-bis', 'f-ter', 'none'] as const;
export const taxLabelSchema = z.enum(taxLabels).openapi('TaxLabel');

export const cityThemes = ['protection', 'loneliness', 'plurality', 'opportunity'] as const;

/** Facts of a service that somebody may have checked by itself. */
export const checkedFacts = [
  'cost',
  'hours',
  'openPlaces',
  'languages',
  'accessibility',
  'documents',
  'eligibility',
] as const;

export const factSourceSchema = z
  .object({
    source: z.enum(['provider', 'manager', 'programme', 'import']),
    verifiedOn: daySchema,
  })
  .openapi('FactSource');

export const freshnessSchema = z.enum(['fresh', 'stale', 'unknown']).openapi({
  description: '`stale`: nobody has said for half a year that it is still so; `unknown`: nobody ever has',
});

const spanSchema = z.strictObject({
  startMinute: z.int().min(0).max(1439),
  endMinute: z.int().min(1).max(2879).openapi({ description: 'Above 1440: on the next day' }),
});

/** Weekly hours from a day to a day, and what is different on which days; wall time of the community. */
export const timetableSchema = z
  .strictObject({
    periods: z
      .array(
        z.strictObject({
          firstOn: daySchema.nullable().default(null),
          lastOn: daySchema.nullable().default(null),
          everyWeeks: z.int().min(1).max(52).default(1),
          week: z
            .array(z.array(spanSchema).max(10))
            .length(7)
            .openapi({ description: 'Seven days, Monday first; none: closed' }),
        }),
      )
      .max(10),
    exceptions: z
      .array(z.strictObject({ on: daySchema, spans: z.array(spanSchema).max(10) }))
      .max(100)
      .default([])
      .openapi({ description: 'Days with hours of their own; none: closed' }),
    closures: z
      .array(
        z.strictObject({
          firstOn: daySchema,
          lastOn: daySchema,
          name: z.string().trim().min(1).max(120).nullable().default(null),
        }),
      )
      .max(50)
      .default([]),
    holidays: z
      .array(z.enum(['italy', 'milan']))
      .max(2)
      .default([]),
  })
  .openapi('Timetable');
