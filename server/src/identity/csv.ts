import type { PersonalField } from './personal-data.ts';

/** Spreadsheets take a text that begins so for a formula, and run it. */
const formulaStart = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. A text that a spreadsheet would run as a
 * formula gets an apostrophe in front, which shows it as text.
 */
export function toCsv(rows: readonly Record<string, PersonalField>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => textOf(row[column] ?? null)))];
  return `\ufeff${lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

function textOf(field: PersonalField): string {
  if (field === null) return '';
  if (typeof field === 'number' || typeof field === 'boolean') return String(field);
  const text = Array.isArray(field) ? field.join(' ') : field;
  return formulaStart.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
