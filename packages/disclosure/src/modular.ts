/**
 * Arithmetic in a prime field with plain numbers. The prime is the largest below 2^26, so that
 * `a + b * c` of field elements stays under 2^53 and every product is exact.
 */
export const PROTECT_PRIME = 67_108_859;

/**
 * The inverse of a field element by the extended Euclidean algorithm (at most 40 rounds for 26 bits).
 * @throws RangeError for zero, which has none
 */
export function inverse(element: number, prime: number): number {
  if (element === 0) throw new RangeError('zero has no inverse');
  let [remainder, next] = [prime, element];
  let [coefficient, nextCoefficient] = [0, 1];
  while (next !== 0) {
    const quotient = Math.floor(remainder / next);
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  return coefficient < 0 ? coefficient + prime : coefficient;
}

/**
 * `target += factor * source` in place.
 * The quotient comes from one floating multiplication, since the remainder operator is some ten times
 * slower; it can be off by one, which the two comparisons repair.
 */
export function addScaled(target: Float64Array, source: Float64Array, factor: number, prime: number): void {
  const reciprocal = 1 / prime;
  for (let index = 0; index < source.length; index++) {
    const sum = (target[index] ?? 0) + factor * (source[index] ?? 0);
    let rest = sum - prime * Math.floor(sum * reciprocal);
    if (rest < 0) rest += prime;
    else if (rest >= prime) rest -= prime;
    target[index] = rest;
  }
}

/** `vector *= factor` in place. */
export function scale(vector: Float64Array, factor: number, prime: number): void {
  for (let index = 0; index < vector.length; index++) {
    vector[index] = ((vector[index] ?? 0) * factor) % prime;
  }
}

/**
 * A reproducible sequence of field elements (splitmix32). It only has to be unrelated to the answers,
 * not secret: an unlucky value hides a cell too many and never opens one.
 */
export function fieldSequence(seed: number, prime: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) % prime;
  };
}
