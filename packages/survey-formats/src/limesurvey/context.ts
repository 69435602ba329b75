import { importBounds } from '../bounds.ts';
import type { Draft } from '../draft.ts';
import { scriptDialect, selfName, withEmptiness } from '../expressions/dialects.ts';
import { constant, negate, operation } from '../expressions/formula.ts';
import type { Formula } from '../expressions/formula.ts';
import { FormulaError, readFormula } from '../expressions/read-formula.ts';
import { isLocale, ValuePool } from '../names.ts';
import { cleanText } from '../plain-text.ts';
import type { ReportCode } from '../report-codes.ts';
import { ImportRefusal } from '../report.ts';
import type { Report } from '../report.ts';
import { Settlement } from '../settlement.ts';
import { anyLanguage } from './structure.ts';
import type { LimeAnswer, LimeTexts } from './structure.ts';

/** What all questions of a LimeSurvey file share while it is read. */
export class LimeContext {
  readonly report: Report;
  readonly settlement: Settlement;
  readonly locale: string;
  readonly locales: readonly string[];
  /** Types of the questions by their names in the draft. */
  readonly kinds = new Map<string, string>();
  readonly calculated: Draft[] = [];

  constructor(report: Report, languages: readonly string[]) {
    this.report = report;
    const known = languages.map((one) => localeOf(one)).filter((one) => one !== undefined);
    this.locale = known[0] ?? 'en';
    this.locales = known.length === 0 ? ['en'] : known;
    this.settlement = new Settlement(report, (formula) => this.#refine(formula));
  }

  #elements = 0;

  countElement(source: string): void {
    if (++this.#elements > importBounds.elements) throw new ImportRefusal('too_many_elements', source);
  }

  /** Plain texts by language; `undefined` when no words are left. */
  text(given: LimeTexts, source: string, path: string): Draft | undefined {
    const texts: Record<string, string> = {};
    const changed = new Set<ReportCode>();
    for (const [language, html] of Object.entries(given)) {
      const locale = language === anyLanguage ? this.locale : localeOf(language);
      if (locale === undefined) {
        this.report.drop('language_unknown', source, path, language);
        continue;
      }
      const { text, changes } = cleanText(html, true);
      for (const code of changes) changed.add(code);
      const shown = text.replace(/\{([^{}\s][^{}]{0,500})\}/g, (_whole, inside: string) => {
        const code = /^(?:INSERTANS:)?([A-Za-z]\w*)(?:\.\w+)?$/.exec(inside)?.[1];
        if (code === undefined) changed.add('text_expression');
        return code === undefined ? '…' : `{${code}}`;
      });
      if (shown.trim() !== '') texts[locale] = shown.trim();
    }
    for (const code of changed) this.report.change(code, source, path);
    return Object.keys(texts).length === 0 ? undefined : texts;
  }

  /** The same words in every language of the survey; those that are not known stay in the survey's own. */
  words(texts: Readonly<Record<string, string>>): Draft {
    const known = this.locales.filter((locale) => texts[locale] !== undefined);
    if (known.length === 0) return { [this.locale]: texts.en ?? '' };
    return Object.fromEntries(known.map((locale) => [locale, texts[locale]]));
  }

  takeName(code: string, source: string, path: string): string {
    const name = this.settlement.pool.take(code, 'question');
    if (!this.settlement.claim(code, name))
      this.report.change('name_repeated', source, path, `${code} → ${name}`);
    else if (name !== code) this.report.change('name_changed', source, path, `${code} → ${name}`);
    return name;
  }

  /** Choices, rows or columns of answers; `values` says which value stands for which code. */
  items(
    answers: readonly LimeAnswer[],
    source: string,
    path: string,
  ): { items: Draft[]; values: Map<string, string> } {
    const values = new Map<string, string>();
    const pool = new ValuePool();
    const items = answers.map((answer, index) => {
      const value = pool.take(answer.code);
      values.set(answer.code, value);
      if (value !== answer.code) this.report.change('value_renamed', source, `${path}[${index}]`, value);
      const text = this.text(answer.texts, source, `${path}[${index}].text`);
      const item: Draft = { value, text: text ?? { [this.locale]: value } };
      this.condition(answer.relevance ?? '', item, 'visibleIf', source, `${path}[${index}].visibleIf`);
      return item;
    });
    return { items, values };
  }

  /** Has a condition under a key of the draft once names are known; `1` and nothing say always. */
  condition(text: string, target: Draft, key: string, source: string, path: string, self?: string): void {
    const script = text.trim();
    if (script === '' || script === '1') return;
    try {
      const { formula } = readFormula(script, scriptDialect);
      const own =
        self === undefined
          ? {}
          : {
              scope: new Map([
                ['self', self],
                ['this', self],
                [selfName, self],
              ]),
            };
      this.settlement.expect({ target, key, text: script, formula, source, path, ...own });
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.report.drop(error.code, source, path, script);
    }
  }

  /** LimeSurvey answers yes with `Y`, and asks each choice of many as a variable of its own. */
  #refine(formula: Formula): Formula {
    if (formula.kind === 'name') {
      const choice = this.#choiceOf(formula);
      return choice ? operation('contains', ...choice) : formula;
    }
    if (formula.kind !== 'operation') return formula;
    const given = withEmptiness(formula);
    if (given.kind !== 'operation') return given;
    const { operator, operands } = given;
    const [left, right] = operands;
    const choice = left && this.#choiceOf(left);
    if (choice && ['=', '!=', 'empty', 'notempty'].includes(operator)) {
      const isYes = right === undefined || (right.kind === 'constant' && right.constant === 'Y');
      const isChosen = operator === '=' || operator === 'notempty';
      return operation(isChosen === isYes ? 'contains' : 'notcontains', ...choice);
    }
    if (operator === 'not' && left) return negate(this.#refine(left));
    const kind = left?.kind === 'name' ? this.kinds.get(left.name) : undefined;
    if (kind === 'boolean' && left && right?.kind === 'constant' && /^[YN]$/.test(String(right.constant))) {
      return operation(operator, left, constant(right.constant === 'Y'));
    }
    return { ...given, operands: operands.map((one) => this.#refine(one)) };
  }

  /** The question and the value of a variable that is one choice of many. */
  #choiceOf(formula: Formula): [Formula, Formula] | undefined {
    if (formula.kind !== 'name') return undefined;
    const [name = '', value] = formula.name.split('.');
    if (value === undefined || this.kinds.get(name) !== 'checkbox') return undefined;
    return [{ kind: 'name', name }, constant(value)];
  }
}

/** LimeSurvey has codes as `de-informal` and `zh-Hans`. */
function localeOf(language: string): string | undefined {
  const plain = language.trim().replace(/-(?:informal|easy)$/, '');
  return isLocale(plain) ? plain : undefined;
}
