import type {
  BooleanQuestion,
  ChoiceQuestion,
  LocalizedText,
  Question,
  RatingQuestion,
  Sensitivity,
  SurveyDefinition,
  SurveyElement,
} from './definition.ts';
import { answerAt } from './answers.ts';
import type { Answers } from './answers.ts';

/** A question that a table can be made of. `minN`: no figure about fewer people than this. */
export interface ReportItem {
  readonly name: string;
  readonly title: LocalizedText;
  readonly kind: 'single' | 'multiple' | 'scale' | 'ranking';
  readonly categories: readonly ReportCategory[];
  readonly minN: number;
  readonly sensitivity: Sensitivity;
  readonly isDimension: boolean;
}

export interface ReportCategory {
  readonly value: string;
  readonly text: LocalizedText;
}

/** People: the floor of any figure, the default of a definition, the floor of special-category questions. */
export const reportFloors = { any: 5, ordinary: 8, special: 10 } as const;

type ReportableQuestion = BooleanQuestion | ChoiceQuestion | RatingQuestion;

const kinds = {
  radiogroup: 'single',
  dropdown: 'single',
  boolean: 'single',
  checkbox: 'multiple',
  ranking: 'ranking',
  rating: 'scale',
} as const;

/**
 * The questions of a definition that one-way tables can show, in order. Words between questions, free text,
 * numbers typed in and the consent are not among them; nor are the words that go with `other`.
 */
export function reportItems(definition: SurveyDefinition): ReportItem[] {
  const items: ReportItem[] = [];
  const enter = (elements: readonly SurveyElement[]) => {
    for (const element of elements) {
      if (element.type === 'panel') enter(element.elements);
      else if (isReportable(element) && element.name !== definition.x.consent) {
        items.push(itemOf(element, definition.x.minN ?? reportFloors.ordinary));
      }
    }
  };
  for (const page of definition.pages) enter(page.elements);
  return items;
}

function isReportable(question: Question): question is ReportableQuestion {
  return question.type in kinds && 'title' in question && question.x?.sensitivity !== 'free_text';
}

function itemOf(question: ReportableQuestion, minN: number): ReportItem {
  const { name, title, x } = question;
  const sensitivity = x?.sensitivity ?? 'ordinary';
  return {
    name,
    title,
    kind: kinds[question.type],
    categories: categoriesIn(question),
    minN: Math.max(
      reportFloors.any,
      minN,
      x?.minN ?? 0,
      sensitivity === 'special' ? reportFloors.special : 0,
    ),
    sensitivity,
    isDimension: x?.dimension === true,
  };
}

function categoriesIn(question: ReportableQuestion): ReportCategory[] {
  if (question.type === 'boolean') {
    return [
      { value: 'true', text: question.labelTrue ?? 'true' },
      { value: 'false', text: question.labelFalse ?? 'false' },
    ];
  }
  if (question.type === 'rating') {
    const { rateMin = 1, rateMax = 5 } = question;
    return Array.from({ length: rateMax - rateMin + 1 }, (_, step) => String(rateMin + step)).map(
      (value) => ({
        value,
        text: value,
      }),
    );
  }
  const categories: ReportCategory[] = question.choices.map(({ value, text }) => ({ value, text }));
  if (question.showOtherItem) categories.push({ value: 'other', text: question.otherText ?? 'other' });
  if (question.showNoneItem) categories.push({ value: 'none', text: question.noneText ?? 'none' });
  return categories;
}

/**
 * The categories that one submission counts in, each once; none when the question was not answered. Values
 * that are no category are left out. Pass answers that were cleaned: hidden ones would count.
 */
export function categoriesOf(item: ReportItem, answers: Answers): string[] {
  const given = answerAt(answers, item.name);
  const chosen = new Set((Array.isArray(given) ? given.slice(0, 100) : [given]).map(String));
  return item.categories.map(({ value }) => value).filter((value) => chosen.has(value));
}
