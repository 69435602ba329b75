import { candidatePairs } from './candidate-pairs.ts';
import type { CandidatePairs } from './candidate-pairs.ts';
import { chooseExactly, mostExactNeeds } from './choose-exactly.ts';
import type { ChoiceProof } from './choose-exactly.ts';
import { byWorth, chooseGreedily, worthOf } from './choose-groups.ts';
import type { Worth } from './choose-groups.ts';
import { findGroups, neighboursOf } from './groups.ts';
import type { PoolGroup, PoolHost } from './groups.ts';
import { readPoolNeeds, readPoolPlaces } from './pool-need.ts';
import type { PoolNeed, PoolPlace } from './pool-need.ts';
import { checkPoolRules } from './pool-rules.ts';
import type { PoolRules } from './pool-rules.ts';
import { tableOf } from './pool-table.ts';
import { windowsOf } from './week-bits.ts';
import type { WeeklyWindow } from '../windows.ts';

/** One group that could share, for a manager to look at; nobody in it has agreed to anything yet. */
export interface PoolProposal {
  /** Ids of the needs, sorted. */
  readonly needs: readonly string[];
  readonly entry: string;
  /** What the weeks of all have in common. */
  readonly windows: readonly WeeklyWindow[];
  readonly minutes: number;
  readonly host: PoolHost;
  readonly walkMetres: number;
  /** A week of the common time, for the group; and how much less that is than each paying alone. */
  readonly priceCents: number;
  readonly savingCents: number;
}

export interface PoolResult {
  readonly rulesVersion: string;
  /** Best first. */
  readonly proposals: readonly PoolProposal[];
  readonly worth: Worth;
  /** No choice of groups serves more families than this. */
  readonly mostFamilies: number;
  /** The weakest of what is proven of the parts that hang together. */
  readonly proof: ChoiceProof;
  /** Ids of needs that no feasible group has. */
  readonly alone: readonly string[];
}

/**
 * Proposes which needs to serve together. Pairs are found by cells, groups within them, and of the groups the best
 * disjoint ones: exactly wherever at most 25 needs hang together, beyond that the best first with exchanges, and
 * then `mostFamilies` says what could be reached at most. Deterministic, in whatever order rows come.
 * Throws a {@link MatchFault} with the field's path.
 */
export function proposePools(
  needs: readonly PoolNeed[],
  places: readonly PoolPlace[],
  rules: PoolRules,
): PoolResult {
  const checked = checkPoolRules(rules);
  const sorted = readPoolNeeds(needs);
  const table = tableOf(sorted);
  const world = { needs: sorted, places: readPoolPlaces(places), table, rules: checked };
  const pairs = candidatePairs(table, checked);
  const pairParts = partsOf(table.count, pairs);
  const sizes = sizesOf(pairParts);
  const { groups } = findGroups(
    world,
    neighboursOf(table.count, pairs),
    (need) => (sizes.get(pairParts[need] as number) ?? 0) <= mostExactNeeds,
  );

  const chosen: PoolGroup[] = [];
  let mostFamilies = 0;
  let proof: ChoiceProof = 'best';
  for (const { own, needCount, isWhole } of groupsByPart(groups, pairParts, sizes)) {
    const choice = isWhole
      ? chooseExactly(own)
      : { groups: chooseGreedily(own), proof: 'bounded' as ChoiceProof };
    chosen.push(...choice.groups);
    if (proofs.indexOf(choice.proof) > proofs.indexOf(proof)) proof = choice.proof;
    mostFamilies += choice.proof === 'bounded' ? needCount : worthOf(choice.groups).families;
  }
  chosen.sort(byWorth);
  const grouped = new Set(groups.flatMap(({ members }) => members));
  return {
    rulesVersion: checked.version,
    proposals: chosen.map((group) => proposalOf(group, sorted)),
    worth: worthOf(chosen),
    mostFamilies,
    proof,
    alone: sorted.flatMap(({ id }, index) => (grouped.has(index) ? [] : [id])),
  };
}

const proofs: readonly ChoiceProof[] = ['best', 'best_but_walking', 'bounded'];

interface Part {
  readonly own: PoolGroup[];
  /** Needs that could be served at most. */
  readonly needCount: number;
  /** Small enough that every group of it was found and the best choice can be. */
  readonly isWhole: boolean;
}

function groupsByPart(
  groups: readonly PoolGroup[],
  pairParts: Int32Array,
  sizes: ReadonlyMap<number, number>,
): Part[] {
  const byPart = new Map<number, PoolGroup[]>();
  for (const group of groups) {
    const part = pairParts[group.members[0] ?? 0] as number;
    const own = byPart.get(part);
    if (own === undefined) byPart.set(part, [group]);
    else own.push(group);
  }
  return [...byPart].map(([part, own]) => {
    const inGroups = new Set(own.flatMap(({ members }) => members)).size;
    const size = sizes.get(part) ?? 0;
    const isWhole = size <= mostExactNeeds;
    // Where groups were left out, a need without one may still have had one.
    return { own, needCount: isWhole ? inGroups : size, isWhole };
  });
}

/** Needs that hang together by pairs have the same number: that of the first of them. */
function partsOf(count: number, pairs: CandidatePairs): Int32Array {
  const parents = Int32Array.from({ length: count }, (_, index) => index);
  const rootOf = (need: number): number => {
    let root = need;
    while ((parents[root] as number) !== root) {
      // Halving the way on each walk keeps all of them short.
      parents[root] = parents[parents[root] as number] as number;
      root = parents[root] as number;
    }
    return root;
  };
  for (let at = 0; at < pairs.count; at += 1) {
    const [one, other] = [rootOf(pairs.ones[at] as number), rootOf(pairs.others[at] as number)];
    parents[Math.max(one, other)] = Math.min(one, other);
  }
  return parents.map((_, need) => rootOf(need));
}

function sizesOf(parts: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const part of parts) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  return sizes;
}

function proposalOf(group: PoolGroup, needs: readonly PoolNeed[]): PoolProposal {
  return {
    needs: group.members.map((member) => needs[member]?.id ?? ''),
    entry: needs[group.members[0] ?? 0]?.entry ?? '',
    windows: windowsOf(group.week),
    minutes: group.minutes,
    host: group.host,
    walkMetres: group.walkMetres,
    priceCents: group.priceCents,
    savingCents: group.savingCents,
  };
}
