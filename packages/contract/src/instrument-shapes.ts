import { z } from '@hono/zod-openapi';
import { codeSchema, idSchema, languageSchema } from './common.ts';

/** Bytes of a request that carries a whole definition. */
export const largestDefinitionBytes = 512 * 1024;

const mostDepth = 24;
const mostParts = 50_000;

/** Whether JSON is no deeper and no larger than a definition may be, and all its text is text. */
function isBounded(definition: unknown): boolean {
  const left = [{ part: definition, depth: 0 }];
  let parts = 0;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { part, depth } = next;
    parts += 1;
    if (parts > mostParts || depth > mostDepth) return false;
    if (typeof part === 'string' && !part.isWellFormed()) return false;
    if (typeof part !== 'object' || part === null) continue;
    for (const [name, inner] of Object.entries(part)) {
      if (!name.isWellFormed()) return false;
      left.push({ part: inner, depth: depth + 1 });
    }
  }
  return true;
}

/** A definition that is still being written: any JSON object within bounds. */
export const draftDefinitionSchema = z
  .record(z.string(), z.unknown())
  .refine(isBounded, 'Is too deep, too large or no text')
  .openapi('DraftDefinition');

/** Short name of an instrument in addresses and campaigns. */
export const instrumentCodeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,62}$/)
  .openapi({ example: 'work-care-needs' });

/**
 * What a version changes against the one before. `text`: words only; `compatible`: former answers still mean the
 * same; `breaking`: they cannot be compared.
 */
export const changeClasses = ['text', 'compatible', 'breaking'] as const;
export const changeClassSchema = z.enum(changeClasses).openapi('ChangeClass');

export const instrumentVersionSchema = z
  .object({
    version: z.int(),
    title: z.string(),
    languages: z.array(z.string()),
    questions: z.int().openapi({ description: 'Without panels and words between questions' }),
    durationMinutes: z.object({ from: z.int(), to: z.int() }).nullable(),
    publishedAt: z.iso.datetime().nullable().openapi({ description: 'null: it came with the data' }),
    changeClass: z.union([changeClassSchema, z.null()]),
    campaigns: z.int().openapi({ description: 'Campaigns that use it and that the caller may follow' }),
  })
  .openapi('InstrumentVersion');

const editorSchema = z
  .object({ displayName: z.string().nullable().openapi({ description: 'Null once she is erased' }) })
  .nullable();

export const instrumentSchema = z
  .object({
    code: codeSchema,
    versions: z.array(instrumentVersionSchema).openapi({ description: 'The newest first; at most twenty' }),
    draft: z
      .object({
        id: idSchema,
        title: z.string(),
        revision: z.int(),
        changedAt: z.iso.datetime(),
        changedBy: editorSchema,
      })
      .nullable(),
  })
  .openapi('Instrument');

export const instrumentDefinitionSchema = z
  .object({
    code: codeSchema,
    version: z.int(),
    publishedAt: z.iso.datetime().nullable(),
    changeClass: z.union([changeClassSchema, z.null()]),
    definition: z.record(z.string(), z.unknown()),
  })
  .openapi('InstrumentDefinition');

export const instrumentDraftSchema = z
  .object({
    id: idSchema,
    code: codeSchema,
    revision: z.int().openapi({ description: 'Send it with the next save' }),
    basedOnVersion: z.int().nullable(),
    latestVersion: z.int().nullable().openapi({ description: 'The published version that it would follow' }),
    changedAt: z.iso.datetime(),
    changedBy: editorSchema,
    definition: z.record(z.string(), z.unknown()),
    publishedTypes: z
      .record(z.string(), z.string())
      .openapi({ description: 'Type of every question of a published version, by its name: it stays so' }),
  })
  .openapi('InstrumentDraft');

export const draftFindingSchema = z
  .object({
    source: z.enum(['format', 'flow', 'gate', 'versions', 'blocks']).openapi({
      description:
        'The reader, the paths through it, the channel of firms, former versions, the sheets of validated instruments',
    }),
    isBlocking: z.boolean().openapi({ description: 'It cannot be published as long as it is so' }),
    path: z.string().openapi({ example: 'pages[0].elements[2].visibleIf' }),
    code: z.string(),
    message: z.string().openapi({ description: 'For developers' }),
    limit: z.number().nullable(),
  })
  .openapi('DraftFinding');

export const draftCheckSchema = z
  .object({
    revision: z.int(),
    findings: z.array(draftFindingSchema).openapi({ description: 'At most three hundred' }),
    completeness: z
      .array(z.object({ language: z.string(), done: z.int(), total: z.int() }))
      .openapi({ description: 'How many of the texts have words in each language that it declares' }),
    comparison: z
      .object({
        version: z.int(),
        changeClass: z.union([changeClassSchema, z.literal('none')]),
        changes: z
          .array(z.object({ path: z.string(), code: z.string(), changeClass: changeClassSchema }))
          .openapi({ description: 'At most two hundred' }),
      })
      .nullable()
      .openapi({ description: 'Against the latest published version; null: it would be the first' }),
  })
  .openapi('DraftCheck');

export const draftSourceSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('blank'), title: z.string().trim().max(200), language: languageSchema }),
    z.strictObject({
      kind: z.literal('template'),
      template: codeSchema,
      title: z.string().trim().max(200),
      language: languageSchema,
    }),
    z.strictObject({
      kind: z.literal('version'),
      instrument: codeSchema,
      version: z.int().min(1).max(10_000),
    }),
    z.strictObject({ kind: z.literal('definition'), definition: draftDefinitionSchema }),
  ])
  .openapi('DraftSource');

export type DraftSource = z.infer<typeof draftSourceSchema>;
