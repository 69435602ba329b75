import type { PoolRules } from './pool-rules.ts';
import { reorder } from './pool-table.ts';
import type { PoolTable } from './pool-table.ts';
import { haveInCommon, quarterMinutes, weekWords } from './week-bits.ts';

/** Which needs could share, pair by pair. */
export interface CandidatePairs {
  readonly count: number;
  /** `ones[k]` and `others[k]` are a pair, `ones[k] < others[k]`; in no particular order. */
  readonly ones: Int32Array;
  readonly others: Int32Array;
}

type PairRules = Pick<PoolRules, 'maxDistanceMetres' | 'minCommonMinutes' | 'maxAgeGapYears'>;

/**
 * Whether two needs of the same entry could be in one group: near enough, ages close enough, a language in common,
 * nothing brought that the other avoids, and enough quarters of an hour in common.
 */
export function canPair(table: PoolTable, one: number, other: number, rules: PairRules): boolean {
  return (
    areNear(table, one, other, rules) &&
    (table.kinds[one] as number) === (table.kinds[other] as number) &&
    agesMeet(table, one, other, rules) &&
    speakAlike(table, one, other) &&
    homesAgree(table, one, other) &&
    haveTimeInCommon(table, one, other, rules)
  );
}

export function areNear(table: PoolTable, one: number, other: number, rules: PairRules): boolean {
  const dx = (table.x[one] as number) - (table.x[other] as number);
  const dy = (table.y[one] as number) - (table.y[other] as number);
  return dx * dx + dy * dy <= rules.maxDistanceMetres * rules.maxDistanceMetres;
}

/** Where one of them has no ages stated, ages play no part. */
export function agesMeet(table: PoolTable, one: number, other: number, rules: PairRules): boolean {
  const [oldestOne, oldestOther] = [table.oldest[one] as number, table.oldest[other] as number];
  if (oldestOne < 0 || oldestOther < 0) return true;
  const youngest = Math.min(table.youngest[one] as number, table.youngest[other] as number);
  return Math.max(oldestOne, oldestOther) - youngest <= rules.maxAgeGapYears;
}

export function speakAlike(table: PoolTable, one: number, other: number): boolean {
  return ((table.languages[one] as number) & (table.languages[other] as number)) !== 0;
}

export function homesAgree(table: PoolTable, one: number, other: number): boolean {
  return (
    ((table.brings[one] as number) & (table.avoids[other] as number)) === 0 &&
    ((table.avoids[one] as number) & (table.brings[other] as number)) === 0
  );
}

export function haveTimeInCommon(table: PoolTable, one: number, other: number, rules: PairRules): boolean {
  if (((table.summaries[one] as number) & (table.summaries[other] as number)) === 0) return false;
  const quarters = Math.ceil(rules.minCommonMinutes / quarterMinutes);
  return haveInCommon(table.weeks, one * weekWords, other * weekWords, quarters);
}

/**
 * All pairs that could share. Needs are sorted into cells as wide as the greatest distance, entry by entry, so each
 * is held only against those of its own and of the next cells: the cost grows with the pairs within reach.
 */
export function candidatePairs(table: PoolTable, rules: PairRules): CandidatePairs {
  const { keys, columns, order } = sortIntoCells(table, rules.maxDistanceMetres);
  const sorted = reorder(table, order);
  const found = new PairList(Math.max(1024, 4 * table.count));
  const { count } = table;
  // Ends of the cell to the right, and the three cells of the next row, move forward only: keys are in order.
  let rightEnd = 0;
  let rowStart = 0;
  let rowEnd = 0;
  for (let at = 0; at < count; at += 1) {
    const key = keys[at] as number;
    while (rightEnd < count && (keys[rightEnd] as number) <= key + 1) rightEnd += 1;
    while (rowStart < count && (keys[rowStart] as number) < key + columns - 1) rowStart += 1;
    while (rowEnd < count && (keys[rowEnd] as number) <= key + columns + 1) rowEnd += 1;
    scan(sorted, rules, order, at, at + 1, rightEnd, found);
    scan(sorted, rules, order, at, rowStart, rowEnd, found);
  }
  return found.finish();
}

