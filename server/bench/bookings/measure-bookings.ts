import { randomUUID } from 'node:crypto';
import { wallOfInstant } from '@snodo/recurrence';
import postgres from 'postgres';
import { inCommunity } from '../../src/db/index.ts';
import { urlForRole } from '../../src/db/roles.ts';
import { Problem } from '../../src/http/index.ts';
import type { Actor, Community } from '../../src/identity/index.ts';
import {
  bookingNews,
  createBooking,
  listUnitTimes,
  previewSeries,
  putBookings,
  rangeText,
  whileOthersBook,
  type BookingContext,
  type BookingToPut,
  type UnitOfSpace,
} from '../../src/places/index.ts';
import { figureOf, median, type Figure } from '../figures.ts';
import {
  bookings,
  clients,
  communityId,
  fillMonth,
  newHouse,
  personOf,
  rooms,
  spaceOf,
  spaces,
  unitOf,
  type House,
} from './house.ts';

export interface BookingsBenchOptions {
  secret: string;
  migrations: string;
  /** `quick`: one short round, to see that it runs. */
  words: readonly string[];
  log: (line: string) => void;
}

const milliseconds = { day: 24 * 60 * 60 * 1000, hour: 60 * 60 * 1000 };

/** One attempt: a room, and an hour of a window of days that all attempts of a round share. */
interface Attempt {
  room: number;
  start: number;
}

/** The statement that books, alone: the function in a transaction of its own, as the programme sends it. */
async function putOne({ app }: House, { room, start }: Attempt, client: number): Promise<Outcome> {
  const [startsAt, endsAt] = [start, start + milliseconds.hour].map((instant) =>
    new Date(instant).toISOString(),
  );
  const now = new Date().toISOString();
  const booking: BookingToPut = {
    id: randomUUID(),
    space_id: spaceOf(room),
    series_id: null,
    kind: 'booking',
    person_id: personOf(client),
    organisation_id: null,
    audience: 'residents',
    state: 'confirmed',
    time_zone: 'Europe/Rome',
    starts_at: startsAt ?? '',
    ends_at: endsAt ?? '',
    claimed: rangeText({ start, end: start + milliseconds.hour }),
    quantity: 1,
    people: 1,
    purpose: null,
    made_at: now,
    changed_at: now,
    decide_by: null,
    operator_person_id: null,
    is_changed: false,
  };
  try {
    await inCommunity(app, communityId, (trx) => putBookings(trx, [booking], null));
    return 'booked';
  } catch (error) {
    if (codeOf(error) === '23P01') return 'conflict';
    if (codeOf(error) === '40P01') return 'deadlock';
    throw error;
  }
}

interface RoundOutcome {
  perSecond: number;
  booked: number;
  deadlocks: number;
}

/**
 * Twenty-four clients book ten rooms, next to a bare insert under the same constraint on the same server, in turns, the
 * same rooms and hours. Then the free times of a month of two hundred spaces, and the preview of a long series.
 * Durable: `fsync` and `synchronous_commit` are on.
 */
export async function measureBookings(
  server: { url: string },
  { secret, migrations, words, log }: BookingsBenchOptions,
): Promise<Figure[]> {
  const isQuick = words.includes('quick');
  const house = await newHouse(server.url, { secret, migrations });
  try {
    const crowded = await measureRounds(
      house,
      secret,
      { days: 4, rounds: isQuick ? 1 : 5, each: isQuick ? 10 : 60, from: 10 },
      log,
    );
    const calm = await measureRounds(
      house,
      secret,
      { days: 60, rounds: isQuick ? 1 : 5, each: isQuick ? 10 : 60, from: 100 },
      log,
    );
    const [{ pairs } = { pairs: -1 }] = await house.superUser<{ pairs: number }[]>`
      select count(*)::int as pairs from places.claim a join places.claim b
        on a.unit_id = b.unit_id and a.booking_id < b.booking_id and a.claimed && b.claimed and a.is_live and b.is_live`;
    return [
      roundFigure('attempts to book the same hours, the whole operation', crowded.own, crowded.bare),
      roundFigure('attempts to book the same hours, the statement that books', crowded.put, crowded.bare),
      roundFigure('attempts with few conflicts, the whole operation', calm.own, calm.bare),
      roundFigure('attempts with few conflicts, the statement that books', calm.put, calm.bare),
      bound('overlapping pairs', pairs, 'pairs', 0),
      bound('deadlocks shown', crowded.deadlocks + calm.deadlocks, 'deadlocks', 0),
      ...(await measureReading(house, isQuick)),
    ];
  } finally {
    await house.close();
  }
}

