import { PROTECT_PRIME } from './modular.ts';
import { ReducedRows } from './reduced-rows.ts';

/** People of one firm and one category, by the combination of their groups. */
export interface Block {
  readonly tuples: readonly number[];
  readonly weights: readonly number[];
}

/** A person or some in the same place, written in the columns of a basis. */
export interface SpareAtom {
  readonly tuple: number;
  readonly weight: number;
  /** Positions among the exposed columns, with their coefficients. */
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

/**
 * The places of a block that stand for all of its places: whatever is a sum of cells has its value in every
 * place fixed by its values in these.
 */
export interface BlockBasis {
  /** Places in which a group below the floor must be 0. */
  readonly safe: readonly number[];
  /** Places that complete them. */
  readonly exposed: readonly number[];
  readonly exposedWeights: readonly number[];
  /** The other places that a small group could hold; their value follows from the exposed ones. */
  readonly spare: readonly SpareAtom[];
}

/**
 * Splits a block into what a group of fewer than `floor` people can and cannot hold, as far as sums of
 * groups of one dimension (and everybody) can mark it out.
 *
 * The people are laid out in `floor` rounds, each round taking a person whose place is independent of those
 * it has already. A small group misses at least one round altogether, so a sum of cells that counts just that
 * group is 0 on that round and on everything that depends on it. The last round depends on all earlier ones,
 * hence every place that depends on the last round is safe.
 * @param tuples groups of each combination, over all combinations of the wave
 * @param groupTotal number of groups, everybody included
 */
export function blockBasis(
  block: Block,
  tuples: readonly Int32Array[],
  groupTotal: number,
  floor: number,
): BlockBasis {
  if ((tuples[0]?.length ?? 0) < 2) return singleBasis(block, floor);
  const size = new Float64Array(groupTotal);
  for (const [at, tuple] of block.tuples.entries()) {
    for (const group of tuples[tuple] ?? []) size[group] = (size[group] ?? 0) + (block.weights[at] ?? 0);
  }
  const isRare = (tuple: number): boolean =>
    (tuples[tuple] ?? []).some((group) => (size[group] ?? 0) < floor);
  const places = [...block.tuples.keys()];
  const common = places.filter((at) => !isRare(block.tuples[at] ?? 0));
  const rare = places.filter((at) => isRare(block.tuples[at] ?? 0));
  const rounds = new Rounds(tuples, groupTotal, floor);
  const isFull = rounds.fill(common, block, highestRank(common, block, tuples));
  rounds.fill(rare, block, Infinity);
  const last = rounds.last;
  const open = (isFull ? rare : places).filter((at) => {
    const vector = placeVector(tuples[block.tuples[at] ?? 0], groupTotal);
    last.rows.reduce(vector);
    return vector.some((entry) => entry !== 0);
  });
  return exposedBasis(open, block, tuples, last, groupTotal);
}

/** Where each place is a cell of its own, it is safe when it holds enough people. */
function singleBasis(block: Block, floor: number): BlockBasis {
  const safe: number[] = [];
  const exposed: number[] = [];
  const exposedWeights: number[] = [];
  for (const [at, tuple] of block.tuples.entries()) {
    const weight = block.weights[at] ?? 0;
    if (weight >= floor) safe.push(tuple);
    else {
      exposed.push(tuple);
      exposedWeights.push(weight);
    }
  }
  return { safe, exposed, exposedWeights, spare: [] };
}

/**
 * At least how many places of a block a small group could hold: those in a group of fewer than `floor` people.
 * Cheap, to leave out what `blockBasis` would find too much of.
 */
export function rarePlaces(
  block: Block,
  tuples: readonly Int32Array[],
  groupTotal: number,
  floor: number,
): number {
  const size = new Int32Array(groupTotal);
  for (const [at, tuple] of block.tuples.entries()) {
    for (const group of tuples[tuple] ?? []) size[group] = (size[group] ?? 0) + (block.weights[at] ?? 0);
  }
  let rare = 0;
  for (const tuple of block.tuples) {
    if ((tuples[tuple] ?? []).some((group) => (size[group] ?? 0) < floor)) rare += 1;
  }
  return rare;
}

interface Round {
  readonly rows: ReducedRows;
  readonly taken: number[];
}

class Rounds {
  readonly #rounds: Round[];
  readonly #tuples: readonly Int32Array[];
  readonly #groupTotal: number;

