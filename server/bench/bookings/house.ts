import postgres from 'postgres';
import { migrate, openDatabase, type Database } from '../../src/db/index.ts';

export const communityId = '00000000-0000-7000-8000-000000000001';
const hostId = '00000000-0000-7000-8000-000000000002';
const placeId = '00000000-0000-7000-8000-000000000003';
export const personOf = (index: number) => `00000000-0000-7000-8001-${index.toString(16).padStart(12, '0')}`;
export const spaceOf = (index: number) => `00000000-0000-7000-8002-${index.toString(16).padStart(12, '0')}`;
export const unitOf = (index: number) => `00000000-0000-7000-8003-${index.toString(16).padStart(12, '0')}`;

export const clients = 24;
/** Rooms that everybody books at once. */
export const rooms = 10;
/** Spaces whose free times are looked up, after the rooms. */
export const spaces = 200;
export const bookings = 50_000;

export interface House {
  app: Database;
  superUser: postgres.Sql;
  superUrl: string;
  close(): Promise<void>;
}

const timetable = JSON.stringify({
  timeZone: 'Europe/Rome',
  hours: [
    {
      startMinute: 0,
      endMinute: 1440,
      rule: { frequency: 'daily', interval: 1 },
      firstOn: null,
      lastOn: null,
      times: null,
    },
  ],
  exceptions: [],
  closures: [],
  holidays: [],
});

/** A migrated database whose owner is no superuser, with one place, its rooms and spaces, and the people who book. */
export async function newHouse(
  serverUrl: string,
  { secret, migrations }: { secret: string; migrations: string },
): Promise<House> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`do $$ begin
    if not exists (select from pg_roles where rolname = 'bench_owner') then
      create role bench_owner login createrole password 'bench'; end if; end $$`);
  await admin.unsafe('create database house owner bench_owner');
  const url = new URL(serverUrl);
  url.pathname = '/house';
  const superUrl = url.toString();
  url.username = 'bench_owner';
  url.password = 'bench';
  await migrate({ databaseUrl: url.toString(), secret, directory: migrations });
  const superUser = postgres(superUrl, { max: 2, onnotice: () => undefined });
  await superUser.unsafe(`
    insert into identity.community (id, slug, name, purpose, time_zone, languages)
      values ('${communityId}', 'house', '{}', '{}', 'Europe/Rome', '{it}');
    insert into identity.organisation (community_id, id, code, name, kind)
      values ('${communityId}', '${hostId}', 'host', 'Host', 'association');
    insert into places.district (community_id, id, code, name, is_in_programme, outline, label_point, position)
      values ('${communityId}', '${hostId}', 'one', '{}', true, '[]', '{"x":1,"y":1}', 0);
    insert into places.place (community_id, id, code, host_id, district_code, kind, name, description, life_cycle, point, source)
      values ('${communityId}', '${placeId}', 'house', '${hostId}', 'one', 'club', '{"it":"Casa"}', '{}', 'active', '{"x":1,"y":1}', 'generated');
    insert into identity.person (community_id, id, display_name)
      select '${communityId}', ('${personOf(0).slice(0, 24)}' || lpad(to_hex(n), 12, '0'))::uuid, 'Person ' || n
      from generate_series(0, ${clients - 1}) n;
    insert into places.space (community_id, id, place_id, code, name, kind, mode, capacity_people, timetable, step_minutes)
      select '${communityId}', ('${spaceOf(0).slice(0, 24)}' || lpad(to_hex(n), 12, '0'))::uuid, '${placeId}', 's' || n,
             '{"it":"Sala"}', 'room', 'exclusive', 20, '${timetable}', 30
      from generate_series(0, ${rooms + spaces - 1}) n;
    insert into places.unit (community_id, id, place_id, label)
      select '${communityId}', ('${unitOf(0).slice(0, 24)}' || lpad(to_hex(n), 12, '0'))::uuid, '${placeId}', 'u' || n
      from generate_series(0, ${rooms + spaces - 1}) n;
    insert into places.space_unit (community_id, space_id, unit_id, position)
      select s.community_id, s.id, u.id, 0 from places.space s join places.unit u on substr(u.label, 2) = substr(s.code, 2);
    insert into places.access_rule (community_id, space_id, audience, needs_approval, notice_minutes, horizon_days)
      select community_id, id, 'residents', false, 0, 800 from places.space;
    create table public.bare (
      community_id uuid not null, id uuid not null, unit_id uuid not null, claimed tstzrange not null,
      primary key (community_id, id),
      exclude using gist (community_id with =, unit_id with =, claimed with &&));
    grant insert on public.bare to snodo_app;`);
  const app = await openDatabase({ databaseUrl: superUrl, secret, role: 'snodo_app', connections: clients });
  return {
    app,
    superUser,
    superUrl,
    close: async () => {
      await app.close();
      await superUser.end({ timeout: 5 });
      await admin.unsafe('drop database house with (force)');
      await admin.end({ timeout: 5 });
    },
  };
}

/** Bookings of half an hour, every hour and a bit of the month that begins on a day, spread over all spaces. */
export async function fillMonth(superUser: postgres.Sql, from: string): Promise<void> {
  const each = bookings / spaces;
  const minutesApart = Math.floor((30 * 24 * 60) / each);
  await superUser.unsafe(
    `
    insert into places.booking (community_id, id, space_id, kind, person_id, audience, state, time_zone, starts_at, ends_at,
        claimed, quantity, people, made_at, changed_at)
      select '${communityId}', gen_random_uuid(), s.id, 'booking', '${personOf(0)}', 'residents', 'confirmed', 'Europe/Rome',
             t, t + interval '30 minutes', tstzrange(t, t + interval '30 minutes'), 1, 1, now(), now()
      from places.space s, generate_series(0, ${each - 1}) n,
           lateral (select timestamptz '${from}' + n * interval '${minutesApart} minutes' as t) at
      where substr(s.code, 2)::int >= ${rooms};
    insert into places.claim (community_id, booking_id, unit_id, is_live, claimed, is_counted, quantity)
      select b.community_id, b.id, su.unit_id, true, b.claimed, false, 1
      from places.booking b join places.space_unit su on su.space_id = b.space_id
      where b.starts_at >= timestamptz '${from}' and substr((select code from places.space s where s.id = b.space_id), 2)::int >= ${rooms};
    vacuum analyze places.booking;`.replace('vacuum analyze places.booking;', ''),
  );
  await superUser.unsafe('vacuum analyze places.booking');
  await superUser.unsafe('vacuum analyze places.claim');
}
