import { importBounds } from '../bounds.ts';
import { ImportRefusal } from '../report.ts';
import { readXml } from '../sheets/xml.ts';
import { conditionsAsScript } from './conditions.ts';
import { anyLanguage } from './structure.ts';
import type { LimeAnswer, LimeGroup, LimeQuestion, LimeSurvey, LimeTexts } from './structure.ts';

export type LimeRow = Readonly<Record<string, string>>;

type Tables = ReadonlyMap<string, readonly LimeRow[]>;

/** Whether XML looks like the structure of a survey of LimeSurvey. */
export function isLss(text: string): boolean {
  return /<LimeSurveyDocType>\s*Survey\s*</.test(text.slice(0, 4000));
}

/** The tables of the file: `document` holds tables, these hold `rows`, these hold `row`s of fields. */
function readTables(xml: string): Tables {
  const tables = new Map<string, LimeRow[]>();
  const path: string[] = [];
  let row: Record<string, string> | undefined;
  let text = '';
  let rows = 0;
  readXml(xml, 'lss', {
    open: (name) => {
      path.push(name);
      text = '';
      if (name !== 'row' || path.length !== 4) return;
      if (++rows > importBounds.rows) throw new ImportRefusal('too_many_cells', path[1]);
      row = {};
    },
    close: (name) => {
      const table = path[1] ?? '';
      if (row && path.length === 5 && name !== '__proto__') row[name] = text;
      if (row && path.length === 4) {
        const list = tables.get(table) ?? [];
        tables.set(table, list);
        list.push(row);
        row = undefined;
      }
      if (path.length === 3 && table === 'languages')
        tables.set(table, [...(tables.get(table) ?? []), { language: text }]);
      path.pop();
    },
    text: (part) => {
      if (text.length + part.length > importBounds.cellLength)
        throw new ImportRefusal('cell_too_long', path.at(-1));
      text += part;
    },
  });
  return tables;
}

/** The rows of a table by a field. */
function groupBy(rows: readonly LimeRow[] | undefined, field: string): Map<string, LimeRow[]> {
  const groups = new Map<string, LimeRow[]>();
  for (const row of rows ?? []) {
    const key = row[field] ?? '';
    const list = groups.get(key) ?? [];
    groups.set(key, list);
    list.push(row);
  }
  return groups;
}

/** The texts of a field in rows that are one a language. */
function textsOf(rows: readonly LimeRow[], field: string): LimeTexts {
  const texts: LimeTexts = {};
  for (const row of rows) {
    const text = row[field];
    if (text !== undefined && text.trim() !== '') texts[row.language ?? anyLanguage] ??= text;
  }
  return texts;
}

function byNumber(field: string) {
  return (a: LimeRow, b: LimeRow) => Number(a[field] ?? 0) - Number(b[field] ?? 0) || 0;
}

/** One row each of those that stand once a language (version 3), in order. */
function firstOf(rows: readonly LimeRow[], ...fields: readonly string[]): LimeRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = fields.map((field) => row[field] ?? '').join(' ');
    return !seen.has(key) && seen.add(key);
  });
}

const readTableNames: ReadonlySet<string> = new Set(
  'languages surveys surveys_languagesettings groups group_l10ns questions question_l10ns subquestions answers answer_l10ns question_attributes conditions'.split(
    ' ',
  ),
);

/**
 * Reads an .lss file: of version 3, where each row has the words of one language, or of version 4 and later, where
 * words stand in tables of their own. Throws an {@link ImportRefusal} past the bounds.
 */
export function readLss(xml: string): LimeSurvey {
  const tables = readTables(xml);
  const [survey = {}] = tables.get('surveys') ?? [];
  const listed = (tables.get('languages') ?? []).map(({ language = '' }) => language);
  const base = survey.language ?? listed[0] ?? 'en';
  const settings = tables.get('surveys_languagesettings') ?? [];
  const translations = settings.map((row) => ({ ...row, language: row.surveyls_language ?? base }));
  const groups = tables.get('groups') ?? [];
  const groupTexts = groupBy([...(tables.get('group_l10ns') ?? []), ...groups], 'gid');
  const questions = groupBy(readQuestions(tables), 'gid');
  return {
    languages: [...new Set([base, ...listed])],
    titles: textsOf(translations, 'surveyls_title'),
    descriptions: textsOf(translations, 'surveyls_description'),
    welcomes: textsOf(translations, 'surveyls_welcometext'),
    ends: textsOf(translations, 'surveyls_endtext'),
    ignored: [...tables.keys()].filter((name) => !readTableNames.has(name)).slice(0, 50),
    groups: firstOf(groups, 'gid')
      .sort(byNumber('group_order'))
      .map((group): LimeGroup => {
        const gid = group.gid ?? '';
        const texts = groupTexts.get(gid) ?? [];
        return {
          source: `group ${gid}`,
          names: textsOf(texts, 'group_name'),
          descriptions: textsOf(texts, 'description'),
          relevance: group.grelevance ?? '',
          questions: (questions.get(gid) ?? []).map((row) => asQuestion(row, tables)),
        };
      }),
  };
}

