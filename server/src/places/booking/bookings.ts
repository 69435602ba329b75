import type { Booking, BookingInput, Language, SeriesInput } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { Problem, type Clock } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor, type Community } from '../../identity/index.ts';
import * as bookable from './bookable.ts';
import * as queries from './booking-queries.ts';
import { canStillChange, toBooking } from './booking-rows.ts';
import type { BookingNews } from './news.ts';
import { datesOf, previewDates, timetableOf } from './series.ts';
import type { Stretch } from './wall-times.ts';

export interface BookingContext {
  community: Community;
  clock: Clock;
  language: Language;
  news: BookingNews;
}

/** Books a space, or asks for it. Throws the database's error when somebody has the time: see `whileOthersBook`. */
export async function createBooking(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  spaceId: string,
  input: BookingInput,
): Promise<Booking> {
  const { community, clock } = context;
  const now = clock.now();
  const found = await bookable.getBookable(trx, community, actor, spaceId, input.as);
  const time = bookable.readTimes(found, input);
  bookable.refuseMisfit(found, time, now);
  const put = bookable.toPut(found, time, newBooking(actor, input, now), now);
  await queries.putBookings(trx, [put], bookable.quotaOf(found, actor.personId, [time]));
  await queries.insertVisitors(
    trx,
    input.visitors.map((name) => ({ community_id: community.id, id: uuidv7(), booking_id: put.id, name })),
  );
  await traceOnBehalf(trx, actor, context, put.id);
  return tellMade(trx, context, put.id);
}

export async function previewSeries(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  spaceId: string,
  input: SeriesInput,
) {
  const found = await bookable.getBookable(trx, context.community, actor, spaceId, input.as);
  const { dates } = await planSeries(trx, context, found, input);
  return {
    dates,
    okDates: dates.filter(({ outcome }) => outcome === 'ok').length,
    needsApproval: found.access.needsApproval,
  };
}

/** All dates of a series, or none; which of them cannot be had is asked under the locks of the space's units. */
export async function createSeries(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  spaceId: string,
  input: SeriesInput,
) {
  const { community, clock } = context;
  const now = clock.now();
  const found = await bookable.getBookable(trx, community, actor, spaceId, input.as);
  await queries.lockUnits(trx, community.id, [spaceId]);
  const { timetable, dates, times } = await planSeries(trx, context, found, input);
  refuseDates(dates);
  const id = uuidv7();
  await queries.insertSeries(trx, {
    community_id: community.id,
    id,
    space_id: spaceId,
    person_id: actor.personId,
    timetable: toJson(timetable),
    made_at: now,
  });
  const puts = times.map((time) =>
    bookable.toPut(found, time, { ...newBooking(actor, input, now), seriesId: id }, now),
  );
  await queries.putBookings(trx, puts, bookable.quotaOf(found, actor.personId, times));
  const [first] = puts;
  if (first === undefined) throw new Problem('booking_not_fit', { faults: [noDates] });
  await traceOnBehalf(trx, actor, context, first.id);
  return { id, bookings: puts.length, first: await tellMade(trx, context, first.id) };
}

const noDates = { path: 'json.lastOn', code: 'never_occurs', message: 'The series has no dates' };

/** The dates of a series with what would become of each. */
async function planSeries(
  trx: CommunityTransaction,
  { community, clock }: BookingContext,
  found: bookable.Bookable,
  input: SeriesInput,
) {
  if (!found.space.takes_series) {
    const message = 'This space is booked one time at a time';
    throw new Problem('booking_not_fit', { faults: [{ path: 'json', code: 'no_series', message }] });
  }
  const timetable = timetableOf(input, found.timetable.timeZone);
  const planned = datesOf(timetable);
  const times = planned.flatMap(({ time }): Stretch[] => (time === undefined ? [] : [time]));
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) throw new Problem('booking_not_fit', { faults: [noDates] });
  const day = 24 * 60 * 60 * 1000;
  const space = await bookable.timesOf(trx, community, found.space, {
    from: first.start - day,
    to: last.end + day,
  });
  const { quantity } = bookable.quantityOf(found, input);
  const now = clock.now().getTime();
  return { timetable, times, dates: previewDates(planned, { space, rules: found.rules, quantity, now }) };
}

