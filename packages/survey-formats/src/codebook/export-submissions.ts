import type { SurveyDefinition } from '@snodo/survey-engine';
import { withoutControls } from '../plain-text.ts';
import { submissionColumns } from './columns.ts';
import type { ColumnOptions, Submission } from './columns.ts';

/**
 * A cell as spreadsheets take it for words and never for a formula: one that begins as a formula gets an apostrophe.
 * Numbers stay numbers, below zero too.
 */
export function separatedCell(text: string): string {
  const plain = withoutControls(text);
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(plain);
  const harmless = !isNumber && /^\s*[=+\-@\t\n|%]/.test(plain) ? `'${plain}` : plain;
  return /[",;\t\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Writes submissions as CSV: a head and one row each, with the columns in the order of the codebook. UTF-8, CRLF. */
export function exportSubmissions(
  definition: SurveyDefinition,
  submissions: readonly Submission[],
  options: ColumnOptions = {},
): string {
  const columns = submissionColumns(definition, options);
  const lines = [
    columns.map(({ name }) => name),
    ...submissions.map((answers) => columns.map(({ cell }) => cell(answers))),
  ];
  return lines.map((cells) => `${cells.map((cell) => separatedCell(cell)).join(',')}\r\n`).join('');
}
