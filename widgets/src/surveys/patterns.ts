import type { PatternMatcher, PreparedSurvey } from '@snodo/survey-engine/player';

/** Loads what checks patterns, where a survey has any. If it does not come, the server checks alone. */
export async function loadPatterns({ usesPatterns }: PreparedSurvey): Promise<PatternMatcher | undefined> {
  if (!usesPatterns) return undefined;
  const loaded = await import('@snodo/survey-engine/patterns').catch(() => undefined);
  return loaded?.matchesPattern;
}
