import type { OtherSpace } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { admittedAs, standingsOf } from './audiences.ts';
import { getSpace } from './bookable.ts';
import type { BookingContext } from './bookings.ts';
import { findFreeSpaces } from './nearby.ts';
import { listNearbySpaceRows, listOrganisationKinds, timetableOfSpace } from './space-queries.ts';
import { instantOfText } from './wall-times.ts';

/** Where else somebody could be at the time that she cannot have: what she may book herself, and is free then. */
export async function listOtherSpaces(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: Pick<BookingContext, 'community' | 'clock' | 'language'>,
  spaceId: string,
  { from, to, people }: { from: string; to: string; people: number },
): Promise<{ items: OtherSpace[] }> {
  const space = await getSpace(trx, community, spaceId);
  const { timeZone } = timetableOfSpace(space);
  const time = { start: instantOf(timeZone, 'from', from), end: instantOf(timeZone, 'to', to) };
  const near = { placeId: space.place_id, kind: space.kind, people };
  const others = (await listNearbySpaceRows(trx, community.id, near)).filter(({ id }) => id !== space.id);
  const ids = actor.memberships.flatMap(({ organisation }) =>
    organisation === null ? [] : [organisation.id],
  );
  const kinds = await listOrganisationKinds(trx, community.id, ids);
  const free = await findFreeSpaces(trx, community, others, {
    time,
    people,
    now: clock.now(),
    ruleOf: ({ access, host_id: hostId }) =>
      admittedAs(standingsOf(actor, hostId, kinds), access, undefined)?.rule,
  });
  return {
    items: free.map(({ space: other, rule }) => ({
      id: other.id,
      name: localized(other.name, language),
      place: { code: other.place_code, name: localized(other.place_name, language) },
      needsApproval: rule.needsApproval,
    })),
  };
}

function instantOf(timeZone: string, field: string, text: string): number {
  const instant = instantOfText(timeZone, text, false);
  if (typeof instant === 'number') return instant;
  const message = 'The clocks of the space do not show this time';
  throw new Problem('invalid_request', { faults: [{ path: `query.${field}`, code: instant, message }] });
}
