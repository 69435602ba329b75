import { addScaled } from './modular.ts';
import type { ReducedRows } from './reduced-rows.ts';

/** Most sums that are tried in one part of the system before it counts as a leak. */
const MOST_TRIALS = 500;

/** A set of columns (1 where it takes one), `unbounded` where the search was cut off, or nothing. */
export type SearchResult = Float64Array | 'unbounded' | undefined;

/**
 * Looks for a vector of zeros and ones in the span whose columns weigh less than the floor.
 *
 * It is the plain sum of those reduced rows in whose leading columns it is one, so the search adds rows. It only
 * ever adds a row that can mend what is wrong: where an entry is neither 0 nor 1, one that changes that entry;
 * where the columns weigh too much, one that changes some of those that do.
 */
export class SmallGroupSearch {
  readonly #rows: Float64Array[] = [];
  readonly #leads: number[] = [];
  readonly #weights: readonly number[];
  readonly #floor: number;
  readonly #prime: number;
  readonly #sum: Float64Array;
  /** By column: the rows that are not 0 there. */
  readonly #touching: number[][];
  #trials = 0;

  constructor(reduced: ReducedRows, weights: readonly number[], floor: number) {
    for (const [at, lead] of reduced.leads.entries()) {
      if ((weights[lead] ?? 0) >= floor) continue;
      this.#rows.push(reduced.row(at));
      this.#leads.push(lead);
    }
    this.#weights = weights;
    this.#floor = floor;
    this.#prime = reduced.prime;
    this.#sum = new Float64Array(weights.length);
    this.#touching = weights.map((_, column) =>
      this.#rows.flatMap((row, at) => (row[column] === 0 ? [] : [at])),
    );
  }

  run(): SearchResult {
    const isClosed = this.#rows.map(() => false);
    for (let first = 0; first < this.#rows.length; first++) {
      const found = this.#extend(first, 0, isClosed);
      if (found !== undefined) return found;
      isClosed[first] = true;
    }
    return undefined;
  }

  #extend(row: number, before: number, closed: readonly boolean[]): SearchResult {
    const weight = before + (this.#weights[this.#leads[row] ?? 0] ?? 0);
    if (weight >= this.#floor) return undefined;
    this.#trials += 1;
    if (this.#trials > MOST_TRIALS) return 'unbounded';
    const vector = this.#rows[row];
    if (vector === undefined) return undefined;
    addScaled(this.#sum, vector, 1, this.#prime);
    const isClosed = [...closed];
    isClosed[row] = true;
    const found = this.#mend(weight, isClosed);
    addScaled(this.#sum, vector, this.#prime - 1, this.#prime);
    return found;
  }

  #mend(leadWeight: number, isClosed: boolean[]): SearchResult {
    const menders = this.#menders(leadWeight, isClosed);
    if (menders === undefined) return Float64Array.from(this.#sum);
    for (const next of menders) {
      const found = this.#extend(next, leadWeight, isClosed);
      if (found !== undefined) return found;
      isClosed[next] = true;
    }
    return undefined;
  }

  /** Rows of which a group that contains the present ones must have at least one; undefined: it is one already. */
  #menders(leadWeight: number, isClosed: readonly boolean[]): readonly number[] | undefined {
    const own = new Set(this.#leads.filter((lead) => this.#sum[lead] === 1));
    const options: { rows: number[]; weight: number }[] = [];
    let total = leadWeight;
    let wrong: number[] | undefined;
    for (let column = 0; column < this.#sum.length; column++) {
      const entry = this.#sum[column] ?? 0;
      if (entry === 0 || own.has(column)) continue;
      const rows = (this.#touching[column] ?? []).filter((row) => isClosed[row] !== true);
      const weight = this.#weights[column] ?? 0;
      if (entry !== 1 && (wrong === undefined || rows.length < wrong.length)) wrong = rows;
      options.push({ rows, weight });
      total += weight;
    }
    if (wrong !== undefined) return wrong;
    if (total < this.#floor) return undefined;
    options.sort((a, b) => a.rows.length - b.rows.length);
    const chosen = new Set<number>();
    let kept = leadWeight;
    for (const { rows, weight } of options) {
      if (kept >= this.#floor) break;
      kept += weight;
      for (const row of rows) chosen.add(row);
    }
    return [...chosen];
  }
}
