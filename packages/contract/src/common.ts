import { z } from '@hono/zod-openapi';
import { bookedTimeSchema } from './booked-times.ts';
import { languages } from './languages.ts';
import { problemStatus, type ProblemCode } from './problems.ts';

/** A field of the request that was refused: where, which stable code, and a sentence for developers. */
export const fieldFaultSchema = z
  .object({
    path: z.string().openapi({ example: 'answers.q7' }),
    code: z.string().openapi({ example: 'not_allowed' }),
    message: z.string(),
  })
  .openapi('FieldFault');

/** RFC 9457 problem details; `instance` is the request id that also stands in the log. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: '/docs/problems#already_answered' }),
    title: z.string(),
    status: z.int(),
    code: z.string().openapi({ example: 'already_answered' }),
    instance: z.string(),
    faults: z.array(fieldFaultSchema).optional(),
    alternatives: z
      .array(bookedTimeSchema)
      .optional()
      .openapi({ description: 'Of a time that cannot be had: times that can' }),
  })
  .openapi('Problem');

export const languageSchema = z.enum(languages).openapi('Language');

/** `?lang=`: the language of names and sentences in the answer. */
export const languageQuery = z.object({
  lang: languageSchema.default('it').openapi({ param: { name: 'lang', in: 'query' } }),
});

export const communityParam = z.object({
  community: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/)
    .openapi({ param: { name: 'community', in: 'path' }, example: 'milano' }),
});

export const idSchema = z.uuid();
export const codeSchema = z.string().min(1).max(64);
export const daySchema = z.iso.date();

/** `?cursor=&limit=`: lists are read page by page; the cursor is opaque. */
export const pageQuery = languageQuery.extend({
  cursor: z.string().max(800).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export function pageOf<Item extends z.ZodType>(item: Item, name: string) {
  return z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable(),
    })
    .openapi(name);
}

export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

export function jsonAnswer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } } as const;
}

/** Problem codes that any route may answer; a route adds its own. */
const everywhere = ['invalid_request', 'not_found', 'too_many_requests', 'internal', 'unavailable'] as const;

/** Whatever needs somebody signed in refuses tokens in these ways too. */
const tokenProblems = [
  'insufficient_scope',
  'invalid_dpop_proof',
  'use_dpop_nonce',
  'origin_not_allowed',
] as const;

/**
 * The problem answers of a route as OpenAPI responses: one entry a status, naming its codes.
 * The body type is always {@link problemSchema}; handlers throw a `Problem`, they never return one.
 */
export function problemAnswers(...codes: ProblemCode[]) {
  const byStatus = new Map<number, ProblemCode[]>();
  const ofTokens = codes.includes('not_signed_in') ? tokenProblems : [];
  for (const code of new Set<ProblemCode>([...everywhere, ...codes, ...ofTokens])) {
    const status = problemStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      {
        description: `Problem: ${named.join(', ')}`,
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

/**
 * What a page of somebody else's, that embeds our elements, may be let do. All else needs the portal's own window
 * and is in no token.
 */
export const embedScopes = [
  'survey:respond',
  'catalogue:read',
  'timebank:read',
  'timebank:request',
  'places:book',
  'profile:min',
] as const;

export type EmbedScope = (typeof embedScopes)[number];

/** Security of a route that an embed may call too, with a token of this scope. */
export function portalOrEmbed(scope: EmbedScope) {
  return [{ portalCookie: [] }, { accessToken: [scope] }];
}

/** Security of a route that anybody may call, and that shows more to somebody who is signed in. */
export function anybodyOrSignedIn(scope: EmbedScope) {
  return [{}, ...portalOrEmbed(scope)];
}

/** For whom something is: a person sees what is for everyone and what is for her own organisations. */
export const audienceSchema = z
  .enum(['everyone', 'yours'])
  .openapi({ description: '`yours`: only people of an organisation of the caller’s may know of it' });
