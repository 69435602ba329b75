import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  portalOrEmbed,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { memberStateSchema, minutesSchema, timeBankUnitSchema } from './time-bank-shapes.ts';

const instantSchema = z.iso.datetime();

const ownHoursSchema = z
  .object({
    ledgerAccountId: idSchema,
    balanceMinutes: z.int(),
    heldOutMinutes: z
      .int()
      .openapi({ description: 'Set aside for exchanges that are agreed and not done yet' }),
    heldInMinutes: z.int().openapi({ description: 'On their way to her for the same reason' }),
    spendableMinutes: z
      .int()
      .openapi({ description: 'What she can still ask for before the lowest balance' }),
    receivableMinutes: z
      .int()
      .nullable()
      .openapi({ description: 'What she can still be given before the highest balance; null: no highest' }),
    floorMinutes: z.int().nullable(),
    ceilingMinutes: z.int().nullable(),
    warning: z.enum(['none', 'near_floor', 'at_floor', 'near_ceiling', 'at_ceiling']).openapi({
      description: '`near_…`: past the soft limit, nothing is refused yet; `at_…`: the next hour is',
    }),
  })
  .openapi('OwnHours');

/** What somebody could do next, the most useful first. */
export const nextActSchema = z.enum([
  'apply',
  'wait',
  'answer_gift',
  'renew_insurance',
  'give_help',
  'ask_fund',
  'ask_help',
  'donate',
]);

export const fundRequestSchema = z
  .object({
    id: idSchema,
    minutes: minutesSchema,
    reason: z.string(),
    state: z.enum(['waiting', 'granted', 'refused']),
    grantedMinutes: z.int().nullable(),
    decisionReason: z.string().nullable(),
    askedAt: instantSchema,
    decidedAt: instantSchema.nullable(),
    member: z
      .object({ id: idSchema, displayName: z.string().nullable() })
      .openapi({ description: 'Who asks' }),
  })
  .openapi('FundRequest');

export const ownTimeBankSchema = z
  .object({
    member: z.union([
      z
        .object({
          id: idSchema,
          state: memberStateSchema,
          appliedAt: instantSchema,
          insuredUntil: daySchema.nullable(),
          isInsured: z.boolean(),
          statementBy: z.enum(['screen', 'paper']),
        })
        .openapi('OwnTimeBankMember'),
      z.null(),
    ]),
    hours: z.union([ownHoursSchema, z.null()]),
    volunteerMinutes: z.int().openapi({ description: 'Counted and never spent' }),
    companyMinutes: z.int().openapi({ description: 'Given in working time; counted and never spent' }),
    waitingGifts: z.int(),
    fundRequests: z.array(fundRequestSchema).openapi({ description: 'Her latest five' }),
    nextActs: z.array(nextActSchema),
    portalMinutes: z.int().openapi({
      description: 'More than this is given only in the portal’s own window, after proving who one is',
    }),
  })
  .openapi('OwnTimeBank');

export const ownEntrySchema = z
  .object({
    sequence: z
      .int()
      .openapi({ description: 'Number of the entry in her ledger account, from 1, without a gap' }),
    transferId: idSchema,
    minutes: z.int().openapi({ description: 'Above 0: to her; below 0: from her' }),
    balanceMinutes: z.int().openapi({ description: 'Her balance after it' }),
    why: z.enum(['exchange', 'gift', 'fund', 'pool', 'leaving', 'reversal', 'volunteering', 'other']),
    servedOn: daySchema,
    madeAt: instantSchema,
    with: z.object({
      kind: z.enum(['person', 'organisation', 'fund', 'pool', 'clearing']),
      name: z
        .string()
        .nullable()
        .openapi({ description: 'Null: a person who is not there any more, or the bank itself' }),
    }),
  })
  .openapi('TimeBankEntry');

const entryPage = pageOf(ownEntrySchema, 'TimeBankEntryPage');

const unitQuery = pageQuery.extend({ unit: timeBankUnitSchema.default('community_minute') });

export const getOwnTimeBank = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/me',
  operationId: 'getOwnTimeBank',
  tags: ['time-bank'],
  summary: 'Her balance with its limits, and what she could do next',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(ownTimeBankSchema, 'As it stands now'),
    ...problemAnswers('not_signed_in', 'cross_site_request', 'assistance_over'),
  },
});

export const listOwnEntries = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/me/entries',
  operationId: 'listOwnEntries',
  tags: ['time-bank'],
  summary: 'Her statement, newest first; empty for who has no ledger account',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam, query: unitQuery },
  responses: {
    200: jsonAnswer(entryPage, 'A page of entries'),
    ...problemAnswers('not_signed_in', 'cross_site_request', 'assistance_over'),
  },
});

export const applyToTimeBank = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/me/application',
  operationId: 'applyToTimeBank',
  tags: ['time-bank'],
  summary: 'Asks to be a member; asking again while it waits changes nothing',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          acceptsRules: z.literal(true),
          statementBy: z.enum(['screen', 'paper']),
        })
        .openapi('TimeBankApplication'),
    ),
  },
  responses: {
    201: jsonAnswer(ownTimeBankSchema, 'As it stands now'),
    ...problemAnswers(...portalProblems, ...bodyProblems, ...idempotencyProblems, 'member_changed'),
  },
});

export const leaveTimeBank = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/me/leaving',
  operationId: 'leaveTimeBank',
  tags: ['time-bank'],
  summary:
    'Leaves: what she has goes to the solidarity fund; who owes hours waits for the secretary, who writes them off',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(z.strictObject({ confirm: z.literal(true) }).openapi('TimeBankLeaving')),
  },
  responses: {
    200: jsonAnswer(ownTimeBankSchema, 'As it stands now'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...idempotencyProblems,
      'step_up_needed',
      'not_on_behalf',
      'not_a_member',
      'still_on_hold',
    ),
  },
});

export const timeBankOwnHoursRoutes = {
  getOwnTimeBank,
  listOwnEntries,
  applyToTimeBank,
  leaveTimeBank,
} as const;

export type OwnTimeBank = z.infer<typeof ownTimeBankSchema>;

export type OwnHours = z.infer<typeof ownHoursSchema>;

export type NextAct = z.infer<typeof nextActSchema>;

export type TimeBankEntry = z.infer<typeof ownEntrySchema>;

export type FundRequest = z.infer<typeof fundRequestSchema>;
