import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  jsonAnswer,
  languageQuery,
  problemAnswers,
} from './common.ts';
import { bookingAudienceSchema, placeParam } from './places-spaces.ts';
import { portalOnly, portalProblems } from './roles.ts';

const monthSchema = z.string().openapi({ example: '2026-11' });

export const useMeasures = ['hours', 'bookings', 'attendances'] as const;
export type UseMeasure = (typeof useMeasures)[number];

export const useFigureSchema = z
  .object({
    amount: z
      .int()
      .nullable()
      .openapi({ description: 'Rounded; null: of too few people, or it would tell another that is' }),
    peopleFrom: z.int().nullable().openapi({ description: 'At least so many, in fives' }),
  })
  .openapi('UseFigure');

export const useTableSchema = z
  .object({
    total: useFigureSchema,
    classes: z.array(z.object({ audience: bookingAudienceSchema, figure: useFigureSchema })),
  })
  .openapi('UseTable');

export const placeUseSchema = z
  .object({
    months: z
      .array(
        z.object({
          month: monthSchema,
          openHours: z.int(),
          told: z
            .object({
              from: monthSchema.openapi({ description: 'The first of the months that the figures are of' }),
              floor: z.int(),
              hours: useTableSchema,
              bookings: useTableSchema,
              attendances: useTableSchema,
            })
            .nullable()
            .openapi({ description: 'Null: too few people came; it is told together with a later month' }),
        }),
      )
      .openapi({ description: 'Months that are over, the earliest first, at most twenty-four' }),
  })
  .openapi('PlaceUse');

export const getPlaceUse = createRoute({
  method: 'get',
  path: '/v1/{community}/hosted-places/{place}/use',
  operationId: 'getPlaceUse',
  tags: ['places'],
  summary: 'What a place was used for month by month, by classes of people, never of fewer than ten',
  security: portalOnly,
  request: { params: placeParam, query: languageQuery },
  responses: { 200: jsonAnswer(placeUseSchema, 'Its months'), ...problemAnswers(...portalProblems) },
});

export const spaceContributionSchema = z
  .object({
    organisation: z.object({ code: codeSchema, name: z.string() }),
    from: monthSchema,
    until: monthSchema.openapi({ description: 'Its last month' }),
    openHours: z.int(),
    places: z.array(z.object({ code: codeSchema, name: z.string(), openHours: z.int() })),
    used: z.array(
      z.object({
        measure: z.enum(useMeasures),
        total: z.int(),
        classes: z.array(z.object({ audience: bookingAudienceSchema, amount: z.int().nullable() })).openapi({
          description:
            'What was told of each class; null: nothing was. Less than the total where some is hidden',
        }),
      }),
    ),
    untoldMonths: z
      .int()
      .openapi({ description: 'Months of a place in which too few people came for anything to be told' }),
  })
  .openapi('SpaceContribution');

export const organisationContributionParam = communityParam.extend({
  organisation: codeSchema.openapi({ param: { name: 'organisation', in: 'path' } }),
});

export const getSpaceContribution = createRoute({
  method: 'get',
  path: '/v1/{community}/organisations/{organisation}/contribution',
  operationId: 'getSpaceContribution',
  tags: ['places'],
  summary: 'Hours that an organisation opened its spaces, and hours used by classes of people; nobody’s name',
  security: portalOnly,
  request: {
    params: organisationContributionParam,
    query: languageQuery.extend({ from: daySchema.optional(), until: daySchema.optional() }),
  },
  responses: {
    200: jsonAnswer(
      spaceContributionSchema,
      'The record, of whole months; the last twelve unless asked otherwise',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const placeUseRoutes = { getPlaceUse, getSpaceContribution } as const;

export type PlaceUse = z.infer<typeof placeUseSchema>;
export type SpaceContribution = z.infer<typeof spaceContributionSchema>;
export type UseTable = z.infer<typeof useTableSchema>;
