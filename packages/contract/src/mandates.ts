import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { meSchema } from './own-room.ts';
import { bodyProblems, membershipOrganisationSchema, portalOnly, portalProblems } from './roles.ts';

const instantSchema = z.iso.datetime();

export const consentGivenSchema = z.enum(['in_person', 'on_paper', 'by_phone']).openapi('ConsentGiven');

export const mandateSchema = z
  .object({
    id: idSchema,
    person: z.object({ id: idSchema, displayName: z.string().nullable() }),
    organisation: membershipOrganisationSchema,
    recordedBy: z.object({ displayName: z.string().nullable() }),
    witness: z.object({ displayName: z.string().nullable() }).nullable(),
    consentGiven: consentGivenSchema,
    startsAt: instantSchema,
    endsAt: instantSchema,
    withdrawnAt: instantSchema.nullable(),
  })
  .openapi('Mandate');

const mandateInputSchema = z
  .strictObject({
    personId: idSchema,
    membershipId: idSchema.openapi({ description: 'The membership in which the caller is an operator' }),
    consentGiven: consentGivenSchema,
    witnessPersonId: idSchema
      .optional()
      .openapi({ description: 'Who else heard her say so; by phone only, and needed there' }),
    durationDays: z.int().min(1).max(366),
  })
  .refine(
    ({ consentGiven, witnessPersonId }) => (consentGiven === 'by_phone') === (witnessPersonId !== undefined),
    { path: ['witnessPersonId'], message: 'A consent by phone has a witness, and no other has' },
  )
  .openapi('MandateRecord');

export const listOwnMandates = createRoute({
  method: 'get',
  path: '/v1/{community}/me/mandates',
  operationId: 'listOwnMandates',
  tags: ['identity'],
  summary: 'Who may act for her, and who might once',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(mandateSchema) }).openapi('OwnMandates'), 'Newest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const withdrawMandate = createRoute({
  method: 'post',
  path: '/v1/{community}/me/mandates/{mandate}/withdraw',
  operationId: 'withdrawMandate',
  tags: ['identity'],
  summary: 'Nobody acts for her by this mandate any more; withdrawing twice changes nothing',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      mandate: idSchema.openapi({ param: { name: 'mandate', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonAnswer(mandateSchema, 'The mandate, withdrawn'),
    ...problemAnswers(...bodyProblems, ...portalProblems, 'not_on_behalf'),
  },
});

export const listMandates = createRoute({
  method: 'get',
  path: '/v1/{community}/mandates',
  operationId: 'listMandates',
  tags: ['identity'],
  summary: "Mandates in force of the caller's organisations; for operators",
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(mandateSchema, 'Mandates'), 'Newest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const recordMandate = createRoute({
  method: 'post',
  path: '/v1/{community}/mandates',
  operationId: 'recordMandate',
  tags: ['identity'],
  summary: 'Puts on record that a person lets the operators of an organisation act for her; for operators',
  security: portalOnly,
  request: { params: communityParam, headers: idempotencyHeaders, body: jsonBody(mandateInputSchema) },
  responses: {
    201: jsonAnswer(mandateSchema, 'The mandate'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...idempotencyProblems,
      'step_up_needed',
      'not_on_behalf',
    ),
  },
});

export const startAssistance = createRoute({
  method: 'post',
  path: '/v1/{community}/assistance',
  operationId: 'startAssistance',
  tags: ['identity'],
  summary: 'From now on, for half an hour, every call of this browser acts for the person of the mandate',
  security: portalOnly,
  request: {
    params: communityParam,
    body: jsonBody(z.strictObject({ mandateId: idSchema }).openapi('AssistanceStart')),
  },
  responses: {
    201: jsonAnswer(meSchema, 'The person for whom the operator acts'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'step_up_needed', 'not_on_behalf', 'mandate_over'),
  },
});

export const endAssistance = createRoute({
  method: 'delete',
  path: '/v1/{community}/assistance',
  operationId: 'endAssistance',
  tags: ['identity'],
  summary: 'The operator acts for herself again; ending twice changes nothing',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(meSchema, 'The operator'),
    ...problemAnswers(...bodyProblems, ...portalProblems),
  },
});

export const mandateRoutes = {
  listOwnMandates,
  withdrawMandate,
  listMandates,
  recordMandate,
  startAssistance,
  endAssistance,
} as const;

export type MandateInput = z.infer<typeof mandateInputSchema>;
