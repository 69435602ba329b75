import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageSchema,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const instantSchema = z.iso.datetime();

/** One line of text that a person wrote, tidied. */
const lineSchema = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((text) => text.length >= 1 && text.length <= most, `Has between 1 and ${most} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), 'Has a character that no text has');

export const contactSchema = z
  .object({
    id: idSchema,
    address: z.string().openapi({ description: 'Her own mail address, confirmed by her' }),
    confirmedAt: instantSchema,
  })
  .openapi('Contact');

export const passkeySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    createdAt: instantSchema,
    lastUsedOn: daySchema.nullable(),
  })
  .openapi('Passkey');

export const invitationSchema = z
  .object({
    id: idSchema,
    placeCode: codeSchema.nullable().openapi({ description: 'Where it hangs; null: a person hands it out' }),
    hostName: z.string().openapi({ description: 'Who invites, as people read it' }),
    purpose: z.string(),
    startsAt: instantSchema,
    endsAt: instantSchema,
    mostUses: z.int(),
    usedCount: z.int(),
    revokedAt: instantSchema.nullable(),
  })
  .openapi('Invitation');

const descriptorSchema = z.object({
  id: z.string(),
  type: z.string(),
  transports: z.array(z.string()).optional(),
});

/** What a browser needs to make a passkey: WebAuthn's `PublicKeyCredentialCreationOptionsJSON`, as far as it is used. */
const passkeyOptionsSchema = z
  .object({
    rp: z.object({ id: z.string().optional(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
    timeout: z.int().optional(),
    excludeCredentials: z.array(descriptorSchema),
    authenticatorSelection: z
      .object({ residentKey: z.string().optional(), userVerification: z.string().optional() })
      .optional(),
    attestation: z.string().optional(),
  })
  .openapi('PasskeyOptions');

const removedSchema = z.object({ removed: z.literal(true) }).openapi('Removed');

export const listContacts = createRoute({
  method: 'get',
  path: '/v1/{community}/me/contacts',
  operationId: 'listContacts',
  tags: ['identity'],
  summary: 'Her confirmed mail addresses',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(contactSchema) }).openapi('Contacts'), 'Oldest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const addContact = createRoute({
  method: 'post',
  path: '/v1/{community}/me/contacts',
  operationId: 'addContact',
  tags: ['identity'],
  summary: 'Sends a link to an address; opened in this browser, it adds the address to hers',
  security: portalOnly,
  request: {
    params: communityParam,
    body: jsonBody(
      z.strictObject({ address: z.string().min(3).max(320), language: languageSchema }).openapi('NewContact'),
    ),
  },
  responses: {
    202: jsonAnswer(
      z.object({ validMinutes: z.int() }).openapi('LinkSent'),
      'The same whether the address is anybody’s already or not',
    ),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'not_on_behalf',
      'step_up_needed',
      'address_not_valid',
      'too_many_contacts',
      'too_many_requests',
    ),
  },
});

export const removeContact = createRoute({
  method: 'delete',
  path: '/v1/{community}/me/contacts/{contact}',
  operationId: 'removeContact',
  tags: ['identity'],
  summary: 'Takes an address away, unless it is the last way in',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      contact: idSchema.openapi({ param: { name: 'contact', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonAnswer(removedSchema, 'It is gone'),
    ...problemAnswers(...bodyProblems, ...portalProblems, 'not_on_behalf', 'step_up_needed', 'last_way_in'),
  },
});

export const listPasskeys = createRoute({
  method: 'get',
  path: '/v1/{community}/me/passkeys',
  operationId: 'listPasskeys',
  tags: ['identity'],
  summary: 'Her passkeys',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(passkeySchema) }).openapi('Passkeys'), 'Oldest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const askNewPasskey = createRoute({
  method: 'post',
  path: '/v1/{community}/me/passkeys/options',
  operationId: 'askNewPasskey',
  tags: ['identity'],
  summary:
    'What the browser asks a new passkey (WebAuthn creation options as JSON); five minutes, one answer',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(passkeyOptionsSchema, 'PublicKeyCredentialCreationOptionsJSON'),
    ...problemAnswers(
      ...bodyProblems,
      ...portalProblems,
      'not_on_behalf',
      'step_up_needed',
      'too_many_passkeys',
    ),
  },
});

export const addPasskey = createRoute({
  method: 'post',
  path: '/v1/{community}/me/passkeys',
  operationId: 'addPasskey',
  tags: ['identity'],
  summary: 'Keeps the passkey that has answered',
  security: portalOnly,
  request: {
    params: communityParam,
    body: jsonBody(
      z
        .strictObject({
          name: lineSchema(60),
          answer: z.looseObject({}).openapi({ description: 'RegistrationResponseJSON' }),
        })
        .openapi('NewPasskey'),
    ),
  },
  responses: {
    201: jsonAnswer(passkeySchema, 'The passkey'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'not_on_behalf',
      'step_up_needed',
      'passkey_refused',
    ),
  },
});

export const removePasskey = createRoute({
  method: 'delete',
  path: '/v1/{community}/me/passkeys/{passkey}',
  operationId: 'removePasskey',
  tags: ['identity'],
  summary: 'Takes a passkey away, unless it is the last way in',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      passkey: idSchema.openapi({ param: { name: 'passkey', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonAnswer(removedSchema, 'It is gone'),
    ...problemAnswers(...bodyProblems, ...portalProblems, 'not_on_behalf', 'step_up_needed', 'last_way_in'),
  },
});

export const listInvitations = createRoute({
  method: 'get',
  path: '/v1/{community}/invitations',
  operationId: 'listInvitations',
  tags: ['identity'],
  summary: 'Invitations to neighbours: one’s own, or all for the community’s managers',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(invitationSchema, 'Invitations'), 'Newest first'),
    ...problemAnswers(...portalProblems),
  },
});

const posterSchema = z
  .object({
    invitation: invitationSchema,
    address: z.string().openapi({ description: 'The page behind the code' }),
    qrSvg: z.string().openapi({ description: 'The address as a QR code, an SVG document' }),
  })
  .openapi('InvitationPoster');

export const makeInvitation = createRoute({
  method: 'post',
  path: '/v1/{community}/invitations',
  operationId: 'makeInvitation',
  tags: ['identity'],
  summary: 'Makes an invitation to print or show',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          placeCode: codeSchema.optional(),
          hostName: lineSchema(120).optional().openapi({
            description:
              'Who invites; left out: the place, or the person who makes it by the name she goes by',
          }),
          purpose: lineSchema(300),
          startsAt: instantSchema.optional().openapi({ description: 'Left out: now' }),
          durationDays: z.int().min(1).max(366),
          mostUses: z.int().min(1).max(1000),
        })
        .openapi('NewInvitation'),
    ),
  },
  responses: {
    201: jsonAnswer(posterSchema, 'The invitation'),
    ...problemAnswers(...portalProblems, ...bodyProblems, ...idempotencyProblems, 'too_many_invitations'),
  },
});

const invitationParam = communityParam.extend({
  invitation: idSchema.openapi({ param: { name: 'invitation', in: 'path' } }),
});

export const getInvitation = createRoute({
  method: 'get',
  path: '/v1/{community}/invitations/{invitation}',
  operationId: 'getInvitation',
  tags: ['identity'],
  summary: 'An invitation, to print or show again',
  security: portalOnly,
  request: { params: invitationParam },
  responses: {
    200: jsonAnswer(posterSchema, 'The invitation'),
    ...problemAnswers(...portalProblems),
  },
});

export const revokeInvitation = createRoute({
  method: 'post',
  path: '/v1/{community}/invitations/{invitation}/revoke',
  operationId: 'revokeInvitation',
  tags: ['identity'],
  summary: 'Nobody joins with it any more; revoking twice changes nothing',
  security: portalOnly,
  request: { params: invitationParam },
  responses: {
    200: jsonAnswer(invitationSchema, 'The invitation, revoked'),
    ...problemAnswers(...bodyProblems, ...portalProblems),
  },
});

export const neighbourRoutes = {
  listContacts,
  addContact,
  removeContact,
  listPasskeys,
  askNewPasskey,
  addPasskey,
  removePasskey,
  listInvitations,
  makeInvitation,
  getInvitation,
  revokeInvitation,
} as const;
