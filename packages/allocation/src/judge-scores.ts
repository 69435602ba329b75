import type { Answer } from './answer.ts';
import { originOf } from './criterion.ts';
import type { CriterionOf, JudgeContext, Outcome } from './criterion.ts';
import type { Need } from './need.ts';
import type { Position } from './reading.ts';
import { intersectWindows, totalMinutes } from './windows.ts';

/** floor(max * covered / needed) over minutes a week; hidden when no minute is covered. */
export function judgeTime(context: JudgeContext, need: Need, answer: Answer): CriterionOf<'time'> {
  const max = context.rules.weights.time;
  const asked = need.windows;
  const offered = answer.windows;
  const minutes = asked === undefined ? 0 : totalMinutes(asked);
  const shared = {
    criterion: 'time',
    needFact: asked === undefined ? null : { windows: asked, minutes },
    max,
  } as const;
  if (offered === undefined) {
    return { ...shared, outcome: asked === undefined ? 'not_asked' : 'unknown', answerFact: null, points: 0 };
  }
  const coveredMinutes = asked === undefined ? 0 : totalMinutes(intersectWindows(asked, offered));
  const known = {
    ...shared,
    answerFact: { windows: offered, coveredMinutes },
    ...originOf(answer, 'windows'),
  };
  if (asked === undefined) return { ...known, outcome: 'not_asked', points: 0 };
  if (coveredMinutes === 0) return { ...known, outcome: 'not_met', points: 0 };
  return {
    ...known,
    outcome: coveredMinutes === minutes ? 'met' : 'partly',
    points: Math.floor((max * coveredMinutes) / minutes),
  };
}

/** Straight distance in whole metres, rounded up, so that comparing it with a whole limit loses nothing. */
export function metresBetween(one: Position, other: Position): number {
  const squared = (one.x - other.x) ** 2 + (one.y - other.y) ** 2;
  const root = Math.floor(Math.sqrt(squared));
  return root * root >= squared ? root : root + 1;
}

/**
 * Within reach when the distance is within the limit or the district is served; each side of that "or" may be
 * yes, no, unknown or not asked. A distance that can be measured gives floor(max * (1 - d/limit)), never below
 * zero; only without one do the published district points count.
 */
export function judgeDistance(context: JudgeContext, need: Need, answer: Answer): CriterionOf<'distance'> {
  const limitMetres = need.position === undefined ? undefined : need.maxDistanceMetres;
  const distanceMetres =
    need.position === undefined || limitMetres === undefined || answer.position === undefined
      ? undefined
      : metresBetween(need.position, answer.position);
  const isWithin =
    limitMetres === undefined || distanceMetres === undefined ? undefined : distanceMetres <= limitMetres;
  const isServed = need.district === undefined ? undefined : answer.servedDistricts?.includes(need.district);
  const isAsked = limitMetres !== undefined || need.district !== undefined;
  const isOpen =
    (limitMetres !== undefined && isWithin === undefined) ||
    (need.district !== undefined && isServed === undefined);
  const outcome = reachOutcome(isAsked, isWithin, isServed, isOpen);
  const isKnown = answer.position !== undefined || answer.servedDistricts !== undefined;
  return {
    criterion: 'distance',
    outcome,
    needFact: isAsked ? { maxDistanceMetres: limitMetres ?? null, district: need.district ?? null } : null,
    answerFact: isKnown
      ? { distanceMetres: distanceMetres ?? null, servedDistricts: answer.servedDistricts ?? null }
      : null,
    points:
      outcome === 'met' || outcome === 'partly'
        ? reachPoints(context, answer, distanceMetres, limitMetres)
        : 0,
    max: context.rules.weights.distance,
    ...(isKnown ? originOf(answer, distanceMetres === undefined ? 'servedDistricts' : 'position') : {}),
  };
}

function reachOutcome(
  isAsked: boolean,
  isWithin: boolean | undefined,
  isServed: boolean | undefined,
  isOpen: boolean,
): Outcome {
  if (!isAsked) return 'not_asked';
  if (isWithin === true) return 'met';
  if (isServed === true) return isWithin === false ? 'partly' : 'met';
  return isOpen ? 'unknown' : 'not_met';
}

