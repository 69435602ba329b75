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

interface Cell {
  part: string;
  people: number;
  minutes: number;
  largestMinutes: number;
}

/**
 * One table of a firm's hours by parts. A part is hidden when it is of fewer than ten people, or when one of them made
 * more than half of it. With the total shown, what is hidden must be more than one part and together be fit to show:
 * else the smallest part that is shown is hidden too, until nothing can be taken from the total.
 */
export function companyTableOf(moved: readonly PartOfPerson[], partNames: readonly string[]): CompanyTable {
  const whole = cellOf('', moved);
  if (!isFit(whole)) return { total: hidden, parts: partNames.map((part) => ({ part, figure: hidden })) };
  const cells = partNames.map((part) =>
    cellOf(
      part,
      moved.filter((one) => one.part === part),
    ),
  );
  const shown = new Set(cells.filter(isFit).map(({ part }) => part));
  const bySize = cells.toSorted((a, b) => a.minutes - b.minutes || a.part.localeCompare(b.part));
  while (tellsHidden(cells, shown, moved)) {
    const next = bySize.find(({ part }) => shown.has(part));
    if (next === undefined) break;
    shown.delete(next.part);
  }
  return {
    total: figureOf(whole),
    parts: cells.map((cell) => ({ part: cell.part, figure: shown.has(cell.part) ? figureOf(cell) : hidden })),
  };
}

const hidden: CompanyFigure = { kind: 'hidden' };

/** The total less what is shown is what is hidden: it must not be one part alone, nor of too few people. */
function tellsHidden(
  cells: readonly Cell[],
  shown: ReadonlySet<string>,
  moved: readonly PartOfPerson[],
): boolean {
  const hiddenCells = cells.filter(({ part, minutes }) => !shown.has(part) && minutes > 0);
  if (hiddenCells.length === 0) return false;
  if (hiddenCells.length === 1) return true;
  return !isFit(
    cellOf(
      '',
      moved.filter(({ part }) => !shown.has(part)),
    ),
  );
}

function cellOf(part: string, moved: readonly PartOfPerson[]): Cell {
  const byPerson = new Map<string, number>();
  for (const { personId, minutes } of moved) byPerson.set(personId, (byPerson.get(personId) ?? 0) + minutes);
  const all = [...byPerson.values()].filter((minutes) => minutes > 0);
  return {
    part,
    people: all.length,
    minutes: all.reduce((total, minutes) => total + minutes, 0),
    largestMinutes: Math.max(0, ...all),
  };
}

function isFit({ people, minutes, largestMinutes }: Cell): boolean {
  return people >= companyFloor && largestMinutes * 2 <= minutes;
}

function figureOf({ people, minutes }: Cell): CompanyFigure {
  return { kind: 'shown', hours: Math.round(minutes / 60), peopleFrom: Math.floor(people / 5) * 5 };
}
