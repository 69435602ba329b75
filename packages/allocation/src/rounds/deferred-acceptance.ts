/**
 * A market of applicants and programmes in flat arrays, so that millions of wishes cost no objects.
 * Applicant `a` wishes for `programmes[offsets[a]]` first and `programmes[offsets[a + 1] - 1]` last; at the same
 * index, `priorities` holds where that programme puts her: lower is better, any whole or broken number.
 * Applicants of equal priority stand in the order of their index; give unequal ones where chance should decide.
 */
export interface Market {
  /** Seats of each programme, 0 or more. */
  readonly seats: Int32Array;
  /** One more than there are applicants; begins at 0 and never falls. */
  readonly offsets: Int32Array;
  readonly programmes: Int32Array;
  readonly priorities: Float64Array;
}

export interface Assignment {
  /** For each applicant the index of the wish that came true, counted within `programmes`; -1 for none. */
  readonly wishes: Int32Array;
  /** How many proposals were made: at most one a wish. */
  readonly proposals: number;
}

/** Seats of all programmes in one array, each programme's part a heap with its weakest holder on top. */
interface Held {
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  readonly applicants: Int32Array;
  readonly priorities: Float64Array;
  /** What the weakest holder of a full programme has: whoever is above it need not ask. Free seats: no bar. */
  readonly bars: Float64Array;
}

/**
 * Deferred acceptance with the applicants proposing (Gale and Shapley): the stable assignment that every applicant
 * likes best among all stable ones, and with which nobody gains by stating wishes that are not hers, as long as she
 * may state all of them. Costs at most one proposal a wish and the logarithm of a programme's seats for each.
 */
export function deferAcceptance(market: Market): Assignment {
  const { seats, offsets, programmes, priorities } = market;
  const applicants = offsets.length - 1;
  const held = emptySeats(seats, applicants);
  const { bars } = held;
  const next = offsets.slice(0, applicants);
  const wishes = new Int32Array(applicants).fill(-1);
  let proposals = 0;
  for (let first = 0; first < applicants; first += 1) {
    // Whoever loses her seat goes on at once: the chain ends with a free seat or the end of somebody's wishes.
    let applicant = first;
    while (applicant !== nobody) {
      const begin = next[applicant] as number;
      const end = offsets[applicant + 1] as number;
      let at = begin;
      let loser = applicant;
      while (loser === applicant) {
        while (at < end && (priorities[at] as number) > (bars[programmes[at] as number] as number)) at += 1;
        if (at === end) break;
        loser = propose(held, seats, programmes[at] as number, applicant, priorities[at] as number);
        at += 1;
      }
      proposals += at - begin;
      next[applicant] = at;
      if (loser === applicant) {
        wishes[applicant] = -1;
        break;
      }
      wishes[applicant] = at - 1;
      applicant = loser;
    }
  }
  return { wishes, proposals };
}

/** Where a seat was free nobody loses. */
const nobody = -1;

function emptySeats(seats: Int32Array, applicants: number): Held {
  const starts = new Int32Array(seats.length);
  const bars = new Float64Array(seats.length);
  let total = 0;
  for (let programme = 0; programme < seats.length; programme += 1) {
    starts[programme] = total;
    bars[programme] = seats[programme] === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    // More seats than applicants are never filled: the memory is bounded by what can be held.
    total += Math.min(seats[programme] as number, applicants);
  }
  return {
    starts,
    bars,
    counts: new Int32Array(seats.length),
    applicants: new Int32Array(total),
    priorities: new Float64Array(total),
  };
}

/** Who is without a seat of this programme afterwards: the proposer, a former holder, or nobody. */
function propose(
  held: Held,
  seats: Int32Array,
  programme: number,
  applicant: number,
  priority: number,
): number {
  const start = held.starts[programme] as number;
  const count = held.counts[programme] as number;
  let loser = nobody;
  if (count < (seats[programme] as number)) {
    held.counts[programme] = count + 1;
    rise(held, start, count, applicant, priority);
    if (count + 1 < (seats[programme] as number)) return nobody;
  } else {
    if (count === 0 || !isWeaker(held, start, applicant, priority)) return applicant;
    loser = held.applicants[start] as number;
    sink(held, start, count, applicant, priority);
  }
  held.bars[programme] = held.priorities[start] as number;
  return loser;
}

/** Whether the holder at an index goes behind somebody of this priority. */
function isWeaker(held: Held, index: number, applicant: number, priority: number): boolean {
  const other = held.priorities[index] as number;
  return other > priority || (other === priority && (held.applicants[index] as number) > applicant);
}

function rise(held: Held, start: number, at: number, applicant: number, priority: number): void {
  let place = at;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (isWeaker(held, start + parent, applicant, priority)) break;
    copySeat(held, start + parent, start + place);
    place = parent;
  }
  held.applicants[start + place] = applicant;
  held.priorities[start + place] = priority;
}

function sink(held: Held, start: number, count: number, applicant: number, priority: number): void {
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= count) break;
    const right = start + child + 1;
    if (
      child + 1 < count &&
      !isWeaker(held, start + child, held.applicants[right] as number, held.priorities[right] as number)
    ) {
      child += 1;
    }
    if (!isWeaker(held, start + child, applicant, priority)) break;
    copySeat(held, start + child, start + place);
    place = child;
  }
  held.applicants[start + place] = applicant;
  held.priorities[start + place] = priority;
}

function copySeat(held: Held, from: number, to: number): void {
  held.applicants[to] = held.applicants[from] as number;
  held.priorities[to] = held.priorities[from] as number;
}
