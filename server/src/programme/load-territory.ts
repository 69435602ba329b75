import { timetableOfWindows, type Timetable } from '@snodo/recurrence';
import { toJson, type CommunityTransaction } from '../db/index.ts';
import { planHandOver } from '../places/index.ts';
import type { IdOf } from './ids.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadSpaces } from './load-spaces.ts';
import type { Activity, ActivitySeries, Programme } from './programme.ts';

/** Taxonomy, services, districts, places, activities and counters: what the public pages show. */
export async function loadTerritory(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  today: string,
): Promise<void> {
  await loadTaxonomy(trx, community_id, idOf, programme);
  await loadCatalogue(trx, community_id, idOf, programme);
  await loadDistricts(trx, community_id, idOf, programme);
  await loadPostcodes(trx, community_id, programme);
  await loadPlaces(trx, community_id, idOf, programme);
  const community = { id: community_id, timeZone: programme.community.timeZone };
  for (const { code, lifeCycle } of programme.places)
    if (lifeCycle === 'active') await planHandOver(trx, community, idOf('place', code), new Date(today));
  await loadActivities(trx, community_id, idOf, programme, today);
  await trx
    .insertInto('impact.counter')
    .values(
      programme.counters.map((counter, position) => ({
        community_id,
        id: idOf('counter', counter.code),
        code: counter.code,
        position,
        count: counter.count,
        label: toJson(counter.label),
        counts: toJson(counter.counts),
        kind: counter.kind,
        source: toJson(counter.source),
        as_of_year: counter.asOfYear,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function loadTaxonomy(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
): Promise<void> {
  const groups = programme.taxonomyGroups.map((group) => ({ ...group, group: null }));
  const entries = [...groups, ...programme.taxonomyEntries];
  await trx
    .insertInto('catalogue.taxonomy_entry')
    .values(
      entries.map((entry, position) => ({
        community_id,
        id: idOf('taxonomy-entry', entry.code),
        code: entry.code,
        group_code: entry.group,
        position,
        name: toJson(entry.name),
        description: toJson(entry.description),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function audienceIds(idOf: IdOf, offer: Activity): string[] | null {
  return offer.audience === 'public'
    ? null
    : offer.audienceOrganisations.map((code) => idOf('organisation', code));
}

async function loadDistricts(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
): Promise<void> {
  await trx
    .insertInto('places.district')
    .values(
      programme.districts.map((district, position) => ({
        community_id,
        id: idOf('district', district.code),
        code: district.code,
        name: toJson(district.name),
        is_in_programme: district.isInProgramme,
        outline: toJson(district.outline),
        label_point: toJson(district.labelPoint),
        position,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('places.quarter')
    .values(
      programme.quarters.map((quarter) => ({
        community_id,
        id: idOf('quarter', quarter.code),
        code: quarter.code,
        district_code: quarter.district,
        name: toJson(quarter.name),
        point: toJson(quarter.point),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Where postcodes lie, and how wide the drawing is on the ground. */
async function loadPostcodes(
  trx: CommunityTransaction,
  community_id: string,
  { postcodes, widthMetres }: Programme,
): Promise<void> {
  const lying = postcodes.flatMap(({ postcode, districts }) =>
    districts.map((district_code) => ({ community_id, postcode, district_code })),
  );
  if (lying.length > 0)
    await trx
      .insertInto('places.postcode')
      .values(lying)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  if (widthMetres !== null)
    await trx
      .insertInto('places.drawing')
      .values({ community_id, width_metres: widthMetres })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function loadPlaces(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
): Promise<void> {
  await trx
    .insertInto('places.amenity')
    .values(
      programme.amenities.map(({ code, name }) => ({
        community_id,
        id: idOf('amenity', code),
        code,
        name: toJson(name),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('places.place')
    .values(
      programme.places.map((place) => ({
        community_id,
        id: idOf('place', place.code),
        code: place.code,
        host_id: idOf('organisation', place.host),
        district_code: place.district,
        quarter_code: place.quarter,
        kind: place.kind,
        name: toJson(place.name),
        description: toJson(place.description),
        amenities: [...place.amenities],
        maturity_level: place.maturityLevel,
        life_cycle: place.lifeCycle,
        address: place.address,
        timetable:
          place.windows === null
            ? null
            : toJson({
                ...timetableOfWindows(programme.community.timeZone, place.windows),
                holidays: ['italy', 'milan'],
              }),
        entries: [...place.entries],
        point: toJson(place.point),
        source: place.source,
        generated_fields: [...place.generatedFields],
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await loadSpaces(trx, community_id, idOf, programme);
  const held = programme.services.flatMap((service) =>
    service.place === null
      ? []
      : [{ community_id, place_id: idOf('place', service.place), service_id: idOf('service', service.code) }],
  );
  if (held.length > 0) {
    await trx
      .insertInto('places.place_service')
      .values(held)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function loadActivities(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  today: string,
): Promise<void> {
  await trx
    .insertInto('places.activity')
    .values(
      programme.activities.map((activity) => ({
        community_id,
        id: idOf('activity', activity.code),
        code: activity.code,
        place_id: idOf('place', activity.place),
        organiser_id: idOf('organisation', activity.organiser),
        name: toJson(activity.name),
        description: toJson(activity.description),
        audience_organisation_ids: audienceIds(idOf, activity),
        entries: [...activity.entries],
        ages: activity.ages === null ? null : toJson(activity.ages),
        windows: toJson([activity.series.window]),
        timetable: toJson(datesOf(activity.series, today, programme.community.timeZone)),
        takes_registrations: activity.capacityPeople !== null,
        cost: activity.cost === null ? null : toJson(activity.cost),
        capacity_people: activity.capacityPeople,
        languages: activity.languages === null ? null : [...activity.languages],
        verified_on: activity.verifiedOn,
        source: activity.source,
        generated_fields: [...activity.generatedFields],
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The dates of a series, counted from the week of loading. */
function datesOf(series: ActivitySeries, today: string, timeZone: string): Timetable {
  const { weekday, startMinute, endMinute } = series.window;
  const day = new Date(`${today}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  day.setUTCDate(day.getUTCDate() - sinceMonday + series.firstWeek * 7 + weekday - 1);
  const rule = { frequency: 'weekly', interval: series.everyWeeks, weekdays: [weekday] } as const;
  const firstOn = day.toISOString().slice(0, 10);
  const times = series.occurrences;
  const hours = [{ startMinute, endMinute, rule, firstOn, lastOn: null, times }];
  return { timeZone, hours, exceptions: [], closures: [], holidays: [] };
}
