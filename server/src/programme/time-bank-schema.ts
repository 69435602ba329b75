import { offerTimes, spokenLanguages } from '@snodo/contract';
import { z } from 'zod';
import { codeSchema, entryCodeSchema, known, listOf } from './common-schema.ts';

const daysSchema = z.int().min(1).max(3650);

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
});
