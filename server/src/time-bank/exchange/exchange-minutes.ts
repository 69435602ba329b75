import type { Settling } from '@snodo/contract';

/** What a settlement reads of a party. */
export interface SettledParty {
  id: string;
  side: 'gives' | 'receives';
  heldMinutes: number | null;
  statedMinutes: number | null;
  hasAttended: boolean | null;
}

/** Minutes of one party's hold that move; the rest of it is freed. */
export interface SettledPart {
  partyId: string;
  minutes: number;
}

/**
 * Minutes that move when nobody says more: the fewest that somebody stated, and never more than are set aside.
 */
export function minutesByClock(parties: readonly SettledParty[], agreedMinutes: number): number {
  const stated = parties.flatMap(({ statedMinutes }) => (statedMinutes === null ? [] : [statedMinutes]));
  return Math.min(agreedMinutes, ...stated);
}

/**
 * Parts that move out of each hold when `minutes` were served. Alone with each other, in a course and when several
 * help one, each part is the whole time; where several are helped at once they share it, the odd minutes going to the
 * first, so that the parts add up to the time exactly. Parts of no minute are none.
 */
export function partsOf(
  settles: Settling,
  minutes: number,
  held: readonly { partyId: string; heldMinutes: number }[],
): SettledPart[] {
  if (settles !== 'shared')
    return held.map(({ partyId, heldMinutes }) => ({ partyId, minutes: Math.min(minutes, heldMinutes) }));
  const share = Math.floor(minutes / Math.max(1, held.length));
  const odd = minutes - share * held.length;
  return held
    .map(({ partyId, heldMinutes }, at) => ({
      partyId,
      minutes: Math.min(share + (at < odd ? 1 : 0), heldMinutes),
    }))
    .filter((part) => part.minutes > 0);
}

/** What the fund gives a teacher: her time, and never more than the people of the course gave to it. */
export function teachersMinutes(minutes: number, parts: readonly SettledPart[]): number {
  return Math.min(
    minutes,
    parts.reduce((sum, part) => sum + part.minutes, 0),
  );
}
