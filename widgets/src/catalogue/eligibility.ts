import type { ServiceSheet } from './catalogue-api.ts';

export type Predicate = ServiceSheet['eligibility'][number];

/** What somebody tells of whoever would use a service; what she leaves open is not known. */
export interface Told {
  /** Whole years */
  readonly ageYears?: number;
  /** Code of the district where that person lives */
  readonly district?: string;
  /** ISEE, integer cents */
  readonly incomeCents?: number;
  /** What is met or not, by the predicate’s place in the list. */
  readonly met: ReadonlyMap<number, boolean>;
}

export type Outcome = 'yes' | 'no' | 'unknown';

/** Whether each predicate is met; what is not told is unknown, which is never no. */
export function judgeEach(predicates: readonly Predicate[], told: Told): Outcome[] {
  return predicates.map((predicate, index) => judge(predicate, index, told));
}

/** One that is not met decides; else one that is not known leaves it open. */
export function judgeAll(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('no')) return 'no';
  return outcomes.includes('unknown') ? 'unknown' : 'yes';
}

function judge(predicate: Predicate, index: number, { ageYears, district, incomeCents, met }: Told): Outcome {
  switch (predicate.kind) {
    case 'age':
      if (ageYears === undefined) return 'unknown';
      return outcomeOf(
        ageYears >= predicate.fromYears && (predicate.toYears === null || ageYears <= predicate.toYears),
      );
    case 'lives_in':
      return outcomeOf(district === undefined ? undefined : predicate.districts.includes(district));
    case 'income_up_to':
      return outcomeOf(incomeCents === undefined ? undefined : incomeCents <= predicate.incomeCents);
    default:
      return outcomeOf(met.get(index));
  }
}

function outcomeOf(isMet: boolean | undefined): Outcome {
  if (isMet === undefined) return 'unknown';
  return isMet ? 'yes' : 'no';
}

/** Everything that a sheet asks: its ages too, where no predicate says them better. */
export function askedOf({ ages, eligibility }: Pick<ServiceSheet, 'ages' | 'eligibility'>): Predicate[] {
  const isSaid = eligibility.some(({ kind }) => kind === 'age' || kind === 'has_children');
  return ages === null || isSaid ? eligibility : [{ kind: 'age', ...ages }, ...eligibility];
}
