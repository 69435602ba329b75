/**
 * A brute-force attacker that shares no code with the protection: whole-number elimination without fractions
 * over every place that is occupied, and every group of places up to a size, one after the other.
 */
export class Attacker {
  readonly #rows: { readonly lead: number; readonly entries: readonly bigint[] }[] = [];

  /** @param known rows of what the attacker has, each over all occupied places */
  constructor(known: readonly (readonly number[])[]) {
    for (const row of known) {
      const rest = this.#without(row.map(BigInt));
      const lead = rest.findIndex((entry) => entry !== 0n);
      if (lead >= 0) this.#rows.push({ lead, entries: rest });
    }
  }

  canCompute(group: readonly number[]): boolean {
    return this.#without(group.map(BigInt)).every((entry) => entry === 0n);
  }

  /** The first group of at most `mostPlaces` places with fewer than `floor` people that can be computed. */
  firstSmallGroup(weights: readonly number[], floor: number, mostPlaces: number): number[] | undefined {
    const search = (from: number, places: number[], people: number): number[] | undefined => {
      for (let at = from; at < weights.length; at++) {
        const sum = people + (weights[at] ?? 0);
        if (sum >= floor) continue;
        const group = [...places, at];
        if (sum > 0 && this.canCompute(weights.map((_, place) => Number(group.includes(place)))))
          return group;
        const found = group.length < mostPlaces ? search(at + 1, group, sum) : undefined;
        if (found !== undefined) return found;
      }
      return undefined;
    };
    return search(0, [], 0);
  }

  #without(vector: readonly bigint[]): bigint[] {
    let rest = [...vector];
    for (const { lead, entries } of this.#rows) {
      const factor = rest[lead] ?? 0n;
      const pivot = entries[lead] ?? 1n;
      if (factor === 0n) continue;
      rest = rest.map((entry, column) => entry * pivot - (entries[column] ?? 0n) * factor);
    }
    return rest;
  }
}

/** Numbers in [0, 1) that are the same on every run. */
export function steadyNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
