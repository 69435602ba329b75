import type { PoolGroup } from './groups.ts';

/**
 * What choosing tries to reach, in this order: families served, then saving, then the least walking. Lexicographic:
 * no saving outweighs one family more.
 */
export interface Worth {
  readonly families: number;
  readonly savingCents: number;
  readonly walkMetres: number;
}

export function worthOf(groups: readonly PoolGroup[]): Worth {
  return {
    families: groups.reduce((sum, { members }) => sum + members.length, 0),
    savingCents: groups.reduce((sum, { savingCents }) => sum + savingCents, 0),
    walkMetres: groups.reduce((sum, { walkMetres }) => sum + walkMetres, 0),
  };
}

/** Above 0 when `one` is better. */
export function compareWorth(one: Worth, other: Worth): number {
  return (
    one.families - other.families || one.savingCents - other.savingCents || other.walkMetres - one.walkMetres
  );
}

/** Best group first; equals in the order of their members, so that equal inputs choose alike. */
export function byWorth(one: PoolGroup, other: PoolGroup): number {
  return compareWorth(worthOf([other]), worthOf([one])) || compareMembers(one.members, other.members);
}

export function compareMembers(one: readonly number[], other: readonly number[]): number {
  for (const [index, member] of one.entries()) {
    const difference = member - (other[index] ?? Number.NEGATIVE_INFINITY);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/**
 * Takes the best group that is left until none is, then exchanges one chosen group for one or two others as long as
 * that is worth more. Taking the best first serves at least the optimum divided by the largest group's families.
 */
export function chooseGreedily(groups: readonly PoolGroup[]): PoolGroup[] {
  const sorted = groups.toSorted(byWorth);
  const owner = new Map<number, PoolGroup>();
  const take = (group: PoolGroup) => {
    for (const member of group.members) owner.set(member, group);
  };
  for (const group of sorted) if (group.members.every((member) => !owner.has(member))) take(group);

  const touching = new Map<number, PoolGroup[]>();
  for (const group of sorted) {
    for (const member of group.members) touching.set(member, [...(touching.get(member) ?? []), group]);
  }
  for (let pass = 0; pass < mostPasses; pass += 1) {
    let hasChanged = false;
    for (const chosen of [...new Set(owner.values())].sort(byWorth)) {
      if (owner.get(chosen.members[0] ?? -1) !== chosen) continue;
      const better = exchangeFor(chosen, owner, touching);
      if (better === undefined) continue;
      for (const member of chosen.members) owner.delete(member);
      for (const group of better) take(group);
      hasChanged = true;
    }
    if (!hasChanged) break;
  }
  return [...new Set(owner.values())].sort(byWorth);
}

const mostPasses = 10;
const mostRivals = 64;

/** One or two disjoint groups worth more than the chosen one, made of its members and of needs without a group. */
function exchangeFor(
  chosen: PoolGroup,
  owner: ReadonlyMap<number, PoolGroup>,
  touching: ReadonlyMap<number, readonly PoolGroup[]>,
): PoolGroup[] | undefined {
  const isFree = (member: number) => [chosen, undefined].includes(owner.get(member));
  const rivals: PoolGroup[] = [];
  for (const group of new Set(chosen.members.flatMap((member) => touching.get(member) ?? []))) {
    if (group !== chosen && group.members.every(isFree)) rivals.push(group);
    if (rivals.length === mostRivals) break;
  }
  let best: PoolGroup[] | undefined;
  let bestWorth = worthOf([chosen]);
  const consider = (pair: PoolGroup[]) => {
    const worth = worthOf(pair);
    if (compareWorth(worth, bestWorth) <= 0) return;
    best = pair;
    bestWorth = worth;
  };
  for (const [index, one] of rivals.entries()) {
    consider([one]);
    for (const other of rivals.slice(index + 1)) {
      if (one.members.every((member) => !other.members.includes(member))) consider([one, other]);
    }
  }
  return best;
}
