/** One figure of a measurement, as it is told: one JSON line. */
export interface Figure {
  figure: string;
  value: number;
  unit: string;
  anchor: string;
  anchor_value: number;
  ratio: number;
  /** Null: told for its own sake, nothing is promised. */
  goal: string | null;
  met: boolean | null;
}

export function figureOf(options: {
  figure: string;
  value: number;
  unit: string;
  anchor: string;
  anchorValue: number;
  least?: number;
  most?: number;
}): Figure {
  const { figure, value, unit, anchor, anchorValue, least, most } = options;
  const ratio = value / anchorValue;
  const rounded = (figureValue: number, digits: number) => Number(figureValue.toFixed(digits));
  return {
    figure,
    value: rounded(value, 1),
    unit,
    anchor,
    anchor_value: rounded(anchorValue, 1),
    ratio: rounded(ratio, 3),
    goal: least === undefined ? (most === undefined ? null : `<= ${most}`) : `>= ${least}`,
    met: least === undefined ? (most === undefined ? null : ratio <= most) : ratio >= least,
  };
}

export function median(figures: number[]): number {
  const sorted = figures.toSorted((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}
