import type { ServiceImportCode } from '@snodo/contract';
import { wordsIn } from '../search/stems.ts';

/** Why a cell cannot be read, and which. */
export class CellFault extends Error {
  readonly code: ServiceImportCode;
  readonly column: string;

  constructor(code: ServiceImportCode, column: string) {
    super(code);
    this.code = code;
    this.column = column;
  }
}

/** The cells of a row by their column’s name, trimmed; '' where the file has none. */
export type Cells = Readonly<Record<string, string>>;

/** Words as headings and choices are compared: without case, accents and marks. */
export function plain(words: string): string {
  return wordsIn(words).join(' ');
}

/** Parts between semicolons or lines; a dash alone is *none*, and nothing at all is *not known*. */
export function readList(cell: string, separators = /[;\n]/): string[] | null {
  if (cell === '') return null;
  if (/^[-–—]$/.test(cell)) return [];
  return cell
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Codes stand between commas too. */
export function readCodes(cell: string): string[] | null {
  return readList(cell, /[;,\n]/);
}

export function readWhole(cell: string, column: string): number | null {
  if (cell === '') return null;
  if (!/^\d{1,9}(?:\.0+)?$/.test(cell)) throw new CellFault('not_a_number', column);
  return Number(cell);
}

/** `12`, `12,50`, `12.5`, `1.200,00`, `€ 12`; in whole cents. A workbook keeps 12.3 as 12.300000000000001. */
export function readEuro(cell: string, column: string): number {
  const bare = cell.replaceAll(/[€\s]/g, '');
  const thousands = /^\d{1,3}(?:\.\d{3})+(?=,\d{1,2}$|$)/.exec(bare)?.[0];
  const text = thousands === undefined ? bare : thousands.replaceAll('.', '') + bare.slice(thousands.length);
  const whole = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text);
  if (whole !== null) return Number(whole[1]) * 100 + Number((whole[2] ?? '').padEnd(2, '0'));
  if (/^\d{1,7}\.\d{9,20}$/.test(text)) return Math.round(Number(text) * 100);
  throw new CellFault('not_euro', column);
}

/** One of the choices, by its code or by what it is called here. */
export function readChoice<Choice extends string>(
  cell: string,
  column: string,
  choices: Readonly<Record<Choice, readonly string[]>>,
): Choice {
  const given = plain(cell);
  for (const [choice, names] of Object.entries(choices) as [Choice, readonly string[]][])
    if (plain(choice) === given || names.some((name) => plain(name) === given)) return choice;
  throw new CellFault('not_allowed', column);
}

/** `3-6`, `18+`, `7`; ends of a span of whole numbers. */
export function readSpan(text: string, column: string): { from: number; to: number | null } {
  const [, from = '', plus, to] = /^(\d{1,3})\s*(?:(\+)|[-–]\s*(\d{1,3}))?$/.exec(text) ?? [];
  if (from === '') throw new CellFault('not_a_number', column);
  return { from: Number(from), to: plus === undefined ? Number(to ?? from) : null };
}
