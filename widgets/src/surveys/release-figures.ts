import type { components } from '@snodo/client';

export type Release = components['schemas']['Release'];
export type ReleasedTable = components['schemas']['ReleasedTable'];
export type ReleasedCell = components['schemas']['ReleasedCell'];

/** The cell of those who were asked and left a question out; the release gives it no label of its own. */
const noAnswer = 'no_answer';

/**
 * A row of a figure. Only a shown row has a count; `percent` needs the number of respondents too. `isAnswer`
 * is false for those who left the question out.
 */
export type FigureRow =
  | {
      readonly kind: 'shown';
      readonly label: string;
      readonly count: number;
      readonly percent: number | null;
      readonly isAnswer: boolean;
    }
  | { readonly kind: 'hidden'; readonly label: string }
  | { readonly kind: 'rest'; readonly count: number; readonly percent: number | null };

/**
 * The rows of a released table, in its own order, with the hidden cells taken together as the last one
 * where the release gives that. A cell that is marked hidden loses its count here whatever it carries, so
 * that nothing that draws a row can show it. `noAnswerText` names those who left the question out.
 */
export function figureRows(
  table: ReleasedTable,
  respondents: number | null,
  noAnswerText: string,
): FigureRow[] {
  const rows = table.cells.map(({ value, label: released, status, count }): FigureRow => {
    const isAnswer = value !== noAnswer;
    const label = isAnswer ? released : noAnswerText;
    if (status === 'hidden' || count === null) return { kind: 'hidden', label };
    return { kind: 'shown', label, count, percent: percentOf(count, respondents), isAnswer };
  });
  if (table.restCount === null) return rows;
  const rest = {
    kind: 'rest',
    count: table.restCount,
    percent: percentOf(table.restCount, respondents),
  } as const;
  return [...rows, rest];
}

/** Share of the respondents in percent points, to one decimal; null when nobody or nobody knows how many. */
export function percentOf(count: number, respondents: number | null): number | null {
  if (respondents === null || respondents <= 0) return null;
  return Math.round((count * 1000) / respondents) / 10;
}

type ShownRow = Extract<FigureRow, { kind: 'shown' }>;

/** The shown answer with the highest count, the first of them when several have it. */
export function highestRow(rows: readonly FigureRow[]): ShownRow | undefined {
  const answers = rows.filter((row): row is ShownRow => row.kind === 'shown' && row.isAnswer);
  return answers.reduce<ShownRow | undefined>(
    (highest, row) => (highest === undefined || row.count > highest.count ? row : highest),
    undefined,
  );
}

/** Length of a bar in percent of the track: the track is all respondents, or else the highest count. */
export function barPercent(row: { count: number; percent: number | null }, highestCount: number): number {
  const share = row.percent ?? (highestCount === 0 ? 0 : (row.count * 100) / highestCount);
  return Math.min(100, Math.max(0, share));
}
