import { createRoute, z } from '@hono/zod-openapi';
import { localTextSchema, taxLabels } from './catalogue-facts.ts';
import { communityParam, daySchema, idSchema, jsonAnswer, jsonBody, problemAnswers } from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** Always said here, while a service may have none. */
const labelSchema = z.enum(taxLabels);
const writingProblems = [...portalProblems, ...bodyProblems] as const;

const periodFields = {
  startsOn: daySchema,
  endsOn: daySchema.nullable().openapi({ description: 'The last day; null: no end is known' }),
  reference: z.string().trim().min(1).max(300).openapi({ description: 'Where the law says so' }),
  words: localTextSchema(600),
  checkedOn: daySchema.nullable().openapi({
    description: 'When somebody whose trade it is read it; null: nobody yet',
  }),
};

function endsNotBefore({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): boolean {
  return endsOn === null || endsOn >= startsOn;
}
const endsBefore = { path: ['endsOn'], message: 'Not before it begins' };

const taxLabelPeriodSchema = z
  .object({
    id: idSchema,
    label: labelSchema,
    ...periodFields,
    version: z.int(),
    state: z.enum(['ahead', 'holds', 'over']),
    services: z.int().openapi({ description: 'Of the letter, whatever their state' }),
  })
  .openapi('TaxLabelPeriod');

export const listTaxLabelPeriods = createRoute({
  method: 'get',
  path: '/v1/{community}/catalogue/tax-labels',
  operationId: 'listTaxLabelPeriods',
  tags: ['catalogue'],
  summary: 'From when to when each letter of TUIR art. 51 c. 2 holds, and what it says; five hundred at most',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(taxLabelPeriodSchema) }).openapi('TaxLabelPeriods'),
      'Letter by letter, the newest first',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const addTaxLabelPeriod = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/tax-labels',
  operationId: 'addTaxLabelPeriod',
  tags: ['catalogue'],
  summary: 'Adds a period of a letter; no day is in two of them',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({ label: labelSchema, ...periodFields })
        .refine(endsNotBefore, endsBefore)
        .openapi('NewTaxLabelPeriod'),
    ),
  },
  responses: {
    201: jsonAnswer(taxLabelPeriodSchema, 'The period'),
    ...problemAnswers(...writingProblems, ...idempotencyProblems),
  },
});

export const updateTaxLabelPeriod = createRoute({
  method: 'put',
  path: '/v1/{community}/catalogue/tax-labels/{period}',
  operationId: 'updateTaxLabelPeriod',
  tags: ['catalogue'],
  summary: 'Says when a period ends, or what the law says in other words',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      period: idSchema.openapi({ param: { name: 'period', in: 'path' } }),
    }),
    body: jsonBody(
      z
        .strictObject({ version: z.int().min(1).max(1_000_000_000), ...periodFields })
        .refine(endsNotBefore, endsBefore)
        .openapi('TaxLabelPeriodChange'),
    ),
  },
  responses: {
    200: jsonAnswer(taxLabelPeriodSchema, 'The period as it is now'),
    ...problemAnswers(...writingProblems, 'service_changed'),
  },
});

export const taxLabelRoutes = { listTaxLabelPeriods, addTaxLabelPeriod, updateTaxLabelPeriod } as const;
