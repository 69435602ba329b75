import { z } from 'zod';
import {
  codeSchema,
  entryCodeSchema,
  groupCodeSchema,
  known,
  listOf,
  sentenceSchema,
  textSchema,
} from './common-schema.ts';

export const taxonomyFileSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        code: groupCodeSchema,
        name: textSchema,
        description: textSchema,
        side: z.enum(['need', 'offer']),
        entries: z
          .array(z.strictObject({ code: entryCodeSchema, name: textSchema, description: textSchema }))
          .min(1)
          .max(9),
      }),
    )
    .min(1)
    .max(50),
});

export const openEligibilityFileSchema = z.strictObject({
  attribution: z.strictObject({
    work: sentenceSchema,
    revision: sentenceSchema,
    licence: sentenceSchema,
    note: sentenceSchema,
  }),
  links: z
    .array(
      z.strictObject({
        entry: entryCodeSchema,
        labels: listOf(sentenceSchema, 9),
        note: known(sentenceSchema),
      }),
    )
    .max(500),
});

export const wemiFileSchema = z.strictObject({
  categories: z
    .array(z.strictObject({ code: codeSchema, name: textSchema, entries: listOf(entryCodeSchema, 50) }))
    .max(100),
});
