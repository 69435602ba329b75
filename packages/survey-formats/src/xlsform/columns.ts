import type { Draft } from '../draft.ts';
import { importBounds } from '../bounds.ts';
import { languageCode } from '../languages.ts';
import { cleanText } from '../plain-text.ts';
import { ImportRefusal } from '../report.ts';
import type { Report } from '../report.ts';
import type { Sheet } from '../sheets/sheet.ts';

/** Other headings that pyxform takes, with the ones that they stand for. */
const aliases: Readonly<Record<string, string>> = {
  caption: 'label',
  command: 'type',
  tag: 'name',
  value: 'name',
  relevance: 'relevant',
  constraining_message: 'constraint_message',
  'jr:constraintmsg': 'constraint_message',
  'jr:requiredmsg': 'required_message',
  requiredmsg: 'required_message',
  calculate: 'calculation',
  read_only: 'readonly',
  set_form_title: 'form_title',
  title: 'form_title',
  set_form_id: 'form_id',
  id_string: 'form_id',
};

const translated: ReadonlySet<string> = new Set(['label', 'hint', 'constraint_message', 'required_message']);

/** A column of a sheet. */
export interface Column {
  readonly heading: string;
  /** The heading without its language, in the spelling of today. */
  readonly key: string;
  /** `undefined` for the form's own language. */
  readonly language: string | undefined;
}

export interface Row {
  /** `survey!12` */
  readonly source: string;
  readonly cells: Readonly<Record<string, string>>;
  /** Texts by key, one a language; the key `default` is the form's own language. */
  readonly texts: Readonly<Record<string, Record<string, string>>>;
}

export interface Table {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly languages: ReadonlySet<string>;
}

function readHeading(heading: string, report: Report, source: string): Column | undefined {
  const parts = heading.split(heading.includes('::') ? '::' : ':').map((part) => part.trim());
  if (/^(?:bind|control|body)$/i.test(parts[0] ?? '')) parts.shift();
  if (/^jr$/i.test(parts[0] ?? '')) parts.splice(0, 2, `jr:${parts[1] ?? ''}`);
  const plain = (parts[0] ?? '').toLowerCase().replace(/\s+/g, '_');
  const key = Object.hasOwn(aliases, plain) ? String(aliases[plain]) : plain;
  if (key === '') return undefined;
  if (parts.length === 1) return { heading, key, language: undefined };
  if (!translated.has(key)) return { heading, key: parts.join('::').toLowerCase(), language: undefined };
  const language = languageCode(parts[1] ?? '');
  if (language !== undefined) return { heading, key, language };
  report.drop('language_unknown', source, undefined, heading);
  return undefined;
}

/** Reads a sheet whose first row that is not empty has the headings. */
export function readTable(sheet: Sheet | undefined, report: Report): Table {
  const headingRow = sheet?.rows.findIndex((row) => row.some((cell) => cell.trim() !== '')) ?? -1;
  if (!sheet || headingRow === -1) return { rows: [], columns: [], languages: new Set() };
  const top = `${sheet.name}!${headingRow + 1}`;
  const columns = (sheet.rows[headingRow] ?? []).map((heading) => readHeading(heading, report, top));
  const rows: Row[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= headingRow || cells.every((cell) => cell.trim() === '')) continue;
    rows.push(readRow(cells, columns, `${sheet.name}!${index + 1}`));
  }
  const known = columns.filter((column) => column !== undefined);
  const languages = new Set(known.flatMap(({ language }) => (language === undefined ? [] : [language])));
  if (languages.size > importBounds.languages) throw new ImportRefusal('too_many_languages', top);
  return { rows, columns: known, languages };
}

function readRow(cells: readonly string[], columns: readonly (Column | undefined)[], source: string): Row {
  const plain: Record<string, string> = {};
  const texts: Record<string, Record<string, string>> = {};
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? '';
    if (!column || cell.trim() === '' || column.key === '__proto__') continue;
    if (translated.has(column.key)) (texts[column.key] ??= {})[column.language ?? 'default'] = cell;
    else plain[column.key] ??= cell.trim();
  }
  return { source, cells: plain, texts };
}

/** The texts under a key, plain and with our way of showing answers; `undefined` when there are no words. */
export function textOf(
  row: Row,
  key: string,
  locale: string,
  report: Report,
  path: string,
): Draft | undefined {
  const texts: Record<string, string> = {};
  for (const [language, given] of Object.entries(row.texts[key] ?? {})) {
    const { text, changes } = cleanText(given.replace(/\$\{\s*([^{}]{1,200}?)\s*\}/g, '{$1}'));
    for (const code of changes) report.change(code, row.source, path, key);
    if (text.trim() !== '') texts[language === 'default' ? locale : language] ??= text;
  }
  return Object.keys(texts).length === 0 ? undefined : texts;
}
