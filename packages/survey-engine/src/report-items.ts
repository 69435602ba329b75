import { answerAt, isRowRecord } from './answers.ts';
import type { BlockCode } from './authoring/validated-blocks.ts';
import { scoreCategories, scoreItems } from './block-report.ts';
import type { Answers } from './answers.ts';
import { definitionBounds, localize } from './definition.ts';
import type {
  BooleanQuestion,
  ChoiceQuestion,
  HtmlBlock,
  LocalizedText,
  MatrixItem,
  MatrixQuestion,
  Question,
  RatingQuestion,
  Sensitivity,
  SliderQuestion,
  SurveyDefinition,
  SurveyElement,
  TextQuestion,
} from './definition.ts';

/** A question, or one row of a matrix, that a table can be made of. `minN`: no figure about fewer people than this. */
export interface ReportItem {
  /** The question's name, or `name.row`. */
  readonly name: string;
  readonly title: LocalizedText;
  readonly kind: 'single' | 'multiple' | 'scale' | 'ranking';
  readonly categories: readonly ReportCategory[];
  readonly minN: number;
  readonly sensitivity: Sensitivity;
  readonly isDimension: boolean;
  /** By which others are tabulated: its own groups, or its categories; none where they are more than six. */
  readonly groups: readonly ReportGroup[];
  /** The question whose answer is counted, and its row if it is a matrix. */
  readonly question: string;
  readonly row?: string;
  /** Counted by the score of the validated instrument that the question is, and not by what was answered. */
  readonly block?: BlockCode;
}

/** Categories taken together where others are tabulated by them. */
export interface ReportGroup {
  readonly value: string;
  readonly text: LocalizedText;
  readonly values: readonly string[];
}

/** `from` is there when the category is a band of numbers: its lower bound, which belongs to it. */
export interface ReportCategory {
  readonly value: string;
  readonly text: LocalizedText;
  readonly from?: number;
}

/** People: the floor of any figure, the default of a definition, the floor of special-category questions. */
export const reportFloors = { any: 5, ordinary: 8, special: 10 } as const;

/** How many equal bands the way of a slider is cut into when it does not say. */
const usualBands = 5;

/**
 * What one-way tables of a definition can show, in order. Words between questions, free text, the consent and
 * numbers without bands or both ends are not among them; nor are the words that go with `other`. Each row of a
 * matrix is an item of its own; numbers are counted in at most six bands. A validated instrument has one item more, its
 * score in bands, behind its rows.
 */
export function reportItems(definition: SurveyDefinition): ReportItem[] {
  const { x, pages } = definition;
  const items: ReportItem[] = [];
  const enter = (elements: readonly SurveyElement[]) => {
    for (const element of elements) {
      if (element.type === 'panel') {
        enter(element.elements);
        items.push(...scoreItems(element, Math.max(reportFloors.special, x.minN ?? reportFloors.ordinary)));
      } else if (element.type !== 'html' && element.name !== x.consent) {
        items.push(...itemsOf(element, x.minN ?? reportFloors.ordinary, x.locales));
      }
    }
  };
  for (const page of pages) enter(page.elements);
  return items;
}

type Asked = Exclude<Question, HtmlBlock>;

function itemsOf(question: Asked, minN: number, locales: readonly string[]): ReportItem[] {
  const { name, title, x } = question;
  const sensitivity = x?.sensitivity ?? 'ordinary';
  if (sensitivity === 'free_text') return [];
  const shared = {
    minN: Math.max(
      reportFloors.any,
      minN,
      x?.minN ?? 0,
      sensitivity === 'special' ? reportFloors.special : 0,
    ),
    sensitivity,
    question: name,
  };
  if (question.type === 'matrix') {
    return question.rows.map((row) => ({
      ...shared,
      ...rowItem(question, row, locales),
      isDimension: false,
      groups: [],
    }));
  }
  const categories = categoriesIn(question);
  if (categories.length === 0) return [];
  const isDimension = x?.dimension === true;
  const groups = isDimension ? groupsOf(categories, x.groups) : [];
  return [{ ...shared, name, title, kind: kindOf(question), categories, isDimension, groups }];
}

function groupsOf(
  categories: readonly ReportCategory[],
  declared: readonly ReportGroup[] | undefined,
): readonly ReportGroup[] {
  if (declared !== undefined) return declared;
  if (categories.length > definitionBounds.groups) return [];
  return categories.map(({ value, text }) => ({ value, text, values: [value] }));
}

