import { z } from 'zod';
import {
  codeSchema,
  entryCodeSchema,
  known,
  listOf,
  pointSchema,
  sentenceSchema,
  sourced,
  sourceSchema,
  textSchema,
  windowsSchema,
  withGeneratedFields,
} from './common-schema.ts';

export const territoryFileSchema = z.strictObject({
  districts: z
    .array(
      z.strictObject({
        code: codeSchema,
        name: textSchema,
        is_in_programme: z.boolean(),
        label_point: pointSchema,
        outline: z.array(pointSchema).min(3).max(200),
      }),
    )
    .min(1)
    .max(200),
  quarters: z
    .array(
      z.strictObject({
        code: codeSchema,
        name: textSchema,
        district: codeSchema,
        point: pointSchema,
        source: sourceSchema,
      }),
    )
    .max(1000),
});

const namedCodeSchema = z.strictObject({ code: codeSchema, name: textSchema });

const placeSchema = z
  .strictObject(
    sourced({
      code: codeSchema,
      kind: z.enum(['officina', 'snodo', 'isola', 'housing_lab', 'community_space']),
      name: textSchema,
      description: textSchema,
      host: codeSchema,
      district: codeSchema,
      quarter: known(codeSchema),
      point: pointSchema,
      address: known(sentenceSchema),
      life_cycle: z.enum(['proposed', 'agreed', 'active', 'suspended', 'handed_over', 'closed']),
      maturity_level: known(z.int().min(1).max(4)),
      hosts_wemi: known(z.boolean()),
      amenities: listOf(codeSchema, 30).default([]),
      windows: known(windowsSchema),
      entries: listOf(entryCodeSchema, 20).default([]),
      spaces: z
        .array(
          namedCodeSchema.extend({
            kind: z.enum(['room', 'desk_area', 'outdoor', 'kitchen']),
            capacity_people: z.int().min(1).max(5000),
          }),
        )
        .max(50)
        .default([]),
    }),
  )
  .refine((place) => place.maturity_level === null || place.kind === 'isola', {
    path: ['maturity_level'],
    message: 'only an isola has a maturity level',
  })
  .transform(withGeneratedFields);

export const placesFileSchema = z.strictObject({
  amenities: z.array(namedCodeSchema).max(100),
  places: z.array(placeSchema).max(5000),
});
