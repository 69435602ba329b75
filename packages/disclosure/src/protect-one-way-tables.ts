import { readSurvey } from './one-way-survey.ts';
import type { SurveyQuestion, Submission, Survey } from './one-way-survey.ts';
import { SpanAudit } from './span-audit.ts';

/** Why a cell is not shown. For the operator's log only: reasons narrow hidden counts down. */
export type CellReason = 'floor' | 'complement' | 'difference' | 'audit';

/** One line of the release log. It names no count. */
export interface CellDecision {
  readonly question: string;
  readonly value: string;
  readonly reason: CellReason;
}

/** One cell of a released table. A hidden cell carries no count at all, and zero looks like hidden. */
export type ProtectedCell =
  | { readonly value: string; readonly status: 'shown'; readonly count: number }
  | { readonly value: string; readonly status: 'hidden' };

/**
 * The released table of one question. For `single` and `scale` the cells are the categories and
 * `no_answer`, and `rest` (persons) is the sum of the hidden ones, absent when nothing is hidden or the
 * sum is below the question's floor. For `multiple` and `ranking` a cell counts who chose the option.
 */
export interface ProtectedTable {
  readonly name: string;
  readonly floor: number;
  readonly cells: readonly ProtectedCell[];
  readonly rest?: { readonly count: number };
}

export type OneWayRelease =
  | { readonly status: 'too_few' }
  | {
      readonly status: 'released';
      readonly respondentCount: number;
      readonly tables: readonly ProtectedTable[];
      readonly decisions: readonly CellDecision[];
    };

/**
 * Decides what may be shown of the one-way tables of a campaign. Fewer submissions than the floor give
 * `too_few` and nothing else. Otherwise four rules run to a fixpoint, each hiding the smallest cell that
 * serves (ties: the earlier question, then the earlier category): floor, complement, difference, exact
 * linear audit (README, "Rules"). The same submissions in any order give the same release.
 * @param options.floor persons below which nothing is shown, 2 to 1,000
 * @throws DisclosureFault for malformed input, more than 400 cells or more than 20,000 submissions
 */
export function protectOneWayTables(
  questions: readonly SurveyQuestion[],
  submissions: readonly Submission[],
  options: { readonly floor: number },
): OneWayRelease {
  const survey = readSurvey(questions, submissions, options.floor);
  if (survey.respondentCount < options.floor) return { status: 'too_few' };
  const reasons = hideCells(survey);
  return {
    status: 'released',
    respondentCount: survey.respondentCount,
    tables: questions.map((_, index) => protectedTable(survey, index, options.floor, reasons)),
    decisions: survey.cells.flatMap((cell, index) => {
      const reason = reasons.get(index);
      const question = questions[cell.question]?.name ?? '';
      return reason === undefined ? [] : [{ question, value: cell.value, reason }];
    }),
  };
}

type Reasons = Map<number, CellReason>;

/** Runs the rules until none of them hides another cell; each round hides at least one, so it ends. */
function hideCells(survey: Survey): Reasons {
  const reasons: Reasons = new Map();
  for (const [index, cell] of survey.cells.entries()) {
    if (cell.count < cell.floor) reasons.set(index, 'floor');
    else if (!cell.isPart && survey.respondentCount - cell.count < cell.floor)
      reasons.set(index, 'complement');
  }
  const audit = new SpanAudit(survey);
  for (let round = 0; round <= survey.cells.length; round++) {
    applyComplements(survey, reasons);
    if (applyDifferences(survey, audit, reasons)) continue;
    const leak = audit.findLeak((cell) => !reasons.has(cell));
    if (leak === undefined) return reasons;
    reasons.set(leak, 'audit');
  }
  return reasons;
}

/** In a partition, hidden cells are none, or at least two with a sum of at least the floor. */
function applyComplements(survey: Survey, reasons: Reasons): void {
  for (const question of survey.questions.keys()) {
    const parts = partsOf(survey, question);
    const hidden = parts.filter(({ index }) => reasons.has(index));
    const shown = parts.filter(({ index }) => !reasons.has(index)).sort((a, b) => a.count - b.count);
    if (hidden.length === 0) continue;
    let sum = hidden.reduce((persons, { count }) => persons + count, 0);
    for (let total = hidden.length; total < 2 || sum < (parts[0]?.floor ?? 0); total++) {
      const next = shown.shift();
      if (next === undefined) break;
      reasons.set(next.index, 'complement');
      sum += next.count;
    }
  }
}

function partsOf(survey: Survey, question: number): { index: number; count: number; floor: number }[] {
  return survey.cells.flatMap((cell, index) =>
    cell.isPart && cell.question === question ? [{ index, count: cell.count, floor: cell.floor }] : [],
  );
}

/** Of two shown cells that tell apart too few persons, hides the smaller. Returns whether any was hidden. */
function applyDifferences(survey: Survey, audit: SpanAudit, reasons: Reasons): boolean {
  let isChanged = false;
  for (const [left, right] of audit.pairs) {
    if (reasons.has(left) || reasons.has(right)) continue;
    const isRightSmaller = (survey.cells[right]?.count ?? 0) < (survey.cells[left]?.count ?? 0);
    reasons.set(isRightSmaller ? right : left, 'difference');
    isChanged = true;
  }
  return isChanged;
}

function protectedTable(
  survey: Survey,
  question: number,
  releaseFloor: number,
  reasons: Reasons,
): ProtectedTable {
  const source = survey.questions[question];
  const floor = source?.floor ?? releaseFloor;
  const own = survey.cells.flatMap((cell, index) => (cell.question === question ? [{ cell, index }] : []));
  const hidden = own.filter(({ cell, index }) => cell.isPart && reasons.has(index));
  const count = hidden.reduce((sum, { cell }) => sum + cell.count, 0);
  return {
    name: source?.name ?? '',
    floor,
    cells: own.map(({ cell, index }) =>
      reasons.has(index)
        ? { value: cell.value, status: 'hidden' }
        : { value: cell.value, status: 'shown', count: cell.count },
    ),
    ...(hidden.length > 0 && count >= floor ? { rest: { count } } : {}),
  };
}
