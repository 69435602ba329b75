// What assigning and pooling cost: the figures of `npm run bench:matching` that need no database.
import { deferAcceptance } from '../src/index.ts';
import type { Market } from '../src/index.ts';
import { candidatePairs, canPair } from '../src/pooling/candidate-pairs.ts';
import type { CandidatePairs } from '../src/pooling/candidate-pairs.ts';
import { defaultPoolRules } from '../src/pooling/pool-rules.ts';
import type { PoolTable } from '../src/pooling/pool-table.ts';
import { weekWords } from '../src/pooling/week-bits.ts';
import { assignByTextbook, faultOf, placedOf } from '../src/rounds/round-testing.ts';
import type { PlainMarket } from '../src/rounds/round-testing.ts';

/** Milliseconds on the caller's clock: the package itself knows no time. */
export type Stopwatch = () => number;

/** One measurement; the caller turns it into a figure. */
export interface Measurement {
  figure: string;
  value: number;
  unit: string;
  anchor: string;
  anchorValue: number;
  least?: number;
  most?: number;
}

const applicants = 10_000;
const programmes = 500;
/** Seats for nine of ten. */
const seatsEach = (applicants * 0.9) / programmes;

/** A number from 0 to below 1, the same series for the same seed. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Programmes in an order of each applicant's own, the first `wishes` of them; priorities by chance. */
function randomMarket(wishes: number): Market {
  const next = chances(wishes);
  const lists = new Int32Array(applicants * wishes);
  const all = Int32Array.from({ length: programmes }, (_, index) => index);
  for (let applicant = 0; applicant < applicants; applicant += 1) {
    for (let at = 0; at < wishes; at += 1) {
      const other = at + Math.floor(next() * (programmes - at));
      const programme = all[other] as number;
      all[other] = all[at] as number;
      all[at] = programme;
      lists[applicant * wishes + at] = programme;
    }
  }
  return {
    seats: new Int32Array(programmes).fill(seatsEach),
    offsets: Int32Array.from({ length: applicants + 1 }, (_, index) => index * wishes),
    programmes: lists,
    priorities: Float64Array.from({ length: lists.length }, () => next()),
  };
}

/** The least that any way must do: look at every wish and its priority once. */
function readOnce({ programmes: lists, priorities }: Market): number {
  let sum = 0;
  for (let at = 0; at < lists.length; at += 1) sum += (lists[at] as number) + (priorities[at] as number);
  return sum;
}

function plainOf(market: Market, wishes: number): PlainMarket {
  const lists = Array.from({ length: applicants }, (_, applicant) =>
    Array.from(market.programmes.subarray(applicant * wishes, (applicant + 1) * wishes)),
  );
  const ranks = Array.from({ length: programmes }, () => Array.from<number>({ length: applicants }));
  for (const [applicant, list] of lists.entries()) {
    for (const [at, programme] of list.entries()) {
      (ranks[programme] as number[])[applicant] = market.priorities[applicant * wishes + at] as number;
    }
  }
  return { seats: Array.from(market.seats), wishes: lists, ranks };
}

/** The best of several runs, in turns, so that neighbours on the machine disturb all alike. */
function fastest(stopwatch: Stopwatch, rounds: number, works: readonly (() => unknown)[]): number[] {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const startedAt = stopwatch();
      work();
      best[index] = Math.min(best[index] as number, stopwatch() - startedAt);
    }
  }
  return best;
}

