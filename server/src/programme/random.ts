/** A seeded source of numbers: the same seed always gives the same numbers. Never for secrets. */
export interface Random {
  /** At least 0, below 1. */
  readonly fraction: () => number;
  /** A whole number, at least 0 and below `bound`; `bound` is 1 or more. */
  readonly below: (bound: number) => number;
  /** One of the choices, by weight. Throws a RangeError when no weight is above zero. */
  readonly pick: <Choice extends { readonly weight: number }>(choices: readonly Choice[]) => Choice;
}

/** The generator sfc32 of Chris Doty-Humphrey, its state filled from the seed by the hash xmur3. */
export function seededRandom(seed: string): Random {
  const next = hashedWords(seed);
  let a = next();
  let b = next();
  let c = next();
  let counter = 1;

  function fraction(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  // The first numbers still resemble the seed; sfc32's author discards twelve.
  for (let round = 0; round < 12; round += 1) fraction();

  return {
    fraction,
    below(bound) {
      if (!Number.isInteger(bound) || bound < 1)
        throw new RangeError('bound must be a whole number above zero');
      return Math.floor(fraction() * bound);
    },
    pick(choices) {
      let total = 0;
      for (const choice of choices) total += Math.max(0, choice.weight);
      let left = fraction() * total;
      let last = null;
      for (const choice of choices) {
        if (choice.weight <= 0) continue;
        last = choice;
        left -= choice.weight;
        if (left < 0) return choice;
      }
      if (last === null) throw new RangeError('some weight must be above zero');
      return last;
    },
  };
}

function hashedWords(seed: string): () => number {
  let hash = 1_779_033_703 ^ seed.length;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
}
