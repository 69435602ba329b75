import type { components } from '@snodo/client';
import { callApi } from '../surveys/call-api.ts';

export type MatchResult = components['schemas']['MatchResult'];
export type Match = MatchResult['needs'][number]['matches'][number];
export type MatchCriterion = Match['criteria'][number];
export type MatchChange = Match['changes'][number];
export type NeedFacts = components['schemas']['NeedFacts'];

/** Answers to up to three needs, computed on the spot: no token, no cookie, nothing stored. */
export function askForMatches(community: string, facts: NeedFacts): Promise<MatchResult> {
  return callApi(`/v1/${encodeURIComponent(community)}/matches`, { body: { ...facts } });
}
