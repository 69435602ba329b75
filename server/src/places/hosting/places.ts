import type { NewPlace } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor, type Community } from '../../identity/index.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { codeFrom } from '../codes.ts';
import { canHost, isHost } from '../policy.ts';
import { findDistrictRow } from '../queries.ts';
import { getPlace } from '../sheet.ts';
import { planHandOver } from './hand-over-plan.ts';
import * as queries from './hosting-queries.ts';
import { readHours, refuseUnknownAmenities, unknownField } from './reading.ts';

/** A consortium may look after all of a programme's. */
const mostPlacesOfHost = 200;

/** A host says yes: active at the first level at once. What is wrong is told by field, and nothing is kept. */
export async function createPlace(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  input: NewPlace,
) {
  const { community, clock } = context;
  const hostId = await getHost(trx, community, actor, input.organisation);
  const where = await readWhere(trx, community, input);
  const timetable = readHours(input.hours, community.timeZone, 'json.hours');
  await refuseUnknownAmenities(trx, community, input.amenities);
  await refuseUnknownActivity(trx, community, input);
  if ((await queries.countPlacesOf(trx, community.id, hostId)) >= mostPlacesOfHost)
    throw new Problem('too_many_places');
  const place = { community_id: community.id, id: uuidv7(), code: codeFrom(input.name) };
  await trx
    .insertInto('places.place')
    .values({
      ...place,
      ...where,
      host_id: hostId,
      kind: input.kind,
      name: toJson({ [context.language]: input.name, it: input.name }),
      description: toJson({ [context.language]: input.description, it: input.description }),
      amenities: [...new Set(input.amenities)],
      maturity_level: 1,
      life_cycle: 'active',
      address: input.address ?? null,
      timetable: toJson(timetable),
      source: 'published',
    })
    .execute();
  await recordBirth(trx, actor, context, place.id);
  await addFirstActivity(trx, context, { placeId: place.id, hostId }, input);
  await recordAudit(trx, clock.now(), {
    action: 'place.listed',
    subject: { kind: 'place', id: place.id },
    ...auditedAs(actor),
  });
  return getPlace(trx, context, actor, place.code);
}

async function getHost(
  trx: CommunityTransaction,
  community: Community,
  actor: Actor,
  code: string,
): Promise<string> {
  if (!isHost(actor)) throw new Problem('forbidden');
  const id = await queries.findOrganisationId(trx, community.id, code);
  if (id === undefined) throw unknownField('organisation');
  if (!canHost(actor, id)) throw new Problem('forbidden');
  return id;
}

async function readWhere(trx: CommunityTransaction, community: Community, input: NewPlace) {
  const district = await findDistrictRow(trx, community.id, input.district);
  if (district === undefined) throw unknownField('district');
  const quarter =
    input.quarter === undefined ? undefined : await queries.findQuarter(trx, community.id, input.quarter);
  if (input.quarter !== undefined && quarter?.district_code !== input.district) throw unknownField('quarter');
  return {
    district_code: input.district,
    quarter_code: quarter?.code ?? null,
    point: toJson(quarter?.point ?? district.label_point),
  };
}

async function refuseUnknownActivity(
  trx: CommunityTransaction,
  community: Community,
  { firstActivity }: NewPlace,
): Promise<void> {
  if (firstActivity !== undefined && !(await queries.hasEntry(trx, community.id, firstActivity.entry)))
    throw unknownField('firstActivity.entry');
}

async function recordBirth(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BookingContext,
  placeId: string,
): Promise<void> {
  const now = clock.now();
  await queries.insertSteps(
    trx,
    (['proposed', 'agreed', 'active'] as const).map((to) => ({
      community_id: community.id,
      id: uuidv7(),
      place_id: placeId,
      to_state: to,
      person_id: actor.personId,
      taken_at: now,
    })),
  );
  await planHandOver(trx, community, placeId, now);
}

async function addFirstActivity(
  trx: CommunityTransaction,
  { community, clock, language }: BookingContext,
  { placeId, hostId }: { placeId: string; hostId: string },
  { firstActivity }: NewPlace,
): Promise<void> {
  if (firstActivity === undefined) return;
  const { name, description, entry, weekday, startMinute, endMinute } = firstActivity;
  await trx
    .insertInto('places.activity')
    .values({
      community_id: community.id,
      id: uuidv7(),
      code: codeFrom(name),
      place_id: placeId,
      organiser_id: hostId,
      name: toJson({ [language]: name, it: name }),
      description: toJson({ [language]: description, it: description }),
      entries: [entry],
      windows: toJson([{ weekday, startMinute, endMinute }]),
      verified_on: dayIn(community.timeZone, clock.now()),
      source: 'published',
    })
    .execute();
}
