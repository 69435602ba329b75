import { z } from '@hono/zod-openapi';
import { codeSchema, idSchema } from './common.ts';

export const roleSchema = z
  .enum([
    'employee',
    'neighbour',
    'hr_officer',
    'community_manager',
    'facilitator',
    'provider',
    'host',
    'secretary',
    'municipality',
    'researcher',
    'dpo',
    'operator',
  ])
  .openapi('Role');

/** Roles that say where somebody belongs; every other one gives powers over others and can be switched off. */
export const basicRoles = ['employee', 'neighbour'] as const;

/** Roles of one membership, each once. */
export const rolesSchema = z
  .array(roleSchema)
  .min(1)
  .max(roleSchema.options.length)
  .refine((roles) => new Set(roles).size === roles.length, 'Names a role twice');

export const membershipOrganisationSchema = z
  .object({ code: codeSchema, name: z.string() })
  .nullable()
  .openapi({ description: 'Null for a member of the community itself, as a neighbour is' });

export const heldMembershipSchema = z
  .object({
    id: idSchema,
    organisation: membershipOrganisationSchema,
    roles: z.array(roleSchema),
    isActive: z.boolean(),
  })
  .openapi('HeldMembership');

/** The portal tier: the portal's own window with its cookie; an access token never opens it. */
export const portalOnly = [{ portalCookie: [] }];

/** What any route of the portal tier may refuse. */
export const portalProblems = [
  'not_signed_in',
  'forbidden',
  'cross_site_request',
  'assistance_over',
] as const;

/** What a route with a body may refuse. */
export const bodyProblems = [
  'malformed_body',
  'body_too_large',
  'unsupported_media_type',
  'cross_site_request',
] as const;
