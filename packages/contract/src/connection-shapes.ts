import { z } from '@hono/zod-openapi';
import { codeSchema, embedScopes, idSchema } from './common.ts';
import { roleSchema } from './roles.ts';

/** Whose product a firm's OpenID provider is: it says what its issuer looks like and which claim names a person. */
export const connectionKinds = ['entra', 'okta', 'google', 'keycloak', 'generic'] as const;

/** A directory of Entra, by its id; `common` and its like speak for everybody's. */
export const directoryIdForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const domainForm = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/**
 * What somebody may become by signing in at her firm. Roles with powers over others, or with sight of a firm's
 * figures, are given by hand.
 */
export const joiningRoles = ['employee', 'provider', 'host'] as const;

const most = { origins: 20, returnPages: 20, addressLetters: 500, values: 50 } as const;

/** Scheme, host and port as browsers write them; nothing that a policy header could read as a word of its own. */
const originForm = /^https?:\/\/(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

function isExactOrigin(text: string): boolean {
  return originForm.test(text) && URL.parse(text)?.origin === text;
}

/** An address as browsers write it, so that what is compared letter by letter is equal when it means the same. */
function isExactPage(text: string): boolean {
  const address = URL.parse(text);
  return address !== null && isExactOrigin(address.origin) && address.hash === '' && address.href === text;
}

const namesEachOnce = (list: readonly string[]) => new Set(list).size === list.length;

const lineSchema = (letters: number) =>
  z
    .string()
    .min(1)
    .max(letters)
    .regex(/^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u, 'Is one line, without spaces around it');

export const joinConditionSchema = z
  .strictObject({
    claim: lineSchema(100),
    in: z.array(lineSchema(200)).min(1).max(most.values).refine(namesEachOnce, 'Names a word twice'),
  })
  .openapi('JoinCondition', { description: 'A claim of the ID token that has one of these words' });

const settings = {
  kind: z.enum(connectionKinds),
  issuer: z
    .url({ protocol: /^https?$/ })
    .max(most.addressLetters)
    .optional()
    .openapi({
      description: 'As the provider writes it; https. Left out: that of the directory at Entra, or Google’s',
    }),
  clientId: lineSchema(255),
  clientSecret: z
    .string()
    .max(500)
    .regex(/^[\x21-\x7e]+$/, 'Has visible letters of ASCII only')
    .nullable()
    .optional()
    .openapi({ description: 'Never answered. Left out: stays as it is; null: a public client with PKCE' }),
  tenant: z
    .string()
    .max(253)
    .nullable()
    .default(null)
    .openapi({ description: 'Entra: the id of the directory. Google: the domain. Nothing for the others' }),
  maxAgeSeconds: z
    .int()
    .min(0)
    .max(31_536_000)
    .nullable()
    .default(null)
    .openapi({ description: 'A sign-in at the provider that is older is asked for anew; null: any age' }),
  joinsAs: z
    .array(z.enum(joiningRoles))
    .max(joiningRoles.length)
    .refine(namesEachOnce, 'Names a role twice')
    .openapi({
      description: 'Of somebody who signs in for the first time; none: nobody joins by signing in',
    }),
  joinsWhen: joinConditionSchema.nullable().default(null),
};

function hasItsIssuer({ kind, issuer }: { kind: string; issuer?: string | undefined }): boolean {
  return issuer !== undefined || kind === 'entra' || kind === 'google';
}

const issuerFault = { path: ['issuer'], message: 'Is known without being told of Entra and Google only' };

function hasItsTenant({ kind, tenant }: { kind: string; tenant: string | null }): boolean {
  if (kind === 'entra') return directoryIdForm.test(tenant ?? '');
  return kind === 'google' ? domainForm.test(tenant ?? '') : tenant === null;
}

const tenantFault = {
  path: ['tenant'],
  message: 'Entra has the id of a directory here, Google a domain, the others nothing',
};

function joinsByRule(shape: { joinsAs: string[]; joinsWhen: unknown }): boolean {
  return shape.joinsWhen === null || shape.joinsAs.length > 0;
}

const ruleFault = { path: ['joinsWhen'], message: 'A condition without roles lets nobody in' };

export const connectionSettingsSchema = z
  .strictObject(settings)
  .refine(hasItsIssuer, issuerFault)
  .refine(hasItsTenant, tenantFault)
  .refine(joinsByRule, ruleFault)
  .openapi('ConnectionSettings');

export const newConnectionSchema = z
  .strictObject({
    ...settings,
    code: z
      .string()
      .max(40)
      .regex(/^[a-z](?:-?[a-z0-9]){1,39}$/)
      .openapi({ description: 'Last part of the redirect address; never changes', example: 'officine' }),
    organisationCode: codeSchema,
  })
  .refine(hasItsIssuer, issuerFault)
  .refine(hasItsTenant, tenantFault)
  .refine(joinsByRule, ruleFault)
  .openapi('NewConnection');

const pageSettings = {
  origins: z
    .array(
      z
        .string()
        .max(most.addressLetters)
        .refine(isExactOrigin, 'Is scheme, host and port, as https://intranet.firm.example'),
    )
    .min(1)
    .max(most.origins)
    .refine(namesEachOnce, 'Names an origin twice'),
  returnPages: z
    .array(
      z
        .string()
        .max(most.addressLetters)
        .refine(isExactPage, 'Is the whole address of a page, without a fragment'),
    )
    .max(most.returnPages)
    .refine(namesEachOnce, 'Names a page twice')
    .default([]),
  scopes: z
    .array(z.enum(embedScopes))
    .min(1)
    .max(embedScopes.length)
    .refine(namesEachOnce, 'Names a scope twice')
    .openapi({ description: 'The most that its tokens ever carry' }),
};

type Pages = { origins: string[]; returnPages: string[] };

/** Each page that does not stand on one of the origins is named by its place in the list. */
const pagesOfOrigins: z.core.CheckFn<Pages> = ({ value, issues }) => {
  for (const [index, page] of value.returnPages.entries()) {
    if (value.origins.includes(URL.parse(page)?.origin ?? '')) continue;
    const message = 'Is a page of none of the origins';
    issues.push({ code: 'custom', path: ['returnPages', index], message, input: page });
  }
};

export const embedClientSettingsSchema = z
  .strictObject(pageSettings)
  .check(pagesOfOrigins)
  .openapi('EmbedClientSettings');

export const newEmbedClientSchema = z
  .strictObject({
    ...pageSettings,
    name: z
      .string()
      .max(40)
      .regex(/^[a-z0-9](?:-?[a-z0-9]){1,39}$/)
      .openapi({ description: 'The client id is the community and this: `milano.firm-intranet`' }),
  })
  .check(pagesOfOrigins)
  .openapi('NewEmbedClient');

const instantSchema = z.iso.datetime();

export const embedClientSchema = z
  .object({
    id: idSchema,
    clientId: z.string(),
    origins: z.array(z.string()),
    returnPages: z.array(z.string()),
    scopes: z.array(z.enum(embedScopes)),
  })
  .openapi('EmbedClient');

export const directoryTokenSchema = z
  .object({
    id: idSchema,
    createdAt: instantSchema,
    lastUsedOn: z.string().nullable().openapi({ description: 'Day (UTC) of its last call' }),
    revokedAt: instantSchema.nullable(),
  })
  .openapi('DirectoryToken');

export const connectionSchema = z
  .object({
    id: idSchema,
    code: codeSchema,
    organisation: z.object({ code: codeSchema, name: z.string() }),
    kind: z.enum(connectionKinds),
    issuer: z.string(),
    clientId: z.string(),
    hasClientSecret: z.boolean(),
    tenant: z.string().nullable(),
    maxAgeSeconds: z.int().nullable(),
    joinsAs: z.array(roleSchema),
    joinsWhen: joinConditionSchema.nullable(),
    redirectAddress: z.string().openapi({ description: 'To be registered at the provider, exactly' }),
    logoutAddress: z
      .string()
      .openapi({ description: 'Where the provider tells that somebody signed out there' }),
    directoryAddress: z.string().openapi({ description: 'Where the firm’s directory calls (SCIM 2.0)' }),
    embedClients: z.array(embedClientSchema),
    directoryTokens: z
      .array(directoryTokenSchema)
      .openapi({ description: 'The newest first; never their text' }),
  })
  .openapi('Connection');

/** What is wrong with a firm's provider as it describes itself, one code a fault; the first that is met. */
export const connectionFaults = [
  'not_of_its_kind',
  'unreachable',
  'private_address',
  'not_openid',
  'wrong_issuer',
  'endpoint_missing',
  'endpoint_not_https',
] as const;

export type ConnectionFault = (typeof connectionFaults)[number];
export type ConnectionSettings = z.infer<typeof connectionSettingsSchema>;
export type NewConnection = z.infer<typeof newConnectionSchema>;
export type EmbedClientSettings = z.infer<typeof embedClientSettingsSchema>;
export type NewEmbedClient = z.infer<typeof newEmbedClientSchema>;