export function measureAssignment(stopwatch: Stopwatch): Measurement[] {
  const full = randomMarket(programmes);
  const [fullTime = 0, readTime = 0] = fastest(stopwatch, 15, [
    () => deferAcceptance(full),
    () => readOnce(full),
  ]);
  const fifty = randomMarket(50);
  const plain = plainOf(fifty, 50);
  const [fiftyTime = 0] = fastest(stopwatch, 15, [() => deferAcceptance(fifty)]);
  const [textbookTime = 0] = fastest(stopwatch, 3, [() => assignByTextbook(plain)]);
  const hundred = randomMarket(100);
  const [hundredTime = 0] = fastest(stopwatch, 15, [() => deferAcceptance(hundred)]);
  const placed = placedOf(fifty, deferAcceptance(fifty).wishes);
  const fault = faultOf(plain, placed);
  if (fault !== undefined) throw new Error(`not stable: ${fault}`);
  if (JSON.stringify(placed) !== JSON.stringify(assignByTextbook(plain)))
    throw new Error('not what the textbook finds');
  return [
    {
      figure: 'matching.assignment.full_lists',
      value: fullTime,
      unit: 'ms for 10,000 applicants and 500 programmes, all of them wished for',
      anchor: 'one read of all wishes and priorities',
      anchorValue: readTime,
      most: 4,
    },
    {
      figure: 'matching.assignment.lists_of_50',
      value: textbookTime,
      unit: 'ms of the textbook version (maps, lists, sorting), which finds the same',
      anchor: 'deferred acceptance, lists of 50, no blocking pair by an independent check',
      anchorValue: fiftyTime,
      least: 100,
    },
    {
      figure: 'matching.assignment.growth',
      value: hundredTime,
      unit: 'ms with lists of 100',
      anchor: 'the same with lists of 50',
      anchorValue: fiftyTime,
      most: 2.5,
    },
  ];
}

/** Towns of 250 needs, three kilometres wide, so that more needs are more towns and not a denser one. */
function towns(count: number): PoolTable {
  const next = chances(count);
  const whole = (below: number) => Math.floor(next() * below);
  const side = Math.ceil(Math.sqrt(count / 250));
  const table = emptyTable(count);
  for (let at = 0; at < count; at += 1) {
    const town = Math.floor(at / 250);
    table.x[at] = (town % side) * 20_000 + whole(3_200);
    table.y[at] = Math.floor(town / side) * 20_000 + whole(3_200);
    for (let window = 0; window < 3; window += 1) {
      // Two to four hours of an afternoon, on one of five days.
      const first = whole(5) * 96 + 56 + whole(20);
      const end = first + 8 + whole(9);
      for (let quarter = first; quarter < end; quarter += 1) {
        const word = at * weekWords + (quarter >>> 5);
        table.weeks[word] = (table.weeks[word] as number) | (1 << (quarter % 32));
      }
    }
    for (let word = 0; word < weekWords; word += 1) {
      if (table.weeks[at * weekWords + word] !== 0) {
        table.summaries[at] = (table.summaries[at] as number) | (1 << word);
      }
    }
  }
  return table;
}

function emptyTable(count: number): PoolTable {
  return {
    count,
    kindCount: 1,
    kinds: new Int32Array(count),
    x: new Int32Array(count),
    y: new Int32Array(count),
    youngest: new Int16Array(count),
    oldest: new Int16Array(count).fill(-1),
    languages: new Uint32Array(count).fill(1),
    brings: new Uint32Array(count),
    avoids: new Uint32Array(count),
    summaries: new Uint32Array(count),
    weeks: new Uint32Array(count * weekWords),
  };
}

const pairRules = { ...defaultPoolRules, minCommonMinutes: 60 };

/** Every need held against every other, on the same columns and with the same question. */
function pairsOfAll(table: PoolTable): number {
  let count = 0;
  for (let one = 0; one < table.count; one += 1) {
    for (let other = one + 1; other < table.count; other += 1) {
      if (canPair(table, one, other, pairRules)) count += 1;
    }
  }
  return count;
}

export function measurePooling(stopwatch: Stopwatch): Measurement[] {
  const [ten, fifty] = [towns(10_000), towns(50_000)];
  let found: CandidatePairs | undefined;
  let all = 0;
  const [tenTime = 0, fiftyTime = 0] = fastest(stopwatch, 9, [
    () => candidatePairs(ten, pairRules),
    () => (found = candidatePairs(fifty, pairRules)),
  ]);
  const [allTime = 0] = fastest(stopwatch, 2, [() => (all = pairsOfAll(fifty))]);
  if (found?.count !== all) throw new Error('not the pairs that comparing all with all finds');
  return [
    {
      figure: 'matching.pairs.against_all',
      value: allTime,
      unit: `ms to compare all with all, 50,000 needs in flat arrays, ${all} pairs`,
      anchor: 'the same pairs by cells',
      anchorValue: fiftyTime,
      least: 25,
    },
    {
      figure: 'matching.pairs.growth',
      value: fiftyTime,
      unit: 'ms for 50,000 needs at equal density',
      anchor: 'the same for 10,000',
      anchorValue: tenTime,
      most: 6.5,
    },
  ];
}
