import { byWorth, chooseGreedily } from './choose-groups.ts';
import type { PoolGroup } from './groups.ts';

/** As many needs as fit the bits that the search keeps them in, and its time. */
export const mostExactNeeds = 25;

/** Groups looked at after which the search ends with the best choice found so far; it then says what is proven. */
const mostLooks = 3_000_000;

/**
 * What is proven of a choice. `best`: no other is better in any way. `best_but_walking`: none serves more families,
 * nor as many with more saving; one might walk less. `bounded`: one might serve more, up to the bound that is told.
 */
export type ChoiceProof = 'best' | 'best_but_walking' | 'bounded';

export interface ExactChoice {
  readonly groups: readonly PoolGroup[];
  /** Other than `best` only where the search was ended: crowds in which everybody could share with everybody. */
  readonly proof: ChoiceProof;
}

interface Option {
  readonly group: PoolGroup;
  readonly bits: number;
  readonly worth: number;
}

/**
 * The best choice of disjoint groups among at most 25 needs, by branch and bound: need after need, each is left out
 * or goes into one of the groups that begin with it. A branch ends where even the best share of everybody who is
 * left could not beat the best found, nor the best groups of each size that could be made of so many; or where the
 * same needs were left before with as much.
 */
export function chooseExactly(groups: readonly PoolGroup[]): ExactChoice {
  const members = [...new Set(groups.flatMap((group) => group.members))].sort((a, b) => a - b);
  if (members.length > mostExactNeeds) throw new RangeError(`at most ${mostExactNeeds} needs`);
  const bitOf = new Map(members.map((member, index) => [member, index]));
  const { weigh, walks } = weigherOf(groups);
  const options: Option[][] = members.map(() => []);
  const shares = new Float64Array(members.length);
  for (const group of groups.toSorted(byWorth)) {
    const indices = group.members.map((member) => bitOf.get(member) ?? 0);
    const bits = indices.reduce((sum, index) => sum | (1 << index), 0);
    const worth = weigh(group);
    options[Math.min(...indices)]?.push({ group, bits, worth });
    // Whole shares, rounded up: their sum is exact and never below what is possible.
    const share = Math.ceil(worth / group.members.length);
    for (const index of indices) shares[index] = Math.max(shares[index] as number, share);
  }

  const hopes = hopesBySize(groups, weigh, members.length);
  const greedy = chooseGreedily(groups);
  let best = greedy;
  let bestWorth = greedy.reduce((sum, group) => sum + weigh(group), 0);
  let looks = 0;
  const seen = new Map<number, number>();
  const chosen: PoolGroup[] = [];

  const search = (from: number, left: number, many: number, worth: number, hope: number): void => {
    if (worth > bestWorth) {
      best = [...chosen];
      bestWorth = worth;
    }
    let first = from;
    while (first < members.length && (left & (1 << first)) === 0) first += 1;
    if (first === members.length || worth + Math.min(hope, hopes[many] as number) <= bestWorth) return;
    const before = seen.get(left);
    if (before !== undefined && before >= worth) return;
    seen.set(left, worth);
    for (const { group, bits, worth: more } of options[first] ?? []) {
      if (looks >= mostLooks) return;
      looks += 1;
      if ((bits & left) !== bits) continue;
      const lost = group.members.reduce((sum, member) => sum + shareOf(member), 0);
      chosen.push(group);
      search(first + 1, left & ~bits, many - group.members.length, worth + more, hope - lost);
      chosen.pop();
    }
    search(first + 1, left & ~(1 << first), many - 1, worth, hope - (shares[first] as number));
  };
  const shareOf = (member: number) => shares[bitOf.get(member) ?? 0] as number;

  const all = 2 ** members.length - 1;
  const hope = shares.reduce((sum, share) => sum + share, 0);
  search(0, all, members.length, 0, hope);
  const bound = Math.min(hope, hopes[members.length] as number);
  // Walking is less than one step of saving: rounded up by that step, only families and saving are compared.
  const isAtBound = Math.ceil(bestWorth / walks) >= Math.ceil(bound / walks);
  const proof = looks < mostLooks ? 'best' : isAtBound ? 'best_but_walking' : 'bounded';
  return { groups: best.toSorted(byWorth), proof };
}

/** For so many needs, the most that groups could be worth if each were the best of its size. */
function hopesBySize(
  groups: readonly PoolGroup[],
  weigh: (group: PoolGroup) => number,
  count: number,
): Float64Array {
  const bestOfSize = new Map<number, number>();
  for (const group of groups) {
    const size = group.members.length;
    bestOfSize.set(size, Math.max(bestOfSize.get(size) ?? 0, weigh(group)));
  }
  const hopes = new Float64Array(count + 1);
  for (let many = 1; many <= count; many += 1) {
    let most = hopes[many - 1] as number;
    for (const [size, worth] of bestOfSize) {
      if (size <= many) most = Math.max(most, (hopes[many - size] as number) + worth);
    }
    hopes[many] = most;
  }
  return hopes;
}

/**
 * The objective as one whole number: families, then saving, then walking, each in a range of its own. At most 25
 * needs of bounded prices and distances keep it below 2^53.
 */
function weigherOf(groups: readonly PoolGroup[]): { weigh: (group: PoolGroup) => number; walks: number } {
  const most = (of: (group: PoolGroup) => number) =>
    groups.reduce((most, group) => Math.max(most, of(group)), 0);
  // No choice has more groups than half of the needs.
  const mostChosen = Math.floor(mostExactNeeds / 2);
  const walks = mostChosen * most(({ walkMetres }) => walkMetres) + 1;
  const savings = mostChosen * most(({ savingCents }) => savingCents) + 1;
  const weigh = (group: PoolGroup) =>
    (group.members.length * savings + group.savingCents) * walks - group.walkMetres;
  return { weigh, walks };
}
