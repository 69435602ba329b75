import type { Answer } from './answer.ts';
import { generatedToday } from './match-arbitraries.ts';
import { matchNeed } from './match-need.ts';
import type { Match, MatchResult } from './match-need.ts';
import type { Need } from './need.ts';
import { defaultMatchRules } from './rules.ts';
import type { WeeklyWindow } from './windows.ts';

export const options = {
  rules: defaultMatchRules,
  today: generatedToday,
  tieBreakKey: 'a key of the programme',
};
export const plainAnswer: Answer = {
  id: 'a',
  kind: 'service',
  entries: ['INF'],
  audience: { kind: 'public' },
};

export function match(need: Need, answers: readonly Answer[]): MatchResult {
  return matchNeed(need, answers, options);
}

export function matchOne(need: Need, answer: Answer): Match | undefined {
  return match(need, [answer]).matches[0];
}

/** Minutes of the week, one by one: a slow and independent way to count what windows cover. */
export function minutesOf(windows: readonly WeeklyWindow[]): Set<number> {
  const minutes = new Set<number>();
  for (const { weekday, startMinute, endMinute } of windows) {
    for (let minute = startMinute; minute < endMinute; minute += 1) minutes.add(weekday * 10_000 + minute);
  }
  return minutes;
}

export function countCommon(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  return [...one].filter((minute) => other.has(minute)).length;
}
