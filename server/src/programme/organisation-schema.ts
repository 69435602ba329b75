import {
  connectionKinds,
  embedScopes,
  joinConditionSchema,
  joiningRoles,
  roleSchema as personRoleSchema,
} from '@snodo/contract';
import { z } from 'zod';
import {
  codeSchema,
  known,
  languageCodeSchema,
  listOf,
  sentenceSchema,
  sourced,
  textSchema,
  withGeneratedFields,
  yearSchema,
} from './common-schema.ts';

const roleSchema = z
  .strictObject({
    role: z.enum([
      'lead_partner',
      'partner',
      'funder',
      'supporter',
      'host',
      'provider',
      'partner_firm',
      'operator',
    ]),
    from_year: known(yearSchema),
    until_year: known(yearSchema),
    is_disputed: z.boolean().default(false),
    note: known(sentenceSchema),
  })
  .refine((role) => !role.is_disputed || role.note !== null, {
    path: ['note'],
    message: 'a disputed role needs a note that says how the sources disagree',
  });

const organisationSchema = z
  .strictObject(
    sourced({
      code: codeSchema,
      name: sentenceSchema,
      other_names: listOf(sentenceSchema, 9).default([]),
      kind: z.enum([
        'company',
        'cooperative',
        'social_consortium',
        'partnership',
        'public_body',
        'foundation',
        'association',
        'parish',
        'shop',
        'condominium',
        'informal_group',
      ]),
      is_fictional: z.boolean().default(false),
      employee_count: known(z.int().min(1).max(1_000_000)),
      description: known(textSchema),
      roles: z.array(roleSchema).max(20).default([]),
      note: known(sentenceSchema),
    }),
  )
  .transform(withGeneratedFields);

export const organisationsFileSchema = z.strictObject({
  organisations: z.array(organisationSchema).max(5000),
});

const portOffsetSchema = z.int().min(0).max(1000);

export const connectionsFileSchema = z.strictObject({
  connections: z
    .array(
      z.strictObject({
        code: codeSchema,
        name: textSchema,
        organisation: codeSchema,
        issuer: z.strictObject({
          port_offset: portOffsetSchema,
          path: z
            .string()
            .max(64)
            .regex(/^(?:\/[a-z0-9-]+)+$/, 'must be a path such as /naviglio'),
        }),
        client_id: codeSchema,
        kind: z.enum(connectionKinds).default('generic'),
        tenant: known(z.string().min(1).max(253)),
        joins_as: z.array(z.enum(joiningRoles)).max(joiningRoles.length).default(['employee']),
        joins_when: known(joinConditionSchema),
      }),
    )
    .max(100),
  embed_clients: z
    .array(
      z.strictObject({
        code: codeSchema,
        name: textSchema,
        organisation: codeSchema,
        connection: codeSchema,
        allowed_origins: z
          .array(
            z.strictObject({
              host: z.enum(['127.0.0.1', 'localhost']),
              port_offset: portOffsetSchema,
            }),
          )
          .min(1)
          .max(20),
        scopes: listOf(z.enum(embedScopes), embedScopes.length).min(1),
        return_pages: z
          .array(
            z.strictObject({
              host: z.enum(['127.0.0.1', 'localhost']),
              port_offset: portOffsetSchema,
              path: z
                .string()
                .max(200)
                .regex(/^\/[\w\-./]*$/, 'must be a path such as /welfare'),
            }),
          )
          .max(20)
          .default([]),
      }),
    )
    .max(100),
});

export const peopleFileSchema = z.strictObject({
  seed: z.string().min(1).max(64),
  firms: z
    .array(
      z.strictObject({
        organisation: codeSchema,
        connection: known(codeSchema),
        headcount: z.int().min(0).max(20_000),
        work_sites: z
          .array(
            z.strictObject({ code: codeSchema, name: textSchema, weight: z.number().positive().max(1000) }),
          )
          .min(1)
          .max(50),
      }),
    )
    .max(100),
  named: z
    .array(
      z.strictObject({
        code: codeSchema,
        display_name: sentenceSchema,
        introduction: textSchema,
        organisation: codeSchema,
        connection: codeSchema,
        subject: z.string().min(1).max(255),
        language: languageCodeSchema,
        roles: listOf(personRoleSchema, personRoleSchema.options.length),
        is_deputy: z.boolean().default(false),
        is_fictional: z.literal(true, 'a named person must be fictional'),
      }),
    )
    .max(200),
});
