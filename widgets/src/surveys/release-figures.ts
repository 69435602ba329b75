import type { components } from '@snodo/client';

export type Release = components['schemas']['Release'];
export type ReleasedTable = components['schemas']['ReleasedTable'];
export type ReleasedGroup = components['schemas']['ReleasedGroup'];
type ReleasedShare = components['schemas']['ReleasedShare'];
type ReleasedMean = NonNullable<ReleasedGroup['mean']>;

/** The value that stands for those who were asked and left a question out. */
const noAnswer = 'no_answer';

/**
 * A share as it may be shown: `about`, `under` or `over` a whole number of percent points, or hidden. Why it
 * is hidden is not part of it, so that nothing that draws a figure can tell one reason from another.
 */
export type Figure =
  | { readonly kind: 'shown'; readonly bound: 'about' | 'under' | 'over'; readonly percent: number }
  | { readonly kind: 'hidden' };

/** A mean as it may be shown, to one decimal. */
export type MeanFigure = { readonly kind: 'shown'; readonly mean: number } | { readonly kind: 'hidden' };

/** How many people, never exactly: `to` is null for "or more". */
export interface People {
  readonly from: number;
  readonly to: number | null;
}

/**
 * How a figure stands to the same one of the wave before. `unclear`: both are known so roughly that it cannot
 * be told. `hidden`: one of the two is.
 */
export type Change = 'more' | 'less' | 'same' | 'unclear' | 'hidden';

/** One answer of a question: its share in one group, and in the wave before where the two can be compared. */
export interface FigureRow {
  readonly value: string;
  /** Empty for those who left the question out; the words for them are the reader's. */
  readonly label: string;
  /** False for those who left the question out. */
  readonly isAnswer: boolean;
  readonly figure: Figure;
  readonly earlier: Figure | null;
  readonly change: Change | null;
  /** Place among the ranked answers, 1 first, the same for equal shares; null where nothing is ranked. */
  readonly rank: number | null;
}

/** A group of people with its figures: everybody, or one part of a crossed table. */
export interface FigureGroup {
  readonly value: string;
  readonly label: string;
  readonly isAnswer: boolean;
  /** null when it is hidden. */
  readonly people: People | null;
  readonly rows: readonly FigureRow[];
  /** null when the answers are no numbers. */
  readonly mean: MeanFigure | null;
}

/** Roughest step that a share is rounded to, in percent points: two that are closer may be the same. */
const roughestStep = 5;
/** Two means that are closer than this may differ by their rounding alone. */
const meanStep = 0.2;

const hidden = { kind: 'hidden' } as const;

/** Whole percent points, whatever precision a release carries: a finer share would tell a count. */
export function toFigure(share: ReleasedShare | undefined): Figure {
  if (share?.status !== 'shown') return hidden;
  return {
    kind: 'shown',
    bound: share.bound,
    percent: Math.min(100, Math.max(0, Math.round(share.percent))),
  };
}

/** One decimal, whatever precision a release carries; null where the answers are no numbers. */
export function toMean(mean: ReleasedMean | null): MeanFigure | null {
  if (mean === null) return null;
  return mean.status === 'shown' ? { kind: 'shown', mean: Math.round(mean.mean * 10) / 10 } : hidden;
}

/** A range as it may be shown; null when it is hidden, and when it would tell a single number. */
export function toPeople(people: People | null): People | null {
  return people === null || (people.to !== null && people.to <= people.from) ? null : people;
}

/** Whether the table parts people into groups. */
export function isCrossed(table: ReleasedTable): boolean {
  return table.by !== null;
}

/** The wave before, where the table has one: a crossed table has none, since the wave before is of everybody. */
export function trendOf(table: ReleasedTable): ReleasedTable['trend'] {
  return isCrossed(table) ? null : table.trend;
}

/** Every group of a table with its figures; none when the table was refused. */
export function figureGroups(table: ReleasedTable): FigureGroup[] {
  if (table.refusal !== null) return [];
  return table.groups.map((group) => ({
    value: group.value,
    label: group.value === noAnswer ? '' : group.label,
    isAnswer: group.value !== noAnswer,
    people: toPeople(group.people),
    rows: figureRows(table, group),
    mean: toMean(group.mean),
  }));
}

/**
 * The answers of one group: in the order of the question, except in a ranking of everybody, where they stand by
 * share, the hidden ones and those who left it out last.
 */
