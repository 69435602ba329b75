import type { Market } from './deferred-acceptance.ts';

/** A market as people would write it: lists of wishes, and for each programme its order of applicants. */
export interface PlainMarket {
  readonly seats: readonly number[];
  /** For each applicant her programmes, best first. */
  readonly wishes: readonly (readonly number[])[];
  /** `ranks[programme][applicant]`: lower goes first, no two alike. */
  readonly ranks: readonly (readonly number[])[];
}

export function toMarket({ seats, wishes, ranks }: PlainMarket): Market {
  const offsets = [0];
  for (const list of wishes) offsets.push((offsets.at(-1) ?? 0) + list.length);
  return {
    seats: Int32Array.from(seats),
    offsets: Int32Array.from(offsets),
    programmes: Int32Array.from(wishes.flat()),
    priorities: Float64Array.from(
      wishes.flatMap((list, applicant) => list.map((programme) => rankOf(ranks, programme, applicant))),
    ),
  };
}

export function rankOf(ranks: PlainMarket['ranks'], programme: number, applicant: number): number {
  return ranks[programme]?.[applicant] ?? Number.POSITIVE_INFINITY;
}

/** A programme for each applicant, or -1. */
export type Placed = readonly number[];

export function placedOf(market: Market, wishes: Int32Array): number[] {
  return Array.from(wishes, (at) => (at < 0 ? -1 : (market.programmes[at] ?? -1)));
}

/** How far down her true list she got; past its end without a place. */
export function wishOf(market: PlainMarket, applicant: number, placed: Placed): number {
  const list = market.wishes[applicant] ?? [];
  const at = list.indexOf(placed[applicant] ?? -1);
  return at < 0 ? list.length : at;
}

/** Why an assignment is not stable, by the definition and nothing else; undefined when it is. */
export function faultOf(market: PlainMarket, placed: Placed): string | undefined {
  const holders = market.seats.map((_, programme) => holdersOf(placed, programme));
  for (const [programme, held] of holders.entries()) {
    if (held.length > (market.seats[programme] ?? 0)) return `programme ${programme} has too many`;
  }
  for (const [applicant, list] of market.wishes.entries()) {
    const got = placed[applicant] ?? -1;
    if (got >= 0 && !list.includes(got)) return `applicant ${applicant} has what she did not wish for`;
    for (const programme of list.slice(0, wishOf(market, applicant, placed))) {
      const held = holders[programme] ?? [];
      if (held.length < (market.seats[programme] ?? 0)) return `${applicant} was refused a free seat`;
      const rank = rankOf(market.ranks, programme, applicant);
      if (held.some((other) => rankOf(market.ranks, programme, other) > rank)) {
        return `applicant ${applicant} and programme ${programme} would rather have each other`;
      }
    }
  }
  return undefined;
}

export function holdersOf(placed: Placed, programme: number): number[] {
  return placed.flatMap((got, applicant) => (got === programme ? [applicant] : []));
}

/** Every assignment there is, stable or not. For the smallest markets only. */
export function* allAssignments({ wishes }: PlainMarket): Generator<number[]> {
  const choices = wishes.map((list) => [...list, -1]);
  const total = choices.reduce((product, list) => product * list.length, 1);
  for (let number = 0; number < total; number += 1) {
    let rest = number;
    yield choices.map((list) => {
      const choice = list[rest % list.length] ?? -1;
      rest = Math.floor(rest / list.length);
      return choice;
    });
  }
}

/** Every way to order some of the programmes: what somebody might state. */
export function allLists(programmes: readonly number[]): number[][] {
  return [
    [],
    ...programmes.flatMap((first) =>
      allLists(programmes.filter((other) => other !== first)).map((rest) => [first, ...rest]),
    ),
  ];
}

/** The textbook's version: maps and sorting, round after round. */
export function assignByTextbook({ seats, wishes, ranks }: PlainMarket): number[] {
  const held = new Map<number, number[]>(seats.map((_, programme) => [programme, []]));
  const next = wishes.map(() => 0);
  const free = wishes.map((_, applicant) => applicant);
  for (;;) {
    const applicant = free.shift();
    if (applicant === undefined) break;
    const programme = wishes[applicant]?.[next[applicant] ?? 0];
    if (programme === undefined) continue;
    next[applicant] = (next[applicant] ?? 0) + 1;
    const holders = [...(held.get(programme) ?? []), applicant].sort(
      (a, b) => rankOf(ranks, programme, a) - rankOf(ranks, programme, b),
    );
    const losers = holders.splice(seats[programme] ?? 0);
    held.set(programme, holders);
    free.push(...losers);
  }
  const placed = wishes.map(() => -1);
  for (const [programme, holders] of held) for (const applicant of holders) placed[applicant] = programme;
  return placed;
}

/** Programmes propose: the stable assignment that applicants like least. */
export function assignByProgrammes({ seats, wishes, ranks }: PlainMarket): number[] {
  const placed = wishes.map(() => -1);
  const orders = seats.map((_, programme) =>
    wishes
      .flatMap((list, applicant) => (list.includes(programme) ? [applicant] : []))
      .sort((a, b) => rankOf(ranks, programme, a) - rankOf(ranks, programme, b)),
  );
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const [programme, order] of orders.entries()) {
      while (holdersOf(placed, programme).length < (seats[programme] ?? 0)) {
        const applicant = order.shift();
        if (applicant === undefined) break;
        const list = wishes[applicant] ?? [];
        const got = placed[applicant] ?? -1;
        if (got < 0 || list.indexOf(programme) < list.indexOf(got)) placed[applicant] = programme;
        isMoving = true;
      }
    }
  }
  return placed;
}

/**
 * First choices first ("Boston"): seats are given for good, wish by wish. It invites people to state wishes that are
 * not theirs; here it shows that the test for that finds something where there is something to find.
 */
export function assignFirstChoicesFirst({ seats, wishes, ranks }: PlainMarket): number[] {
  const placed = wishes.map(() => -1);
  const longest = Math.max(0, ...wishes.map(({ length }) => length));
  for (let wish = 0; wish < longest; wish += 1) {
    for (const [programme, places] of seats.entries()) {
      const asking = wishes
        .flatMap((list, applicant) =>
          placed[applicant] === -1 && list[wish] === programme ? [applicant] : [],
        )
        .sort((a, b) => rankOf(ranks, programme, a) - rankOf(ranks, programme, b));
      for (const applicant of asking.slice(0, Math.max(0, places - holdersOf(placed, programme).length))) {
        placed[applicant] = programme;
      }
    }
  }
  return placed;
}
