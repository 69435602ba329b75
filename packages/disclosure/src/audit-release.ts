import { DisclosureFault } from './fault.ts';
import { MAX_CELLS, MAX_RESPONDENTS, NO_ANSWER } from './one-way-survey.ts';
import type { Submission, SurveyQuestion } from './one-way-survey.ts';
import type { OneWayRelease, ProtectedTable } from './protect-one-way-tables.ts';
import { spanOracle } from './span-oracle.ts';
import type { SpanOracle } from './span-oracle.ts';

export type ReleaseFaultCode =
  | 'shape'
  | 'too_few'
  | 'count'
  | 'floor'
  | 'complement'
  | 'rest'
  | 'difference'
  | 'computable';

/** One reason not to store a release. `path` names the place in the release; no fault names a count. */
export interface ReleaseFault {
  readonly path: string;
  readonly code: ReleaseFaultCode;
  readonly message: string;
}

interface CheckedCell {
  readonly path: string;
  readonly table: number;
  readonly isPart: boolean;
  readonly isShown: boolean;
  readonly floor: number;
  /** Positions of the submissions that are in the cell. */
  readonly people: ReadonlySet<number>;
  /** The same by groups of identical submissions. */
  readonly groups: readonly number[];
}

/** Most unions of hidden cells that are tried for one question. */
const MOST_UNIONS = 20_000;

/**
 * Checks a release against the submissions before it is stored. It reads the submissions by itself and
 * takes another way to the linear audit than `protectOneWayTables` (exact fractions, or scalar products
 * modulo other primes). An empty list means: every shown count is true and at least
 * the floor, hidden cells of a partition come in company, no two shown cells tell a small group apart,
 * and neither a hidden cell, nor a small union of hidden cells of one question, nor a small group of
 * identical submissions, nor an empty category can be computed from what is shown.
 * @throws DisclosureFault above 400 cells or 20,000 submissions
 */
export function auditRelease(
  release: OneWayRelease,
  questions: readonly SurveyQuestion[],
  submissions: readonly Submission[],
  options: { readonly floor: number },
): readonly ReleaseFault[] {
  if (submissions.length > MAX_RESPONDENTS) {
    throw new DisclosureFault('submissions', `are more than ${MAX_RESPONDENTS}`);
  }
  if (release.status === 'too_few') return [];
  if (submissions.length < options.floor) return [fault('status', 'too_few', 'must be too_few')];
  const shape = shapeFaults(release.tables, questions, options.floor);
  if (release.respondentCount !== submissions.length) {
    shape.push(fault('respondentCount', 'count', 'is not the number of submissions'));
  }
  if (shape.length > 0) return shape;
  const groups = identicalGroups(questions, submissions);
  const cells = checkedCells(release.tables, questions, submissions, groups.groupOf);
  if (cells.length > MAX_CELLS) throw new DisclosureFault('questions', `give more than ${MAX_CELLS} cells`);
  return [
    ...release.tables.flatMap((table, at) =>
      tableFaults(
        table,
        `tables[${at}]`,
        cells.filter((cell) => cell.table === at),
        submissions.length,
      ),
    ),
    ...differenceFaults(cells, submissions.length),
    ...computableFaults(cells, groups.sizes, submissions.length),
  ];
}

function fault(path: string, code: ReleaseFaultCode, message: string): ReleaseFault {
  return { path, code, message };
}

function isOneOfEach(question: SurveyQuestion | undefined): boolean {
  return question?.kind === 'single' || question?.kind === 'scale';
}

function shapeFaults(
  tables: readonly ProtectedTable[],
  questions: readonly SurveyQuestion[],
  floor: number,
): ReleaseFault[] {
  if (tables.length !== questions.length) return [fault('tables', 'shape', 'must be one for every question')];
  return questions.flatMap((question, at) => {
    const table = tables[at];
    const expected = isOneOfEach(question) ? [...question.categories, NO_ANSWER] : question.categories;
    const values = table?.cells.map((cell) => cell.value) ?? [];
    const isSame =
      table?.name === question.name &&
      table.floor === Math.max(floor, question.floor ?? floor) &&
      values.length === expected.length &&
      values.every((value, index) => value === expected[index]);
    return isSame ? [] : [fault(`tables[${at}]`, 'shape', 'does not fit its question')];
  });
}

function identicalGroups(
  questions: readonly SurveyQuestion[],
  submissions: readonly Submission[],
): { groupOf: number[]; sizes: number[] } {
  const known = new Map<string, number>();
  const sizes: number[] = [];
  const groupOf = submissions.map((submission) => {
    const id = JSON.stringify(questions.map((question) => [...answersTo(question, submission)].sort()));
    const group = known.get(id) ?? sizes.length;
    known.set(id, group);
    sizes[group] = (sizes[group] ?? 0) + 1;
    return group;
  });
  return { groupOf, sizes };
}

function answersTo(question: SurveyQuestion, submission: Submission): readonly string[] {
  return (Object.hasOwn(submission, question.name) ? submission[question.name] : undefined) ?? [];
}

function checkedCells(
  tables: readonly ProtectedTable[],
  questions: readonly SurveyQuestion[],
  submissions: readonly Submission[],
  groupOf: readonly number[],
): CheckedCell[] {
  return tables.flatMap((table, at) => {
    const question = questions[at];
    if (question === undefined) return [];
    const isPart = isOneOfEach(question);
    const peopleOf = new Map(table.cells.map((cell) => [cell.value, new Set<number>()]));
    for (const [person, submission] of submissions.entries()) {
      const answers = answersTo(question, submission);
      for (const answer of answers) peopleOf.get(answer)?.add(person);
      if (isPart && answers.length === 0) peopleOf.get(NO_ANSWER)?.add(person);
    }
    return table.cells.map((cell, index) => {
      const people = peopleOf.get(cell.value) ?? new Set<number>();
      return {
        path: `tables[${at}].cells[${index}]`,
        table: at,
        isPart,
        isShown: cell.status === 'shown',
        floor: table.floor,
        people,
        groups: [...new Set([...people].map((person) => groupOf[person] ?? 0))],
      };
    });
  });
}

