import { minuteMilliseconds, minuteOfDay, type Stretch } from './wall-times.ts';

/** What a booking holds of a unit. */
export interface Taken extends Stretch {
  readonly quantity: number;
}

/** A unit with what is taken of it, in any order. */
export interface UnitTimes {
  readonly id: string;
  readonly capacity: number;
  readonly taken: readonly Taken[];
}

export type SpaceMode = 'exclusive' | 'seats' | 'counted';

/** How a space is claimed; buffers in milliseconds, see {@link buffersOf}. */
export interface SpaceTimes {
  readonly mode: SpaceMode;
  readonly before: number;
  readonly after: number;
  readonly units: readonly UnitTimes[];
}

/** A time in which the same number can still be booked. */
export interface FreeStretch extends Stretch {
  readonly left: number;
}

/**
 * What is kept free around a booking. Where the buffers of two neighbours are shared the longer one is enough, and
 * so the whole of it lies after each booking; otherwise each keeps its own, and between two of them they add up.
 */
export function buffersOf(space: {
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  shares_buffer: boolean;
}): { before: number; after: number } {
  const before = space.buffer_before_minutes * minuteMilliseconds;
  const after = space.buffer_after_minutes * minuteMilliseconds;
  return space.shares_buffer ? { before: 0, after: Math.max(before, after) } : { before, after };
}

/** What a booking of this time claims of each of its units. */
export function claimOf({ before, after }: Pick<SpaceTimes, 'before' | 'after'>, time: Stretch): Stretch {
  return { start: time.start - before, end: time.end + after };
}

/** How many can be booked at one time at most. */
export function capacityOf({ mode, units }: Pick<SpaceTimes, 'mode' | 'units'>): number {
  if (mode === 'exclusive') return 1;
  return mode === 'seats' ? units.length : (units[0]?.capacity ?? 0);
}

/** Whether so many can be booked for the whole of a time, as the database will judge it. */
export function canHave(space: SpaceTimes, time: Stretch, quantity: number): boolean {
  const claim = claimOf(space, time);
  const inWay = (unit: UnitTimes) => unit.taken.filter((taken) => overlap(taken, claim));
  if (space.mode === 'exclusive') return space.units.every((unit) => inWay(unit).length === 0);
  if (space.mode === 'seats')
    return space.units.filter((unit) => inWay(unit).length === 0).length >= quantity;
  return space.units.every((unit) => peakOf(inWay(unit), claim) + quantity <= unit.capacity);
}

/** The most that are taken at once within a stretch: reached at its begin, or where something begins. */
export function peakOf(taken: readonly Taken[], within: Stretch): number {
  const instants = [within.start, ...taken.map(({ start }) => start).filter((start) => start > within.start)];
  return Math.max(
    0,
    ...instants.map((instant) =>
      taken.reduce(
        (sum, { start, end, quantity }) => (start <= instant && instant < end ? sum + quantity : sum),
        0,
      ),
    ),
  );
}

/**
 * Of the open times those in which so many places are left, and the rest of them: together they are the open times,
 * and nothing is in both. A booking of several hours wants the same seat throughout, so that of times in which seats
 * are left in turn the database still refuses some; `canHave` tells which.
 */
export function splitOpen(
  space: SpaceTimes,
  open: readonly Stretch[],
  quantity: number,
): { free: FreeStretch[]; occupied: Stretch[] } {
  const changes = changesOf(space);
  const whole = capacityOf(space);
  const free: FreeStretch[] = [];
  const occupied: Stretch[] = [];
  let index = 0;
  let busy = 0;
  for (const stretch of open) {
    let from = stretch.start;
    while (from < stretch.end) {
      for (; index < changes.length && (changes[index]?.at ?? Infinity) <= from; index += 1)
        busy += changes[index]?.by ?? 0;
      const end = Math.min(changes[index]?.at ?? Infinity, stretch.end);
      const left = whole - busy;
      if (left >= quantity) append(free, { start: from, end, left }, (last) => last.left === left);
      else append(occupied, { start: from, end }, () => true);
      from = end;
    }
  }
  return { free, occupied };
}

/** Joins what touches and is alike. */
function append<Kind extends Stretch>(list: Kind[], next: Kind, isAlike: (last: Kind) => boolean): void {
  const last = list.at(-1);
  if (last !== undefined && last.end === next.start && isAlike(last))
    list[list.length - 1] = { ...last, end: next.end };
  else list.push(next);
}

/** Where the number of places that are not to be had changes, by time. */
function changesOf({ mode, before, after, units }: SpaceTimes): { at: number; by: number }[] {
  const widened = units.map(({ taken }) =>
    taken.map(({ start, end, quantity }) => ({ start: start - after, end: end + before, quantity })),
  );
  const blocked =
    mode === 'counted'
      ? widened.flat()
      : (mode === 'exclusive' ? [widened.flat()] : widened).flatMap((list) =>
          join(list).map((stretch) => ({ ...stretch, quantity: 1 })),
        );
  return blocked
    .flatMap(({ start, end, quantity }) => [
      { at: start, by: quantity },
      { at: end, by: -quantity },
    ])
    .sort((one, other) => one.at - other.at);
}

/** The same times, by their begin, with what overlaps or touches made one. */
export function join(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last === undefined || last.end < start) joined.push({ start, end });
    else if (last.end < end) joined[joined.length - 1] = { start: last.start, end };
  }
  return joined;
}

export interface Wanted extends Stretch {
  readonly quantity: number;
}

/**
 * Times of the same length that can be had within the open ones, the nearest to the wanted time first. They begin on
 * the steps of the clock; what begins before `notBefore` is none.
 */
export function alternativesTo(
  wanted: Wanted,
  options: {
    space: SpaceTimes;
    open: readonly Stretch[];
    timeZone: string;
    stepMinutes: number;
    notBefore: number;
    notAfter: number;
    most: number;
  },
): Stretch[] {
  const { space, open, timeZone, stepMinutes, notBefore, notAfter, most } = options;
  const length = wanted.end - wanted.start;
  const step = stepMinutes * minuteMilliseconds;
  const begins: number[] = [];
  for (const { start, end } of open) {
    const offset = minuteOfDay(timeZone, start) % stepMinutes;
    const first = offset === 0 ? start : start + (stepMinutes - offset) * minuteMilliseconds;
    for (let begin = first; begin + length <= end; begin += step)
      if (begin >= notBefore && begin <= notAfter) begins.push(begin);
  }
  begins.sort((one, other) => Math.abs(one - wanted.start) - Math.abs(other - wanted.start) || one - other);
  const found: Stretch[] = [];
  for (const start of begins) {
    if (found.length >= most) break;
    const time = { start, end: start + length };
    const isApart = found.every((other) => !overlap(other, time));
    if (isApart && canHave(space, time, wanted.quantity)) found.push(time);
  }
  return found;
}

function overlap(one: Stretch, other: Stretch): boolean {
  return one.start < other.end && other.start < one.end;
}