  constructor(tuples: readonly Int32Array[], groupTotal: number, floor: number) {
    this.#tuples = tuples;
    this.#groupTotal = groupTotal;
    this.#rounds = Array.from({ length: floor }, () => ({
      rows: new ReducedRows(groupTotal, PROTECT_PRIME),
      taken: [],
    }));
  }

  get last(): Round {
    const last = this.#rounds.at(-1);
    if (last === undefined) throw new RangeError('a floor has at least one round');
    return last;
  }

  /** Deals people out; stops as soon as the last round has `enough` of them. Returns whether it has. */
  fill(places: readonly number[], block: Block, enough: number): boolean {
    for (const at of places) {
      if (this.last.taken.length >= enough) return true;
      const tuple = block.tuples[at] ?? 0;
      const first = this.#firstIndependent(tuple);
      const end = Math.min(first + (block.weights[at] ?? 0), this.#rounds.length);
      for (let round = first; round < end; round++) {
        const { rows, taken } = this.#rounds[round] ?? this.last;
        rows.insert(placeVector(this.#tuples[tuple], this.#groupTotal));
        taken.push(tuple);
      }
    }
    return this.last.taken.length >= enough;
  }

  /** Each round spans the next one, so the rounds that depend on a place come first. */
  #firstIndependent(tuple: number): number {
    let [low, high] = [0, this.#rounds.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const vector = placeVector(this.#tuples[tuple], this.#groupTotal);
      this.#rounds[middle]?.rows.reduce(vector);
      if (vector.every((entry) => entry === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A place as the cells that it is in: everybody, and one group of each dimension. */
function placeVector(groups: Int32Array | undefined, groupTotal: number): Float64Array {
  const vector = new Float64Array(groupTotal);
  vector[0] = 1;
  for (const group of groups ?? []) vector[group] = 1;
  return vector;
}

/** Most independent places: one, and one for every group but the first of each dimension. */
function highestRank(places: readonly number[], block: Block, tuples: readonly Int32Array[]): number {
  const groups = new Set<number>();
  let dimensions = 0;
  for (const at of places) {
    const tuple = tuples[block.tuples[at] ?? 0] ?? [];
    dimensions = tuple.length;
    for (const group of tuple) groups.add(group);
  }
  return 1 + groups.size - dimensions;
}

function exposedBasis(
  open: readonly number[],
  block: Block,
  tuples: readonly Int32Array[],
  last: Round,
  groupTotal: number,
): BlockBasis {
  const exposed: number[] = [];
  const exposedWeights: number[] = [];
  const spare: SpareAtom[] = [];
  // Behind the groups stands one column for each exposed place, so that a dependent place names its own.
  const rows = new ReducedRows(groupTotal + open.length, PROTECT_PRIME);
  for (const at of open) {
    const tuple = block.tuples[at] ?? 0;
    const weight = block.weights[at] ?? 0;
    const place = placeVector(tuples[tuple], groupTotal);
    last.rows.reduce(place);
    const vector = new Float64Array(rows.width);
    vector.set(place);
    rows.reduce(vector);
    if (vector.subarray(0, groupTotal).some((entry) => entry !== 0)) {
      vector[groupTotal + exposed.length] = 1;
      rows.insert(vector);
      exposed.push(tuple);
      exposedWeights.push(weight);
      continue;
    }
    const columns: number[] = [];
    const coefficients: number[] = [];
    for (let column = 0; column < exposed.length; column++) {
      const entry = vector[groupTotal + column] ?? 0;
      if (entry === 0) continue;
      columns.push(column);
      coefficients.push(PROTECT_PRIME - entry);
    }
    spare.push({ tuple, weight, columns, coefficients });
  }
  return { safe: last.taken, exposed, exposedWeights, spare };
}