function roundFigure(figure: string, value: number, anchorValue: number): Figure {
  const anchor = 'a bare insert under the same constraint';
  return figureOf({ figure, value, unit: 'attempts/s', anchor, anchorValue, least: 0.5 });
}

/** What must be at most so many. */
function bound(figure: string, value: number, unit: string, most: number): Figure {
  const told = figureOf({ figure, value, unit, anchor: 'at most', anchorValue: Math.max(most, 1) });
  return { ...told, anchor_value: most, goal: `<= ${most}`, met: value <= most };
}

async function measureRounds(
  house: House,
  secret: string,
  plan: { days: number; rounds: number; each: number; from: number },
  log: (line: string) => void,
) {
  const own: number[] = [];
  const bare: number[] = [];
  const put: number[] = [];
  let deadlocks = 0;
  const connections = postgres(urlForRole(house.superUrl, 'snodo_app', secret), {
    max: clients,
    onnotice: () => undefined,
  });
  await Promise.all(Array.from({ length: clients }, () => connections`select pg_sleep(0.05)`));
  try {
    for (let round = 0; round < plan.rounds; round += 1) {
      const attempts = attemptsOf(plan, round, 0);
      const plain = await runRound(attempts, (attempt) => insertBare(connections, attempt));
      const ours = await runRound(attempts, (attempt, client) => bookOne(house, attempt, client));
      const alone = await runRound(attemptsOf(plan, round, 400), (attempt, client) =>
        putOne(house, attempt, client),
      );
      put.push(alone.perSecond);
      bare.push(plain.perSecond);
      own.push(ours.perSecond);
      deadlocks += ours.deadlocks + alone.deadlocks;
      log(
        `round ${round + 1}: bare ${plain.perSecond.toFixed(0)}/s (${plain.booked} in, ${plain.deadlocks} deadlocks), the statement ${alone.perSecond.toFixed(0)}/s, ours ${ours.perSecond.toFixed(0)}/s (${ours.booked} in, ${ours.deadlocks} deadlocks)`,
      );
    }
  } finally {
    await connections.end({ timeout: 5 });
  }
  return { own: median(own), put: median(put), bare: median(bare), deadlocks };
}

/** The same for both sides: a list of attempts for each client, from a seed. */
function attemptsOf(
  plan: { days: number; each: number; from: number },
  round: number,
  daysOn: number,
): Attempt[][] {
  let seed = 11 + round;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const today = Math.floor(Date.now() / milliseconds.day) * milliseconds.day;
  const begin = today + (plan.from + daysOn + round * plan.days) * milliseconds.day;
  return Array.from({ length: clients }, () =>
    Array.from({ length: plan.each }, () => ({
      room: random(rooms),
      start: begin + random(plan.days) * milliseconds.day + (7 + random(10)) * milliseconds.hour,
    })),
  );
}

type Outcome = 'booked' | 'conflict' | 'deadlock';