function refuseDates(dates: Awaited<ReturnType<typeof planSeries>>['dates']): void {
  const faults = dates
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ on, outcome }) => ({
      path: `dates.${on}`,
      code: outcome,
      message: 'It cannot be had on this day',
    }));
  if (faults.length > 0) throw new Problem('booking_conflict', { faults });
}

function newBooking(actor: Actor, asked: bookable.Asked, now: Date) {
  return {
    id: uuidv7(),
    personId: actor.personId,
    operatorId: actor.operator?.personId ?? null,
    seriesId: null,
    asked,
    madeAt: now,
    isChanged: false,
  };
}

/** Another time for a booking, by the rules that hold for its person; where the host decides, she decides anew. */
export async function moveBooking(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  id: string,
  input: bookable.WallTimes & { version: number },
): Promise<Booking> {
  const { community, clock } = context;
  const now = clock.now();
  const row = await lockOwn(trx, actor, context, id);
  if (row.version !== input.version || !canStillChange(row, now) || row.starts_at <= now)
    throw changedProblem(row);
  const as = row.organisation_id === null ? null : codeOf(actor, row.organisation_id);
  const found = await bookable.getBookable(trx, community, actor, row.space_id, as);
  const time = bookable.readTimes(found, input);
  bookable.refuseMisfit(found, time, now);
  const asked = { seats: row.quantity, people: row.people, purpose: row.purpose ?? undefined };
  const booking = { ...newBooking(actor, asked, row.made_at), id, seriesId: row.series_id, isChanged: true };
  await queries.putBookings(
    trx,
    [bookable.toPut(found, time, booking, now)],
    bookable.quotaOf(found, actor.personId, [time]),
  );
  await traceOnBehalf(trx, actor, context, id);
  return tellMade(trx, context, id);
}

/** She has left the organisation that it was for: then nothing is admitted as it. */
function codeOf(actor: Actor, organisationId: string): string {
  const found = actor.memberships.find(({ organisation }) => organisation?.id === organisationId);
  return found?.organisation?.code ?? '';
}

/** The wanted time of a booking that was refused, to look for others near it. */
export async function findAlternatives(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BookingContext,
  wanted: { spaceId: string; but?: string | undefined } & bookable.WallTimes &
    bookable.Asked & { as?: string | null | undefined },
): Promise<Booking['time'][]> {
  const found = await bookable.getBookable(trx, community, actor, wanted.spaceId, wanted.as);
  const time = bookable.readTimes(found, wanted);
  const { quantity } = bookable.quantityOf(found, wanted);
  const others = await bookable.listAlternatives(
    trx,
    community,
    found,
    { ...time, quantity, but: wanted.but },
    clock.now(),
  );
  return others.map((other) => bookable.shownTime(found, other));
}

export async function lockOwn(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: BookingContext,
  id: string,
): Promise<queries.BookingRow> {
  const row = await queries.lockBooking(trx, community.id, id);
  if (row === undefined || row.person_id !== actor.personId || row.kind !== 'booking')
    throw new Problem('not_found');
  return row;
}

export function changedProblem(row: queries.BookingRow): Problem {
  const message = 'The booking is in this state now';
  return new Problem('booking_changed', { faults: [{ path: 'json.version', code: row.state, message }] });
}

async function tellMade(trx: CommunityTransaction, context: BookingContext, id: string): Promise<Booking> {
  const { community, clock, language, news } = context;
  const row = await queries.findBookingRow(trx, community.id, id);
  if (row === undefined) throw new Error('a booking that was just written is gone');
  await news(trx, community, row, row.state === 'requested' ? 'booking_requested' : 'booking_confirmed');
  return toBooking(row, clock.now(), language);
}

/** What an operator books for somebody is in the trail with both names. */
export async function traceOnBehalf(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: BookingContext,
  id: string,
): Promise<void> {
  if (actor.operator === undefined) return;
  await recordAudit(trx, clock.now(), {
    action: 'booking.made_on_behalf',
    subject: { kind: 'booking', id },
    ...auditedAs(actor),
  });
}
