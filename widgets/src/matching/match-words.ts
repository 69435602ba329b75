import { locales, type I18n, type MessageKey } from '../ui/i18n.ts';
import type { Match, MatchChange, MatchCriterion } from './matching-api.ts';

type Answer = Match['answer'];

/** Names of outcomes that speak for a match; `not_asked` says nothing. */
const reasons = new Set(['met', 'partly']);

/** Criteria that are a reason only to look: they hold for everything that is shown. */
const silent = new Set(['entry', 'audience']);

/** Why a match is proposed, one sentence a criterion, in the order of the explanation. */
export function reasonWords(i18n: I18n, criteria: readonly MatchCriterion[]): string[] {
  return criteria
    .filter(({ outcome, criterion }) => reasons.has(outcome) && !silent.has(criterion))
    .map((criterion) => reasonOf(i18n, criterion))
    .filter((words) => words !== '');
}

/** What speaks against a match, though not enough to hide it. */
export function againstWords(i18n: I18n, criteria: readonly MatchCriterion[]): string[] {
  return criteria
    .filter(({ outcome }) => outcome === 'not_met')
    .map((criterion) => reasonOf(i18n, criterion))
    .filter((words) => words !== '');
}

/** What could not be judged, because the answer's fact is missing. */
export function unknownWords(i18n: I18n, criteria: readonly MatchCriterion[]): string[] {
  return criteria
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ criterion }) => factName(i18n, criterion));
}

/** What would raise the score or settle what is open. */
export function changeWords(i18n: I18n, { change, criterion, to, gainPoints }: MatchChange): string {
  const words = say(i18n, `change_${change}`, {
    to: i18n.number(to ?? 0),
    euro: euro(i18n, to ?? 0),
    fact: factName(i18n, criterion),
  });
  if (!words || !gainPoints) return words;
  return `${words} (${i18n.t('matching.gain', { points: gainPoints })})`;
}

/** The price; empty when it is not known. */
export function costWords(i18n: I18n, cost: Answer['cost']): string {
  if (!cost) return '';
  if (cost.kind === 'free') return i18n.t('matching.free');
  // A price that depends on income, people or something else than hours is told on the service's own sheet.
  return cost.kind === 'per_hour' ? say(i18n, 'per_hour', { euro: euro(i18n, cost.feeCents) }) : '';
}

/** The first weekly windows in words, days with the same hours taken together, and how many more there are; empty when they are not known. */
export function windowWords(i18n: I18n, windows: Answer['windows'], most = 3): string {
  if (!windows?.length) return '';
  const spans: { first: number; last: number; from: string; to: string }[] = [];
  for (const { weekday, startMinute, endMinute } of windows) {
    const [from, to] = [clock(startMinute), clock(endMinute)];
    const open = spans.find((span) => span.last === weekday - 1 && span.from === from && span.to === to);
    if (open) open.last = weekday;
    else spans.push({ first: weekday, last: weekday, from, to });
  }
  const told = spans.slice(0, most).map(({ first, last, from, to }) => {
    const days = first === last ? [first] : [first, last];
    return i18n.t('matching.window', { day: days.map((day) => weekdayName(i18n, day)).join('–'), from, to });
  });
  const more = spans.length - told.length;
  return [...told, ...(more > 0 ? [i18n.t('matching.windows_more', { count: more })] : [])].join(', ');
}

/** More districts than these are counted and not named. */
const mostNamed = 2;

/** Where it is: its place, else how far it is from where she said, else the districts that it serves. */
export function whereWords(
  i18n: I18n,
  { answer, criteria }: Match,
  districtNames: ReadonlyMap<string, string>,
): string {
  const distance = criteria.find(({ criterion }) => criterion === 'distance');
  const reach = distance && reasons.has(distance.outcome) ? reasonOf(i18n, distance) : '';
  const served = answer.districts ?? [];
  const districts =
    served.length > mostNamed
      ? i18n.t('matching.districts_many', { count: served.length })
      : served.flatMap((code) => districtNames.get(code) ?? []).join(', ');
  return [answer.place?.name, reach || districts].filter(Boolean).join('. ');
}

function reasonOf(i18n: I18n, { criterion, outcome, needFact, answerFact }: MatchCriterion): string {
  const fact = isRecord(answerFact) ? answerFact : {};
  const need = isRecord(needFact) ? needFact : {};
  if (outcome === 'met' && criterion === 'distance' && typeof fact['distanceMetres'] === 'number') {
    return say(i18n, 'met_distance_metres', { metres: i18n.number(fact['distanceMetres']) });
  }
  if (outcome === 'met' && criterion === 'cost' && fact['kind'] === 'free') return say(i18n, 'met_cost_free');
  const covered = Number(fact['coveredMinutes']);
  const minutes = Number(need['minutes']);
  return say(i18n, `${outcome}_${criterion}`, {
    count: Number(fact['openPlaces'] ?? 0),
    percent: i18n.percent(minutes > 0 ? Math.floor((covered * 100) / minutes) : 0),
  });
}

function factName(i18n: I18n, criterion: string): string {
  return say(i18n, `unknown_${criterion}`) || i18n.t('matching.unknown_other');
}

/** The sentence of a code that the server chose; empty for one that this version does not know. */
function say(i18n: I18n, code: string, params?: Record<string, string | number>): string {
  const key = `matching.${code}`;
  const words = i18n.t(key as MessageKey, params);
  return words === key ? '' : words;
}

function isRecord(fact: unknown): fact is Record<string, unknown> {
  return typeof fact === 'object' && fact !== null;
}

function euro(i18n: I18n, cents: number): string {
  return new Intl.NumberFormat(locales[i18n.language], { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  );
}

/** 1 is Monday; the first of January 2024 was one. */
function weekdayName(i18n: I18n, weekday: number): string {
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(locales[i18n.language], { weekday: 'long', timeZone: 'UTC' }).format(day);
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
