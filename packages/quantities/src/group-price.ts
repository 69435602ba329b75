import type { Cents } from './cents.ts';

/**
 * How families share what a service costs. `equal`: each the same. `child_hour`: by how many children are there for
 * how long. `band`: by the band that the family is in, in percent.
 */
export type SplitRule = 'equal' | 'child_hour' | 'band';

/** What a shared service costs and how much of it one carer gives. */
export interface GroupTerms {
  rule: SplitRule;
  /** Cents that one carer costs for an hour. */
  hourCents: Cents;
  /** How many children (or people cared for) one carer looks after; at least 1. */
  childrenPerCarer: number;
  /** Length of each weekly window, in whole minutes. */
  windowMinutes: readonly number[];
}

export interface FamilyInGroup {
  /** How many children (or people cared for) come; at least 1. */
  children: number;
  /** Positions of the windows in which they come, each once. */
  windows: readonly number[];
  /** 1 to 100; counts where the rule is `band`. */
  bandPercent?: number | undefined;
}

/** Carers that so many children need. */
export function carersFor(children: number, childrenPerCarer: number): number {
  return Math.ceil(children / childrenPerCarer);
}

/** What one carer costs for a window, to the nearest cent, halves upwards. */
export function windowCents(hourCents: Cents, minutes: number): Cents {
  return Math.floor((2 * hourCents * minutes + 60) / 120);
}

/**
 * What a week costs for these families together: in each window as many carers as the children who come need. A
 * window in which nobody comes is not given and costs nothing.
 */
export function groupPrice(terms: GroupTerms, families: readonly FamilyInGroup[]): Cents {
  return terms.windowMinutes.reduce((sum, minutes, window) => {
    const children = families
      .filter(({ windows }) => windows.includes(window))
      .reduce((count, family) => count + family.children, 0);
    return sum + carersFor(children, terms.childrenPerCarer) * windowCents(terms.hourCents, minutes);
  }, 0);
}

/** What the same week would cost a family that had the carers for itself. */
export function alonePrice(terms: GroupTerms, family: FamilyInGroup): Cents {
  return groupPrice(terms, [family]);
}

/** What a family counts for beside the others; zero when it comes to no window. */
export function familyWeight(
  terms: GroupTerms,
  { children, windows, bandPercent = 0 }: FamilyInGroup,
): number {
  const minutes = windows.reduce((sum, window) => sum + (terms.windowMinutes[window] ?? 0), 0);
  switch (terms.rule) {
    case 'equal':
      return minutes === 0 ? 0 : 1;
    case 'child_hour':
      return children * minutes;
    case 'band':
      return minutes === 0 ? 0 : bandPercent;
  }
}
