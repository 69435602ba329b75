import { offerTimes, spokenLanguages } from '@snodo/contract';
import { z } from 'zod';
import { codeSchema, entryCodeSchema, known, listOf } from './common-schema.ts';

const daysSchema = z.int().min(1).max(3650);
const minutesSchema = z.int().min(1).max(60_000);

const offerSchema = z
  .strictObject({
    code: codeSchema,
    kind: z.enum(['offer', 'request']),
    person: codeSchema,
    entry: entryCodeSchema,
    title: z.string().min(3).max(80),
    words: z.string().min(1).max(1000),
    tags: listOf(z.string().min(2).max(30), 5).default([]),
    whereabouts: z.enum(['at_home', 'online', 'district']),
    district: known(codeSchema),
    times: listOf(z.enum(offerTimes), offerTimes.length).default([]),
    languages: listOf(z.enum(spokenLanguages), 10).default([]),
    duration_minutes: z.int().min(15).max(1440),
    most_people: z.int().min(1).max(30).default(1),
    settles: z.enum(['pair', 'shared', 'course', 'together']).default('pair'),
    valid_for_days: daysSchema,
  })
  .refine(({ whereabouts, district }) => (whereabouts === 'district') === (district !== null), {
    path: ['district'],
    message: 'stands with whereabouts `district`, and there alone',
  });

export const timeBankFileSchema = z.strictObject({
  members: z
    .array(z.strictObject({ person: codeSchema, insured_for_days: z.union([daysSchema, z.null()]) }))
    .max(10_000),
  offers: z.array(offerSchema).max(10_000),
  applicants: z
    .array(z.strictObject({ person: codeSchema, statement_by: z.enum(['screen', 'paper']) }))
    .max(1000)
    .default([]),
  exchanges: z
    .array(
      z.strictObject({
        helper: codeSchema,
        helped: codeSchema,
        minutes: minutesSchema,
        days_ago: z.int().min(0).max(3650),
      }),
    )
    .max(10_000)
    .default([]),
  pools: z
    .array(
      z.strictObject({
        organisation: codeSchema,
        unit: z.literal('community_minute'),
        committed_minutes: z.int().min(60).max(6_000_000),
        carry_over_percent: z.int().min(0).max(100),
        doubles_gifts: z.boolean(),
        low_at_percent: z.int().min(1).max(90),
        recorded_by: codeSchema,
        draws: z
          .array(
            z.strictObject({
              minutes: minutesSchema,
              days_ago: z.int().min(0).max(366),
              reason: z.string().min(1).max(500),
            }),
          )
          .max(1000),
      }),
    )
    .max(1000)
    .default([]),
  fund_requests: z
    .array(z.strictObject({ person: codeSchema, minutes: minutesSchema, reason: z.string().min(1).max(500) }))
    .max(1000)
    .default([]),
});
