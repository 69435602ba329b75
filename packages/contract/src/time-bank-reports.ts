import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const instantSchema = z.iso.datetime();
const percentSchema = z.int().min(0).max(100);
const sideSchema = z.enum(['company', 'neighbourhood']);

export const timeBankReportSchema = z
  .object({
    from: daySchema,
    until: daySchema.openapi({ description: 'Its last day' }),
    madeAt: instantSchema,
    source: z.literal('exchange_facts').openapi({
      description:
        'The one definition of an exchange behind every figure: hours posted for an exchange between two ledger accounts of people or organisations, by the day on which help was given, and not reversed',
    }),
    members: z.object({ admitted: z.int(), active: z.int() }),
    exchanges: z.int(),
    exchangedMinutes: z.int(),
    reciprocity: z
      .object({
        gaveAndReceived: z.int(),
        onlyGave: z.int(),
        onlyReceived: z.int(),
        balancePercent: percentSchema.nullable(),
        busiestTenthPercent: percentSchema.nullable(),
      })
      .openapi('Reciprocity'),
    creditMinutes: z
      .int()
      .openapi({ description: 'What stands to people’s credit at the moment of the report' }),
    circulationTenths: z
      .int()
      .nullable()
      .openapi({ description: 'How often such an hour changed hands, in tenths' }),
    fundMinutes: z.int(),
    months: z.array(z.object({ month: z.string(), exchanges: z.int(), minutes: z.int() })),
    flows: z
      .array(z.object({ from: sideSchema, to: sideSchema, exchanges: z.int(), minutes: z.int() }))
      .openapi({ description: 'From who helped to who was helped; `company`: she belongs to a firm now' }),
    longWaits: z.object({ requests: z.int(), oldestDays: z.int().nullable() }),
  })
  .openapi('TimeBankReport');

export const getTimeBankReport = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/report',
  operationId: 'getTimeBankReport',
  tags: ['time-bank'],
  summary: 'How the time bank goes, for its secretary and community managers',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery.extend({ from: daySchema.optional(), until: daySchema.optional() }),
  },
  responses: {
    200: jsonAnswer(timeBankReportSchema, 'The report; the last twelve months unless asked otherwise'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

const companyFigureSchema = z
  .object({
    kind: z.enum(['shown', 'hidden']),
    hours: z
      .int()
      .nullable()
      .openapi({ description: 'Whole hours; null: of fewer than ten people, or too near to one' }),
    peopleFrom: z.int().nullable().openapi({ description: 'At least so many, in fives' }),
  })
  .openapi('CompanyFigure');

export const companyReleaseSchema = z
  .object({
    id: idSchema,
    organisation: z.object({ code: codeSchema, name: z.string() }),
    quarter: z.string(),
    releasedOn: daySchema,
    floor: z.int(),
    total: companyFigureSchema,
    parts: z.array(
      z.object({
        part: z.enum([
          'helped_neighbours',
          'helped_by_neighbours',
          'among_colleagues',
          'volunteered',
          'in_working_time',
        ]),
        figure: companyFigureSchema,
      }),
    ),
  })
  .openapi('CompanyHoursRelease');

export const listCompanyReleases = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/company-releases',
  operationId: 'listCompanyReleases',
  tags: ['time-bank'],
  summary:
    'Hours of a firm’s people by quarter as they were released, never of fewer than ten people; for its officers and managers',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(companyReleaseSchema) }).openapi('CompanyHoursReleases'),
      'Newest first',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const releaseCompanyHours = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/company-releases',
  operationId: 'releaseCompanyHours',
  tags: ['time-bank'],
  summary: 'Releases the hours of a firm’s people of a quarter that is over, once and for ever',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          organisation: codeSchema,
          quarter: z.string().regex(/^20\d\d-Q[1-4]$/),
        })
        .openapi('NewCompanyHoursRelease'),
    ),
  },
  responses: {
    201: jsonAnswer(companyReleaseSchema, 'The release'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...idempotencyProblems,
      'not_on_behalf',
      'quarter_not_over',
      'already_released',
    ),
  },
});

/** The longest text of an import, in characters, and the most rows. */
export const longestImport = 400_000;
export const mostImportRows = 2000;

const importReportSchema = z
  .object({
    kind: z.enum(['members', 'offers', 'requests', 'transfers']),
    rows: z.int(),
    fitRows: z.int(),
    isDone: z.boolean().openapi({ description: 'False for a dry run, which writes nothing' }),
    notes: z
      .array(
        z.object({
          row: z.int().openapi({ description: 'As a spreadsheet numbers it; the headings are row 1' }),
          column: z.string().nullable(),
          code: z.string(),
          severity: z.enum(['fault', 'note']),
        }),
      )
      .openapi({ description: 'At most 500, in the order of the rows' }),
  })
  .openapi('TimeBankImportReport');

export const importTimeBank = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/imports',
  operationId: 'importTimeBank',
  tags: ['time-bank'],
  summary:
    'Takes over members, offers, requests or exchanges from TimeOverflow or Komunitin: all rows of a file or none',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          kind: z.enum(['members', 'offers', 'requests', 'transfers']),
          shape: z.enum(['timeoverflow', 'komunitin']),
          text: z.string().min(1).max(longestImport),
          isDryRun: z.boolean(),
        })
        .openapi('TimeBankImport'),
    ),
  },
  responses: {
    200: jsonAnswer(importReportSchema, 'What was found row by row, and whether it was written'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...idempotencyProblems,
      'step_up_needed',
      'not_on_behalf',
      'import_not_fit',
    ),
  },
});

export const exportTimeBank = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/export',
  operationId: 'exportTimeBank',
  tags: ['time-bank'],
  summary: 'The whole time bank line by line: members, transfers with their hashes, heads, pools, gifts',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: {
      description:
        'One JSON object a line; the last says how many there are and the SHA-256 of all before it',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problemAnswers(...bodyProblems, ...portalProblems, 'step_up_needed', 'not_on_behalf'),
  },
});

export const timeBankReportRoutes = {
  getTimeBankReport,
  listCompanyReleases,
  releaseCompanyHours,
  importTimeBank,
  exportTimeBank,
} as const;

export type TimeBankReport = z.infer<typeof timeBankReportSchema>;
export type CompanyHoursRelease = z.infer<typeof companyReleaseSchema>;
export type TimeBankImportReport = z.infer<typeof importReportSchema>;
