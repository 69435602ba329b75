export { isCents, sumOfCents, type Cents } from './cents.ts';
export {
  alonePrice,
  carersFor,
  familyWeight,
  groupPrice,
  windowCents,
  type FamilyInGroup,
  type GroupTerms,
  type SplitRule,
} from './group-price.ts';
export { quoteGroup, type GroupQuote } from './group-quote.ts';
export { SplitFault, splitShares, type SharePart, type SplitFaultCode } from './shares.ts';
