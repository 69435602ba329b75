import type { Answer } from './answer.ts';
import { filterNames } from './criterion.ts';
import type { Criterion, FilterName, JudgeContext } from './criterion.ts';
import {
  judgeAccessibility,
  judgeAccreditation,
  judgeAge,
  judgeAudience,
  judgeEntry,
  judgeFreshness,
  judgeIndispensableLanguage,
  judgeSharing,
} from './judge-filters.ts';
import {
  judgeCost,
  judgeDistance,
  judgePlaceAvailable,
  judgePreferredLanguage,
  judgeSameHub,
  judgeTime,
} from './judge-scores.ts';
import type { Need } from './need.ts';

/** One answer held against one need. It is shown when `failing` is empty. */
export interface Judgement {
  readonly criteria: readonly Criterion[];
  readonly score: number;
  /** The most that the criteria which could be judged were able to give. */
  readonly assessablePoints: number;
  readonly failing: readonly FilterName[];
  readonly unchecked: readonly FilterName[];
}

const filters: ReadonlySet<string> = new Set(filterNames);

function isFilter(name: string): name is FilterName {
  return filters.has(name);
}

/** Judges a need and an answer that were both read into canonical form. */
export function judgeAnswer(context: JudgeContext, need: Need, answer: Answer): Judgement {
  const criteria: readonly Criterion[] = [
    judgeEntry(need, answer),
    judgeAudience(need, answer),
    judgeAge(need, answer),
    judgeDistance(context, need, answer),
    judgeTime(context, need, answer),
    judgeAccreditation(context, need, answer),
    judgeFreshness(context, answer),
    judgeAccessibility(need, answer),
    judgeIndispensableLanguage(need, answer),
    judgeSharing(need, answer),
    judgeCost(context, need, answer),
    judgePlaceAvailable(context, answer),
    judgePreferredLanguage(context, need, answer),
    judgeSameHub(context, need, answer),
  ];
  let score = 0;
  let assessablePoints = 0;
  const failing: FilterName[] = [];
  const unchecked: FilterName[] = [];
  for (const { criterion, outcome, points, max } of criteria) {
    score += points;
    if (outcome !== 'unknown' && outcome !== 'not_asked') assessablePoints += max;
    if (!isFilter(criterion)) continue;
    if (outcome === 'not_met') failing.push(criterion);
    if (outcome === 'unknown') unchecked.push(criterion);
  }
  return { criteria, score, assessablePoints, failing, unchecked };
}