function reachPoints(
  context: JudgeContext,
  answer: Answer,
  distanceMetres: number | undefined,
  limitMetres: number | undefined,
): number {
  const { weights, district } = context.rules;
  if (distanceMetres === undefined || limitMetres === undefined) {
    return answer.servedDistricts?.length === 1 ? district.onlyThisPoints : district.amongOthersPoints;
  }
  return Math.max(0, Math.floor((weights.distance * (limitMetres - distanceMetres)) / limitMetres));
}

/** Free is within every budget, also one that was not stated. Above the budget: floor(max * budget / fee). */
export function judgeCost(context: JudgeContext, need: Need, answer: Answer): CriterionOf<'cost'> {
  const max = context.rules.weights.cost;
  const budget = need.budgetCentsPerHour;
  const cost = answer.cost;
  const needFact = budget === undefined ? null : { budgetCentsPerHour: budget };
  const shared = { criterion: 'cost', needFact, max } as const;
  if (cost === undefined) {
    return {
      ...shared,
      outcome: budget === undefined ? 'not_asked' : 'unknown',
      answerFact: null,
      points: 0,
    };
  }
  const known = { ...shared, answerFact: cost, ...originOf(answer, 'cost') };
  if (cost.kind === 'free' || cost.feeCents === 0) return { ...known, outcome: 'met', points: max };
  if (budget === undefined) return { ...known, outcome: 'not_asked', points: 0 };
  if (cost.feeCents <= budget) return { ...known, outcome: 'met', points: max };
  const points = Math.floor((max * budget) / cost.feeCents);
  return { ...known, outcome: points > 0 ? 'partly' : 'not_met', points };
}

/** Every need asks for one open place now. */
export function judgePlaceAvailable(context: JudgeContext, answer: Answer): CriterionOf<'place_available'> {
  const max = context.rules.weights.place_available;
  const openPlaces = answer.openPlaces;
  const shared = { criterion: 'place_available', needFact: { places: 1 }, max } as const;
  if (openPlaces === undefined) return { ...shared, outcome: 'unknown', answerFact: null, points: 0 };
  return {
    ...shared,
    outcome: openPlaces > 0 ? 'met' : 'not_met',
    answerFact: { openPlaces },
    points: openPlaces > 0 ? max : 0,
    ...originOf(answer, 'openPlaces'),
  };
}

/** One preferred language is enough for all of the points. */
export function judgePreferredLanguage(
  context: JudgeContext,
  need: Need,
  answer: Answer,
): CriterionOf<'preferred_language'> {
  const max = context.rules.weights.preferred_language;
  const spoken = answer.languages;
  const outcome = oneOf(need.languages, spoken);
  return {
    criterion: 'preferred_language',
    outcome,
    needFact: need.languages === undefined ? null : { languages: need.languages },
    answerFact: spoken === undefined ? null : { languages: spoken },
    points: outcome === 'met' ? max : 0,
    max,
    ...(spoken === undefined ? {} : originOf(answer, 'languages')),
  };
}

export function judgeSameHub(context: JudgeContext, need: Need, answer: Answer): CriterionOf<'same_hub'> {
  const max = context.rules.weights.same_hub;
  const hub = answer.hub;
  const outcome = oneOf(need.hubs, hub === undefined ? undefined : hub === null ? [] : [hub]);
  return {
    criterion: 'same_hub',
    outcome,
    needFact: need.hubs === undefined ? null : { hubs: need.hubs },
    answerFact: hub === undefined ? null : { hub },
    points: outcome === 'met' ? max : 0,
    max,
    ...(hub === undefined ? {} : originOf(answer, 'hub')),
  };
}

function oneOf(
  asked: readonly string[] | undefined,
  offered: readonly string[] | undefined,
): 'met' | 'not_met' | 'unknown' | 'not_asked' {
  if (asked === undefined) return 'not_asked';
  if (offered === undefined) return 'unknown';
  return asked.some((wish) => offered.includes(wish)) ? 'met' : 'not_met';
}
