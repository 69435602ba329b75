import type { Answers, LocalizedText, Question, SurveyDefinition } from '@snodo/survey-engine';
import { questionsOf } from '../definition-walk.ts';
import { NamePool } from '../names.ts';

/** One category of a column; without words it says only that it exists. */
export interface ColumnCategory {
  readonly value: string;
  readonly text: LocalizedText;
}

/** One column of the data, in the order of the codebook. */
export interface SubmissionColumn {
  /** Head of the column and name of the variable: letters, digits and low lines, unique in any case. */
  readonly name: string;
  readonly question: Question;
  /** `one` of the categories, `chosen` 1 or 0, `rank` from 1, a `number`, or `text`. */
  readonly kind: 'one' | 'chosen' | 'rank' | 'number' | 'text';
  /** The choice or row that the column is about, where a question has several columns. */
  readonly part?: LocalizedText;
  readonly categories: readonly ColumnCategory[];
  /** The cell of a submission; empty where there is no answer. */
  readonly cell: (answers: Submission) => string;
}

/** Answers of one person by question name, as the survey engine has them. */
export type Submission = Answers;

export interface ColumnOptions {
  /** With what people wrote in their own words; left out unless told, since it can tell who they are. */
  readonly hasFreeText?: boolean;
}

function answerOf(answers: Submission, name: string): unknown {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

function scalarText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The columns of a definition's submissions: rows of a matrix and choices of a checkbox have columns of their own. */
export function submissionColumns(
  definition: SurveyDefinition,
  options: ColumnOptions = {},
): SubmissionColumn[] {
  const columns = new Columns(options.hasFreeText === true);
  for (const question of questionsOf(definition).values()) columns.add(question);
  return columns.list;
}

class Columns {
  readonly list: SubmissionColumn[] = [];
  readonly #hasFreeText: boolean;
  readonly #taken = new Set<string>();
  readonly #pool = new NamePool();

  constructor(hasFreeText: boolean) {
    this.#hasFreeText = hasFreeText;
  }

  /** Programs for statistics often do not tell capitals apart. */
  #name(wanted: string): string {
    let name = this.#pool.take(wanted, 'column');
    while (this.#taken.has(name.toLowerCase())) name = this.#pool.take(wanted, 'column');
    this.#taken.add(name.toLowerCase());
    return name;
  }

  #push(wanted: string, column: Omit<SubmissionColumn, 'name'>): void {
    this.list.push({ name: this.#name(wanted), ...column });
  }

  add(question: Question): void {
    const { name, type } = question;
    const cell = (answers: Submission) => scalarText(answerOf(answers, name));
    switch (type) {
      case 'html':
        return;
      case 'text':
      case 'comment': {
        const isNumber = question.inputType === 'number';
        if (isNumber) this.#push(name, { question, kind: 'number', categories: [], cell });
        else if (this.#hasFreeText) this.#push(name, { question, kind: 'text', categories: [], cell });
        return;
      }
      case 'rating':
      case 'slider':
        return this.#push(name, { question, kind: 'number', categories: [], cell });
      case 'boolean': {
        const categories = [
          { value: '1', text: question.labelTrue ?? 'true' },
          { value: '0', text: question.labelFalse ?? 'false' },
        ];
        return this.#push(name, { question, kind: 'one', categories, cell });
      }
      case 'matrix':
        for (const { value, text } of question.rows) {
          const row = (answers: Submission) => scalarText(partOf(answerOf(answers, name), value));
          this.#push(`${name}_${value}`, {
            question,
            kind: 'one',
            part: text,
            categories: question.columns,
            cell: row,
          });
        }
        return;
      default:
        return this.#addChoices(question);
    }
  }

  #addChoices(question: Extract<Question, { choices: unknown }>): void {
    const { name, type } = question;
    const choices: ColumnCategory[] = question.choices.map(({ value, text }) => ({ value, text }));
    if (question.showOtherItem) choices.push({ value: 'other', text: question.otherText ?? 'other' });
    if (question.showNoneItem) choices.push({ value: 'none', text: question.noneText ?? 'none' });
    if (type === 'checkbox' || type === 'ranking') {
      for (const { value, text } of choices) {
        const kind = type === 'checkbox' ? 'chosen' : 'rank';
        const cell = (answers: Submission) => placeIn(answerOf(answers, name), value, kind);
        const categories = kind === 'chosen' ? chosenOrNot : [];
        this.#push(`${name}_${value}`, { question, kind, part: text, categories, cell });
      }
    } else {
      const cell = (answers: Submission) => scalarText(answerOf(answers, name));
      this.#push(name, { question, kind: 'one', categories: choices, cell });
    }
    if (!question.showOtherItem || !this.#hasFreeText) return;
    const words = (answers: Submission) => scalarText(answerOf(answers, `${name}-Comment`));
    const part = question.otherText ?? 'other';
    this.#push(`${name}_words`, { question, kind: 'text', part, categories: [], cell: words });
  }
}

const chosenOrNot: readonly ColumnCategory[] = [
  { value: '1', text: { en: 'chosen', it: 'scelta', ar: 'مختار' } },
  { value: '0', text: { en: 'not chosen', it: 'non scelta', ar: 'غير مختار' } },
];

function partOf(answer: unknown, row: string): unknown {
  const isRecord = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
  return isRecord && Object.hasOwn(answer, row) ? (answer as Record<string, unknown>)[row] : undefined;
}

/** Who answered a question with choices either chose each of them or did not; who did not answer did neither. */
function placeIn(answer: unknown, value: string, kind: 'chosen' | 'rank'): string {
  if (!Array.isArray(answer) || answer.length === 0) return '';
  const at = answer.indexOf(value);
  if (kind === 'chosen') return at === -1 ? '0' : '1';
  return at === -1 ? '' : String(at + 1);
}
