import { assertFloor } from './fault.ts';

/** What one person adds to one part of a total, in whole numbers. */
export interface PartOfPerson {
  readonly personId: string;
  readonly part: string;
  readonly amount: number;
}

/** A figure that may be read, of so many people; or nothing. What is empty and what is hidden look alike. */
export type PartFigure =
  | { readonly kind: 'shown'; readonly amount: number; readonly people: number }
  | { readonly kind: 'hidden' };

export interface PartTable {
  readonly total: PartFigure;
  readonly parts: readonly { readonly part: string; readonly figure: PartFigure }[];
}

interface Cell {
  readonly part: string;
  readonly people: number;
  readonly amount: number;
  readonly largest: number;
}

const hidden: PartFigure = { kind: 'hidden' };

/**
 * One total with its parts. A figure is hidden when it is of fewer people than the floor, or when one of them made more
 * than half of it. With the total shown, what is hidden must be more than one part and together be fit to show: else
 * the smallest part that is shown is hidden too, until nothing can be taken from the total.
 */
export function partTable(
  added: readonly PartOfPerson[],
  partNames: readonly string[],
  { floor }: { readonly floor: number },
): PartTable {
  assertFloor(floor, 'floor');
  const whole = cellOf('', added);
  if (!isFit(whole, floor))
    return { total: hidden, parts: partNames.map((part) => ({ part, figure: hidden })) };
  const cells = partNames.map((part) =>
    cellOf(
      part,
      added.filter((one) => one.part === part),
    ),
  );
  const shown = new Set(cells.filter((cell) => isFit(cell, floor)).map(({ part }) => part));
  const bySize = cells.toSorted((a, b) => a.amount - b.amount || a.part.localeCompare(b.part));
  while (tellsHidden(cells, shown, added, floor)) {
    const next = bySize.find(({ part }) => shown.has(part));
    if (next === undefined) break;
    shown.delete(next.part);
  }
  return {
    total: figureOf(whole),
    parts: cells.map((cell) => ({ part: cell.part, figure: shown.has(cell.part) ? figureOf(cell) : hidden })),
  };
}

/** The total less what is shown is what is hidden: it must not be one part alone, nor of too few people. */
function tellsHidden(
  cells: readonly Cell[],
  shown: ReadonlySet<string>,
  added: readonly PartOfPerson[],
  floor: number,
): boolean {
  const hiddenCells = cells.filter(({ part, amount }) => !shown.has(part) && amount > 0);
  if (hiddenCells.length === 0) return false;
  if (hiddenCells.length === 1) return true;
  const behind = cellOf(
    '',
    added.filter(({ part }) => !shown.has(part)),
  );
  return !isFit(behind, floor);
}

function cellOf(part: string, added: readonly PartOfPerson[]): Cell {
  const byPerson = new Map<string, number>();
  for (const { personId, amount } of added) byPerson.set(personId, (byPerson.get(personId) ?? 0) + amount);
  const all = [...byPerson.values()].filter((amount) => amount > 0);
  return {
    part,
    people: all.length,
    amount: all.reduce((total, amount) => total + amount, 0),
    largest: Math.max(0, ...all),
  };
}

function isFit({ people, amount, largest }: Cell, floor: number): boolean {
  return people >= floor && largest * 2 <= amount;
}

function figureOf({ people, amount }: Cell): PartFigure {
  return { kind: 'shown', amount, people };
}