/** Columns whose values are all numbers are a scale. */
function rowItem(question: MatrixQuestion, row: MatrixItem, locales: readonly string[]) {
  const { name, title, columns } = question;
  const together = (language: string) => `${localize(title, language)} – ${localize(row.text, language)}`;
  return {
    name: `${name}.${row.value}`,
    row: row.value,
    title: Object.fromEntries(locales.map((language) => [language, together(language)])),
    kind: columns.every(({ value }) => /^\d+$/.test(value)) ? ('scale' as const) : ('single' as const),
    categories: columns.map(({ value, text }) => ({ value, text })),
  };
}

function kindOf({ type }: Asked): ReportItem['kind'] {
  switch (type) {
    case 'checkbox':
      return 'multiple';
    case 'ranking':
      return 'ranking';
    case 'rating':
    case 'slider':
    case 'text':
      return 'scale';
    default:
      return 'single';
  }
}

function categoriesIn(question: Exclude<Asked, MatrixQuestion>): ReportCategory[] {
  switch (question.type) {
    case 'boolean':
      return booleanCategories(question);
    case 'rating':
      return ratingCategories(question);
    case 'slider':
      return bandCategories(question, question.min ?? 0, question.max ?? 100);
    case 'text':
    case 'comment':
      return question.inputType === 'number' ? bandCategories(question, question.min, question.max) : [];
    default:
      return choiceCategories(question);
  }
}

function booleanCategories({ labelTrue, labelFalse }: BooleanQuestion): ReportCategory[] {
  return [
    { value: 'true', text: labelTrue ?? 'true' },
    { value: 'false', text: labelFalse ?? 'false' },
  ];
}

function ratingCategories({ rateMin = 1, rateMax = 5, rateStep = 1 }: RatingQuestion): ReportCategory[] {
  const count = Math.floor((rateMax - rateMin) / rateStep) + 1;
  return Array.from({ length: count }, (_, index) => String(rateMin + index * rateStep)).map((value) => ({
    value,
    text: value,
  }));
}

function choiceCategories(question: ChoiceQuestion): ReportCategory[] {
  const categories: ReportCategory[] = question.choices.map(({ value, text }) => ({ value, text }));
  if (question.showOtherItem) categories.push({ value: 'other', text: question.otherText ?? 'other' });
  if (question.showNoneItem) categories.push({ value: 'none', text: question.noneText ?? 'none' });
  return categories;
}

/** The declared bands, or equal ones between two ends; none where there is neither. */
function bandCategories(
  { x, step = 1 }: SliderQuestion | TextQuestion,
  min: number | undefined,
  max: number | undefined,
): ReportCategory[] {
  const bounds = x?.bands ?? (min === undefined || max === undefined ? [] : equalBands(min, max, step));
  return bounds.slice(0, definitionBounds.bands).map((from, index) => {
    const next = bounds[index + 1];
    const to = next === undefined ? max : trimmed(next - step);
    // Lower bounds need not lie on a step; then the band reaches up to the next one.
    const text = to === undefined || to < from ? `≥ ${from}` : to === from ? `${from}` : `${from} – ${to}`;
    return { value: `from${from}`, text, from };
  });
}

function equalBands(min: number, max: number, step: number): number[] {
  const values = Math.floor((max - min) / step) + 1;
  const count = Math.min(usualBands, values);
  return Array.from({ length: count }, (_, index) =>
    trimmed(min + Math.round((index * values) / count) * step),
  );
}

/** Without what binary adds to decimal steps. */
function trimmed(number: number): number {
  return Number(number.toPrecision(12));
}

/**
 * The categories that one submission counts in, each once; none when the question was not answered. Values
 * that are no category are left out. Pass answers that were cleaned: hidden ones would count.
 */
export function categoriesOf(item: ReportItem, answers: Answers): string[] {
  if (item.block !== undefined) return scoreCategories(item, item.block, answers);
  const given = answerAt(answers, item.question);
  if (item.row !== undefined) {
    const chosen = isRowRecord(given) ? answerAt(given, item.row) : undefined;
    return item.categories.map(({ value }) => value).filter((value) => value === chosen);
  }
  if (item.categories.some(({ from }) => from !== undefined)) {
    const band = item.categories.findLast(
      ({ from = Infinity }) => typeof given === 'number' && given >= from,
    );
    return band ? [band.value] : [];
  }
  const chosen = new Set((Array.isArray(given) ? given.slice(0, 100) : [given]).map(String));
  return item.categories.map(({ value }) => value).filter((value) => chosen.has(value));
}
