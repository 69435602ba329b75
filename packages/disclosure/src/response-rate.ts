import { DisclosureFault, assertFloor } from './fault.ts';

/** A response rate in steps of five points, open at both ends, or nothing for a small audience. */
export type ResponseRate =
  | { readonly kind: 'too_few' }
  | { readonly kind: 'below'; readonly percent: 5 }
  | { readonly kind: 'about'; readonly percent: number }
  | { readonly kind: 'above'; readonly percent: 95 };

const MAX_INVITED = 10_000_000;

/**
 * The share of the invited who answered, coarse enough to say nothing of one person: `too_few` unless at
 * least twice the floor was invited; under 5 % and over 95 % only as such; else to the nearest five
 * points, halves upwards.
 * @param answered persons who answered, 0 to `invited`
 * @param invited persons who were asked
 * @throws DisclosureFault for counts that are not whole or do not fit
 */
export function responseRate(
  answered: number,
  invited: number,
  options: { readonly floor: number },
): ResponseRate {
  assertFloor(options.floor, 'floor');
  if (!Number.isInteger(invited) || invited < 0 || invited > MAX_INVITED) {
    throw new DisclosureFault('invited', `must be a whole number from 0 to ${MAX_INVITED}`);
  }
  if (!Number.isInteger(answered) || answered < 0 || answered > invited) {
    throw new DisclosureFault('answered', 'must be a whole number from 0 to the number invited');
  }
  if (invited < 2 * options.floor) return { kind: 'too_few' };
  if (answered * 20 < invited) return { kind: 'below', percent: 5 };
  if (answered * 20 > invited * 19) return { kind: 'above', percent: 95 };
  return { kind: 'about', percent: 5 * Math.floor((answered * 40 + invited) / (2 * invited)) };
}