async function runRound(
  attempts: readonly Attempt[][],
  run: (attempt: Attempt, client: number) => Promise<Outcome>,
): Promise<RoundOutcome> {
  const counts = { booked: 0, conflict: 0, deadlock: 0 };
  const begin = performance.now();
  await Promise.all(
    attempts.map(async (list, client) => {
      for (const attempt of list) counts[await run(attempt, client)] += 1;
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  const done = counts.booked + counts.conflict + counts.deadlock;
  return { perSecond: done / seconds, booked: counts.booked, deadlocks: counts.deadlock };
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

async function insertBare(connections: postgres.Sql, { room, start }: Attempt): Promise<Outcome> {
  try {
    await connections`
      insert into public.bare values (${communityId}, ${randomUUID()}, ${unitOf(room)},
        tstzrange(${new Date(start)}::timestamptz, ${new Date(start + milliseconds.hour)}::timestamptz))`;
    return 'booked';
  } catch (error) {
    if (codeOf(error) === '23P01') return 'conflict';
    if (codeOf(error) === '40P01') return 'deadlock';
    throw error;
  }
}

const community: Community = {
  id: communityId,
  slug: 'house',
  name: {},
  purpose: {},
  timeZone: 'Europe/Rome',
  languages: ['it'],
  isDemonstration: false,
  neighboursJoin: 'open',
};
const clock = { now: () => new Date() };
const news = bookingNews({
  clock,
  secret: 'unused',
  origins: { portal: 'http://localhost' },
  writeMail: () => Promise.resolve(),
});
const context: BookingContext = { community, clock, language: 'it', news };

function actorOf(client: number): Actor {
  return {
    personId: personOf(client),
    displayName: `Person ${client}`,
    language: null,
    memberships: [
      { id: personOf(client), organisation: null, roles: ['neighbour'], heldRoles: ['neighbour'] },
    ],
  };
}

/** The whole of what a request does, but signing in: rules, shares, locks, claims, the answer and its mail. */
async function bookOne({ app }: House, { room, start }: Attempt, client: number): Promise<Outcome> {
  const wall = (instant: number) =>
    new Date(wallOfInstant('Europe/Rome', instant)).toISOString().slice(0, 16);
  const input = {
    from: wall(start),
    to: wall(start + milliseconds.hour),
    fromSecond: false,
    toSecond: false,
    seats: 1,
    people: 1,
    visitors: [],
  };
  try {
    await whileOthersBook(
      () =>
        inCommunity(app, communityId, (trx) =>
          createBooking(trx, actorOf(client), context, spaceOf(room), input),
        ),
      () => Promise.resolve([]),
    );
    return 'booked';
  } catch (error) {
    if (error instanceof Problem && error.code === 'booking_conflict') return 'conflict';
    if (error instanceof Problem && error.code === 'unavailable') return 'deadlock';
    throw error;
  }
}

async function measureReading(house: House, isQuick: boolean): Promise<Figure[]> {
  const first = new Date(
    Math.floor(Date.now() / milliseconds.day) * milliseconds.day + 40 * milliseconds.day,
  );
  await fillMonth(house.superUser, first.toISOString());
  const times: number[] = [];
  const previews: number[] = [];
  for (let turn = 0; turn < (isQuick ? 2 : 9); turn += 1) {
    times.push(await databaseMilliseconds(house, first));
    previews.push(await previewMilliseconds(house, first));
  }
  const most = (figure: string, value: number, limit: number) =>
    figureOf({
      figure,
      value,
      unit: 'ms',
      anchor: 'the longest that people should wait',
      anchorValue: limit,
      most: 1,
    });
  return [
    most(
      `a month of free times of ${spaces} spaces with ${bookings} bookings, in the database`,
      median(times),
      50,
    ),
    most('preview of a series of 500 dates', median(previews), 300),
  ];
}

/** What the database says it took for the statement that the programme sends. */
async function databaseMilliseconds({ app, superUser }: House, from: Date): Promise<number> {
  const units: UnitOfSpace[] = Array.from({ length: spaces }, (_, index) => ({
    id: unitOf(rooms + index),
    label: '',
    isCounted: false,
    capacity: 1,
  }));
  const range = { from: from.getTime(), to: from.getTime() + 30 * milliseconds.day };
  const found = await inCommunity(app, communityId, (trx) => listUnitTimes(trx, communityId, units, range));
  const count = found.reduce((sum, { taken }) => sum + taken.length, 0);
  if (count !== bookings) throw new Error(`${count} of ${bookings} bookings were found`);
  const [row] = await superUser<{ 'QUERY PLAN': { 'Execution Time': number }[] }[]>`
    explain (analyze, timing off, format json)
    select c.unit_id, array_agg(date_part('epoch', lower(c.claimed)) * 1000) as starts,
           array_agg(date_part('epoch', upper(c.claimed)) * 1000) as ends, array_agg(c.quantity) as quantities
    from places.claim c
    where c.community_id = ${communityId} and c.unit_id = any (${units.map(({ id }) => id)}::uuid[]) and c.is_live
      and c.claimed && tstzrange(${from}::timestamptz, ${new Date(range.to)}::timestamptz)
    group by c.unit_id`;
  return row?.['QUERY PLAN'][0]?.['Execution Time'] ?? Number.NaN;
}

async function previewMilliseconds({ app }: House, from: Date): Promise<number> {
  const begin = performance.now();
  const { dates } = await inCommunity(app, communityId, (trx) =>
    previewSeries(trx, actorOf(0), context, spaceOf(rooms), {
      startMinute: 600,
      endMinute: 660,
      weekdays: [1, 2, 3, 4, 5],
      everyWeeks: 1,
      firstOn: from.toISOString().slice(0, 10),
      times: 500,
      without: [],
      seats: 1,
      people: 1,
    }),
  );
  if (dates.length !== 500) throw new Error(`${dates.length} dates of 500`);
  return performance.now() - begin;
}
