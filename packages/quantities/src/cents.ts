/** An amount of money in whole euro cents. Never a fraction, never euro. */
export type Cents = number;

/** Whole, not below zero, and small enough that sums of a few hundred of them stay exact. */
export function isCents(cents: number): boolean {
  return Number.isSafeInteger(cents) && cents >= 0 && cents <= mostCents;
}

/** Ten million euro: no shared service costs more, and anything above is a slip of the unit. */
const mostCents = 1_000_000_000;

export function sumOfCents(amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, cents) => sum + cents, 0);
}
