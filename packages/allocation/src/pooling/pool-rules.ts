import { MatchFault } from '../fault.ts';
import { readFields, readInteger, readText } from '../reading.ts';

/** The published rules of pooling. Any change of them is a new `version`. */
export interface PoolRules {
  readonly version: string;
  /** No two of a group live farther apart, in a straight line. */
  readonly maxDistanceMetres: number;
  /** Minutes a week that all of a group have in common, at least. Counted in whole quarters of an hour. */
  readonly minCommonMinutes: number;
  /** Families in a group, at most. */
  readonly maxFamilies: number;
  /** Children (or whoever is cared for) in a group, at most: the ratio that one carer may have. */
  readonly maxCaredFor: number;
  /** Between the youngest and the oldest of a group. */
  readonly maxAgeGapYears: number;
  /** What one family alone would pay for an hour. */
  readonly feeCentsPerHour: number;
  /** What every further family adds to that; never more than the fee itself, so nobody pays more than alone. */
  readonly furtherFamilyCentsPerHour: number;
}

/** Rules beyond these bounds are refused. They also keep the objective of 25 needs in one exact number. */
export const poolBounds = Object.freeze({
  needs: 100_000,
  places: 200,
  windows: 50,
  tags: 31,
  maxDistanceMetres: 5_000,
  maxFamilies: 6,
  caredFor: 20,
  feeCentsPerHour: 50_000,
});

export const defaultPoolRules: PoolRules = Object.freeze({
  version: 'snodo-pool-1',
  maxDistanceMetres: 800,
  minCommonMinutes: 180,
  maxFamilies: 4,
  maxCaredFor: 6,
  maxAgeGapYears: 4,
  feeCentsPerHour: 1_200,
  furtherFamilyCentsPerHour: 300,
});

/** Refuses rules out of bounds with a {@link MatchFault} and returns them without anything else. */
export function checkPoolRules(given: PoolRules): PoolRules {
  const fields = readFields(given, 'rules');
  const whole = (name: keyof PoolRules, min: number, max: number) =>
    readInteger(fields[name], `rules.${name}`, min, max);
  const rules = {
    version: readText(fields['version'], 'rules.version'),
    maxDistanceMetres: whole('maxDistanceMetres', 1, poolBounds.maxDistanceMetres),
    minCommonMinutes: whole('minCommonMinutes', 15, 10_080),
    maxFamilies: whole('maxFamilies', 2, poolBounds.maxFamilies),
    maxCaredFor: whole('maxCaredFor', 2, poolBounds.caredFor * poolBounds.maxFamilies),
    maxAgeGapYears: whole('maxAgeGapYears', 0, 130),
    feeCentsPerHour: whole('feeCentsPerHour', 0, poolBounds.feeCentsPerHour),
    furtherFamilyCentsPerHour: whole('furtherFamilyCentsPerHour', 0, poolBounds.feeCentsPerHour),
  };
  if (rules.furtherFamilyCentsPerHour > rules.feeCentsPerHour) {
    throw new MatchFault(
      'out_of_range',
      'rules.furtherFamilyCentsPerHour',
      'expected at most the fee itself',
    );
  }
  return rules;
}
