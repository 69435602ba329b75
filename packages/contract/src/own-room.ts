import { createRoute, z } from '@hono/zod-openapi';
import { communityParam, idSchema, jsonAnswer, jsonBody, problemAnswers, portalOrEmbed } from './common.ts';
import { languages } from './languages.ts';
import {
  bodyProblems,
  membershipOrganisationSchema,
  portalOnly,
  portalProblems,
  roleSchema,
} from './roles.ts';

const instantSchema = z.iso.datetime();

/** Control characters, line ends, blanks of no width and marks that turn the direction of what follows. */
const neverInNames =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u{61c}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/u;

/** A name as a person writes it: one form of each letter, blanks tidied, 1 to 120 characters. */
export const displayNameSchema = z
  .string()
  .max(400)
  .transform((name) => name.normalize('NFC').replace(/ +/g, ' ').trim())
  .refine((name) => name.length >= 1 && name.length <= 120, 'Has between 1 and 120 characters')
  .refine((name) => /[\p{L}\p{N}]/u.test(name), 'Has a letter')
  .refine((name) => !neverInNames.test(name), 'Has a character that no name has');

export const meSchema = z
  .object({
    displayName: z.string(),
    language: z.enum(languages).nullable().openapi({ description: 'In which language to write to her' }),
    memberships: z
      .array(
        z.object({
          id: idSchema,
          organisation: membershipOrganisationSchema,
          roles: z.array(roleSchema).openapi({ description: 'Every role that she holds there' }),
          countingRoles: z
            .array(roleSchema)
            .openapi({ description: 'Those of them that count now: see actingAs' }),
        }),
      )
      .openapi({ description: 'None for an embed: it learns her name and language alone' }),
    actingAs: z
      .object({ membershipId: idSchema, role: roleSchema })
      .nullable()
      .openapi({ description: 'The role that she chose to act in; null: all of hers count' }),
    operator: z
      .object({ displayName: z.string(), until: instantSchema })
      .nullable()
      .openapi({ description: 'The operator who acts for her in this browser, and until when' }),
    elevatedUntil: instantSchema
      .nullable()
      .openapi({ description: 'Until when grave things may be done without signing in anew' }),
  })
  .openapi('Me');

export const signInSchema = z
  .object({
    id: idSchema,
    signedInAt: instantSchema,
    expiresAt: instantSchema,
    isThisOne: z.boolean(),
  })
  .openapi('SignIn');

export const consentSchema = z
  .object({
    id: idSchema,
    clientId: z.string(),
    origin: z.string().openapi({ description: 'The page to which access was granted' }),
    scopes: z.array(z.string()),
    givenAt: instantSchema,
    withdrawnAt: instantSchema.nullable(),
  })
  .openapi('Consent');

const endedSchema = z
  .object({ ended: z.int().openapi({ description: 'How many were ended' }) })
  .openapi('Ended');

export const getMe = createRoute({
  method: 'get',
  path: '/v1/{community}/me',
  operationId: 'getMe',
  tags: ['identity'],
  summary: 'The signed-in person, her organisations and roles',
  security: portalOrEmbed('profile:min'),
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(meSchema, 'The signed-in person'),
    ...problemAnswers(...portalProblems),
  },
});

export const updateMe = createRoute({
  method: 'patch',
  path: '/v1/{community}/me',
  operationId: 'updateMe',
  tags: ['identity'],
  summary: 'Changes the name she goes by or the language she is written to in',
  security: portalOnly,
  request: {
    params: communityParam,
    body: jsonBody(
      z
        .strictObject({
          displayName: displayNameSchema.optional(),
          language: z.enum(languages).nullable().optional(),
        })
        .openapi('OwnChanges'),
    ),
  },
  responses: {
    200: jsonAnswer(meSchema, 'The person as she is now'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'not_on_behalf'),
  },
});

export const chooseRole = createRoute({
  method: 'put',
  path: '/v1/{community}/me/acting-as',
  operationId: 'chooseRole',
  tags: ['identity'],
  summary: 'Chooses the role to act in; of those that give powers only this one counts from now on',
  security: portalOnly,
  request: {
    params: communityParam,
    body: jsonBody(
      z
        .union([
          z.strictObject({ membershipId: idSchema, role: roleSchema }),
          z.strictObject({ all: z.literal(true) }),
        ])
        .openapi('RoleChoice'),
    ),
  },
  responses: {
    200: jsonAnswer(meSchema, 'The person as she is now'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'not_on_behalf'),
  },
});

export const listSignIns = createRoute({
  method: 'get',
  path: '/v1/{community}/me/sign-ins',
  operationId: 'listSignIns',
  tags: ['identity'],
  summary: 'Where she is signed in at the portal',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(signInSchema) }).openapi('SignIns'), 'Newest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const endSignIn = createRoute({
  method: 'delete',
  path: '/v1/{community}/me/sign-ins/{signIn}',
  operationId: 'endSignIn',
  tags: ['identity'],
  summary: 'Ends one of her sign-ins at the portal',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      signIn: idSchema.openapi({ param: { name: 'signIn', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonAnswer(endedSchema, 'It is over'),
    ...problemAnswers(...bodyProblems, ...portalProblems, 'not_on_behalf'),
  },
});

export const endOtherSignIns = createRoute({
  method: 'delete',
  path: '/v1/{community}/me/sign-ins',
  operationId: 'endOtherSignIns',
  tags: ['identity'],
  summary: 'Ends all of her sign-ins at the portal but this one',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(endedSchema, 'The others are over'),
    ...problemAnswers(...bodyProblems, ...portalProblems, 'not_on_behalf'),
  },
});

export const listConsents = createRoute({
  method: 'get',
  path: '/v1/{community}/me/consents',
  operationId: 'listConsents',
  tags: ['identity'],
  summary: 'Which pages she let act for her, and what they may do',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(consentSchema) }).openapi('Consents'), 'Newest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const withdrawConsent = createRoute({
  method: 'post',
  path: '/v1/{community}/me/consents/{consent}/withdraw',
  operationId: 'withdrawConsent',
  tags: ['identity'],
  summary: 'Withdraws what she granted to a page; withdrawing twice changes nothing',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      consent: idSchema.openapi({ param: { name: 'consent', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonAnswer(consentSchema, 'The consent, withdrawn'),
    ...problemAnswers(...bodyProblems, ...portalProblems, 'not_on_behalf'),
  },
});

export const endOwnMembership = createRoute({
  method: 'post',
  path: '/v1/{community}/me/memberships/{membership}/end',
  operationId: 'endOwnMembership',
  tags: ['identity'],
  summary: 'Leaves an organisation, and stays as a neighbour if she wants',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      membership: idSchema.openapi({ param: { name: 'membership', in: 'path' } }),
    }),
    body: jsonBody(
      z
        .strictObject({
          staysAsNeighbour: z.boolean().openapi({
            description: 'Needs a way to sign in of her own, since the organisation’s is no longer hers',
          }),
        })
        .openapi('Leaving'),
    ),
  },
  responses: {
    200: jsonAnswer(
      z
        .object({ remaining: z.int().openapi({ description: 'Memberships that she still has' }) })
        .openapi('Left'),
      'She has left',
    ),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'step_up_needed',
      'not_on_behalf',
      'membership_ended',
      'own_sign_in_needed',
      'last_operator',
    ),
  },
});

export const ownRoomRoutes = {
  getMe,
  updateMe,
  chooseRole,
  listSignIns,
  endSignIn,
  endOtherSignIns,
  listConsents,
  withdrawConsent,
  endOwnMembership,
} as const;
