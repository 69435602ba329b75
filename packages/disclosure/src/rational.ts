interface IntegerRow {
  readonly lead: number;
  readonly entries: readonly bigint[];
}

/**
 * The row space of a matrix of whole numbers over the rationals, exactly: whole-number rows of any size,
 * divided by their common factor after each step. Meant for small matrices (some hundred thousand
 * entries); the modular forms carry the large ones.
 */
export class RationalSpan {
  readonly #rows: IntegerRow[] = [];

  constructor(rows: readonly (readonly number[])[]) {
    for (const row of rows) {
      const entries = this.#reduce(row.map(BigInt));
      const lead = entries.findIndex((entry) => entry !== 0n);
      if (lead >= 0) this.#rows.push({ lead, entries });
    }
  }

  get rank(): number {
    return this.#rows.length;
  }

  /** Whether a vector is a rational combination of the rows. */
  contains(vector: readonly number[]): boolean {
    return this.#reduce(vector.map(BigInt)).every((entry) => entry === 0n);
  }

  #reduce(vector: readonly bigint[]): bigint[] {
    let rest = [...vector];
    for (const row of this.#rows) {
      const entry = rest[row.lead] ?? 0n;
      const pivot = row.entries[row.lead] ?? 1n;
      if (entry === 0n) continue;
      rest = primitive(rest.map((own, column) => own * pivot - (row.entries[column] ?? 0n) * entry));
    }
    return rest;
  }
}

function primitive(row: bigint[]): bigint[] {
  let divisor = 0n;
  for (const entry of row) {
    let [a, b] = [divisor, entry < 0n ? -entry : entry];
    while (b !== 0n) [a, b] = [b, a % b];
    divisor = a;
    if (divisor === 1n) return row;
  }
  return divisor === 0n ? row : row.map((entry) => entry / divisor);
}
