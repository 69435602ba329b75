import { createRoute, z } from '@hono/zod-openapi';
import { communityParam, daySchema, jsonAnswer, problemAnswers } from './common.ts';
import { portalOnly, portalProblems } from './roles.ts';

const shareSchema = z.int().min(0).max(1000);

export const companyPoolSchema = z
  .object({
    organisation: z.object({ code: z.string(), name: z.string() }),
    unit: z.enum(['community_minute', 'company_minute']),
    year: z.int(),
    committedMinutes: z.int(),
    alarm: z.enum(['none', 'runs_out', 'low', 'empty']).openapi({
      description: 'As it stands today: the firm can only add hours in time when it hears in time',
    }),
    asOf: daySchema.openapi({ description: 'The Monday of which the figures are' }),
    figures: z
      .union([
        z
          .object({
            leftPercent: shareSchema.openapi({ description: 'Of the commitment, in steps of five' }),
            runwayWeeks: z.int().nullable().openapi({
              description: 'For how many whole weeks that lasts; null: nothing was drawn lately',
            }),
            runsOutMonth: z
              .string()
              .regex(/^\d{4}-\d{2}$/)
              .nullable(),
            expectedPercent: shareSchema.openapi({
              description: 'What will have been drawn at the end of the year, in steps of five',
            }),
          })
          .openapi('CompanyPoolFigures'),
        z.null(),
      ])
      .openapi({ description: 'Null: fewer than ten people stand behind what was drawn' }),
  })
  .openapi('CompanyPool');

export const listCompanyPools = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/company-pools',
  operationId: 'listCompanyPools',
  tags: ['time-bank'],
  summary:
    'A firm’s own pools of hours: whether one runs low, and rounded figures of the week once ten people stand behind them',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(companyPoolSchema) }).openapi('CompanyPools'),
      'Open ones, those that need attention first',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const timeBankCompanyPoolRoutes = { listCompanyPools } as const;

export type CompanyPool = z.infer<typeof companyPoolSchema>;
