import { z } from 'zod';

/** A code of the programme's own: lower case, parts joined by a hyphen or a dot. */
export const codeSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'must be a lower-case code such as spazio-melotti');
export const groupCodeSchema = z.string().regex(/^[A-Z]{3}$/, 'must be a group code such as INF');
export const entryCodeSchema = z.string().regex(/^[A-Z]{3}[1-9]$/, 'must be an entry code such as INF2');

export const sentenceSchema = z.string().trim().min(1).max(600);
export const textSchema = z.strictObject({ it: sentenceSchema, en: sentenceSchema, ar: sentenceSchema });
export const languageCodeSchema = z.enum(['it', 'en', 'ar']);
export const sourceSchema = z.enum(['published', 'generated']);
export const yearSchema = z.int().min(1900).max(2100);
export const countSchema = z.int().min(0).max(1_000_000_000);

/** A fact that may be left out: absent and null both mean "not known". */
export function known<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullable().default(null);
}

/** A bounded list in which no string or number comes twice. */
export function listOf<Schema extends z.ZodType>(schema: Schema, most: number) {
  return z
    .array(schema)
    .max(most)
    .superRefine((members, context) => {
      const seen = new Set<unknown>();
      for (const [index, member] of members.entries()) {
        if (typeof member === 'object') continue;
        if (seen.has(member)) {
          context.addIssue({ code: 'custom', path: [index], message: `${String(member)} is listed twice` });
        }
        seen.add(member);
      }
    });
}

const coordinateSchema = z.number().min(0).max(1000);

/** `[x, y]` in the file. */
export const pointSchema = z.tuple([coordinateSchema, coordinateSchema]).transform(([x, y]) => ({ x, y }));

const clockSchema = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as "16:30"')
  .transform((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));

const endsAfterStart = 'must end after it starts';

/** One window in the file names several weekdays; each becomes a window of its own. */
const windowSchema = z
  .strictObject({
    weekdays: listOf(z.int().min(1).max(7), 7),
    start: clockSchema,
    end: clockSchema,
  })
  .refine((window) => window.end > window.start, endsAfterStart);

export const windowsSchema = z
  .array(windowSchema)
  .max(28)
  .transform((windows) =>
    windows.flatMap((window) =>
      window.weekdays.map((weekday) => ({ weekday, start_minute: window.start, end_minute: window.end })),
    ),
  );

/** A window of exactly one weekday. */
export const oneWindowSchema = z
  .strictObject({ weekday: z.int().min(1).max(7), start: clockSchema, end: clockSchema })
  .refine((window) => window.end > window.start, endsAfterStart)
  .transform((window) => ({ weekday: window.weekday, start_minute: window.start, end_minute: window.end }));

export const costSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({ kind: z.literal('per_hour'), fee_cents: z.int().min(1).max(100_000) }),
]);

export const agesSchema = z
  .strictObject({ from_years: z.int().min(0).max(120), to_years: known(z.int().min(0).max(120)) })
  .refine(
    (ages) => ages.to_years === null || ages.to_years >= ages.from_years,
    'must not end before it starts',
  );

export const daySchema = z.iso.date('must be a day such as 2026-03-14');

const neverGenerated = new Set(['code', 'source', 'generated']);

/**
 * Adds `source` and `generated` to a record. In the file `generated` names the made-up fields of a published
 * record; of a generated record everything is made up, so it lists nothing there and all known fields here.
 */
export function sourced<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape).filter((name) => !neverGenerated.has(name));
  return {
    ...shape,
    source: sourceSchema,
    generated: listOf(z.enum(names), names.length).default([]),
  };
}

/** Turns `generated` into `generated_fields`, see {@link sourced}. */
export function withGeneratedFields<
  Sourced extends { source: 'published' | 'generated'; generated: string[] },
>(record: Sourced): Omit<Sourced, 'generated'> & { generated_fields: string[] } {
  const { generated, ...facts } = record;
  const names =
    record.source === 'published'
      ? generated
      : Object.entries(facts)
          .filter(([name, fact]) => !neverGenerated.has(name) && fact !== null)
          .map(([name]) => name);
  return { ...facts, generated_fields: names.map(camelCase) };
}

/** `open_places` → `openPlaces`: YAML and SQL are snake_case, TypeScript is camelCase. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
