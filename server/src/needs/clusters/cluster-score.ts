import type { Cluster } from '@snodo/contract';

/** What nobody has weighed yet is in the middle. */
export const usualUrgency = 3;

/**
 * urgency × reach × unmet, each from one to five. Nothing else enters: no firm, no person, nothing that was paid. The
 * same figures give the same score, more people never a lower one, and more services never a higher one.
 */
export function scoreOf({
  urgency,
  atLeastPeople,
  services,
}: {
  urgency: number | null;
  atLeastPeople: number | null;
  services: number;
}): NonNullable<Cluster['score']> {
  const weighed = urgency ?? usualUrgency;
  const reach = 1 + [10, 20, 50, 100].filter((step) => (atLeastPeople ?? 0) >= step).length;
  const unmet = 5 - [1, 3, 6, 11].filter((step) => services >= step).length;
  return { urgency: weighed, reach, unmet, total: weighed * reach * unmet };
}
