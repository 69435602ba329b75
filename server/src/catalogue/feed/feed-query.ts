import { z } from 'zod';
import { Problem } from '../../http/index.ts';

/** How a list is asked for; what is left out narrows nothing. */
export interface FeedQuery {
  readonly search?: string | undefined;
  readonly taxonomyTermId?: string | undefined;
  readonly taxonomyId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly modifiedAfter?: Date | undefined;
  readonly topOnly?: boolean | undefined;
  readonly minimal?: boolean | undefined;
  readonly full?: boolean | undefined;
  readonly fullServices?: boolean | undefined;
  readonly postcode?: string | undefined;
  /** Metres from the middle of the postcode. */
  readonly proximity?: number | undefined;
}

export interface PagedQuery extends FeedQuery {
  readonly page: number;
  readonly perPage: number;
  readonly format: 'json' | 'ndjson';
}

export const largestPage = 200;
const usualPage = 50;

const truth = z.enum(['true', 'false']).transform((text) => text === 'true');

/** By the names of the specification. A name that it does not know changes nothing. */
const querySchema = z
  .object({
    search: z.string().trim().min(1).max(80).optional(),
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    per_page: z.coerce.number().int().min(1).max(largestPage).default(usualPage),
    format: z.enum(['json', 'ndjson']).default('json'),
    taxonomy_term_id: z.uuid().optional(),
    taxonomy_id: z.uuid().optional(),
    organization_id: z.uuid().optional(),
    parent_id: z.uuid().optional(),
    modified_after: z
      .union([z.iso.datetime({ offset: true }), z.iso.date()])
      .transform((text) => new Date(text))
      .optional(),
    top_only: truth.optional(),
    minimal: truth.optional(),
    full: truth.optional(),
    full_service: truth.optional(),
    postcode: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-Z][0-9A-Z -]{1,14}$/)
      .optional(),
    proximity: z.coerce.number().min(0).max(1_000_000).optional(),
  })
  .refine(({ postcode, proximity }) => proximity === undefined || postcode !== undefined, {
    path: ['proximity'],
    message: 'Metres are counted from the middle of a postcode',
  });

/** Reads the query of a list; `invalid_request` with the names that are wrong. */
export function readFeedQuery(given: Record<string, string>): PagedQuery {
  const read = querySchema.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, text]) => text !== '')),
  );
  if (!read.success)
    throw new Problem('invalid_request', {
      faults: read.error.issues.map(({ path, code, message }) => ({
        path: ['query', ...path].map(String).join('.'),
        code,
        message,
      })),
    });
  const query = read.data;
  return {
    search: query.search,
    page: query.page,
    perPage: query.per_page,
    format: query.format,
    taxonomyTermId: query.taxonomy_term_id,
    taxonomyId: query.taxonomy_id,
    organisationId: query.organization_id,
    parentId: query.parent_id,
    modifiedAfter: query.modified_after,
    topOnly: query.top_only,
    minimal: query.minimal,
    full: query.full,
    fullServices: query.full_service,
    postcode: query.postcode,
    proximity: query.proximity,
  };
}
