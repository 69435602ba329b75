import type { Answer, FactName } from './answer.ts';
import { applyChange, oldestBelow } from './change.ts';
import type { Change, ChangeEffect } from './change.ts';
import type { CriterionName, JudgeContext } from './criterion.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Judgement } from './judge-answer.ts';
import { requiredValidity } from './judge-filters.ts';
import { metresBetween } from './judge-scores.ts';
import type { Need } from './need.ts';
import { matchBounds } from './reading.ts';
import { intersectWindows, mergeWindows, nearestWindow, startOfWindow } from './windows.ts';

/**
 * The single changes that would give a shown answer more points or settle one of its open filters, the greatest
 * gain first. Each is applied and judged again before it is proposed, so that none promises what it does not do.
 */
export function changesForShown(
  context: JudgeContext,
  need: Need,
  answer: Answer,
  before: Judgement,
): Change[] {
  const proposed: Change[] = [];
  for (const change of [...needChanges(context, need, answer), ...answerChanges(context, need, answer)]) {
    const after = judgeChanged(context, need, answer, change);
    if (after.failing.length > 0) continue;
    const gainPoints = after.score - before.score;
    const effects: ChangeEffect[] = [];
    if (gainPoints > 0) effects.push('gains');
    if (after.unchecked.length < before.unchecked.length) effects.push('clears_check');
    if (gainPoints < 0 || effects.length === 0) continue;
    proposed.push(gainPoints > 0 ? { ...change, effects, gainPoints } : { ...change, effects });
  }
  // Sorting is stable: equal gains keep the order in which they were proposed.
  return proposed.sort((a, b) => (b.gainPoints ?? 0) - (a.gainPoints ?? 0));
}

/**
 * The single change that would show an answer hidden by exactly one filter, and its score then. Undefined where
 * there is none to propose: nobody is asked to do without accessibility or an indispensable language, another
 * subject is no answer, and a restricted audience must not show through.
 */
export function changeForHidden(
  context: JudgeContext,
  need: Need,
  answer: Answer,
  before: Judgement,
): { change: Change; scoreAfter: number } | undefined {
  const filter = before.failing[0];
  if (filter === undefined || before.failing.length > 1) return undefined;
  const change = unhidingChange(context, need, answer, filter);
  if (change === undefined) return undefined;
  const after = judgeChanged(context, need, answer, change);
  return after.failing.length === 0 ? { change, scoreAfter: after.score } : undefined;
}

function judgeChanged(context: JudgeContext, need: Need, answer: Answer, change: Change): Judgement {
  const changed = applyChange(need, answer, change);
  const windows = changed.need.windows;
  if (windows === undefined || windows === need.windows) {
    return judgeAnswer(context, changed.need, changed.answer);
  }
  // A change may leave windows that overlap; judging expects them merged, as reading leaves them.
  return judgeAnswer(context, { ...changed.need, windows: mergeWindows(windows) }, changed.answer);
}

function unhidingChange(
  context: JudgeContext,
  need: Need,
  answer: Answer,
  filter: CriterionName,
): Change | undefined {
  const effects = ['appears'] as const;
  switch (filter) {
    case 'age':
      return ageChange(context, need, answer);
    case 'distance':
      return distanceChange(context, need, answer);
    case 'time': {
      const wanted = need.windows ?? [];
      const window = nearestWindow(wanted, answer.windows ?? []);
      if (window === undefined || wanted.length >= matchBounds.windows) return undefined;
      return {
        change: 'add_window',
        criterion: 'time',
        effects,
        windows: [window],
        to: startOfWindow(window),
      };
    }
    case 'accreditation':
      return accreditationChange(context, need, answer);
    case 'freshness':
      return {
        change: 'confirm_fact',
        criterion: 'freshness',
        effects,
        fact: 'verifiedOn',
        toDay: context.today,
      };
    case 'sharing':
      return { change: 'accept_sharing', criterion: 'sharing', effects };
    default:
      return undefined;
  }
}

/** People only grow older: an answer for younger people has no change to propose. */
function ageChange(context: JudgeContext, need: Need, answer: Answer): Change | undefined {
  const to = answer.ages?.fromYears;
  const nearest = to === undefined ? undefined : oldestBelow(need.beneficiaries ?? [], to);
  if (to === undefined || nearest === undefined) return undefined;
  // The range ends before toYears, so its last whole year of age is one less.
  const growthYears = to - (nearest.toYears - 1);
  if (growthYears > context.rules.limits.nearAgeYears) return undefined;
  return { change: 'age', criterion: 'age', effects: ['appears'], to };
}