function readQuestions(tables: Tables): LimeRow[] {
  const own = (tables.get('questions') ?? []).filter(
    ({ parent_qid: parent = '0' }) => parent === '0' || parent === '',
  );
  const questions = firstOf(own, 'qid');
  if (questions.length > importBounds.elements) throw new ImportRefusal('too_many_elements', 'lss');
  return questions.sort(byNumber('question_order'));
}

/** Everything that belongs to questions, found once a file. */
class Index {
  readonly texts: Map<string, LimeRow[]>;
  readonly subquestions: Map<string, LimeRow[]>;
  readonly answers: Map<string, LimeRow[]>;
  readonly answerTexts: Map<string, LimeRow[]>;
  readonly attributes: Map<string, LimeRow[]>;

  constructor(tables: Tables) {
    const questions = tables.get('questions') ?? [];
    const subquestions = [
      ...(tables.get('subquestions') ?? []),
      ...questions.filter(({ parent_qid: parent = '0' }) => parent !== '0' && parent !== ''),
    ];
    this.texts = groupBy([...(tables.get('question_l10ns') ?? []), ...questions, ...subquestions], 'qid');
    this.subquestions = groupBy(subquestions, 'parent_qid');
    this.answers = groupBy(tables.get('answers'), 'qid');
    this.answerTexts = groupBy(tables.get('answer_l10ns'), 'aid');
    this.attributes = groupBy(tables.get('question_attributes'), 'qid');
  }
}

const indexes = new WeakMap<Tables, Index>();

function indexOf(tables: Tables): Index {
  const index = indexes.get(tables) ?? new Index(tables);
  indexes.set(tables, index);
  return index;
}

function asQuestion(row: LimeRow, tables: Tables): LimeQuestion {
  const index = indexOf(tables);
  const qid = row.qid ?? '';
  const texts = index.texts.get(qid) ?? [];
  const attributes = new Map<string, LimeTexts>();
  for (const { attribute = '', value = '', language } of index.attributes.get(qid) ?? []) {
    const given = attributes.get(attribute) ?? {};
    given[language ?? anyLanguage] = value;
    attributes.set(attribute, given);
  }
  const relevance = row.relevance ?? '';
  const isOpen = relevance.trim() === '' || relevance.trim() === '1';
  return {
    source: `question ${row.title ?? qid}`,
    code: row.title ?? '',
    type: row.type ?? '',
    texts: textsOf(texts, 'question'),
    help: textsOf(texts, 'help'),
    relevance: isOpen
      ? conditionsAsScript(qid, tables.get('conditions') ?? [], tables.get('questions') ?? [])
      : relevance,
    mandatory: row.mandatory ?? 'N',
    other: row.other ?? 'N',
    pattern: row.preg ?? '',
    attributes,
    subquestions: firstOf(index.subquestions.get(qid) ?? [], 'scale_id', 'title')
      .sort(byNumber('question_order'))
      .map((sub): LimeAnswer => ({
        code: sub.title ?? '',
        scale: sub.scale_id ?? '0',
        texts: textsOf(index.texts.get(sub.qid ?? '') ?? [], 'question'),
        relevance: sub.relevance ?? '',
      })),
    answers: answersOf(index, qid),
  };
}

function answersOf(index: Index, qid: string): LimeAnswer[] {
  const rows = index.answers.get(qid) ?? [];
  if (rows.length > importBounds.choices * 2) throw new ImportRefusal('too_many_choices', `question ${qid}`);
  return firstOf(rows, 'scale_id', 'code')
    .sort(byNumber('sortorder'))
    .map(({ code = '', scale_id: scale = '0', aid }) => {
      const same = rows.filter((row) => row.code === code && (row.scale_id ?? '0') === scale);
      const translated = aid === undefined ? [] : (index.answerTexts.get(aid) ?? []);
      return { code, scale, texts: textsOf([...translated, ...same], 'answer') };
    });
}
