// The shapes of our own `x_` terms, as they are read back.
import { z } from 'zod';
import type { Json, PublishedCost } from './directory.ts';

const cents = z.int().min(0).max(1_000_000_000);
const unit = z.string().min(1).max(40);
const people = z.int().min(1).max(1000);

export const textList = z.array(z.string().max(2000)).max(200);
export const idList = z.array(z.uuid()).max(200);
export const jsonList: z.ZodType<readonly Json[]> = z.array(z.json()).max(50);
export const translations = z.partialRecord(
  z.enum(['en', 'ar']),
  z.record(z.string().max(60), z.string().max(20_000)),
);

export const accreditations = z
  .array(
    z.object({
      issuer: z.string().min(1).max(400),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      evidence: z.string().max(1000).nullable(),
    }),
  )
  .max(50);

export const capacity = z.object({
  available: z.int().min(0).max(1_000_000),
  maximum: z.int().min(0).max(1_000_000).nullable(),
  on: z.iso.date().nullable(),
});

export const cost: z.ZodType<PublishedCost> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('per_hour'), feeCents: cents }),
  z.object({ kind: z.literal('per_unit'), unit, feeCents: cents }),
  z.object({
    kind: z.literal('by_income'),
    unit,
    bands: z
      .array(z.object({ upToCents: cents.nullable(), feeCents: cents }))
      .min(1)
      .max(20),
  }),
  z.object({
    kind: z.literal('by_people'),
    unit,
    bands: z
      .array(z.object({ fromPeople: people, toPeople: people.nullable(), feeCents: cents }))
      .min(1)
      .max(20),
  }),
  z.object({
    kind: z.literal('split'),
    unit,
    totalCents: cents,
    rule: z.string().min(1).max(40),
    leastPeople: people,
    mostPeople: people,
  }),
  z.object({
    kind: z.literal('stated'),
    options: z.array(z.object({ words: z.string().max(2000), feeCents: cents.nullable() })).max(50),
  }),
]);
