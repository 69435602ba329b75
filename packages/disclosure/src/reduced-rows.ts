import { addScaled, inverse, scale } from './modular.ts';

/**
 * A row space over a prime field in reduced echelon form: each row is 1 in its leading column, where every
 * other row is 0. A vector is therefore reduced by the rows that lead where it is not zero, each once.
 */
export class ReducedRows {
  readonly width: number;
  readonly prime: number;
  /** Leading columns, in the order of arrival. */
  readonly leads: number[] = [];
  readonly #rows: Float64Array[] = [];

  constructor(width: number, prime: number) {
    this.width = width;
    this.prime = prime;
  }

  get rank(): number {
    return this.leads.length;
  }

  /** The row that leads in the column at `position` of `leads`. */
  row(position: number): Float64Array {
    const row = this.#rows[position];
    if (row === undefined) throw new RangeError('no such row');
    return row;
  }

  /** Takes the rows out of a vector, in place. */
  reduce(vector: Float64Array): void {
    for (let at = 0; at < this.leads.length; at++) {
      const entry = vector[this.leads[at] ?? 0] ?? 0;
      const row = this.#rows[at];
      if (entry !== 0 && row !== undefined) addScaled(vector, row, this.prime - entry, this.prime);
    }
  }

  /** Reduces a vector in place; what is left becomes a row. Returns its leading column, or -1 for none left. */
  insert(vector: Float64Array): number {
    this.reduce(vector);
    const lead = vector.findIndex((entry) => entry !== 0);
    if (lead < 0) return -1;
    const first = vector[lead] ?? 1;
    if (first !== 1) scale(vector, inverse(first, this.prime), this.prime);
    for (const row of this.#rows) {
      const entry = row[lead] ?? 0;
      if (entry !== 0) addScaled(row, vector, this.prime - entry, this.prime);
    }
    this.leads.push(lead);
    this.#rows.push(vector);
    return lead;
  }
}
