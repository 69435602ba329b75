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
  width_metres: known(z.int().min(100).max(1_000_000)),
  postcodes: z
    .array(
      z.strictObject({
        postcode: z.string().regex(/^[0-9A-Z][0-9A-Z -]{1,14}$/),
        districts: listOf(codeSchema, 20).min(1),
      }),
    )
    .max(2000)
    .default([]),
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

const accessWordSchema = z.enum(['free', 'ask']);

/** Who may book a space: at once, or once the host has said yes; who is not named may not. */
const accessSchema = z
  .strictObject({
    own_staff: accessWordSchema.optional(),
    firms: accessWordSchema.optional(),
    groups: accessWordSchema.optional(),
    residents: accessWordSchema.optional(),
  })
  .default({});

const spaceSchema = namedCodeSchema.extend({
  kind: z.enum(['room', 'hall', 'desk_area', 'outdoor', 'kitchen']),
  mode: z.enum(['exclusive', 'seats', 'counted']).default('exclusive'),
  capacity_people: z.int().min(1).max(5000),
  access: accessSchema,
  /** Of which other spaces of the place it is made. */
  parts: listOf(codeSchema, 20).default([]),
  house_rules: known(textSchema),
  insurance_note: known(textSchema),
});

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
      spaces: z.array(spaceSchema).max(50).default([]),
    }),
  )
  .refine((place) => place.maturity_level === null || place.kind === 'isola', {
    path: ['maturity_level'],
    message: 'only an isola has a maturity level',
  })
  .refine((place) => place.spaces.length === 0 || place.windows !== null, {
    path: ['windows'],
    message: 'spaces are booked within the hours of their place',
  })
  .refine(
    ({ spaces }) =>
      spaces.every(
        ({ mode, parts }) =>
          parts.every((part) =>
            spaces.some(
              (other) => other.code === part && other.mode === 'exclusive' && other.parts.length === 0,
            ),
          ) &&
          (parts.length === 0 || mode === 'exclusive'),
      ),
    { path: ['spaces'], message: 'a composite space is made of exclusive spaces of the same place' },
  )
  .transform(withGeneratedFields);

export const placesFileSchema = z.strictObject({
  amenities: z.array(namedCodeSchema).max(100),
  places: z.array(placeSchema).max(5000),
});