function scan(
  sorted: PoolTable,
  rules: PairRules,
  order: Int32Array,
  at: number,
  from: number,
  to: number,
  found: PairList,
): void {
  const { x, y, summaries } = sorted;
  const reach = rules.maxDistanceMetres * rules.maxDistanceMetres;
  const [ownX, ownY] = [x[at] as number, y[at] as number];
  const summary = summaries[at] as number;
  for (let other = from; other < to; other += 1) {
    const dx = (x[other] as number) - ownX;
    const dy = (y[other] as number) - ownY;
    // The cheapest questions first: most of those looked at are out of reach.
    if (dx * dx + dy * dy > reach || (summary & (summaries[other] as number)) === 0) continue;
    if (canPair(sorted, at, other, rules)) found.add(order[at] as number, order[other] as number);
  }
}

/** A growing list of pairs in flat arrays. */
class PairList {
  #count = 0;
  #ones: Int32Array;
  #others: Int32Array;

  constructor(capacity: number) {
    this.#ones = new Int32Array(capacity);
    this.#others = new Int32Array(capacity);
  }

  add(one: number, other: number): void {
    if (this.#count === this.#ones.length) {
      const [ones, others] = [this.#ones, this.#others];
      this.#ones = new Int32Array(2 * ones.length);
      this.#others = new Int32Array(2 * ones.length);
      this.#ones.set(ones);
      this.#others.set(others);
    }
    this.#ones[this.#count] = one < other ? one : other;
    this.#others[this.#count] = one < other ? other : one;
    this.#count += 1;
  }

  finish(): CandidatePairs {
    return {
      count: this.#count,
      ones: this.#ones.subarray(0, this.#count),
      others: this.#others.subarray(0, this.#count),
    };
  }
}

interface Cells {
  /** The cell of each need, in order; one row of cells is `columns` keys, with an empty column and row between. */
  readonly keys: Float64Array;
  readonly columns: number;
  readonly order: Int32Array;
}

function sortIntoCells(table: PoolTable, reachMetres: number): Cells {
  const { count, x, y, kinds } = table;
  const [left, right] = spanOf(x);
  const [bottom, top] = spanOf(y);
  const { sideMetres, columns, rows } = gridOf(right - left, top - bottom, reachMetres, table);
  const packed = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const column = Math.floor(((x[at] as number) - left) / sideMetres);
    const row = Math.floor(((y[at] as number) - bottom) / sideMetres);
    const cell = ((kinds[at] as number) * rows + row) * columns + column;
    // Cell and need in one number, so that sorting needs no comparison of ours.
    packed[at] = cell * count + at;
  }
  packed.sort();
  const order = new Int32Array(count);
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const cell = Math.floor((packed[at] as number) / count);
    keys[at] = cell;
    order[at] = (packed[at] as number) - cell * count;
  }
  return { keys, columns, order };
}

/** Cells at least as wide as the reach; wider where their number and the needs' would not fit one exact number. */
function gridOf(width: number, height: number, reachMetres: number, { count, kindCount }: PoolTable) {
  for (let sideMetres = reachMetres; ; sideMetres *= 2) {
    const columns = Math.floor(width / sideMetres) + 3;
    const rows = Math.floor(height / sideMetres) + 3;
    if (Number.isSafeInteger((kindCount + 1) * rows * columns * (count + 1))) {
      return { sideMetres, columns, rows };
    }
  }
}

function spanOf(coordinates: Int32Array): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const coordinate of coordinates) {
    if (coordinate < least) least = coordinate;
    if (coordinate > most) most = coordinate;
  }
  return least > most ? [0, 0] : [least, most];
}
