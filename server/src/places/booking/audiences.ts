import type { AccessRule, BookingAudience } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { listOrganisationKinds, type SpaceRow } from './space-queries.ts';

/** As whom somebody books: her audience, and the organisation that it is for. */
export interface Standing {
  readonly audience: BookingAudience;
  readonly organisation: { id: string; code: string; name: string } | null;
}

/** Kinds of organisations that people form to do something together, and not to work. */
export const groupKinds: ReadonlySet<string> = new Set([
  'association',
  'informal_group',
  'condominium',
  'club',
  'parish',
  'sports_club',
  'school',
]);

const order: readonly BookingAudience[] = ['own_staff', 'firms', 'groups', 'residents'];

/** What people of an organisation, or of none, are to a host; `kinds` knows the organisation's. */
export function audienceAt(
  hostId: string,
  organisationId: string | null,
  kinds: ReadonlyMap<string, string>,
): BookingAudience {
  if (organisationId === null) return 'residents';
  if (organisationId === hostId) return 'own_staff';
  return groupKinds.has(kinds.get(organisationId) ?? '') ? 'groups' : 'firms';
}

/** All that the actor is to the host of a space, the closest first. */
export function standingsOf(actor: Actor, hostId: string, kinds: ReadonlyMap<string, string>): Standing[] {
  const found = actor.memberships.map(({ organisation }): Standing => ({
    audience: audienceAt(hostId, organisation?.id ?? null, kinds),
    organisation,
  }));
  return found.sort((one, other) => order.indexOf(one.audience) - order.indexOf(other.audience));
}

/** The first standing that a space lets in; `as` names the organisation, null a resident, undefined whatever fits. */
export function admittedAs(
  standings: readonly Standing[],
  access: readonly AccessRule[],
  as: string | null | undefined,
): { standing: Standing; rule: AccessRule } | undefined {
  for (const standing of standings) {
    if (as !== undefined && (standing.organisation?.code ?? null) !== as) continue;
    const rule = access.find(({ audience }) => audience === standing.audience);
    if (rule !== undefined) return { standing, rule };
  }
  return undefined;
}

/** As whom the actor books this space; `audience_not_admitted` when nobody of her kind does. */
export async function getAdmission(
  trx: CommunityTransaction,
  community: Community,
  actor: Actor,
  space: Pick<SpaceRow, 'host_id' | 'access'>,
  as: string | null | undefined,
): Promise<{ standing: Standing; rule: AccessRule }> {
  const ids = actor.memberships.flatMap(({ organisation }) =>
    organisation === null ? [] : [organisation.id],
  );
  const kinds = await listOrganisationKinds(trx, community.id, ids);
  const found = admittedAs(standingsOf(actor, space.host_id, kinds), space.access, as);
  if (found === undefined) throw new Problem('audience_not_admitted');
  return found;
}
