import { z } from 'zod';
import {
  agesSchema,
  codeSchema,
  costSchema,
  countSchema,
  daySchema,
  entryCodeSchema,
  known,
  languageCodeSchema,
  listOf,
  oneWindowSchema,
  sourced,
  textSchema,
  windowsSchema,
  withGeneratedFields,
} from './common-schema.ts';

const audience = {
  audience: z.enum(['public', 'organisations']),
  audience_organisations: listOf(codeSchema, 200).default([]),
};

const audienceFault = {
  path: ['audience_organisations'],
  message: 'must name organisations exactly when the audience is organisations',
};

function namesItsAudience(record: { audience: string; audience_organisations: string[] }): boolean {
  return (record.audience === 'organisations') === record.audience_organisations.length > 0;
}

const serviceSchema = z
  .strictObject(
    sourced({
      code: codeSchema,
      name: textSchema,
      description: textSchema,
      provider: codeSchema,
      place: known(codeSchema),
      entries: listOf(entryCodeSchema, 20),
      offer_kind: z.enum(['individual', 'group', 'shared', 'self_organised']),
      ...audience,
      ages: known(agesSchema),
      served_districts: known(listOf(codeSchema, 200)),
      windows: known(windowsSchema),
      cost: known(costSchema),
      open_places: known(countSchema),
      languages: known(listOf(languageCodeSchema, 3)),
      accessibility: known(
        listOf(
          z.enum([
            'step_free',
            'accessible_toilet',
            'quiet_room',
            'hearing_loop',
            'easy_read',
            'at_home',
            'online',
            'parking',
          ]),
          8,
        ),
      ),
      verified_on: known(daySchema),
      accreditation_until: known(daySchema),
    }),
  )
  .refine(namesItsAudience, audienceFault)
  .transform(withGeneratedFields);

export const servicesFileSchema = z.strictObject({ services: z.array(serviceSchema).max(5000) });

const activitySchema = z
  .strictObject(
    sourced({
      code: codeSchema,
      name: textSchema,
      description: textSchema,
      organiser: codeSchema,
      place: codeSchema,
      entries: listOf(entryCodeSchema, 20),
      kind: z.enum(['meeting', 'reading', 'workshop', 'meal', 'play', 'walk', 'course', 'co_spacing']),
      ...audience,
      ages: known(agesSchema),
      series: z.strictObject({
        first_week: z.int().min(0).max(52),
        every_weeks: z.int().min(1).max(52),
        occurrences: z.int().min(1).max(60),
        window: oneWindowSchema,
      }),
      capacity_people: known(z.int().min(1).max(5000)),
      cost: known(costSchema),
      languages: known(listOf(languageCodeSchema, 3)),
      verified_on: known(daySchema),
    }),
  )
  .refine(namesItsAudience, audienceFault)
  .transform(withGeneratedFields);

export const activitiesFileSchema = z.strictObject({ activities: z.array(activitySchema).max(5000) });
