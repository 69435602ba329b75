import type { Survey } from './one-way-survey.ts';

/** Two cells that tell apart fewer persons than the floor (or all but fewer), as indexes of cells. */
export type ClosePair = readonly [number, number];

/** A set of fewer persons than the floor that two cells mark out together, as patterns. */
export type SmallGroup = readonly number[];

export interface CloseGroups {
  readonly pairs: readonly ClosePair[];
  readonly smallGroups: readonly SmallGroup[];
}

/**
 * Compares every cell with every other one, shown or not: which pairs come too close to each other (or
 * to each other's complement) to be shown together, and which small groups they mark out (both, one
 * without the other, neither, either, exactly one). The floor is the higher one of the two questions.
 * Single patterns below the highest floor of the survey are small groups as well.
 */
export function closeGroups(survey: Survey): CloseGroups {
  const { cells, patternCounts, respondentCount } = survey;
  const patternOf = Int32Array.from(
    patternCounts.flatMap((count, pattern) => Array<number>(count).fill(pattern)),
  );
  const members = memberBits(survey);
  const pairs: ClosePair[] = [];
  const groups = new Map<string, SmallGroup>();
  const keep = (group: SmallGroup): void => void groups.set(group.join(','), group);
  for (const [pattern, count] of patternCounts.entries()) {
    if (count < survey.highestFloor) keep([pattern]);
  }
  for (const [left, first] of cells.entries()) {
    for (let right = left + 1; right < cells.length; right++) {
      const second = cells[right];
      if (second === undefined) break;
      const floor = Math.max(first.floor, second.floor);
      const leftBits = members[left] ?? NOBODY;
      const rightBits = members[right] ?? NOBODY;
      const both = sharedCount(leftBits, rightBits);
      const sizes = [
        both,
        first.count - both,
        second.count - both,
        respondentCount - first.count - second.count + both,
      ];
      const apart = first.count + second.count - 2 * both;
      if (isSmall(apart, floor) || isSmall(respondentCount - apart, floor)) pairs.push([left, right]);
      for (const quadrants of SELECTIONS) {
        const size = quadrants.reduce((sum, quadrant) => sum + (sizes[quadrant] ?? 0), 0);
        if (isSmall(size, floor)) keep(patternsIn(quadrants, leftBits, rightBits, patternOf));
      }
    }
  }
  return { pairs, smallGroups: [...groups.values()] };
}

const NOBODY = new Uint32Array(0);

/**
 * Which of the four quadrants (0 both, 1 first only, 2 second only, 3 neither) make a group. The
 * choices left out are complements of these, and a set is computable when its complement is.
 */
const SELECTIONS: readonly (readonly number[])[] = [[0], [1], [2], [3], [1, 2], [0, 3], [0, 1, 2]];

function isSmall(persons: number, floor: number): boolean {
  return persons > 0 && persons < floor;
}

/** One bit per respondent and cell; the respondents stand in the order of their patterns. */
function memberBits(survey: Survey): Uint32Array[] {
  const starts: number[] = [];
  let start = 0;
  for (const count of survey.patternCounts) {
    starts.push(start);
    start += count;
  }
  return survey.cells.map((cell) => {
    const bits = new Uint32Array(Math.ceil(survey.respondentCount / 32));
    for (const pattern of cell.patterns) {
      const first = starts[pattern] ?? 0;
      for (let at = first; at < first + (survey.patternCounts[pattern] ?? 0); at++) {
        bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
      }
    }
    return bits;
  });
}

function sharedCount(left: Uint32Array, right: Uint32Array): number {
  let sum = 0;
  for (let word = 0; word < left.length; word++) {
    let bits = (left[word] ?? 0) & (right[word] ?? 0);
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    sum += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}

function patternsIn(
  quadrants: readonly number[],
  left: Uint32Array,
  right: Uint32Array,
  patternOf: Int32Array,
): SmallGroup {
  const patterns = new Set<number>();
  for (let word = 0; word < left.length; word++) {
    const first = left[word] ?? 0;
    const second = right[word] ?? 0;
    let bits = 0;
    if (quadrants.includes(0)) bits |= first & second;
    if (quadrants.includes(1)) bits |= first & ~second;
    if (quadrants.includes(2)) bits |= ~first & second;
    if (quadrants.includes(3)) bits |= ~first & ~second;
    while (bits !== 0) {
      const pattern = patternOf[word * 32 + 31 - Math.clz32(bits & -bits)];
      if (pattern !== undefined) patterns.add(pattern);
      bits &= bits - 1;
    }
  }
  return [...patterns].sort((a, b) => a - b);
}
