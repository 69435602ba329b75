import { answerAt, countedAnswer } from './answers.ts';
import type { Answers, AnswerValue } from './answers.ts';
import { openMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import type {
  PreparedElement,
  PreparedItem,
  PreparedQuestion,
  PreparedRule,
  PreparedSurvey,
} from './prepared.ts';

/** A row or a column of a matrix as it is shown. */
export interface OfferedItem {
  readonly value: string;
  readonly text: string;
}

/** A choice as it is offered: `isExclusive` when it stands alone, `isOther` when words may go with it. */
export interface OfferedChoice extends OfferedItem {
  readonly isExclusive?: boolean;
  readonly isOther?: boolean;
}

/** What stands over questions: a page, or a panel in it. Texts are filled in; empty when there is none. */
export interface Heading {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** A question, or words between questions, that is now asked. Texts are filled in; empty when there is none. */
export interface VisibleQuestion {
  readonly name: string;
  /** As it was prepared; its own texts are not filled in, nor its choices chosen from. */
  readonly question: PreparedQuestion;
  /** Index of its page. */
  readonly page: number;
  /** Its page and the panels that it stands in, the outermost first. */
  readonly headings: readonly Heading[];
  readonly title: string;
  readonly description: string;
  /** The words of an `html` block. */
  readonly html: string;
  readonly isRequired: boolean;
  /** False: shown, but it cannot be answered and has no answer. */
  readonly isEnabled: boolean;
  readonly choices: readonly OfferedChoice[];
  readonly rows: readonly OfferedItem[];
  readonly columns: readonly OfferedItem[];
  /** Words of the button that takes all that are neither exclusive nor `other`, where there is one. */
  readonly selectAllText: string | undefined;
  /** What the field shows before she has touched it. No answer until it stands in the answers. */
  readonly defaultValue: AnswerValue | undefined;
  /** Its own rules that do not hold for the answer that it was walked with. */
  readonly brokenRules: readonly PreparedRule[];
}

/**
 * Walks the questions in order and lists those asked. `answerOf` is called once for each that can be answered, with
 * what is asked, and gives the answer that later conditions see: a question that is not asked has none. A question
 * of choices or rows none of which is offered now is not asked.
 */
export function walkQuestions(
  survey: PreparedSurvey,
  answerOf: (visible: VisibleQuestion) => AnswerValue | undefined,
): VisibleQuestion[] {
  const memory = openMemory(survey);
  const asked: VisibleQuestion[] = [];
  const enter = (
    elements: readonly PreparedElement[],
    page: number,
    headings: readonly Heading[],
    isOpen: boolean,
  ) => {
    for (const element of elements) {
      if (!memory.holds(element.visibleIf, true)) continue;
      const isEnabled = isOpen && memory.holds(element.enableIf, true);
      if (element.type === 'panel') {
        enter(element.elements, page, [...headings, headingOf(element, memory)], isEnabled);
        continue;
      }
      const { choices, rows, rules = [] } = element;
      const brokenRules: PreparedRule[] = [];
      const visible = { ...offeredOf(element, memory), page, headings, isEnabled, brokenRules };
      visible.isRequired &&= isEnabled;
      if ((choices && !visible.choices.length) || (rows && !visible.rows.length)) continue;
      asked.push(visible);
      if (!isEnabled) continue;
      const value = answerOf(visible);
      memory.learn(visible, value);
      if (value !== undefined) {
        brokenRules.push(...rules.filter(({ expression }) => !memory.holds(expression, true)));
      }
    }
  };
  for (const [index, page] of survey.pages.entries()) {
    if (memory.holds(page.visibleIf, true)) enter(page.elements, index, [headingOf(page, memory)], true);
  }
  return asked;
}

function headingOf(
  { name, title, description }: { name: string; title?: string; description?: string },
  { fill }: Memory,
): Heading {
  return { name, title: fill(title), description: fill(description) };
}

function offeredOf(question: PreparedQuestion, memory: Memory) {
  const { choices, rows, columns, isRequired, requiredIf, defaultValue } = question;
  return {
    ...headingOf(question, memory),
    question,
    html: memory.fill(question.type === 'html' ? question.html : ''),
    isRequired: memory.holds(requiredIf, isRequired === true),
    choices: offeredItems(choices, memory),
    rows: offeredItems(rows, memory),
    columns: offeredItems(columns, memory),
    selectAllText: 'selectAllText' in question ? question.selectAllText : undefined,
    defaultValue,
  };
}

function offeredItems(
  items: readonly PreparedItem[] = [],
  { holds, fill }: Memory,
): readonly OfferedChoice[] {
  // Most depend on nothing, and are offered as they were prepared.
  if (items.every(({ visibleIf, text }) => !visibleIf && !text.includes('{'))) return items;
  return items
    .filter(({ value, visibleIf }) => holds(visibleIf, true, value))
    .map(({ visibleIf: _visibleIf, ...item }) => ({ ...item, text: fill(item.text) }));
}

/**
 * The questions now asked, in order, with what is required, enabled and offered resolved. Answers of hidden
 * questions count as absent, for later conditions too.
 */
export function visibleQuestions(survey: PreparedSurvey, answers: Answers): VisibleQuestion[] {
  return walkQuestions(survey, (visible) => countedAnswer(visible, answers));
}

/** The words after sending, filled in with her answers; empty when the survey has none. */
export function completedWords(survey: PreparedSurvey, answers: Answers): string {
  const memory = openMemory(survey);
  for (const visible of visibleQuestions(survey, answers)) {
    memory.learn(visible, countedAnswer(visible, answers));
  }
  return memory.fill(survey.completedHtml);
}

/**
 * How many of the questions now asked stand before the current one, and how many there are. Words between
 * questions do not count; without a current question everything is done.
 */
export function progress(
  survey: PreparedSurvey,
  answers: Answers,
  currentName?: string,
): { done: number; total: number } {
  const asked = visibleQuestions(survey, asIfAgreed(survey, answers));
  const at = asked.findIndex(({ name }) => name === currentName);
  const count = (list: readonly VisibleQuestion[]) =>
    list.filter(({ question }) => question.type !== 'html').length;
  return { done: count(at < 0 ? asked : asked.slice(0, at)), total: count(asked) };
}

/** Before she has said anything, the way ahead is told as it will be for those who go on. */
function asIfAgreed(survey: PreparedSurvey, answers: Answers): Answers {
  const { consent } = survey.x;
  return consent === undefined || answerAt(answers, consent) !== undefined
    ? answers
    : { ...answers, [consent]: true };
}

/** Whether the consent question, if the definition names one, is answered with yes. */
export function hasConsent(survey: PreparedSurvey, answers: Answers): boolean {
  return survey.x.consent === undefined || answerAt(answers, survey.x.consent) === true;
}
