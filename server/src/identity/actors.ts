import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { listMembershipRows } from './queries.ts';
import type { Actor, Community, Role } from './rows.ts';

/** The person as she stands now: her active memberships and roles. Nobody without one may act. */
export async function getActor(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<Actor> {
  const rows = await listMembershipRows(trx, community.id, personId);
  const [first] = rows;
  if (first?.display_name === undefined || first.display_name === null) throw new Problem('not_signed_in');
  return {
    personId,
    displayName: first.display_name,
    memberships: rows.map((row) => ({
      organisation: organisationOf(row),
      roles: row.roles as Role[],
    })),
  };
}

function organisationOf(row: Awaited<ReturnType<typeof listMembershipRows>>[number]) {
  const { organisation_id: id, organisation_code: code, organisation_name: name } = row;
  return id === null || code === null || name === null ? null : { id, code, name };
}

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.memberships.some((membership) => membership.roles.includes(role));
}

export function organisationsWithRole(actor: Actor, role: Role): string[] {
  return actor.memberships
    .filter((membership) => membership.roles.includes(role))
    .flatMap(({ organisation }) => (organisation === null ? [] : [organisation.id]));
}