function tableFaults(
  table: ProtectedTable,
  path: string,
  cells: readonly CheckedCell[],
  respondents: number,
): ReleaseFault[] {
  const faults: ReleaseFault[] = [];
  for (const [index, cell] of table.cells.entries()) {
    const checked = cells[index];
    if (checked === undefined) continue;
    if (cell.status === 'hidden') {
      if ('count' in cell) faults.push(fault(checked.path, 'count', 'is hidden but carries a count'));
      continue;
    }
    if (cell.count !== checked.people.size)
      faults.push(fault(checked.path, 'count', 'is not the true count'));
    if (checked.people.size < table.floor) faults.push(fault(checked.path, 'floor', 'is below the floor'));
    if (!checked.isPart && respondents - checked.people.size < table.floor) {
      faults.push(fault(checked.path, 'complement', 'leaves fewer than the floor who did not choose it'));
    }
  }
  const hidden = cells.filter((cell) => cell.isPart && !cell.isShown);
  const sum = hidden.reduce((persons, cell) => persons + cell.people.size, 0);
  const isSafe = hidden.length === 0 || (hidden.length >= 2 && (sum >= table.floor || sum === respondents));
  if (!isSafe) faults.push(fault(path, 'complement', 'has hidden cells that follow from the shown ones'));
  const rest = hidden.length > 0 && sum >= table.floor ? sum : undefined;
  if (table.rest?.count !== rest)
    faults.push(fault(`${path}.rest`, 'rest', 'is not the sum of the hidden cells'));
  return faults;
}

function differenceFaults(cells: readonly CheckedCell[], respondents: number): ReleaseFault[] {
  const shown = cells.filter((cell) => cell.isShown);
  return shown.flatMap((first, at) =>
    shown.slice(at + 1).flatMap((second) => {
      const floor = Math.max(first.floor, second.floor);
      const shared = [...first.people].filter((person) => second.people.has(person)).length;
      const apart = first.people.size + second.people.size - 2 * shared;
      const isClose = [apart, respondents - apart].some((persons) => persons > 0 && persons < floor);
      return isClose ? [fault(second.path, 'difference', `is too close to ${first.path}`)] : [];
    }),
  );
}

function computableFaults(
  cells: readonly CheckedCell[],
  groupSizes: readonly number[],
  respondents: number,
): ReleaseFault[] {
  const everybody = [...groupSizes.keys()];
  const shown = cells.filter((cell) => cell.isShown);
  const oracle = spanOracle([everybody, ...shown.map((cell) => cell.groups)], groupSizes.length);
  const withZero = new Set(
    cells.filter((cell) => cell.isPart && !cell.isShown && cell.people.size === 0).map((cell) => cell.table),
  );
  const faults: ReleaseFault[] = [];
  for (const row of oracle.related()) {
    const cell = shown[row - 1];
    if (cell !== undefined && withZero.has(cell.table)) {
      faults.push(fault(cell.path, 'computable', 'gives away an empty category of its question'));
    }
  }
  for (const cell of cells) {
    const size = cell.people.size;
    if (cell.isShown || size === 0 || size === respondents) continue;
    if (size >= cell.floor && withZero.has(cell.table)) continue;
    if (oracle.contains(cell.groups)) faults.push(fault(cell.path, 'computable', 'is hidden but computable'));
  }
  const highestFloor = Math.max(...cells.map((cell) => cell.floor));
  const hasOpenGroup = groupSizes.some(
    (size, group) => size < highestFloor && size < respondents && oracle.contains([group]),
  );
  if (hasOpenGroup)
    faults.push(fault('tables', 'computable', 'give away a small group of identical submissions'));
  for (const table of new Set(cells.map((cell) => cell.table))) {
    const hidden = cells.filter(
      (cell) => cell.table === table && cell.isPart && !cell.isShown && cell.people.size > 0,
    );
    if (hasOpenUnion(hidden, oracle, respondents)) {
      faults.push(
        fault(`tables[${table}]`, 'computable', 'has a small union of hidden cells that is computable'),
      );
    }
  }
  return faults;
}

/** Whether some hidden cells together stay below the floor and are computable; true also when that cannot be ruled out. */
function hasOpenUnion(hidden: readonly CheckedCell[], oracle: SpanOracle, respondents: number): boolean {
  if (hidden.length < 2 || oracle.freedom(hidden.map((cell) => cell.groups)) <= 1) return false;
  let unions: { from: number; size: number; groups: readonly number[] }[] = [
    { from: 0, size: 0, groups: [] },
  ];
  let tried = 0;
  while (unions.length > 0) {
    const larger: typeof unions = [];
    for (const union of unions) {
      for (const [index, cell] of hidden.entries()) {
        const size = union.size + cell.people.size;
        if (index < union.from || size >= Math.min(cell.floor, respondents)) continue;
        const groups = [...union.groups, ...cell.groups];
        tried += 1;
        if (tried > MOST_UNIONS || oracle.contains(groups)) return true;
        larger.push({ from: index + 1, size, groups });
      }
    }
    unions = larger;
  }
  return false;
}
