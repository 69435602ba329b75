import { MatchFault } from './fault.ts';
import { readFields, readInteger, readText } from './reading.ts';

/** The criteria that give points, heaviest first. */
export const weightedCriteria = [
  'time',
  'distance',
  'cost',
  'place_available',
  'freshness',
  'preferred_language',
  'same_hub',
] as const;
export type WeightedCriterion = (typeof weightedCriteria)[number];

/** The published parameters of matching. Any change of them is a new `version`. */
export interface MatchRules {
  readonly version: string;
  /** Whole points a criterion can give; they sum to 100. */
  readonly weights: Readonly<Record<WeightedCriterion, number>>;
  /** Distance points when no distance can be measured and the answer serves the need's district. */
  readonly district: {
    /** It serves this district and no other, so it is certainly near. */
    readonly onlyThisPoints: number;
    /** It serves this district among others, so it may be farther. */
    readonly amongOthersPoints: number;
  };
  readonly limits: {
    /** Days after which a verification gives no more points. */
    readonly staleAfterDays: number;
    /** Days after which an unverified answer is no longer shown. */
    readonly hiddenAfterDays: number;
    /** A hidden answer is nearly matching up to this percentage of the stated distance. */
    readonly nearDistancePercent: number;
    /** A hidden answer is nearly matching when somebody reaches its age within these years. */
    readonly nearAgeYears: number;
  };
}

export const defaultMatchRules: MatchRules = Object.freeze({
  version: 'snodo-match-1',
  weights: Object.freeze({
    time: 30,
    distance: 25,
    cost: 15,
    place_available: 10,
    freshness: 10,
    preferred_language: 5,
    same_hub: 5,
  }),
  district: Object.freeze({ onlyThisPoints: 15, amongOthersPoints: 10 }),
  limits: Object.freeze({
    staleAfterDays: 180,
    hiddenAfterDays: 365,
    nearDistancePercent: 200,
    nearAgeYears: 2,
  }),
});

/**
 * Refuses rules that cannot be published: a missing version, weights that are not whole or do not sum to 100,
 * district points above the distance weight or in the wrong order, limits out of order. Returns the rules
 * without any field that is not part of them.
 */
export function checkRules(given: MatchRules): MatchRules {
  const fields = readFields(given, 'rules');
  const version = readText(fields['version'], 'rules.version');
  const weights = readWeights(fields['weights']);
  const district = readFields(fields['district'], 'rules.district');
  const onlyThisPoints = readInteger(
    district['onlyThisPoints'],
    'rules.district.onlyThisPoints',
    0,
    weights.distance,
  );
  const amongOthersPoints = readInteger(
    district['amongOthersPoints'],
    'rules.district.amongOthersPoints',
    0,
    onlyThisPoints,
  );
  const limits = readFields(fields['limits'], 'rules.limits');
  const limit = (name: string, min: number, max: number) =>
    readInteger(limits[name], `rules.limits.${name}`, min, max);
  const staleAfterDays = limit('staleAfterDays', 1, 3650);
  return {
    version,
    weights,
    district: { onlyThisPoints, amongOthersPoints },
    limits: {
      staleAfterDays,
      hiddenAfterDays: limit('hiddenAfterDays', staleAfterDays, 3650),
      nearDistancePercent: limit('nearDistancePercent', 100, 1000),
      nearAgeYears: limit('nearAgeYears', 0, 20),
    },
  };
}

function readWeights(given: unknown): Record<WeightedCriterion, number> {
  const fields = readFields(given, 'rules.weights');
  const weight = (name: WeightedCriterion) => readInteger(fields[name], `rules.weights.${name}`, 0, 100);
  const weights: Record<WeightedCriterion, number> = {
    time: weight('time'),
    distance: weight('distance'),
    cost: weight('cost'),
    place_available: weight('place_available'),
    freshness: weight('freshness'),
    preferred_language: weight('preferred_language'),
    same_hub: weight('same_hub'),
  };
  const sum = weightedCriteria.reduce((total, name) => total + weights[name], 0);
  if (sum !== 100) {
    throw new MatchFault('weights_not_100', 'rules.weights', `weights sum to ${sum}, expected 100`);
  }
  return weights;
}
