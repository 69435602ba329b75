import { z } from 'zod';
import { campaignsFileSchema } from './campaign-schema.ts';
import { catalogueFileSchema } from './catalogue-schema.ts';
import {
  codeSchema,
  countSchema,
  languageCodeSchema,
  listOf,
  textSchema,
  yearSchema,
} from './common-schema.ts';
import { connectionsFileSchema, organisationsFileSchema, peopleFileSchema } from './organisation-schema.ts';
import { placesFileSchema, territoryFileSchema } from './place-schema.ts';
import { activitiesFileSchema, servicesFileSchema } from './service-schema.ts';
import { enrolmentsFileSchema } from './enrolment-schema.ts';
import { needsFileSchema } from './needs-schema.ts';
import { timeBankFileSchema } from './time-bank-schema.ts';
import { openEligibilityFileSchema, taxonomyFileSchema, wemiFileSchema } from './taxonomy-schema.ts';

const programmeFileSchema = z.strictObject({
  community: z
    .strictObject({
      slug: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be a slug such as milano'),
      name: textSchema,
      purpose: textSchema,
      time_zone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Rome'),
      languages: listOf(languageCodeSchema, 3).min(1),
      is_demonstration: z.boolean(),
      neighbours_join: z.enum(['open', 'invited']),
      from_year: yearSchema,
      until_year: yearSchema,
    })
    .refine((community) => community.until_year >= community.from_year, {
      path: ['until_year'],
      message: 'must not be before from_year',
    }),
  counters: z
    .array(
      z.strictObject({
        code: codeSchema,
        count: countSchema,
        label: textSchema,
        counts: textSchema,
        kind: z.literal('published'),
        source: textSchema,
        as_of_year: yearSchema,
      }),
    )
    .max(50),
});

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}

/** The files of a programme's folder: all are needed, no other YAML file may stand beside them. */
export const programmeFiles = {
  programme: { file: 'programme.yaml', schema: programmeFileSchema },
  territory: { file: 'territory.yaml', schema: territoryFileSchema },
  taxonomy: { file: 'taxonomy.yaml', schema: taxonomyFileSchema },
  openEligibility: { file: 'open-eligibility.yaml', schema: openEligibilityFileSchema },
  wemi: { file: 'wemi.yaml', schema: wemiFileSchema },
  organisations: { file: 'organisations.yaml', schema: organisationsFileSchema },
  places: { file: 'places.yaml', schema: placesFileSchema },
  services: { file: 'services.yaml', schema: servicesFileSchema },
  catalogue: { file: 'catalogue.yaml', schema: catalogueFileSchema },
  activities: { file: 'activities.yaml', schema: activitiesFileSchema },
  people: { file: 'people.yaml', schema: peopleFileSchema },
  connections: { file: 'connections.yaml', schema: connectionsFileSchema },
  campaigns: { file: 'campaigns.yaml', schema: campaignsFileSchema },
  enrolments: { file: 'enrolments.yaml', schema: enrolmentsFileSchema },
  needs: { file: 'needs.yaml', schema: needsFileSchema },
  timeBank: { file: 'time-bank.yaml', schema: timeBankFileSchema },
} as const;

export type ProgrammeFileName = keyof typeof programmeFiles;

/** What the files say once each has its shape; names as in the files. */
export type FileFacts = {
  readonly [Name in ProgrammeFileName]: z.output<(typeof programmeFiles)[Name]['schema']>;
};
