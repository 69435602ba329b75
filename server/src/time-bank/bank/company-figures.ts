import { partTable, type PartFigure } from '@snodo/disclosure';

/** The smallest number of people that a figure for an employer may be about. */
export const companyFloor = 10;

/** What one person of a firm moved in one part of the table, in whole minutes. */
export interface PartOfPerson {
  personId: string;
  part: string;
  minutes: number;
}

/**
 * A figure as an employer may read it. Hours are rounded to whole ones and people down to a multiple of five, so that
 * one more exchange or one more person does not show.
 */
export type CompanyFigure = { kind: 'shown'; hours: number; peopleFrom: number } | { kind: 'hidden' };

export interface CompanyTable {
  total: CompanyFigure;
  parts: { part: string; figure: CompanyFigure }[];
}

/** One table of a firm's hours by parts, none of which tells of fewer than ten people. */
export function companyTableOf(moved: readonly PartOfPerson[], partNames: readonly string[]): CompanyTable {
  const added = moved.map(({ minutes, ...one }) => ({ ...one, amount: minutes }));
  const { total, parts } = partTable(added, partNames, { floor: companyFloor });
  return {
    total: figureOf(total),
    parts: parts.map(({ part, figure }) => ({ part, figure: figureOf(figure) })),
  };
}

function figureOf(figure: PartFigure): CompanyFigure {
  if (figure.kind === 'hidden') return figure;
  return {
    kind: 'shown',
    hours: Math.round(figure.amount / 60),
    peopleFrom: Math.floor(figure.people / 5) * 5,
  };
}
