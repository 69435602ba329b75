import { z } from 'zod';
import {
  codeSchema,
  daySchema,
  entryCodeSchema,
  groupCodeSchema,
  known,
  languageCodeSchema,
  listOf,
  sentenceSchema,
  textSchema,
} from './common-schema.ts';

const feeSchema = z.int().min(0).max(1_000_000);
const unitSchema = z.enum(['hour', 'day', 'week', 'month', 'meeting', 'course', 'meal']);

/** Prices that the plain file of services has no words for. */
const priceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('per_unit'), unit: unitSchema, fee_cents: feeSchema }),
  z.strictObject({
    kind: z.literal('by_income'),
    unit: unitSchema,
    bands: z
      .array(z.strictObject({ up_to_cents: known(z.int().min(0).max(100_000_000)), fee_cents: feeSchema }))
      .min(1)
      .max(20),
  }),
  z.strictObject({
    kind: z.literal('split'),
    unit: unitSchema,
    total_cents: feeSchema,
    rule: z.enum(['equal', 'per_child_hour', 'by_band']),
    least_people: z.int().min(1).max(100),
    most_people: z.int().min(1).max(100),
  }),
]);

const eligibilitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lives_in'), districts: listOf(codeSchema, 20).min(1) }),
  z.strictObject({ kind: z.literal('income_up_to'), income_cents: z.int().min(0).max(100_000_000) }),
  z.strictObject({
    kind: z.literal('has_children'),
    from_years: z.int().min(0).max(25),
    to_years: z.int().min(0).max(25),
  }),
  z.strictObject({ kind: z.literal('cares_for_somebody') }),
  z.strictObject({ kind: z.literal('not_self_sufficient') }),
]);

const contactSchema = z
  .strictObject({
    shown_to: z.enum(['everyone', 'members', 'managers']),
    label: textSchema,
    phone: known(z.string().max(40)),
    mail: known(z.email()),
    website: known(z.url({ protocol: /^https?$/ })),
    languages: listOf(languageCodeSchema, 3).default([]),
  })
  .refine(
    ({ phone, mail, website }) => (phone ?? mail ?? website) !== null,
    'must name a phone, a mail or a website',
  );

/** What is known of providers and services beyond what the list shows; all of it is made up for the demonstration. */
export const catalogueFileSchema = z.strictObject({
  tax_labels: z
    .array(
      z.strictObject({
        label: z.enum(['f', 'f-bis', 'f-ter', 'none']),
        starts_on: daySchema,
        ends_on: known(daySchema),
        reference: sentenceSchema,
        words: textSchema,
        checked_on: known(daySchema),
      }),
    )
    .max(100)
    .default([]),
  providers: z
    .array(
      z.strictObject({
        organisation: codeSchema,
        mail: z.email(),
        description: textSchema,
        quality: z
          .array(
            z.strictObject({
              criterion: z.enum([
                'visible',
                'recognisable',
                'authoritative',
                'immediate',
                'multichannel',
                'plural',
              ]),
              is_met: z.boolean(),
            }),
          )
          .max(6),
        checked_on: daySchema,
        accreditations: z
          .array(
            z.strictObject({
              issuer: sentenceSchema,
              entries: z
                .array(z.union([entryCodeSchema, groupCodeSchema]))
                .min(1)
                .max(50),
              starts_on: daySchema,
              ends_on: daySchema,
              evidence: known(sentenceSchema),
              visited_on: known(daySchema),
            }),
          )
          .max(10),
      }),
    )
    .max(500),
  sheets: z
    .array(
      z.strictObject({
        service: codeSchema,
        capacity_places: known(z.int().min(1).max(100_000)),
        price: known(priceSchema),
        documents: known(z.array(textSchema).max(20)),
        eligibility: z.array(eligibilitySchema).max(20).default([]),
        eligibility_text: known(textSchema),
        tax_label: known(z.enum(['f', 'f-bis', 'f-ter', 'none'])),
        themes: listOf(z.enum(['protection', 'loneliness', 'plurality', 'opportunity']), 4).default([]),
        born_from: known(z.strictObject({ words: textSchema, on: known(daySchema) })),
        is_members_only: z.boolean().default(false),
        contacts: z.array(contactSchema).max(10).default([]),
      }),
    )
    .max(5000),
});
