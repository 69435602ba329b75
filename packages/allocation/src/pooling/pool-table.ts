import { MatchFault } from '../fault.ts';
import type { PoolNeed } from './pool-need.ts';
import { summaryOf, weekWords, writeWeek } from './week-bits.ts';

/** Needs as columns, in the order given: what is looked at for every pair lies side by side in memory. */
export interface PoolTable {
  readonly count: number;
  /** The entry, as a number from 0. */
  readonly kinds: Int32Array;
  readonly kindCount: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Youngest and oldest in whole years, both included; 0 and -1 when no ages are stated. */
  readonly youngest: Int16Array;
  readonly oldest: Int16Array;
  /** Bits of the tags, in the order in which they first appear; all ones for any language. */
  readonly languages: Uint32Array;
  readonly brings: Uint32Array;
  readonly avoids: Uint32Array;
  readonly summaries: Uint32Array;
  /** `weekWords` words a need. */
  readonly weeks: Uint32Array;
}

const anyLanguage = 0xffff_ffff;

export function tableOf(needs: readonly PoolNeed[]): PoolTable {
  const count = needs.length;
  const table: PoolTable & { kindCount: number } = {
    count,
    kinds: new Int32Array(count),
    kindCount: 0,
    x: new Int32Array(count),
    y: new Int32Array(count),
    youngest: new Int16Array(count),
    oldest: new Int16Array(count).fill(-1),
    languages: new Uint32Array(count),
    brings: new Uint32Array(count),
    avoids: new Uint32Array(count),
    summaries: new Uint32Array(count),
    weeks: new Uint32Array(count * weekWords),
  };
  const kinds = new Map<string, number>();
  const languageBits = bitsOf('languages');
  const tagBits = bitsOf('tags');
  for (const [at, need] of needs.entries()) {
    const kind = kinds.get(need.entry) ?? kinds.size;
    kinds.set(need.entry, kind);
    table.kinds[at] = kind;
    table.x[at] = need.position.x;
    table.y[at] = need.position.y;
    if (need.ages !== undefined) {
      table.youngest[at] = need.ages.fromYears;
      table.oldest[at] = need.ages.toYears - 1;
    }
    table.languages[at] = need.languages === undefined ? anyLanguage : languageBits(need.languages);
    table.brings[at] = tagBits(need.brings ?? []);
    table.avoids[at] = tagBits(need.avoids ?? []);
    writeWeek(table.weeks, at * weekWords, need.windows);
    table.summaries[at] = summaryOf(table.weeks, at * weekWords);
  }
  table.kindCount = kinds.size;
  return table;
}

/** Gives each different text a bit of its own; there are 31 of them. */
function bitsOf(path: string): (tags: readonly string[]) => number {
  const known = new Map<string, number>();
  return (tags) =>
    tags.reduce((bits, tag) => {
      const bit = known.get(tag) ?? known.size;
      if (bit > 30) throw new MatchFault('too_many', path, 'at most 31 different ones');
      known.set(tag, bit);
      return bits | (1 << bit);
    }, 0);
}

/** The same needs in another order: `order[k]` is which need stands at `k`. */
export function reorder(table: PoolTable, order: Int32Array): PoolTable {
  const pick = <Column extends Int32Array | Int16Array | Uint32Array>(from: Column, to: Column): Column => {
    for (let at = 0; at < order.length; at += 1) to[at] = from[order[at] as number] as number;
    return to;
  };
  const weeks = new Uint32Array(order.length * weekWords);
  for (let at = 0; at < order.length; at += 1) {
    const from = (order[at] as number) * weekWords;
    weeks.set(table.weeks.subarray(from, from + weekWords), at * weekWords);
  }
  const count = order.length;
  return {
    count,
    kindCount: table.kindCount,
    kinds: pick(table.kinds, new Int32Array(count)),
    x: pick(table.x, new Int32Array(count)),
    y: pick(table.y, new Int32Array(count)),
    youngest: pick(table.youngest, new Int16Array(count)),
    oldest: pick(table.oldest, new Int16Array(count)),
    languages: pick(table.languages, new Uint32Array(count)),
    brings: pick(table.brings, new Uint32Array(count)),
    avoids: pick(table.avoids, new Uint32Array(count)),
    summaries: pick(table.summaries, new Uint32Array(count)),
    weeks,
  };
}
