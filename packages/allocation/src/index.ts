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
export { candidatePairs } from './pooling/candidate-pairs.ts';
export type { CandidatePairs } from './pooling/candidate-pairs.ts';
export { dayParts, hintFloor, missingReasons, outlookFor } from './pooling/pool-hints.ts';
export type { DayPart, MissingReason, PoolGap, PoolHint, PoolOutlook } from './pooling/pool-hints.ts';
export type { PoolNeed, PoolPlace } from './pooling/pool-need.ts';
export { checkPoolRules, defaultPoolRules, poolBounds } from './pooling/pool-rules.ts';
export type { PoolRules } from './pooling/pool-rules.ts';
export type { ChoiceProof } from './pooling/choose-exactly.ts';
export { proposePools } from './pooling/propose-pools.ts';
export type { PoolProposal, PoolResult } from './pooling/propose-pools.ts';
export { deferAcceptance } from './rounds/deferred-acceptance.ts';
export type { Assignment, Market } from './rounds/deferred-acceptance.ts';
export { commitRound, drawRound } from './rounds/draw-round.ts';
export type { Placing, RoundOutcome, ServiceOutcome, Standing } from './rounds/draw-round.ts';
export { classOf, readRound, roundBounds } from './rounds/round.ts';
export type {
  AllocationRound,
  Application,
  PriorityCriterion,
  RoundRules,
  ScarceService,
  Wish,
} from './rounds/round.ts';
export { commitmentOf, joinNonces } from './rounds/seed.ts';
