import type { Answer, FactName } from './answer.ts';
import type { CriterionName } from './criterion.ts';
import type { Need } from './need.ts';
import type { AgeRange } from './reading.ts';
import type { WeeklyWindow } from './windows.ts';

/** What a change does to the match: it shows a hidden answer, gives points, or settles an open filter. */
export type ChangeEffect = 'appears' | 'gains' | 'clears_check';

interface ChangeShape<Kind extends string> {
  readonly change: Kind;
  readonly criterion: CriterionName;
  /** Exactly the effects that {@link applyChange} has when the need is matched again. */
  readonly effects: readonly ChangeEffect[];
  /** Points gained; absent when there are none and when the answer was hidden. */
  readonly gainPoints?: number;
}

/**
 * One single change and what it would do.
 *
 * Changes of the need: `state_windows` (to these windows), `add_window` (`to`: minute of the week at which it
 * begins), `widen_distance` (`to`: metres), `state_budget` and `raise_budget` (`to`: cents an hour),
 * `accept_sharing`, `age` (`to`: years at which the answer opens), `shorten_period` (`toDay`: last day).
 * Changes of the answer: `open_place` (`to`: places), `renew_accreditation` (`toDay`), and `confirm_fact`: the
 * fact is missing or old, and this is what a favourable confirmation would do at best.
 */
export type Change =
  | (ChangeShape<'state_windows'> & { readonly windows: readonly WeeklyWindow[] })
  | (ChangeShape<'add_window'> & { readonly windows: readonly WeeklyWindow[]; readonly to: number })
  | (ChangeShape<'widen_distance' | 'state_budget' | 'raise_budget' | 'age' | 'open_place'> & {
      readonly to: number;
    })
  | ChangeShape<'accept_sharing'>
  | (ChangeShape<'shorten_period' | 'renew_accreditation'> & { readonly toDay: string })
  | (ChangeShape<'confirm_fact'> & { readonly fact: FactName; readonly toDay?: string });

export type ChangeKind = Change['change'];

/** A need and an answer, one of them changed. */
export interface Changed {
  readonly need: Need;
  readonly answer: Answer;
}

/**
 * The need and the answer as they would be after a change that a match proposed for this pair. Matching them
 * again shows the promised effect.
 */
export function applyChange(need: Need, answer: Answer, change: Change): Changed {
  switch (change.change) {
    case 'state_windows':
      return { need: { ...need, windows: change.windows }, answer };
    case 'add_window':
      return { need: { ...need, windows: [...(need.windows ?? []), ...change.windows] }, answer };
    case 'widen_distance':
      return { need: { ...need, maxDistanceMetres: change.to }, answer };
    case 'state_budget':
    case 'raise_budget':
      return { need: { ...need, budgetCentsPerHour: change.to }, answer };
    case 'accept_sharing':
      return { need: { ...need, sharingAccepted: true }, answer };
    case 'age':
      return { need: { ...need, beneficiaries: growUp(need.beneficiaries ?? [], change.to) }, answer };
    case 'shorten_period':
      return {
        need: need.period === undefined ? need : { ...need, period: { ...need.period, to: change.toDay } },
        answer,
      };
    case 'renew_accreditation':
      return { need, answer: { ...answer, accreditedUntil: change.toDay } };
    case 'open_place':
      return { need, answer: { ...answer, openPlaces: change.to } };
    case 'confirm_fact':
      return { need, answer: { ...answer, ...favourable(need, change.fact, change.toDay) } };
  }
}

/** The oldest of those who are too young reaches the age of `toYears`. */
function growUp(beneficiaries: readonly AgeRange[], toYears: number): AgeRange[] {
  const grown = oldestBelow(beneficiaries, toYears);
  return beneficiaries.map((age) => (age === grown ? { fromYears: toYears, toYears: toYears + 1 } : age));
}

/** Of those who stay below `years`, the one nearest to it. */
export function oldestBelow(beneficiaries: readonly AgeRange[], years: number): AgeRange | undefined {
  let oldest: AgeRange | undefined;
  for (const age of beneficiaries) {
    if (age.toYears <= years && age.toYears > (oldest?.toYears ?? 0)) oldest = age;
  }
  return oldest;
}

/** The confirmation of a fact that suits this need best. */
function favourable(need: Need, fact: FactName, toDay: string | undefined): Partial<Answer> {
  switch (fact) {
    case 'ages':
      return { ages: hull(need.beneficiaries ?? []) };
    case 'position':
      return { position: need.position };
    case 'servedDistricts':
      return { servedDistricts: need.district === undefined ? [] : [need.district] };
    case 'windows':
      return { windows: need.windows };
    case 'accreditedUntil':
      return { accreditedUntil: null };
    case 'verifiedOn':
      return { verifiedOn: toDay };
    case 'cost':
      return { cost: { kind: 'free' } };
    case 'openPlaces':
      return { openPlaces: 1 };
    case 'languages':
      return { languages: [...(need.languages ?? []), ...(need.indispensableLanguages ?? [])] };
    case 'accessibility':
      return { accessibility: need.accessibility };
    case 'hub':
      return { hub: need.hubs?.[0] };
    default:
      return {};
  }
}

function hull(beneficiaries: readonly AgeRange[]): AgeRange | undefined {
  if (beneficiaries.length === 0) return undefined;
  return {
    fromYears: Math.min(...beneficiaries.map((age) => age.fromYears)),
    toYears: Math.max(...beneficiaries.map((age) => age.toYears)),
  };
}
