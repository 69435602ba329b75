import { localize } from '@snodo/survey-engine';
import type { LocalizedText, Question, SurveyDefinition } from '@snodo/survey-engine';
import { baseLocale } from '../definition-walk.ts';
import { escapeXml } from '../plain-text.ts';
import { submissionColumns } from './columns.ts';
import type { ColumnOptions, SubmissionColumn } from './columns.ts';

export interface CodebookOptions extends ColumnOptions {
  /** Name of the file of submissions beside it. */
  readonly fileName: string;
  /** How many submissions that has. */
  readonly submissions: number;
  /** What the study is known by, as an instrument's code. */
  readonly identifier?: string;
}

/**
 * Writes the codebook of a definition's submissions as DDI-Codebook 2.5, in all its languages: one variable for each
 * column of `exportSubmissions` with the same options, in the same order.
 */
export function exportCodebook(definition: SurveyDefinition, options: CodebookOptions): string {
  const columns = submissionColumns(definition, options);
  const writer = new Codebook(definition);
  const { fileName, submissions, identifier } = options;
  const titles = `${element('titl', localize(definition.title, baseLocale(definition)))}${writer.texts('parTitl', definition.title)}`;
  const abstract = writer.texts('abstract', definition.description);
  return `<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="ddi:codebook:2_5 https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd" version="2.5">
<stdyDscr>
<citation><titlStmt>${titles}${identifier === undefined ? '' : element('IDNo', identifier)}</titlStmt><verStmt>${element('version', String(definition.x.version))}</verStmt></citation>
${abstract === '' ? '' : `<stdyInfo>${abstract}</stdyInfo>`}
</stdyDscr>
<fileDscr ID="F1" URI="${escapeXml(fileName)}"><fileTxt>${element('fileName', fileName)}<dimensns>${element('caseQnty', String(submissions))}${element('varQnty', String(columns.length))}</dimensns>${element('fileType', 'text/csv; charset=utf-8')}</fileTxt></fileDscr>
<dataDscr>
${writer.groups(columns)}
${columns.map((column) => writer.variable(column)).join('\n')}
</dataDscr>
</codeBook>
`;
}

function element(name: string, text: string, attributes = ''): string {
  return `<${name}${attributes}>${escapeXml(text)}</${name}>`;
}

const groupTypes: Readonly<Record<string, string>> = {
  checkbox: 'multipleResp',
  matrix: 'grid',
  ranking: 'other',
};

const domains: Readonly<Record<SubmissionColumn['kind'], string>> = {
  one: 'category',
  chosen: 'multiple',
  rank: 'numeric',
  number: 'numeric',
  text: 'text',
};

class Codebook {
  readonly #locales: readonly string[];

  constructor(definition: SurveyDefinition) {
    const base = baseLocale(definition);
    this.#locales = [base, ...definition.x.locales.filter((locale) => locale !== base)];
  }

  /** One element a language. */
  texts(name: string, text: LocalizedText | undefined): string {
    if (text === undefined) return '';
    return this.#locales
      .map((locale) => element(name, localize(text, locale), ` xml:lang="${escapeXml(locale)}"`))
      .join('');
  }

  /** Variables of one question that has several are a group; groups come before variables. */
  groups(columns: readonly SubmissionColumn[]): string {
    const groups = new Map<Question, string[]>();
    for (const { question, name, kind } of columns) {
      if (!Object.hasOwn(groupTypes, question.type) || kind === 'text') continue;
      groups.set(question, [...(groups.get(question) ?? []), `V_${name}`]);
    }
    return [...groups]
      .map(([question, variables]) => {
        const title = 'title' in question ? question.title : undefined;
        const attributes = `ID="G_${question.name}" name="${question.name}" type="${groupTypes[question.type]}" var="${variables.join(' ')}"`;
        return `<varGrp ${attributes}>${this.texts('labl', title)}</varGrp>`;
      })
      .join('\n');
  }

  variable(column: SubmissionColumn): string {
    const { name, question, kind, part, categories } = column;
    const isNumber = kind === 'number' || kind === 'rank';
    const title = 'title' in question ? question.title : undefined;
    const sensitivity = 'x' in question ? question.x?.sensitivity : undefined;
    const domain = 'x' in question ? question.x?.domain : undefined;
    const before = part === undefined ? '' : this.texts('preQTxt', title);
    const asked = `<qstn responseDomainType="${domains[kind]}">${before}${this.texts('qstnLit', part ?? title)}</qstn>`;
    // The order of the parts is that of the schema.
    return [
      `<var ID="V_${name}" name="${name}" files="F1" intrvl="${isNumber ? 'contin' : 'discrete'}">`,
      this.texts('labl', part ?? title),
      sensitivity === undefined ? '' : element('security', sensitivity),
      asked,
      rangeOf(column),
      question.visibleIf === undefined ? '' : element('universe', question.visibleIf),
      ...categories.map(
        ({ value, text }) => `<catgry>${element('catValu', value)}${this.texts('labl', text)}</catgry>`,
      ),
      domain === undefined ? '' : element('concept', domain),
      `<varFormat type="${isNumber || kind === 'chosen' ? 'numeric' : 'character'}" schema="other"/>`,
      '</var>',
    ].join('');
  }
}

/** Which numbers there can be, as far as the question says. */
function rangeOf({ question, kind }: SubmissionColumn): string {
  const [min, max] =
    kind === 'rank' && 'choices' in question
      ? [1, question.choices.length]
      : question.type === 'rating'
        ? [question.rateMin ?? 1, question.rateMax ?? 5]
        : question.type === 'slider'
          ? [question.min ?? 0, question.max ?? 100]
          : kind === 'number' && question.type === 'text'
            ? [question.min, question.max]
            : [];
  if (min === undefined && max === undefined) return '';
  const ends = [
    ...(min === undefined ? [] : [`min="${min}"`]),
    ...(max === undefined ? [] : [`max="${max}"`]),
  ];
  return `<valrng><range UNITS="REAL" ${ends.join(' ')}/></valrng>`;
}
