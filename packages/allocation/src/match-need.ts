import { readAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { canonicalJson } from './canonical.ts';
import { dayNumber } from './calendar.ts';
import type { Change } from './change.ts';
import { filterNames } from './criterion.ts';
import type { Criterion, FilterName, JudgeContext } from './criterion.ts';
import { MatchFault } from './fault.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Judgement } from './judge-answer.ts';
import { answeredEntries } from './judge-filters.ts';
import { readNeed } from './need.ts';
import type { Need } from './need.ts';
import { changeForHidden, changesForShown } from './propose-changes.ts';
import { matchBounds, readDay, readList, readText } from './reading.ts';
import { checkRules } from './rules.ts';
import type { MatchRules } from './rules.ts';
import { hmacSha256, sha256Hex } from './sha256.ts';

/** How many nearly matching answers are returned. */
const maxNearMatches = 3;

export interface MatchOptions {
  readonly rules: MatchRules;
  /** The day of matching, ISO; the clock is the caller's. */
  readonly today: string;
  /** Orders equals; keep it from providers, so that none can choose an id that wins ties. */
  readonly tieBreakKey: string;
  /**
   * For how many of the best matches changes are proposed; the others have an empty list. Left out: for all. Nothing
   * else of the result depends on it.
   */
  readonly explained?: number | undefined;
}

/** An answer that is shown, with everything that ranked it. */
export interface Match {
  readonly answerId: string;
  /** The need's most important code that it answers: the heading under which a page shows it. */
  readonly bestFor: string;
  /** All of the need's codes that it answers, in the person's order. */
  readonly answersEntries: readonly string[];
  /** 0 to 100: the sum of the criteria's points. */
  readonly score: number;
  readonly assessablePoints: number;
  /** A filter could not be judged: to be checked before it is proposed, and never proposed automatically. */
  readonly needsCheck: boolean;
  readonly criteria: readonly Criterion[];
  readonly counterfactuals: readonly Change[];
}

/** An answer hidden by one filter only, and the change that would show it with `scoreAfter` points. */
export interface NearMatch {
  readonly answerId: string;
  readonly bestFor: string;
  readonly answersEntries: readonly string[];
  readonly hiddenBy: FilterName;
  readonly change: Change;
  readonly scoreAfter: number;
}

export interface MatchResult {
  readonly rulesVersion: string;
  /** SHA-256 of need, answers, rules, day and tie-break key in canonical form, hexadecimal. */
  readonly inputsHash: string;
  readonly matches: readonly Match[];
  /** Hidden answers, each counted once under the first filter that it fails. For managers, not for the public. */
  readonly hidden: readonly { readonly reason: FilterName; readonly count: number }[];
  /** At most three, those that would score highest first. */
  readonly nearMatches: readonly NearMatch[];
}

interface Judged {
  readonly answer: Answer;
  readonly judgement: Judgement;
}

/**
 * Holds every answer against a need and explains each result. Pure and deterministic: the order of the answers
 * and fields that are not part of the types change nothing. Order of matches: score, then the more recent
 * verification, then a keyed hash of need and answer. Throws {@link MatchFault} with the field's path when an
 * input is malformed, out of bounds (see `matchBounds`) or an answer's id repeats.
 */
export function matchNeed(need: Need, answers: readonly Answer[], options: MatchOptions): MatchResult {
  const rules = checkRules(options.rules);
  const today = readDay(options.today, 'today');
  const tieBreakKey = readText(options.tieBreakKey, 'tieBreakKey');
  const explained = options.explained ?? Number.POSITIVE_INFINITY;
  const asked = readNeed(need);
  const offered = readAnswers(answers);
  const context: JudgeContext = { rules, today, todayNumber: dayNumber(today) ?? 0 };

  const tieBreak = tieBreaker(tieBreakKey, asked);
  const shown: Judged[] = [];
  const near: { judged: Judged; match: NearMatch }[] = [];
  const counts = new Map<FilterName, number>();
  for (const answer of offered) {
    const judgement = judgeAnswer(context, asked, answer);
    const reason = judgement.failing[0];
    if (reason === undefined) {
      shown.push({ answer, judgement });
      continue;
    }
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const match = nearMatchOf(context, asked, answer, judgement);
    if (match !== undefined) near.push({ judged: { answer, judgement }, match });
  }

  const ranked = rank(
    shown,
    ({ judgement }) => judgement.score,
    ({ answer }) => answer,
    today,
    tieBreak,
  );
  const nearest = rank(
    near,
    ({ match }) => match.scoreAfter,
    ({ judged }) => judged.answer,
    today,
    tieBreak,
  );
  // Computed when it is read: it costs as much as the judging, and most results are only shown.
  let inputsHash: string | undefined;
  return {
    rulesVersion: rules.version,
    get inputsHash() {
      inputsHash ??= sha256Hex(canonicalJson({ need: asked, answers: offered, rules, today, tieBreakKey }));
      return inputsHash;
    },
    matches: ranked.map(({ answer, judgement }, place) =>
      matchOf(context, asked, answer, judgement, place < explained),
    ),
    hidden: filterNames.flatMap((reason) => {
      const count = counts.get(reason);
      return count === undefined ? [] : [{ reason, count }];
    }),
    nearMatches: nearest.slice(0, maxNearMatches).map(({ match }) => match),
  };
}

/** The matches that stand under one of the need's codes, best first: each match stands under exactly one. */
export function bestFor(result: MatchResult, entry: string): Match[] {
  return result.matches.filter((match) => match.bestFor === entry);
}

/** Reads the answers and puts them in id order, so that the order of rows cannot matter. */
function readAnswers(given: readonly Answer[]): Answer[] {
  const answers = readList(given, 'answers', matchBounds.answers, readAnswer);
  const ids = new Set<string>();
  for (const [index, { id }] of answers.entries()) {
    if (ids.has(id)) throw new MatchFault('repeated', `answers[${index}].id`, 'another answer has this id');
    ids.add(id);
  }
  return answers.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Equals in an order that depends on need and id together, so that no id is ahead for everybody. */
function tieBreaker(key: string, need: Need): (answerId: string) => string {
  const needHash = sha256Hex(canonicalJson(need));
  const keyed = hmacSha256(key);
  return (answerId) => keyed(`${needHash}\n${answerId}`);
}

function rank<Row>(
  rows: readonly Row[],
  scoreOf: (row: Row) => number,
  answerOf: (row: Row) => Answer,
  today: string,
  tieBreak: (answerId: string) => string,
): Row[] {
  return rows
    .map((row) => {
      const { id, verifiedOn = '' } = answerOf(row);
      // A verification dated ahead counts as today's and wins nothing by it.
      const verified = verifiedOn > today ? today : verifiedOn;
      // Hashed only for those who are equal in all else: it costs more than the rest of the order.
      let hash: string | undefined;
      const tie = () => (hash ??= tieBreak(id));
      return { row, score: scoreOf(row), verified, tie };
    })
    .sort((a, b) => b.score - a.score || compareText(b.verified, a.verified) || compareText(a.tie(), b.tie()))
    .map(({ row }) => row);
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function entriesOf(need: Need, answer: Answer): { bestFor: string; answersEntries: string[] } {
  const answersEntries = answeredEntries(need, answer);
  return { bestFor: answersEntries[0] ?? '', answersEntries };
}

function matchOf(
  context: JudgeContext,
  need: Need,
  answer: Answer,
  judgement: Judgement,
  isExplained: boolean,
): Match {
  return {
    answerId: answer.id,
    ...entriesOf(need, answer),
    score: judgement.score,
    assessablePoints: judgement.assessablePoints,
    needsCheck: judgement.unchecked.length > 0,
    criteria: judgement.criteria,
    counterfactuals: isExplained ? changesForShown(context, need, answer, judgement) : [],
  };
}

function nearMatchOf(
  context: JudgeContext,
  need: Need,
  answer: Answer,
  judgement: Judgement,
): NearMatch | undefined {
  const hiddenBy = judgement.failing[0];
  const proposal = changeForHidden(context, need, answer, judgement);
  if (hiddenBy === undefined || proposal === undefined) return undefined;
  return { answerId: answer.id, ...entriesOf(need, answer), hiddenBy, ...proposal };
}
