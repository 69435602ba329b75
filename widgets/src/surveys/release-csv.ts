import type { Language } from '../ui/i18n.ts';
import type { SheetCell, SheetRow } from './release-sheet.ts';

/** What a spreadsheet takes for the start of a formula, full-width forms and leading blanks included. */
const formulaStart = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/**
 * Lines as comma-separated values: UTF-8 with a byte-order mark, lines ended by CR LF, every text quoted. In
 * Italian the parts are separated by a semicolon and decimals by a comma, as spreadsheets there expect.
 */
export function toCsv(lines: readonly SheetRow[], language: Language): string {
  const separator = language === 'it' ? ';' : ',';
  const text = lines.map((line) => `${line.map((cell) => cellText(cell, language)).join(separator)}\r\n`);
  return `\uFEFF${text.join('')}`;
}

function cellText(cell: SheetCell, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return language === 'it' ? String(cell).replace('.', ',') : String(cell);
  // An apostrophe in front makes a spreadsheet keep the rest as text.
  const safe = formulaStart.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