export function figureRows(table: ReleasedTable, group: ReleasedGroup): FigureRow[] {
  const trend = trendOf(table);
  const earlierShares = trend?.isComparable ? trend.shares : null;
  const rows = table.categories.flatMap((category, index): FigureRow[] => {
    if (category === null) return [];
    const { value, label } = category;
    const isAnswer = value !== noAnswer;
    const figure = toFigure(group.shares[index]);
    const earlier = earlierShares ? toFigure(earlierShares[index]) : null;
    const change = earlier ? changeOf(figure, earlier) : null;
    return [{ value, label: isAnswer ? label : '', isAnswer, figure, earlier, change, rank: null }];
  });
  return table.kind === 'ranking' && !isCrossed(table) ? ranked(rows) : rows;
}

/** What a ranking is ordered by: a bound stands just beyond the share that it names. */
function orderOf({ figure, isAnswer }: FigureRow): number {
  if (figure.kind === 'hidden' || !isAnswer) return -1;
  return figure.percent + { about: 0, under: -0.5, over: 0.5 }[figure.bound] + 1;
}

function ranked(rows: readonly FigureRow[]): FigureRow[] {
  const ordered = [...rows].sort((one, other) => orderOf(other) - orderOf(one));
  return ordered.map((row) => {
    const order = orderOf(row);
    return { ...row, rank: order < 0 ? null : ordered.filter((other) => orderOf(other) > order).length + 1 };
  });
}

/** Least and most percent points that a shown share can stand for. */
function limitsOf({ bound, percent }: Extract<Figure, { kind: 'shown' }>): readonly [number, number] {
  return [bound === 'under' ? 0 : percent, bound === 'over' ? 100 : percent];
}

/**
 * Says `more` or `less` only where the shares are at least one step of rounding apart, so that rounding alone
 * cannot have made the difference.
 */
export function changeOf(now: Figure, before: Figure): Change {
  if (now.kind === 'hidden' || before.kind === 'hidden') return 'hidden';
  const [nowLeast, nowMost] = limitsOf(now);
  const [beforeLeast, beforeMost] = limitsOf(before);
  if (nowLeast - beforeMost >= roughestStep) return 'more';
  if (beforeLeast - nowMost >= roughestStep) return 'less';
  return now.bound === 'about' && before.bound === 'about' ? 'same' : 'unclear';
}

/** The same for means: a tenth can be rounding. */
export function meanChangeOf(now: MeanFigure, before: MeanFigure): Change {
  if (now.kind === 'hidden' || before.kind === 'hidden') return 'hidden';
  const difference = Math.round((now.mean - before.mean) * 10) / 10;
  if (difference >= meanStep) return 'more';
  return difference <= -meanStep ? 'less' : 'same';
}

/**
 * A bar in percent of its track: solid as far as the share is sure, and on to where it may reach. A hidden
 * figure has none: it is drawn the same whatever stands behind it.
 */
export function barOf(figure: Figure): { readonly sure: number; readonly possible: number } | null {
  if (figure.kind === 'hidden') return null;
  const [sure, possible] = limitsOf(figure);
  return { sure, possible };
}

/** The shown answers with the highest share; none when nothing is shown. */
export function highestRows(rows: readonly FigureRow[]): FigureRow[] {
  const answers = rows.filter((row) => orderOf(row) > 0);
  const most = Math.max(0, ...answers.map(orderOf));
  return answers.filter((row) => orderOf(row) === most);
}

/** Whether each answer is a number, as on a scale from 1 to 5, and from where to where they run. */
export function scaleRange(table: ReleasedTable): { readonly from: number; readonly to: number } | null {
  const values = table.categories.flatMap((category) =>
    category === null || category.value === noAnswer ? [] : [Number(category.value)],
  );
  const [from] = values;
  if (from === undefined || values.length < 2) return null;
  const isScale = values.every((value, index) => value === from + index);
  return isScale ? { from, to: from + values.length - 1 } : null;
}

/** Whether the groups of a table are districts, so that a map can be drawn; those who left it out do not count. */
export function isByDistrict(table: ReleasedTable, districts: readonly { readonly code: string }[]): boolean {
  const codes = new Set(districts.map(({ code }) => code));
  const groups = table.groups.filter(({ value }) => value !== noAnswer);
  return isCrossed(table) && groups.length > 1 && groups.every(({ value }) => codes.has(value));
}

/** Least percent points of each step of the map, lightest first; the same for every answer and every map. */
export const mapSteps = [0, 10, 25, 50, 75] as const;

/** The step of the map that a share is drawn in; null when it is hidden. */
export function mapStep(figure: Figure): number | null {
  if (figure.kind === 'hidden') return null;
  const percent = figure.bound === 'under' ? Math.max(0, figure.percent - 1) : figure.percent;
  return mapSteps.findLastIndex((least) => percent >= least);
}
