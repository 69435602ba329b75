import { DisclosureFault, assertFloor } from './fault.ts';

/** A response rate in coarse steps, open at both ends, or nothing for a small audience. */
export type ResponseRate =
  | { readonly kind: 'too_few' }
  | { readonly kind: 'below' | 'about' | 'above'; readonly percent: number };

const MAX_INVITED = 10_000_000;

/**
 * The share of the invited who answered, coarse enough to say nothing of one person: `too_few` unless at
 * least twice the floor was invited; else in steps of five points, or of as many fives as it takes for a step to
 * be the floor's number of people. Under one step, or fewer people than the floor, is `below` that step; the
 * same from the top is `above`; the rest goes to the nearest step, halves upwards.
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
  const step = 5 * Math.ceil((20 * options.floor) / invited);
  const silent = invited - answered;
  if (answered < options.floor || 100 * answered < step * invited) return { kind: 'below', percent: step };
  if (silent < options.floor || 100 * silent < step * invited) return { kind: 'above', percent: 100 - step };
  return {
    kind: 'about',
    percent: step * Math.floor((200 * answered + step * invited) / (2 * step * invited)),
  };
}
