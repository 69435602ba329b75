export { answerKinds, factNames } from './answer.ts';
export type { Answer, AnswerKind, Audience, Cost, FactName, FactSource } from './answer.ts';
export { applyChange } from './change.ts';
export type { Change, ChangeEffect, Changed, ChangeKind } from './change.ts';
export { criterionNames, filterNames } from './criterion.ts';
export type {
  Criterion,
  CriterionFacts,
  CriterionName,
  CriterionOf,
  FilterName,
  Outcome,
} from './criterion.ts';
export { MatchFault } from './fault.ts';
export type { MatchFaultCode } from './fault.ts';
export { bestFor, matchNeed } from './match-need.ts';
export type { Match, MatchOptions, MatchResult, NearMatch } from './match-need.ts';
export type { Need } from './need.ts';
export { matchBounds } from './reading.ts';
export type { AgeRange, Position } from './reading.ts';
export { checkRules, defaultMatchRules, weightedCriteria } from './rules.ts';
export type { MatchRules, WeightedCriterion } from './rules.ts';
export type { WeeklyWindow } from './windows.ts';
