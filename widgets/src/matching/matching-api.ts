import type { components } from '@snodo/client';
import { callApi } from '../surveys/call-api.ts';

export type MatchResult = components['schemas']['MatchResult'];
export type Match = MatchResult['needs'][number]['matches'][number];
export type MatchCriterion = Match['criteria'][number];
export type MatchChange = Match['changes'][number];
export type NeedFacts = components['schemas']['NeedFacts'];

/** Answers to up to three needs, computed on the spot by the API of an origin: no token, no cookie, nothing stored. */
export function askForMatches(api: string, community: string, facts: NeedFacts): Promise<MatchResult> {
  return callApi(`${api}/v1/${encodeURIComponent(community)}/matches`, { body: { ...facts } });
}
