import { DisclosureFault, assertDistinctNames, assertFloor } from './fault.ts';

/** The category of a single or scale question for those who were not asked or did not answer. */
export const NO_ANSWER = 'no_answer';
/** Most cells of one release, the `no_answer` cells included. */
export const MAX_CELLS = 400;
/** Most submissions of one release. */
export const MAX_RESPONDENTS = 20_000;

/**
 * One question of the release. `single` and `scale` take at most one category per person, `multiple`
 * and `ranking` any number. `floor` raises the release's floor for a sensitive question (persons).
 */
export interface SurveyQuestion {
  readonly name: string;
  readonly kind: 'single' | 'multiple' | 'scale' | 'ranking';
  readonly categories: readonly string[];
  readonly floor?: number;
}

/** Question name → chosen categories. Missing or empty: not asked or not answered. */
export type Submission = Readonly<Record<string, readonly string[]>>;

/** One count that could be shown. */
export interface SurveyCell {
  readonly question: number;
  readonly value: string;
  /** Whether the cells of its question add up to all respondents. */
  readonly isPart: boolean;
  readonly floor: number;
  readonly count: number;
  /** The patterns whose respondents are in the cell. */
  readonly patterns: readonly number[];
}

/**
 * The respondents grouped by pattern: those who are in exactly the same cells. Patterns are sorted, so
 * that the order of the submissions leaves no trace.
 */
export interface Survey {
  readonly questions: readonly SurveyQuestion[];
  readonly respondentCount: number;
  /** Ordered by question, then by category. */
  readonly cells: readonly SurveyCell[];
  readonly patternCounts: readonly number[];
  /** The highest floor of any question. */
  readonly highestFloor: number;
}

/** The floor that holds for a question: the release's, unless the question asks for more. */
export function questionFloor(question: SurveyQuestion, floor: number): number {
  return question.floor ?? floor;
}

/** Whether each person falls in exactly one cell of the question. */
export function isPartition(question: SurveyQuestion): boolean {
  return question.kind === 'single' || question.kind === 'scale';
}

/** The cells that a question may show, in their order. */
export function questionValues(question: SurveyQuestion): readonly string[] {
  return isPartition(question) ? [...question.categories, NO_ANSWER] : question.categories;
}

/**
 * Reads and checks the input of a release. Answers to questions that are not listed (free text) are
 * left aside.
 * @throws DisclosureFault for malformed questions, unknown categories, or more than 400 cells or
 * 20,000 submissions
 */
export function readSurvey(
  questions: readonly SurveyQuestion[],
  submissions: readonly Submission[],
  floor: number,
): Survey {
  assertFloor(floor, 'floor');
  assertQuestions(questions, floor);
  if (submissions.length > MAX_RESPONDENTS) {
    throw new DisclosureFault('submissions', `are more than ${MAX_RESPONDENTS}`);
  }
  const places = questions.flatMap((question, index) =>
    questionValues(question).map((value) => ({ question: index, value })),
  );
  const placeOf = questions.map(() => new Map<string, number>());
  for (const [place, { question, value }] of places.entries()) placeOf[question]?.set(value, place);

  const groups = new Map<string, { places: readonly number[]; count: number }>();
  for (const [index, submission] of submissions.entries()) {
    const chosen = questions.flatMap((question, at) =>
      chosenPlaces(question, submission, placeOf[at] ?? new Map(), `submissions[${index}]`),
    );
    const id = chosen.join(',');
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { places: chosen, count: 1 });
    else group.count += 1;
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  return assemble(questions, places, sorted, floor);
}

function assertQuestions(questions: readonly SurveyQuestion[], floor: number): void {
  assertDistinctNames(
    questions.map((question) => question.name),
    'questions',
    MAX_CELLS,
  );
  let cells = 0;
  for (const [index, question] of questions.entries()) {
    const path = `questions[${index}]`;
    assertDistinctNames(question.categories, `${path}.categories`, MAX_CELLS);
    if (isPartition(question) && question.categories.includes(NO_ANSWER)) {
      throw new DisclosureFault(`${path}.categories`, `must not use the reserved name ${NO_ANSWER}`);
    }
    if (question.floor !== undefined) {
      assertFloor(question.floor, `${path}.floor`);
      if (question.floor < floor) {
        throw new DisclosureFault(`${path}.floor`, 'must not be lower than the floor of the release');
      }
    }
    cells += questionValues(question).length;
  }
  if (cells > MAX_CELLS) {
    throw new DisclosureFault('questions', `give ${cells} cells, more than ${MAX_CELLS}`);
  }
}

function chosenPlaces(
  question: SurveyQuestion,
  submission: Submission,
  placeOf: ReadonlyMap<string, number>,
  path: string,
): number[] {
  const answer = Object.hasOwn(submission, question.name) ? (submission[question.name] ?? []) : [];
  const answerPath = `${path}.${question.name}`;
  if (answer.length > question.categories.length) {
    throw new DisclosureFault(answerPath, 'has more values than the question has categories');
  }
  if (isPartition(question) && answer.length > 1) {
    throw new DisclosureFault(answerPath, 'must have at most one value');
  }
  const places = answer.map((value, index) => {
    const place = value === NO_ANSWER && isPartition(question) ? undefined : placeOf.get(value);
    if (place === undefined) throw new DisclosureFault(`${answerPath}[${index}]`, 'is not a category');
    return place;
  });
  if (new Set(places).size < places.length) throw new DisclosureFault(answerPath, 'has a value twice');
  if (places.length > 0 || !isPartition(question)) return places.sort((a, b) => a - b);
  return [placeOf.get(NO_ANSWER) ?? 0];
}

function assemble(
  questions: readonly SurveyQuestion[],
  places: readonly { readonly question: number; readonly value: string }[],
  groups: readonly { readonly places: readonly number[]; readonly count: number }[],
  floor: number,
): Survey {
  const patternsOf: number[][] = places.map(() => []);
  const counts = places.map(() => 0);
  for (const [pattern, group] of groups.entries()) {
    for (const place of group.places) {
      patternsOf[place]?.push(pattern);
      counts[place] = (counts[place] ?? 0) + group.count;
    }
  }
  const floors = questions.map((question) => questionFloor(question, floor));
  return {
    questions,
    respondentCount: groups.reduce((sum, group) => sum + group.count, 0),
    cells: places.map(({ question, value }, place) => ({
      question,
      value,
      isPart: isPartition(questions[question] ?? { name: '', kind: 'multiple', categories: [] }),
      floor: floors[question] ?? floor,
      count: counts[place] ?? 0,
      patterns: patternsOf[place] ?? [],
    })),
    patternCounts: groups.map((group) => group.count),
    highestFloor: Math.max(floor, ...floors),
  };
}
