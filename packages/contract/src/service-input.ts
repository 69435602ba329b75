import { z } from '@hono/zod-openapi';
import {
  accessibilitySchema,
  ageRangeSchema,
  cityThemes,
  costSchema,
  eligibilitySchema,
  localTextSchema,
  offerKindSchema,
  taxLabelSchema,
  timetableSchema,
  weeklyWindowSchema,
} from './catalogue-facts.ts';
import { codeSchema, daySchema } from './common.ts';
import { spokenLanguages } from './time-bank-offers.ts';

/** For whom a service is, as its editors say it. */
const audienceInputSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('everyone') }),
    z.strictObject({ kind: z.literal('members') }),
    z.strictObject({ kind: z.literal('organisations'), organisations: z.array(codeSchema).min(1).max(100) }),
  ])
  .openapi('ServiceAudienceChoice');

const contactInputSchema = z
  .strictObject({
    shownTo: z.enum(['everyone', 'members', 'managers']),
    label: localTextSchema(80),
    phone: z.string().trim().min(3).max(40).nullable().default(null),
    mail: z.email().max(254).nullable().default(null),
    website: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .nullable()
      .default(null),
    languages: z.array(z.enum(spokenLanguages)).max(10).default([]),
  })
  .refine(({ phone, mail, website }) => (phone ?? mail ?? website) !== null, {
    message: 'Names a phone, a mail or a website',
  })
  .openapi('ServiceContactInput');

/** Weekly hours: each window ends after it starts, and none of a day runs into another. */
const hoursSchema = z
  .array(weeklyWindowSchema.strict())
  .min(1)
  .max(28)
  .superRefine((windows, context) => {
    for (const [index, window] of windows.entries()) {
      if (window.endMinute <= window.startMinute)
        context.addIssue({ code: 'custom', path: [index, 'endMinute'], message: 'Ends after it starts' });
      const other = windows.findIndex(
        (each, at) =>
          at < index &&
          each.weekday === window.weekday &&
          each.startMinute < window.endMinute &&
          window.startMinute < each.endMinute,
      );
      if (other >= 0)
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `Runs into window ${other + 1} of the same day`,
        });
    }
  });

export const serviceInputSchema = z
  .strictObject({
    provider: codeSchema.openapi({ description: 'The organisation that gives it' }),
    name: localTextSchema(120),
    description: localTextSchema(2000),
    status: z.enum(['draft', 'active', 'suspended', 'closed']).default('draft'),
    offerKind: offerKindSchema,
    audience: audienceInputSchema,
    entries: z.array(codeSchema).min(1).max(20),
    place: codeSchema
      .nullable()
      .default(null)
      .openapi({ description: 'Where it is given; null: at home, online or not said' }),
    ages: ageRangeSchema.nullable().default(null),
    districts: z.array(codeSchema).max(50).nullable().default(null),
    windows: hoursSchema.nullable().default(null),
    timetable: timetableSchema
      .nullable()
      .default(null)
      .openapi({ description: 'Hours that say more than a week; `windows` is then its plain week' }),
    cost: costSchema.nullable().default(null),
    capacityPlaces: z.int().min(1).max(100_000).nullable().default(null),
    openPlaces: z.int().min(0).max(100_000).nullable().default(null),
    languages: z.array(z.enum(spokenLanguages)).max(10).nullable().default(null),
    accessibility: z.array(accessibilitySchema).max(8).nullable().default(null),
    documents: z.array(localTextSchema(200)).max(20).nullable().default(null),
    eligibility: z.array(eligibilitySchema).max(20).default([]),
    eligibilityText: localTextSchema(600).nullable().default(null),
    taxLabel: taxLabelSchema.nullable().default(null),
    themes: z.array(z.enum(cityThemes)).max(4).default([]),
    bornFrom: z
      .strictObject({ words: localTextSchema(300), on: daySchema.nullable().default(null) })
      .nullable()
      .default(null),
    contacts: z.array(contactInputSchema).max(10).default([]),
  })
  .superRefine((service, context) => {
    const { openPlaces, capacityPlaces, eligibility, cost, offerKind } = service;
    if (openPlaces !== null && capacityPlaces !== null && openPlaces > capacityPlaces)
      context.addIssue({ code: 'custom', path: ['openPlaces'], message: 'No more than there are in all' });
    if (cost?.kind === 'split' && offerKind === 'individual')
      context.addIssue({
        code: 'custom',
        path: ['cost'],
        message: 'What one person uses alone is not split',
      });
    for (const { index, message } of contradictionsOf(eligibility))
      context.addIssue({ code: 'custom', path: ['eligibility', index], message });
  })
  .openapi('ServiceInput');

/** Predicates that nobody meets, alone or together with one before. */
function contradictionsOf(
  eligibility: readonly z.infer<typeof eligibilitySchema>[],
): { index: number; message: string }[] {
  const found: { index: number; message: string }[] = [];
  for (const [index, predicate] of eligibility.entries()) {
    if (
      (predicate.kind === 'age' || predicate.kind === 'has_children') &&
      ends(predicate) < predicate.fromYears
    )
      found.push({ index, message: 'Ends before it begins' });
    for (const before of eligibility.slice(0, index)) {
      if (before.kind !== predicate.kind) continue;
      if (before.kind === 'age' && predicate.kind === 'age') {
        if (ends(before) < predicate.fromYears || ends(predicate) < before.fromYears)
          found.push({ index, message: 'Nobody has both ages' });
      } else if (before.kind !== 'has_children') found.push({ index, message: 'Is said twice' });
    }
  }
  return found;
}

function ends({ toYears }: { toYears: number | null }): number {
  return toYears ?? 200;
}

export type ServiceInput = z.output<typeof serviceInputSchema>;
