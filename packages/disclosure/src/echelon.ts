import { addScaled, dot, inverse, scale } from './modular.ts';

interface Step {
  /** Leading column of the reduced row, or -1 when the row depends on earlier ones. */
  readonly lead: number;
  readonly row: Float64Array;
  /** The reduced row (or zero) written in the rows as they were pushed; index = push order. */
  readonly combination: Float64Array;
}

/**
 * Row echelon form over a prime field, built one row at a time and cut back like a stack: hiding a
 * late row keeps the work done for all earlier ones.
 *
 * Why a residue can stand for a rational number here (the "safe side"): let B be the pushed rows that
 * proved independent modulo the prime p. They are then independent over the rationals. Suppose a vector
 * v is a rational combination of B: d·v = Σ c·b with whole d, c without a common factor. If p divided d,
 * Σ c·b would vanish modulo p with some c that does not, against independence. So d is invertible and v
 * lies in the span modulo p as well. Hence nothing that is computable over the rationals from B is
 * missed; a vector that is in the span only modulo p is at worst hidden needlessly. What remains is that
 * the rows left out of B depend on B over the rationals, too: `certifyRelation` checks each of those
 * over the integers, and a relation without certificate is treated as a leak.
 */
export class Echelon {
  readonly width: number;
  readonly prime: number;
  readonly #steps: Step[] = [];

  constructor(width: number, prime: number) {
    this.width = width;
    this.prime = prime;
  }

  get size(): number {
    return this.#steps.length;
  }

  /** Forgets every row from position `size` on. */
  truncate(size: number): void {
    this.#steps.length = Math.min(this.#steps.length, size);
  }

  /**
   * Adds a row. Returns undefined when it is independent of the rows before it, or else the relation
   * Σ relation[i] · row i = 0, whose last coefficient is 1.
   */
  push(vector: Float64Array): Float64Array | undefined {
    const row = Float64Array.from(vector);
    const combination = new Float64Array(this.#steps.length + 1);
    combination[this.#steps.length] = 1;
    for (const step of this.#steps) {
      const entry = step.lead < 0 ? 0 : (row[step.lead] ?? 0);
      if (entry === 0) continue;
      addScaled(row, step.row, this.prime - entry, this.prime);
      addScaled(combination, step.combination, this.prime - entry, this.prime);
    }
    const lead = row.findIndex((entry) => entry !== 0);
    if (lead < 0) {
      this.#steps.push({ lead, row, combination });
      return combination;
    }
    const factor = inverse(row[lead] ?? 0, this.prime);
    scale(row, factor, this.prime);
    scale(combination, factor, this.prime);
    this.#steps.push({ lead, row, combination });
    return undefined;
  }

  /** What is left of a vector after the rows are taken out: all zeros when it lies in their span. */
  residual(vector: Float64Array): Float64Array {
    const rest = Float64Array.from(vector);
    for (const step of this.#steps) {
      const entry = step.lead < 0 ? 0 : (rest[step.lead] ?? 0);
      if (entry !== 0) addScaled(rest, step.row, this.prime - entry, this.prime);
    }
    return rest;
  }

  /** The coefficients that write a vector in the pushed rows, or undefined outside their span. */
  combinationFor(vector: Float64Array): Float64Array | undefined {
    const rest = Float64Array.from(vector);
    const combination = new Float64Array(this.#steps.length);
    for (const step of this.#steps) {
      const entry = step.lead < 0 ? 0 : (rest[step.lead] ?? 0);
      if (entry === 0) continue;
      addScaled(rest, step.row, this.prime - entry, this.prime);
      addScaled(combination, step.combination, entry, this.prime);
    }
    return rest.every((entry) => entry === 0) ? combination : undefined;
  }

  /** The reduced rows whose leading column is `from` or later: a basis of the span's vectors on those columns. */
  basisFrom(from: number): Float64Array[] {
    return this.#steps.filter((step) => step.lead >= from).map((step) => step.row);
  }

  /**
   * A vector with scalar product zero with every row. Columns that lead no row take the elements of
   * `next`; each leading column is then solved from the last row to the first, because a row is zero in
   * the leading columns of all earlier rows.
   */
  orthogonal(next: () => number): Float64Array {
    const kernel = Float64Array.from({ length: this.width }, () => next());
    for (const step of this.#steps) if (step.lead >= 0) kernel[step.lead] = 0;
    for (const step of this.#steps.toReversed()) {
      if (step.lead < 0) continue;
      const sum = dot(step.row, kernel, this.prime);
      kernel[step.lead] = sum === 0 ? 0 : this.prime - sum;
    }
    return kernel;
  }
}
