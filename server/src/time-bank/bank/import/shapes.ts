import { columnName, type CsvRow } from './csv-table.ts';

export type ImportShape = 'timeoverflow' | 'komunitin';

export interface ImportNote {
  row: number;
  column: string | null;
  code: string;
  severity: 'fault' | 'note';
}

export interface ImportedMember {
  row: number;
  /** Her number or code in the bank that she comes from. */
  code: string;
  name: string;
}

export interface ImportedTransfer {
  row: number;
  payerCode: string;
  payeeCode: string;
  minutes: number;
  /** ISO day; null: the file has none. */
  servedOn: string | null;
}

export interface ImportedOffer {
  row: number;
  memberCode: string;
  title: string;
  words: string;
}

export interface Shaped<Fact> {
  facts: Fact[];
  notes: ImportNote[];
}

const mostMinutes = 60_000;
/** Where each shape keeps what, by the position of the column. TimeOverflow writes its headings in many languages. */
const memberColumns = { timeoverflow: { code: 0, name: 1 }, komunitin: { code: 0, name: 1 } } as const;
const transferColumns = {
  timeoverflow: { payer: 1, payee: 2, quantity: 4, day: 0 },
  komunitin: { payer: 0, payee: 1, quantity: 3, day: 4 },
} as const;

const offerColumns = {
  timeoverflow: { member: 3, title: 1, words: 2 },
  komunitin: { member: 0, title: 1, words: 2 },
} as const;

/** The first line of either shape is headings; Komunitin's transfers may begin without. */
function withoutHeadings(rows: readonly CsvRow[], isHeading: (row: CsvRow) => boolean): readonly CsvRow[] {
  const [first] = rows;
  return first !== undefined && isHeading(first) ? rows.slice(1) : rows;
}

export function readMembers(rows: readonly CsvRow[], shape: ImportShape): Shaped<ImportedMember> {
  const columns = memberColumns[shape];
  const shaped: Shaped<ImportedMember> = { facts: [], notes: [] };
  const seen = new Set<string>();
  for (const { row, cells } of rows.slice(1)) {
    const code = cells[columns.code] ?? '';
    const name = cells[columns.name] ?? '';
    const fault = (index: number, why: string) =>
      shaped.notes.push({ row, column: columnName(index), code: why, severity: 'fault' });
    if (code === '' || code.length > 64) fault(columns.code, 'code_missing');
    else if (seen.has(code)) fault(columns.code, 'code_twice');
    else if (name === '' || name.length > 120) fault(columns.name, 'name_missing');
    else shaped.facts.push({ row, code, name });
    seen.add(code);
  }
  return shaped;
}

export function readTransfers(rows: readonly CsvRow[], shape: ImportShape): Shaped<ImportedTransfer> {
  const columns = transferColumns[shape];
  const shaped: Shaped<ImportedTransfer> = { facts: [], notes: [] };
  const isHeading = ({ cells }: CsvRow) => minutesOf(cells[columns.quantity] ?? '', shape) === undefined;
  for (const { row, cells } of withoutHeadings(rows, isHeading)) {
    const fault = (index: number, why: string) =>
      shaped.notes.push({ row, column: columnName(index), code: why, severity: 'fault' });
    const minutes = minutesOf(cells[columns.quantity] ?? '', shape);
    const payerCode = codeOf(cells[columns.payer] ?? '', shape);
    const payeeCode = codeOf(cells[columns.payee] ?? '', shape);
    const servedOn = dayOf(cells[columns.day] ?? '');
    if (payerCode === undefined) fault(columns.payer, 'member_missing');
    else if (payeeCode === undefined) fault(columns.payee, 'member_missing');
    else if (payerCode === payeeCode) fault(columns.payee, 'same_member');
    else if (minutes === undefined) fault(columns.quantity, 'not_minutes');
    else if (servedOn === undefined || (servedOn === null && shape === 'timeoverflow'))
      fault(columns.day, 'not_a_day');
    else shaped.facts.push({ row, payerCode, payeeCode, minutes, servedOn });
  }
  return shaped;
}

/** In TimeOverflow's file a row with nothing but a title is the heading of a category. */
export function readOffers(rows: readonly CsvRow[], shape: ImportShape): Shaped<ImportedOffer> {
  const columns = offerColumns[shape];
  const shaped: Shaped<ImportedOffer> = { facts: [], notes: [] };
  for (const { row, cells } of rows.slice(1)) {
    const [title = '', words = ''] = [cells[columns.title], cells[columns.words]];
    const isCategory =
      shape === 'timeoverflow' && (cells[0] ?? '') === '' && (cells[columns.member] ?? '') === '';
    if (isCategory) continue;
    const memberCode = codeOf(cells[columns.member] ?? '', shape);
    const fault = (index: number, code: string) =>
      shaped.notes.push({ row, column: columnName(index), code, severity: 'fault' });
    if (memberCode === undefined) fault(columns.member, 'member_missing');
    else if (title === '') fault(columns.title, 'title_missing');
    else shaped.facts.push({ row, memberCode, title, words });
  }
  return shaped;
}

/** TimeOverflow writes `Name (12)`; Komunitin the code alone. */
function codeOf(cell: string, shape: ImportShape): string | undefined {
  const code = shape === 'timeoverflow' ? (/\(([^()]{1,64})\)\s*$/u.exec(cell)?.[1] ?? '') : cell;
  return code === '' || code.length > 64 ? undefined : code;
}

/** `1:30` hours and minutes, or `1.5` and `1,5` hours; whole minutes, and never none. */
export function minutesOf(cell: string, shape: ImportShape): number | undefined {
  const clock = /^(\d{1,4}):([0-5]\d)$/u.exec(cell);
  const decimal = shape === 'komunitin' ? /^(\d{1,4})(?:[.,](\d{1,4}))?$/u.exec(cell) : null;
  if (clock === null && decimal === null) return undefined;
  const minutes =
    clock === null
      ? Number(`${decimal?.[1] ?? ''}.${decimal?.[2] ?? '0'}`) * 60
      : Number(clock[1]) * 60 + Number(clock[2]);
  const whole = Math.round(minutes);
  return Math.abs(minutes - whole) > 1e-6 || whole < 1 || whole > mostMinutes ? undefined : whole;
}

/** The day of `2024-03-01 10:00:00 +0100`; null: no day; undefined: no day that there is. */
function dayOf(cell: string): string | null | undefined {
  if (cell === '') return null;
  const day = /^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$/u.exec(cell)?.[1];
  if (day === undefined) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? undefined : day;
}
