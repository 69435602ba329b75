import type { OfferedChoice } from '@snodo/survey-engine/player';

/**
 * Puts choices in an order drawn by chance, the same for as long as the survey is open: `drawn` keeps it by question.
 * Words of one's own and choices that go with no other stay last, where people look for them.
 */
export function inChanceOrder(
  choices: readonly OfferedChoice[],
  name: string,
  drawn: Map<string, number>,
): OfferedChoice[] {
  const placeOf = ({ value, isExclusive, isOther }: OfferedChoice) => {
    if (isExclusive || isOther) return 2;
    const key = `${name} ${value}`;
    const place = drawn.get(key) ?? Math.random();
    drawn.set(key, place);
    return place;
  };
  return choices.toSorted((one, other) => placeOf(one) - placeOf(other));
}
