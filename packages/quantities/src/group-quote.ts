import type { Cents } from './cents.ts';
import { alonePrice, familyWeight, groupPrice, type FamilyInGroup, type GroupTerms } from './group-price.ts';
import { splitShares } from './shares.ts';

/** A week of a shared service in cents, with each family's part in the order of the families. */
export interface GroupQuote {
  priceCents: Cents;
  parts: { shareCents: Cents; aloneCents: Cents }[];
}

/**
 * Splits what a week costs over the families. The shares sum to the price, and no family pays more than the same
 * hours would cost it alone: together families never need more carers than one by one, so this always works out
 * unless the provider asks for another price.
 *
 * @param askedCents the provider's own price for the week; left out: as many carers as are needed, by the hour
 * @throws {SplitFault} `limits_below_price` when the asked price is more than all would pay alone,
 *   `weight_not_positive` when a family comes to no window or has no band
 */
export function quoteGroup(
  terms: GroupTerms,
  families: readonly FamilyInGroup[],
  askedCents?: Cents,
): GroupQuote {
  const priceCents = askedCents ?? groupPrice(terms, families);
  const alone = families.map((family) => alonePrice(terms, family));
  const shares = splitShares(
    priceCents,
    families.map((family, index) => ({
      weight: familyWeight(terms, family),
      mostCents: alone[index] ?? 0,
    })),
  );
  return {
    priceCents,
    parts: shares.map((shareCents, index) => ({ shareCents, aloneCents: alone[index] ?? 0 })),
  };
}
