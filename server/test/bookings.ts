// Spaces of the demonstration and of tests, and bookings in them.
import { newWord } from './belongings.ts';
import type { CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';
import type { Visitor } from './visitors.ts';

export interface SeenBooking {
  id: string;
  state: string;
  version: number;
  time: { from: string; to: string; startsAt: string; endsAt: string };
  seatLabels: string[];
  decideBy: string | null;
  canCancel: boolean;
  series: string | null;
}

/** Id of a space of the demonstration. */
export async function spaceOf(server: TestServer, place: string, space: string): Promise<string> {
  const [row] = await server.owner<{ id: string }[]>`
    select s.id from places.space s join places.place p on p.community_id = s.community_id and p.id = s.place_id
    join identity.community c on c.id = s.community_id and c.slug = 'milano'
    where p.code = ${place} and s.code = ${space}`;
  if (row === undefined) throw new Error(`${place} has no ${space}`);
  return row.id;
}

export interface NewSpace {
  place?: string;
  mode?: 'exclusive' | 'seats' | 'counted';
  /** Rows of `places.unit`; ids of others' units for a composite space. */
  units?: number | string[];
  capacity?: number;
  beforeMinutes?: number;
  afterMinutes?: number;
  sharesBuffer?: boolean;
  needsApproval?: boolean;
  audiences?: string[];
  personWeekMinutes?: number;
  organisationMonthMinutes?: number;
  noShowMinutes?: number;
}

/** A space that is always open, for people of the programme's own organisation and whoever is named, with its units. */
export async function newSpace(
  server: TestServer,
  {
    place = 'officina-municipio-4',
    mode = 'exclusive',
    units = 1,
    capacity = 20,
    beforeMinutes = 0,
    afterMinutes = 0,
    sharesBuffer = true,
    needsApproval = false,
    audiences = ['own_staff', 'firms', 'groups', 'residents'],
    personWeekMinutes,
    organisationMonthMinutes,
    noShowMinutes,
  }: NewSpace = {},
): Promise<{ id: string; units: string[] }> {
  const timetable = {
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
  };
  const [row] = await server.owner<{ id: string; community_id: string; place_id: string }[]>`
    insert into places.space (community_id, id, place_id, code, name, kind, mode, capacity_people, timetable,
      buffer_before_minutes, buffer_after_minutes, shares_buffer, step_minutes, shortest_minutes, longest_minutes, no_show_minutes)
    select p.community_id, gen_random_uuid(), p.id, ${newWord()}, '{"it":"Sala di prova"}', 'room', ${mode}, ${capacity},
      ${server.owner.json(timetable)}, ${beforeMinutes}, ${afterMinutes}, ${sharesBuffer}, 15, 15, 1440, ${noShowMinutes ?? null}
    from places.place p join identity.community c on c.id = p.community_id and c.slug = 'milano' where p.code = ${place}
    returning id, community_id, place_id`;
  if (row === undefined) throw new Error(`there is no ${place}`);
  const { id, community_id: communityId, place_id: placeId } = row;
  const own = typeof units === 'number' ? units : 0;
  const made = await server.owner<{ id: string }[]>`
    insert into places.unit (community_id, id, place_id, label, is_counted, capacity)
    select ${communityId}, gen_random_uuid(), ${placeId}, n::text, ${mode === 'counted'}, ${mode === 'counted' ? capacity : 1}
    from generate_series(1, ${own}::int) n returning id`;
  const all = [...made.map((unit) => unit.id), ...(typeof units === 'number' ? [] : units)];
  await server.owner`
    insert into places.space_unit (community_id, space_id, unit_id, position)
    select ${communityId}, ${id}, u.id, u.at - 1 from unnest(${all}::uuid[]) with ordinality u (id, at)`;
  await server.owner`
    insert into places.access_rule (community_id, space_id, audience, needs_approval, notice_minutes, horizon_days,
      person_week_minutes, organisation_month_minutes)
    select ${communityId}, ${id}, a, ${needsApproval}, 0, 800, ${personWeekMinutes ?? null}, ${organisationMonthMinutes ?? null}
    from unnest(${audiences}::text[]) a`;
  return { id, units: all };
}

/** The day so many days from now, by the clocks of Milan. */
export function dayAhead(server: TestServer, days: number): string {
  return new Date(server.clock.now().getTime() + days * 24 * 60 * 60 * 1000).toLocaleDateString('sv-SE', {
    timeZone: 'Europe/Rome',
  });
}

export function timesOn(day: string, from = '10:00', to = '11:00'): { from: string; to: string } {
  return { from: `${day}T${from}`, to: `${day}T${to}` };
}

export function book(visitor: Visitor, spaceId: string, body: Record<string, unknown>): Promise<CallAnswer> {
  return visitor.ask(`/spaces/${spaceId}/bookings`, { body });
}

/** A booking that stands. */
export async function booked(
  visitor: Visitor,
  spaceId: string,
  body: Record<string, unknown>,
): Promise<SeenBooking> {
  const answer = await book(visitor, spaceId, body);
  if (answer.status !== 201) throw new Error(`not booked: ${answer.text}`);
  return answer.body as SeenBooking;
}

/** How many pairs of live claims of one unit overlap; what is counted may. */
export async function overlappingPairs(server: TestServer): Promise<number> {
  const [row] = await server.owner<{ pairs: number }[]>`
    select count(*)::int as pairs from places.claim a join places.claim b
      on a.community_id = b.community_id and a.unit_id = b.unit_id and a.booking_id < b.booking_id
      and a.claimed && b.claimed and a.is_live and b.is_live and not a.is_counted`;
  return row?.pairs ?? -1;
}
