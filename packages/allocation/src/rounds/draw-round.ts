import { MatchFault } from '../fault.ts';
import { readText } from '../reading.ts';
import { hmacSha256 } from '../sha256.ts';
import { deferAcceptance } from './deferred-acceptance.ts';
import type { Market } from './deferred-acceptance.ts';
import { classCount, classOf, readRound } from './round.ts';
import type { AllocationRound, Wish } from './round.ts';
import { commitmentOf } from './seed.ts';

/** Where somebody stands in a queue: the class of priority first, then the number that the lottery gave her. */
export interface Standing {
  readonly class: number;
  /** 64 hexadecimal digits; the smaller goes first. One application has one number, at every service. */
  readonly number: string;
}

/** One line of the code-only ranking. */
export interface Placing {
  readonly code: string;
  readonly number: string;
  /** The service in which she has a place, or null. */
  readonly service: string | null;
  /** Which of her wishes that is, counted from 1; null without a place. */
  readonly wish: number | null;
}

export interface ServiceOutcome {
  readonly code: string;
  readonly placed: number;
  /** Whether every place is taken; while one is free nobody waits. */
  readonly isFull: boolean;
  /**
   * The last of those who got in without a reservation or at an open place: whoever waits stands behind. Null while
   * places are free, and where only those have places for whom all are reserved.
   */
  readonly cutOff: Standing | null;
  /** Who wished for it more than for what she has, in the order in which places that become free are offered. */
  readonly waiting: readonly (Standing & { readonly code: string })[];
}

/** What is published afterwards: anybody can compute it again from the round and the seed. */
export interface RoundOutcome {
  readonly commitment: string;
  readonly seed: string;
  readonly placings: readonly Placing[];
  readonly services: readonly ServiceOutcome[];
}

/** Publish it before the seed can be known: a round that is changed afterwards has another. */
export function commitRound(round: AllocationRound): string {
  return commitmentOf(readRound(round));
}

/**
 * Draws the lottery, assigns the places by deferred acceptance and orders who waits. Deterministic, and the same in
 * whatever order rows come. A round that is not the one that was committed to is refused as `changed`.
 */
export function drawRound(given: AllocationRound, commitment: string, seed: string): RoundOutcome {
  const round = readRound(given);
  if (commitmentOf(round) !== commitment) {
    throw new MatchFault('changed', 'round', 'this is not the round that was committed to');
  }
  const key = readText(seed, 'seed');
  const keyed = hmacSha256(key);
  const numbers = round.applications.map(({ code }) => keyed(code));
  const market = marketOf(round, numbers);
  const { wishes } = deferAcceptance(market);
  const placings = round.applications.map(({ code, wishes: stated }, applicant): Placing => {
    // Every wish stands twice in the market, for the reserved and for the open places of its service.
    const at = wishes[applicant] as number;
    const wish = at < 0 ? null : Math.floor((at - (market.offsets[applicant] as number)) / 2);
    const service = wish === null ? null : (stated[wish]?.service ?? null);
    return { code, number: numbers[applicant] ?? '', service, wish: wish === null ? null : wish + 1 };
  });
  return { commitment, seed, placings, services: servicesOf(round, market, wishes, placings) };
}

/**
 * A service is two programmes: its reserved places, where those for whom they are reserved go before everybody, and
 * its open ones. Whom places are reserved for asks for a reserved one first, everybody else for an open one: so
 * reserved places are a least and never a most, and what is left of them goes to anybody.
 */
function marketOf({ rules, services, applications }: AllocationRound, numbers: readonly string[]): Market {
  const indexOf = new Map(services.map(({ code }, index) => [code, index]));
  const turns = turnsOf(numbers);
  const classes = classCount(rules);
  const total = applications.reduce((sum, { wishes }) => sum + 2 * wishes.length, 0);
  const offsets = new Int32Array(applications.length + 1);
  const programmes = new Int32Array(total);
  const priorities = new Float64Array(total);
  let at = 0;
  for (const [applicant, { wishes }] of applications.entries()) {
    for (const wish of wishes) {
      const service = indexOf.get(wish.service) ?? 0;
      const rank = classOf(rules, wish.levels);
      for (const isReserved of [wish.isReserved, !wish.isReserved]) {
        programmes[at] = 2 * service + (isReserved ? 0 : 1);
        // Class first and chance second, in one number without loss: 2 * 10^6 classes times 10^5 turns.
        const group = isReserved && !wish.isReserved ? classes + rank : rank;
        priorities[at] = group * applications.length + (turns[applicant] as number);
        at += 1;
      }
    }
    offsets[applicant + 1] = at;
  }
  const seats = new Int32Array(2 * services.length);
  for (const [index, { places, reservedPlaces }] of services.entries()) {
    seats[2 * index] = reservedPlaces;
    seats[2 * index + 1] = places - reservedPlaces;
  }
  return { seats, offsets, programmes, priorities };
}

/** Each applicant's place in the order of the numbers, 0 the first. */
function turnsOf(numbers: readonly string[]): Int32Array {
  const order = numbers.map((_, index) => index);
  order.sort((a, b) => ((numbers[a] ?? '') < (numbers[b] ?? '') ? -1 : 1));
  const turns = new Int32Array(numbers.length);
  for (const [turn, applicant] of order.entries()) turns[applicant] = turn;
  return turns;
}

interface Queue {
  placed: number;
  last: Standing | undefined;
  readonly waiting: (Standing & { readonly code: string })[];
}

function servicesOf(
  { rules, services, applications }: AllocationRound,
  market: Market,
  assigned: Int32Array,
  placings: readonly Placing[],
): ServiceOutcome[] {
  const queues = new Map(
    services.map(({ code }): [string, Queue] => [code, { placed: 0, last: undefined, waiting: [] }]),
  );
  for (const [applicant, { code, wishes }] of applications.entries()) {
    const placing = placings[applicant];
    const got = placing?.wish ?? null;
    const isOpen = got !== null && (market.programmes[assigned[applicant] as number] as number) % 2 === 1;
    for (const [index, wish] of wishes.entries()) {
      if (got !== null && index >= got) break;
      const queue = queues.get(wish.service);
      const standing = standingOf(rules, wish, placing?.number ?? '');
      if (queue === undefined) continue;
      if (got !== index + 1) queue.waiting.push({ code, ...standing });
      else takePlace(queue, standing, isOpen || !wish.isReserved);
    }
  }
  return services.map(({ code, places }) => {
    const { placed, last, waiting } = queues.get(code) ?? { placed: 0, last: undefined, waiting: [] };
    const isFull = placed === places;
    return {
      code,
      placed,
      isFull,
      cutOff: isFull ? (last ?? null) : null,
      waiting: waiting.sort(compareStandings),
    };
  });
}

function takePlace(queue: Queue, standing: Standing, countsForCutOff: boolean): void {
  queue.placed += 1;
  if (!countsForCutOff) return;
  if (queue.last === undefined || compareStandings(queue.last, standing) < 0) queue.last = standing;
}

function standingOf(rules: AllocationRound['rules'], wish: Wish, number: string): Standing {
  return { class: classOf(rules, wish.levels), number };
}

function compareStandings(one: Standing, other: Standing): number {
  return one.class - other.class || (one.number < other.number ? -1 : 1);
}
