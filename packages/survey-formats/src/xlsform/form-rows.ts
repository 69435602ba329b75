import type { LocalizedText, Question, SurveyDefinition } from '@snodo/survey-engine';
import { baseLocale, questionsOf } from '../definition-walk.ts';
import { surveyjsDialect } from '../expressions/dialects.ts';
import type { Formula } from '../expressions/formula.ts';
import { FormulaError, readFormula } from '../expressions/read-formula.ts';
import { XPathError, XPathWriter } from '../expressions/write-xpath.ts';
import { languageName } from '../languages.ts';
import type { ReportCode } from '../report-codes.ts';
import type { ReportEntry } from '../report.ts';
import type { Sheet } from '../sheets/sheet.ts';

/** A row by its headings; empty cells are absent. */
export type FormRow = Readonly<Record<string, string | undefined>>;

/** Gathers the rows of a form, and what it could not carry. */
export class FormRows {
  readonly definition: SurveyDefinition;
  readonly questions: ReadonlyMap<string, Question>;
  readonly survey: FormRow[] = [];
  readonly choices: FormRow[] = [];
  readonly dropped: ReportEntry[] = [];
  readonly #calculated: ReadonlySet<string>;

  constructor(definition: SurveyDefinition) {
    this.definition = definition;
    this.questions = questionsOf(definition);
    this.#calculated = new Set((definition.calculatedValues ?? []).map(({ name }) => name));
  }

  drop(code: ReportCode, source: string, detail?: string): void {
    this.dropped.push({ code, source, ...(detail === undefined ? {} : { detail: detail.slice(0, 200) }) });
  }

  /** Cells of a text, one a language, `label::Italiano (it)`; `{name}` as forms show answers. */
  texts(key: string, text: LocalizedText | undefined): FormRow {
    if (text === undefined) return {};
    const base = baseLocale(this.definition);
    const texts = typeof text === 'string' ? { [base]: text } : text;
    return Object.fromEntries(
      Object.entries(texts).map(([language, words]) => [
        heading(key, language === 'default' ? base : language),
        words.replace(/\{([A-Za-z]\w*)\}/g, (whole, name: string) =>
          this.#isKnown(name) ? `\${${name}}` : whole,
        ),
      ]),
    );
  }

  #isKnown(name: string): boolean {
    return this.questions.has(name) || this.#calculated.has(name);
  }

  /** A condition as XPath; `undefined` with an entry where a form cannot say it. */
  condition(
    text: string | undefined,
    source: string,
    options: {
      readonly self?: string;
      readonly columns?: ReadonlySet<string>;
      readonly change?: (one: Formula) => Formula;
    } = {},
  ): string | undefined {
    if (text === undefined) return undefined;
    const { self, columns, change = (one: Formula) => one } = options;
    try {
      const { formula } = readFormula(text, surveyjsDialect);
      return new XPathWriter(this.questions, this.#calculated, self, columns).write(change(formula));
    } catch (error) {
      if (!(error instanceof XPathError) && !(error instanceof FormulaError)) throw error;
      this.drop('expression_function', source, text);
      return undefined;
    }
  }
}

function heading(key: string, language: string): string {
  return `${key}::${languageName(language, language)} (${language})`;
}

/** The rows as a sheet, with the columns that any of them has, those listed first. */
export function sheetOf(name: string, rows: readonly FormRow[], first: readonly string[]): Sheet {
  const headings = [...new Set([...first, ...rows.flatMap((row) => Object.keys(row))])];
  const used = headings.filter((key) => first.includes(key) || rows.some((row) => row[key] !== undefined));
  return { name, rows: [used, ...rows.map((row) => used.map((key) => row[key] ?? ''))] };
}
