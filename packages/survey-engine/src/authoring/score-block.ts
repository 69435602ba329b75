import { ownValue } from '../reading.ts';
import { blockQuestionName } from './validated-blocks.ts';
import type { BlockCode, ValidatedBlock } from './validated-blocks.ts';

/** `score` and `band` are null when too many answers are missing; `parts` are those of De Jong Gierveld, 0 to 3. */
export interface BlockScore {
  readonly score: number | null;
  readonly band: string | null;
  readonly missing: number;
  readonly parts?: { readonly emotional: number | null; readonly social: number | null };
}

/** An answer that is on the scale, item by item; undefined where there is none. */
type Marks = readonly (string | undefined)[];

const emotional = [0, 3, 5];
const social = [1, 2, 4];

const totals: Readonly<Record<BlockCode, (marks: Marks) => number>> = {
  who5: (marks) => sum(marks.map(Number)) * 4,
  ucla3: (marks) => sum(marks.map(Number)),
  djg6: (marks) => lonely(marks, emotional) + lonely(marks, social),
  // On the sheet 1 is the most often; a score says how much, so it is turned round.
  wlc3: (marks) => Math.round((sum(marks.map((mark) => 6 - Number(mark))) / marks.length) * 100) / 100,
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** How many of the items speak of loneliness: agreeing with the emotional ones, not agreeing with the social ones. */
function lonely(marks: Marks, of: readonly number[]): number {
  return of.filter((index) => {
    const mark = marks[index];
    return mark === 'more_or_less' || mark === (of === emotional ? 'yes' : 'no');
  }).length;
}

/**
 * Scores one submission. WHO-5, UCLA-3 and the work-life conflict need every answer; De Jong Gierveld bears one missing
 * answer in the whole and none in a part. Answers that are not on the scale count as missing. A score is for averages
 * over many people: nobody is to be judged by hers.
 */
export function scoreBlock(block: ValidatedBlock, answers: Readonly<Record<string, unknown>>): BlockScore {
  const given = ownValue(answers, blockQuestionName(block));
  const marks = block.items.map(({ value }) => {
    const mark = ownValue(given, value);
    return block.scale.find((one) => one === mark);
  });
  const missing = marks.filter((mark) => mark === undefined).length;
  const score = missing > block.score.mostMissing ? null : totals[block.code](marks);
  const band = block.bands.find(({ from, to }) => score !== null && score >= from && score <= to);
  const part = (of: readonly number[]) =>
    of.some((index) => marks[index] === undefined) ? null : lonely(marks, of);
  return {
    score,
    band: band?.code ?? null,
    missing,
    ...(block.code === 'djg6' ? { parts: { emotional: part(emotional), social: part(social) } } : {}),
  };
}