function distanceChange(context: JudgeContext, need: Need, answer: Answer): Change | undefined {
  if (need.position === undefined || need.maxDistanceMetres === undefined || answer.position === undefined) {
    return undefined;
  }
  const to = metresBetween(need.position, answer.position);
  const nearMetres = Math.floor((need.maxDistanceMetres * context.rules.limits.nearDistancePercent) / 100);
  if (to > Math.min(nearMetres, matchBounds.distanceMetres)) return undefined;
  return { change: 'widen_distance', criterion: 'distance', effects: ['appears'], to };
}

/** Shortening the period is in the person's hands; otherwise the provider has to renew. */
function accreditationChange(context: JudgeContext, need: Need, answer: Answer): Change {
  const shared = { criterion: 'accreditation', effects: ['appears'] } as const;
  const until = answer.accreditedUntil;
  const from = need.period?.from;
  if (typeof until === 'string' && from !== undefined && until >= context.today && until >= from) {
    return { ...shared, change: 'shorten_period', toDay: until };
  }
  return { ...shared, change: 'renew_accreditation', toDay: requiredValidity(need, context.today) };
}

function needChanges(context: JudgeContext, need: Need, answer: Answer): Change[] {
  const changes: Change[] = [];
  const effects = ['gains'] as const;
  const windows =
    need.windows === undefined ? answer.windows : intersectWindows(need.windows, answer.windows ?? []);
  if (windows !== undefined && windows.length > 0 && windows.length <= matchBounds.windows) {
    changes.push({ change: 'state_windows', criterion: 'time', effects, windows });
  }
  const to = limitThatGains(context.rules.weights.distance, need, answer);
  if (to !== undefined) changes.push({ change: 'widen_distance', criterion: 'distance', effects, to });
  if (answer.cost?.kind === 'per_hour') {
    const { feeCents } = answer.cost;
    const budget = need.budgetCentsPerHour;
    if (budget === undefined) {
      changes.push({ change: 'state_budget', criterion: 'cost', effects, to: feeCents });
    } else if (budget < feeCents) {
      changes.push({ change: 'raise_budget', criterion: 'cost', effects, to: feeCents });
    }
  }
  return changes;
}

/** For an answer beyond the limit whose service area reaches the person: the smallest limit that gives a point. */
function limitThatGains(weight: number, need: Need, answer: Answer): number | undefined {
  if (need.position === undefined || need.maxDistanceMetres === undefined || answer.position === undefined) {
    return undefined;
  }
  const distanceMetres = metresBetween(need.position, answer.position);
  if (distanceMetres <= need.maxDistanceMetres || weight < 2) return undefined;
  // floor(w * (m - d) / m) >= 1 exactly when m >= w * d / (w - 1).
  const to = Math.ceil((weight * distanceMetres) / (weight - 1));
  return to > matchBounds.distanceMetres ? undefined : to;
}

function answerChanges(context: JudgeContext, need: Need, answer: Answer): Change[] {
  const changes: Change[] = [];
  const confirm = (fact: FactName, criterion: CriterionName, isAsked: boolean, toDay?: string) => {
    if (answer[fact] !== undefined || !isAsked) return;
    const change = { change: 'confirm_fact', criterion, effects: ['gains'], fact } as const;
    changes.push(toDay === undefined ? change : { ...change, toDay });
  };
  confirm('ages', 'age', need.beneficiaries !== undefined);
  confirm('position', 'distance', need.position !== undefined && need.maxDistanceMetres !== undefined);
  confirm('servedDistricts', 'distance', need.district !== undefined);
  confirm('windows', 'time', need.windows !== undefined);
  confirm('accreditedUntil', 'accreditation', true);
  if (answer.verifiedOn !== context.today) {
    changes.push({
      change: 'confirm_fact',
      criterion: 'freshness',
      effects: ['gains'],
      fact: 'verifiedOn',
      toDay: context.today,
    });
  }
  confirm('accessibility', 'accessibility', need.accessibility !== undefined);
  const isIndispensable = need.indispensableLanguages !== undefined;
  confirm(
    'languages',
    isIndispensable ? 'indispensable_language' : 'preferred_language',
    isIndispensable || need.languages !== undefined,
  );
  confirm('cost', 'cost', true);
  confirm('openPlaces', 'place_available', true);
  if (answer.openPlaces === 0) {
    changes.push({ change: 'open_place', criterion: 'place_available', effects: ['gains'], to: 1 });
  }
  confirm('hub', 'same_hub', need.hubs !== undefined);
  return changes;
}
