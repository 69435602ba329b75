import { timetableOfWindows } from '@snodo/recurrence';
import { toJson, type CommunityTransaction } from '../db/index.ts';
import type { IdOf } from './ids.ts';
import type { Place, Programme, Space } from './programme.ts';

const audiences = {
  ownStaff: 'own_staff',
  firms: 'firms',
  groups: 'groups',
  residents: 'residents',
} as const;

interface Loading {
  trx: CommunityTransaction;
  community_id: string;
  idOf: IdOf;
  timeZone: string;
}

/** The spaces of every place: open with their place, closed on holidays, made of their own units or of others'. */
export async function loadSpaces(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
): Promise<void> {
  const loading = { trx, community_id, idOf, timeZone: programme.community.timeZone };
  for (const place of programme.places)
    for (const space of place.spaces) {
      await loadSpace(loading, place, space);
      await loadUnits(loading, place, space);
      await loadAccess(loading, place, space);
    }
  for (const place of programme.places)
    for (const space of place.spaces) await joinUnits(loading, place, space);
}

async function loadSpace(
  { trx, community_id, idOf, timeZone }: Loading,
  place: Place,
  space: Space,
): Promise<void> {
  const timetable = { ...timetableOfWindows(timeZone, place.windows ?? []), holidays: ['italy', 'milan'] };
  await trx
    .insertInto('places.space')
    .values({
      community_id,
      id: idOf('space', `${place.code}/${space.code}`),
      place_id: idOf('place', place.code),
      code: space.code,
      name: toJson(space.name),
      kind: space.kind,
      mode: space.mode,
      capacity_people: space.capacityPeople,
      timetable: toJson(timetable),
      buffer_after_minutes: space.mode === 'exclusive' ? 30 : 0,
      step_minutes: 30,
      shortest_minutes: 30,
      longest_minutes: 600,
      no_show_minutes: space.mode === 'seats' ? 60 : null,
      house_rules: space.houseRules === null ? null : toJson(space.houseRules),
      insurance_note: space.insuranceNote === null ? null : toJson(space.insuranceNote),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** How many units of its own a space has: none of a composite one, one a seat. */
function unitsOf(space: Space): number {
  if (space.parts.length > 0) return 0;
  return space.mode === 'seats' ? space.capacityPeople : 1;
}

async function loadUnits({ trx, community_id, idOf }: Loading, place: Place, space: Space): Promise<void> {
  const count = unitsOf(space);
  if (count === 0) return;
  const isCounted = space.mode === 'counted';
  await trx
    .insertInto('places.unit')
    .values(
      Array.from({ length: count }, (_, index) => ({
        community_id,
        id: idOf('unit', `${place.code}/${space.code}/${index}`),
        place_id: idOf('place', place.code),
        label: space.mode === 'seats' ? String(index + 1) : space.name.it,
        is_counted: isCounted,
        capacity: isCounted ? space.capacityPeople : 1,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function joinUnits({ trx, community_id, idOf }: Loading, place: Place, space: Space): Promise<void> {
  const own = Array.from({ length: unitsOf(space) }, (_, index) => `${place.code}/${space.code}/${index}`);
  const codes = [...own, ...space.parts.map((part) => `${place.code}/${part}/0`)];
  await trx
    .insertInto('places.space_unit')
    .values(
      codes.map((code, position) => ({
        community_id,
        space_id: idOf('space', `${place.code}/${space.code}`),
        unit_id: idOf('unit', code),
        position,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function loadAccess({ trx, community_id, idOf }: Loading, place: Place, space: Space): Promise<void> {
  const rules = Object.entries(audiences).flatMap(([key, audience]) => {
    const word = space.access[key as keyof typeof audiences];
    return word === undefined ? [] : [{ audience, needs_approval: word === 'ask' }];
  });
  if (rules.length === 0) return;
  await trx
    .insertInto('places.access_rule')
    .values(
      rules.map((rule) => ({
        community_id,
        space_id: idOf('space', `${place.code}/${space.code}`),
        ...rule,
        notice_minutes: 0,
        horizon_days: 400,
        person_week_minutes: rule.audience === 'residents' ? 1200 : null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
