import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { ownEntrySchema } from './time-bank-own-hours.ts';
import { memberStateSchema, reasonSchema } from './time-bank-shapes.ts';

const instantSchema = z.iso.datetime();

const memberIdSchema = idSchema.openapi({ param: { name: 'member', in: 'path' } });

const memberParam = communityParam.extend({ member: memberIdSchema });

export const timeBankMemberSchema = z
  .object({
    id: idSchema,
    displayName: z.string().nullable(),
    state: memberStateSchema,
    appliedAt: instantSchema,
    admittedAt: instantSchema.nullable(),
    leftAt: instantSchema.nullable(),
    insuredUntil: daySchema.nullable(),
    statementBy: z.enum(['screen', 'paper']),
    hasMandate: z.boolean().openapi({ description: 'Operators may act for her now' }),
    balanceMinutes: z.int().nullable(),
    hasHolds: z.boolean(),
    quietDays: z
      .int()
      .nullable()
      .openapi({ description: 'Days since her last entry or admission; nothing ever happens by itself' }),
    version: z.int(),
  })
  .openapi('TimeBankMember');

export const listTimeBankMembers = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/members',
  operationId: 'listTimeBankMembers',
  tags: ['time-bank'],
  summary: 'Members as the secretary looks after them',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({
      show: z.enum(['applied', 'admitted', 'quiet', 'uninsured', 'leaving', 'left']).default('applied'),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(timeBankMemberSchema, 'TimeBankMemberPage'), 'Oldest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const decideAdmission = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/members/{member}/admission',
  operationId: 'decideAdmission',
  tags: ['time-bank'],
  summary: 'Admits somebody, or says with a reason why not',
  security: portalOnly,
  request: {
    params: memberParam,
    body: jsonBody(
      z
        .strictObject({
          decision: z.enum(['admit', 'refuse']),
          insuredUntil: daySchema.nullable().openapi({ description: 'Null: she may ask and not give yet' }),
          reason: reasonSchema.optional(),
        })
        .refine(({ decision, reason }) => decision === 'admit' || reason !== undefined, {
          path: ['reason'],
          message: 'A refusal says why',
        })
        .openapi('AdmissionDecision'),
    ),
  },
  responses: {
    200: jsonAnswer(timeBankMemberSchema, 'The member'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'not_on_behalf', 'member_changed'),
  },
});

export const updateTimeBankMember = createRoute({
  method: 'patch',
  path: '/v1/{community}/time-bank/members/{member}',
  operationId: 'updateTimeBankMember',
  tags: ['time-bank'],
  summary: 'Until when she is insured, and whether her statement is printed',
  security: portalOnly,
  request: {
    params: memberParam,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(1),
          insuredUntil: daySchema.nullable(),
          statementBy: z.enum(['screen', 'paper']),
        })
        .openapi('TimeBankMemberChange'),
    ),
  },
  responses: {
    200: jsonAnswer(timeBankMemberSchema, 'The member'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'not_on_behalf', 'member_changed'),
  },
});

export const settleLeaving = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/members/{member}/settlement',
  operationId: 'settleLeaving',
  tags: ['time-bank'],
  summary: 'Closes the ledger account of who leaves: the fund takes what is left or covers what is owed',
  security: portalOnly,
  request: {
    params: memberParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z.strictObject({ version: z.int().min(1), reason: reasonSchema }).openapi('LeavingSettlement'),
    ),
  },
  responses: {
    200: jsonAnswer(timeBankMemberSchema, 'The member, who has left'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...idempotencyProblems,
      'not_on_behalf',
      'member_changed',
      'still_on_hold',
    ),
  },
});

export const printMemberStatement = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/members/{member}/entries',
  operationId: 'printMemberStatement',
  tags: ['time-bank'],
  summary: 'The statement of somebody who has it on paper, to be printed for her; by her mandate alone',
  security: portalOnly,
  request: { params: memberParam, query: pageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          displayName: z.string().nullable(),
          items: z.array(ownEntrySchema),
          nextCursor: z.string().nullable(),
        })
        .openapi('PrintedStatement'),
      'A page of entries, and whose they are',
    ),
    ...problemAnswers(...portalProblems, 'not_on_behalf', 'mandate_over'),
  },
});

export const timeBankMemberRoutes = {
  listTimeBankMembers,
  decideAdmission,
  updateTimeBankMember,
  settleLeaving,
  printMemberStatement,
} as const;

export type TimeBankMember = z.infer<typeof timeBankMemberSchema>;
