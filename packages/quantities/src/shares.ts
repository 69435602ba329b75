import { Decimal } from 'decimal.js';
import { isCents, sumOfCents, type Cents } from './cents.ts';

/** Enough digits that price × weight and what is left of a division stay exact for any price and weight allowed. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_DOWN });

/** One who pays a part of a price. */
export interface SharePart {
  /** How much she counts for beside the others; above zero, as a number or as decimal digits (`'0.4'`). */
  weight: number | string;
  /** The most that she may be asked for; left out: no limit. */
  mostCents?: Cents;
}

export type SplitFaultCode =
  /** There is nobody to pay. */
  | 'no_parts'
  /** A price or a limit that is no whole number of cents. */
  | 'not_cents'
  /** A weight that is zero, below, or no number. */
  | 'weight_not_positive'
  /** All limits together are less than the price: no split can sum to it. */
  | 'limits_below_price';

/** Why a price cannot be split. */
export class SplitFault extends Error {
  readonly code: SplitFaultCode;

  constructor(code: SplitFaultCode) {
    super(`the price cannot be split: ${code}`);
    this.code = code;
  }
}

/**
 * Splits a price by weight, by the largest remainder: each share is whole cents, the shares sum to the price, and
 * nobody is asked for more than her limit. Whoever would be is asked for exactly that, and the others share the rest
 * by their weights. A cent that is left over goes to the largest remainder; of equal ones to who stands first.
 *
 * @param priceCents whole cents, zero included
 * @returns one share in cents for each part, in their order
 * @throws {SplitFault}
 */
export function splitShares(priceCents: Cents, parts: readonly SharePart[]): Cents[] {
  const weights = readWeights(priceCents, parts);
  const limits = parts.map(({ mostCents }) => mostCents ?? priceCents);
  if (sumOfCents(limits) < priceCents) throw new SplitFault('limits_below_price');
  const shares: Cents[] = parts.map(() => 0);
  let open = parts.map((_part, index) => index);
  let rest = priceCents;
  for (;;) {
    const total = open.reduce((sum, index) => sum.plus(weightAt(weights, index)), new Exact(0));
    const atLimit = open.filter((index) =>
      new Exact(rest).times(weightAt(weights, index)).gte(total.times(limits[index] ?? 0)),
    );
    // Taking the limited out only raises what is left for the others, so nobody found here comes back.
    if (atLimit.length === 0) {
      for (const [index, cents] of largestRemainder(rest, open, weights)) shares[index] = cents;
      return shares;
    }
    for (const index of atLimit) {
      shares[index] = Math.min(limits[index] ?? 0, rest);
      rest -= shares[index];
    }
    open = open.filter((index) => !atLimit.includes(index));
    if (open.length === 0) return shares;
  }
}

function readWeights(priceCents: Cents, parts: readonly SharePart[]): Decimal[] {
  if (parts.length === 0) throw new SplitFault('no_parts');
  const amounts = [priceCents, ...parts.flatMap(({ mostCents }) => mostCents ?? [])];
  if (!amounts.every(isCents)) throw new SplitFault('not_cents');
  return parts.map(({ weight }) => {
    const read = readDecimal(weight);
    if (read === undefined || !read.isFinite() || read.lte(0)) throw new SplitFault('weight_not_positive');
    return read;
  });
}

/** A weight is read from digits, so that `0.1` given as text is a tenth and no binary fraction near it. */
function readDecimal(weight: number | string): Decimal | undefined {
  if (typeof weight === 'string' && !/^\d{1,15}(?:\.\d{1,9})?$/.test(weight)) return undefined;
  return new Exact(weight);
}

function weightAt(weights: readonly Decimal[], index: number): Decimal {
  return weights[index] ?? new Exact(0);
}

/** Whole shares of those who have no limit in reach. */
function largestRemainder(
  cents: Cents,
  indexes: readonly number[],
  weights: readonly Decimal[],
): [index: number, cents: Cents][] {
  const total = indexes.reduce((sum, index) => sum.plus(weightAt(weights, index)), new Exact(0));
  const exact = indexes.map((index) => {
    const product = new Exact(cents).times(weightAt(weights, index));
    return { index, whole: product.divToInt(total).toNumber(), remainder: product.mod(total) };
  });
  const left = cents - sumOfCents(exact.map(({ whole }) => whole));
  const first = new Set(
    exact
      .toSorted((one, other) => other.remainder.cmp(one.remainder))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return exact.map(({ index, whole }) => [index, first.has(index) ? whole + 1 : whole]);
}
