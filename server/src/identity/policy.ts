import { hasRole, organisationsWithRole } from './actors.ts';
import type { Actor, Role } from './rows.ts';

/** Roles that only an operator gives and takes: they open the programme's own doors. */
const operatorsOwn: ReadonlySet<Role> = new Set(['operator', 'dpo', 'researcher']);

/** Roles that mean something only inside an organisation. */
const organisationRoles: ReadonlySet<Role> = new Set(['employee', 'hr_officer']);

/** Operators and community managers look people up and set who is what; an employer's officers never do. */
export function canManageMemberships(actor: Actor): boolean {
  return actor.operator === undefined && (hasRole(actor, 'operator') || hasRole(actor, 'community_manager'));
}

/** Nobody changes her own standing, and only an operator moves `operator` and `dpo`. */
export function canChangeRoles(actor: Actor, personId: string, given: Role[], taken: Role[]): boolean {
  if (!canManageMemberships(actor) || personId === actor.personId) return false;
  return hasRole(actor, 'operator') || ![...given, ...taken].some((role) => operatorsOwn.has(role));
}

export function needsOrganisation(role: Role): boolean {
  return organisationRoles.has(role);
}

/** How firms' people come in, and which pages may embed us, is the operators' alone. */
export function canManageConnections(actor: Actor): boolean {
  return actor.operator === undefined && hasRole(actor, 'operator');
}

/** Where a firm's people work is told by its own officers, or by the programme for it. */
export function canManageSites(actor: Actor, organisationId: string): boolean {
  return (
    actor.operator === undefined &&
    (hasRole(actor, 'community_manager') ||
      organisationsWithRole(actor, 'hr_officer').includes(organisationId))
  );
}

export function canAssist(actor: Actor): boolean {
  return actor.operator === undefined && hasRole(actor, 'operator');
}

/** Operators of the organisation to which the mandate was given; a null one is the community itself. */
export function mayUseMandate(actor: Actor, mandate: { organisation_id: string | null }): boolean {
  return actor.memberships.some(
    ({ organisation, roles }) =>
      roles.includes('operator') && (organisation?.id ?? null) === mandate.organisation_id,
  );
}

export function isInForce(
  mandate: { starts_at: Date; ends_at: Date; withdrawn_at: Date | null },
  now: Date,
): boolean {
  return mandate.withdrawn_at === null && mandate.starts_at <= now && now < mandate.ends_at;
}

/** The data protection officer and the operators read the trail; nobody else does. */
export function canReadAuditTrail(actor: Actor): boolean {
  return actor.operator === undefined && (hasRole(actor, 'dpo') || hasRole(actor, 'operator'));
}
