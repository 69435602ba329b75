import { basicRoles, languages } from '@snodo/contract';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { listMembershipRows, type MembershipRow } from './queries.ts';
import type { Actor, Community, Role, RoleChoice } from './rows.ts';

/**
 * The person as she stands now: her active memberships and roles. Nobody without one may act. With a `choice`,
 * of the roles that give powers only that one counts; one that she has lost meanwhile does not.
 */
export async function getActor(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
  choice?: RoleChoice,
): Promise<Actor> {
  return actorOf(personId, await listMembershipRows(trx, community.id, personId), choice);
}

/** The same from rows that were read already. */
export function actorOf(personId: string, rows: readonly MembershipRow[], choice?: RoleChoice): Actor {
  const [first] = rows;
  if (first?.display_name === undefined || first.display_name === null) throw new Problem('not_signed_in');
  return {
    personId,
    displayName: first.display_name,
    language: languages.find((language) => language === first.language) ?? null,
    memberships: rows.map((row) => {
      const heldRoles = row.roles as Role[];
      return {
        id: row.id,
        organisation: organisationOf(row),
        roles: choice === undefined ? heldRoles : heldRoles.filter((role) => counts(choice, row.id, role)),
        heldRoles,
      };
    }),
    actingAs: choice,
  };
}

function organisationOf(row: MembershipRow) {
  const { organisation_id: id, organisation_code: code, organisation_name: name } = row;
  return id === null || code === null || name === null ? null : { id, code, name };
}

function counts(choice: RoleChoice, membershipId: string, role: Role): boolean {
  return isBasicRole(role) || (choice.membershipId === membershipId && choice.role === role);
}

export function isBasicRole(role: Role): boolean {
  return basicRoles.some((basic) => basic === role);
}

/** The same person with nothing but her basic roles: whoever acts for her gets none of her powers. */
export function withBasicRolesOnly(actor: Actor): Actor {
  return {
    ...actor,
    memberships: actor.memberships.map((membership) => ({
      ...membership,
      roles: membership.roles.filter(isBasicRole),
    })),
  };
}

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.memberships.some((membership) => membership.roles.includes(role));
}

export function organisationsWithRole(actor: Actor, role: Role): string[] {
  return actor.memberships
    .filter((membership) => membership.roles.includes(role))
    .flatMap(({ organisation }) => (organisation === null ? [] : [organisation.id]));
}

/** Whether a sign-in of this time is over because all up to then were ended; tokens tell their time in whole seconds. */
export function isOver(signedInAt: Date, signedOutAt: Date | null): boolean {
  return signedOutAt !== null && signedInAt.getTime() < Math.floor(signedOutAt.getTime() / 1000) * 1000;
}

/** The organisations that she belongs to now, whatever she is there; none for nobody. */
export function organisationIdsOf(actor: Actor | undefined): string[] {
  return (actor?.memberships ?? []).flatMap(({ organisation }) =>
    organisation === null ? [] : [organisation.id],
  );
}

/** What only the person herself may do: `not_on_behalf` when an operator acts for her. */
export function refuseOnBehalf(actor: Actor): void {
  if (actor.operator !== undefined) throw new Problem('not_on_behalf');
}

/**
 * For grave things: she must have proved in the last two minutes who she is, or the answer is `step_up_needed`.
 * They are never done for somebody else.
 */
export function requireElevation(actor: Actor, now: Date): void {
  refuseOnBehalf(actor);
  const until = actor.portal?.elevatedUntil ?? null;
  if (until === null || until <= now) throw new Problem('step_up_needed');
}

/** The two persons of an audit entry: who sat there, and for whom if for somebody else. */
export function auditedAs(actor: Actor): { actorPersonId: string; onBehalfOfPersonId?: string } {
  return actor.operator === undefined
    ? { actorPersonId: actor.personId }
    : { actorPersonId: actor.operator.personId, onBehalfOfPersonId: actor.personId };
}
