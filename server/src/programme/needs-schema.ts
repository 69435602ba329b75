import { needAgeBands, spokenLanguages } from '@snodo/contract';
import { z } from 'zod';
import { codeSchema, entryCodeSchema, known, listOf, windowsSchema } from './common-schema.ts';

const needSchema = z
  .strictObject({
    code: codeSchema,
    person: codeSchema,
    for_whom: z.enum(['myself', 'someone']),
    entries: listOf(entryCodeSchema, 3).min(1),
    age_bands: listOf(z.enum(needAgeBands), 8).default([]),
    district: codeSchema,
    around: known(codeSchema),
    reach: z.enum(['district', 'programme']),
    windows: windowsSchema.default([]),
    languages: listOf(z.enum(spokenLanguages), 5).default([]),
    budget_cents: known(z.int().min(0).max(100_000)),
    sharing: known(z.boolean()),
    has_room: z.boolean().default(false),
    days_ago: z.int().min(0).max(13),
    manager: known(codeSchema),
    is_proposed: z.boolean().default(false),
    refer_to: known(codeSchema),
    reason: known(z.string().min(1).max(500)),
  })
  .refine(({ manager, is_proposed, refer_to }) => manager !== null || (!is_proposed && refer_to === null), {
    path: ['manager'],
    message: 'is needed by whoever proposes or hands over',
  })
  .refine(({ refer_to, reason }) => (refer_to === null) === (reason === null), {
    path: ['reason'],
    message: 'stands with the organisation that it is handed to',
  });

const roundSchema = z.strictObject({
  code: codeSchema,
  name: z.string().min(3).max(120),
  made_by: codeSchema,
  open_for_days: z.int().min(1).max(180),
  criteria: z
    .array(z.strictObject({ name: z.string().min(1).max(80), levels: z.array(z.string()).min(2).max(20) }))
    .max(8),
  services: z
    .array(
      z.strictObject({
        service: codeSchema,
        places: z.int().min(1).max(1000),
        reserved_places: z.int().min(0).max(1000),
      }),
    )
    .min(1)
    .max(50),
  parties: z
    .array(z.strictObject({ party: z.string().min(1).max(80), nonce: z.string().regex(/^[0-9a-f]{64}$/) }))
    .min(2)
    .max(10),
  applications: z
    .array(
      z.strictObject({
        person: codeSchema,
        wishes: z
          .array(z.strictObject({ service: codeSchema, levels: z.array(z.int().min(0).max(19)).max(8) }))
          .min(1)
          .max(50),
      }),
    )
    .max(1000),
});

export const needsFileSchema = z.strictObject({
  needs: z.array(needSchema).max(1000),
  rounds: z.array(roundSchema).max(100),
});
