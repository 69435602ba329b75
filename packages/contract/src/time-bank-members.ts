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

const instantSchema = z.iso.datetime();

/** At most this many minutes are given, drawn or asked for at once: a thousand hours. */
export const mostMinutesAtOnce = 60_000;
export const minutesSchema = z.int().min(1).max(mostMinutesAtOnce);
export const reasonSchema = z.string().trim().min(1).max(500);
export const timeBankUnitSchema = z.enum(['community_minute', 'volunteer_minute', 'company_minute']);

export const memberStateSchema = z.enum(['applied', 'admitted', 'refused', 'leaving', 'left']);
const memberIdSchema = idSchema.openapi({ param: { name: 'member', in: 'path' } });
const memberParam = communityParam.extend({ member: memberIdSchema });

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

const volunteerEntrySchema = z
  .object({
    number: z.int().openapi({ description: 'From 1 in each community, without a gap' }),
    member: z.object({ id: idSchema, displayName: z.string().nullable() }),
    organisation: z.object({ code: z.string(), name: z.string() }),
    minutes: z.int(),
    servedOn: daySchema,
    activity: z.string(),
    recordedAt: instantSchema,
    recordedBy: z.object({ displayName: z.string().nullable() }),
    transferId: idSchema,
    isReversed: z
      .boolean()
      .openapi({ description: 'It was entered by mistake and does not count; it stays' }),
  })
  .openapi('VolunteerEntry');

export const listVolunteerEntries = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/volunteer-entries',
  operationId: 'listVolunteerEntries',
  tags: ['time-bank'],
  summary: 'The register of volunteers’ hours (DM 6.10.2021): numbered, dated and never changed',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(volunteerEntrySchema, 'VolunteerEntryPage'), 'Newest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const recordVolunteering = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/volunteer-entries',
  operationId: 'recordVolunteering',
  tags: ['time-bank'],
  summary: 'Enters a volunteer’s hours into the register; they are counted and never spent',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          memberId: idSchema,
          organisation: z.string().min(1).max(64),
          minutes: minutesSchema,
          servedOn: daySchema,
          activity: z.string().trim().min(1).max(200),
        })
        .openapi('NewVolunteerEntry'),
    ),
  },
  responses: {
    201: jsonAnswer(volunteerEntrySchema, 'The entry'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...idempotencyProblems,
      'not_on_behalf',
      'not_a_member',
      'not_insured',
    ),
  },
});

export const timeBankMemberRoutes = {
  getOwnTimeBank,
  listOwnEntries,
  applyToTimeBank,
  leaveTimeBank,
  listTimeBankMembers,
  decideAdmission,
  updateTimeBankMember,
  settleLeaving,
  printMemberStatement,
  listVolunteerEntries,
  recordVolunteering,
} as const;

export type OwnTimeBank = z.infer<typeof ownTimeBankSchema>;
export type OwnHours = z.infer<typeof ownHoursSchema>;
export type NextAct = z.infer<typeof nextActSchema>;
export type TimeBankMember = z.infer<typeof timeBankMemberSchema>;
export type TimeBankEntry = z.infer<typeof ownEntrySchema>;
export type FundRequest = z.infer<typeof fundRequestSchema>;
export type TimeBankUnit = z.infer<typeof timeBankUnitSchema>;
export type MemberState = z.infer<typeof memberStateSchema>;
