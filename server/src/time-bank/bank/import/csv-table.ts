/** A row of a file as a spreadsheet numbers it: the first line is row 1. */
export interface CsvRow {
  row: number;
  cells: string[];
}

export interface CsvFault {
  row: number;
  column: string | null;
  code:
    | 'wrong_encoding'
    | 'open_quote'
    | 'too_many_rows'
    | 'too_many_columns'
    | 'cell_too_long'
    | 'empty_file';
}

export type CsvTable = { kind: 'read'; rows: CsvRow[] } | { kind: 'refused'; fault: CsvFault };

const mostColumns = 40;
const longestCell = 2000;
/** What is left when a file was read in another encoding than its own, and what no text has. */
// oxlint-disable-next-line no-control-regex
const brokenText = /[\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u009f]/u;

/**
 * Reads RFC 4180 with whatever mark parts the cells of the first line: comma, semicolon or tab. Empty lines are left
 * out. The first thing that is wrong with the file as a whole refuses it.
 */
export function readCsv(text: string, mostRows: number): CsvTable {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  const reader = new CsvReader(bare, separatorOf(bare));
  const rows: CsvRow[] = [];
  for (let cells = reader.next(); cells !== undefined; cells = reader.next()) {
    const { row } = reader;
    const fault = faultOf(cells, row, reader.hasOpenQuote);
    if (fault !== undefined) return { kind: 'refused', fault };
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (rows.length > mostRows) return refused(row, 'too_many_rows');
    rows.push({ row, cells: cells.map((cell) => cell.trim()) });
  }
  return rows.length === 0 ? refused(1, 'empty_file') : { kind: 'read', rows };
}

function faultOf(cells: readonly string[], row: number, hasOpenQuote: boolean): CsvFault | undefined {
  if (hasOpenQuote) return { row, column: null, code: 'open_quote' };
  if (cells.length > mostColumns) return { row, column: null, code: 'too_many_columns' };
  const long = cells.findIndex((cell) => cell.length > longestCell);
  if (long >= 0) return { row, column: columnName(long), code: 'cell_too_long' };
  const broken = cells.findIndex((cell) => brokenText.test(cell));
  return broken >= 0 ? { row, column: columnName(broken), code: 'wrong_encoding' } : undefined;
}

function refused(row: number, code: CsvFault['code']): CsvTable {
  return { kind: 'refused', fault: { row, column: null, code } };
}

/** A, B, C … as a spreadsheet calls them. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

function separatorOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/u, 1);
  const counts = [',', ';', '\t'].map((mark) => [mark, line.split(mark).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}

/** Goes through a text once, cell by cell; every turn takes at least one character. */
class CsvReader {
  row = 0;
  hasOpenQuote = false;
  #at = 0;
  #line = 1;
  readonly #text: string;
  readonly #separator: string;

  constructor(text: string, separator: string) {
    this.#text = text;
    this.#separator = separator;
  }

  next(): string[] | undefined {
    if (this.#at >= this.#text.length) return undefined;
    this.row = this.#line;
    const cells: string[] = [];
    for (;;) {
      cells.push(this.#text[this.#at] === '"' ? this.#quoted() : this.#bare());
      const mark = this.#text[this.#at];
      this.#at += 1;
      if (mark === this.#separator) continue;
      if (mark === '\r' && this.#text[this.#at] === '\n') this.#at += 1;
      this.#line += 1;
      return cells;
    }
  }

  #bare(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && !this.#isEnd(this.#text[this.#at])) this.#at += 1;
    return this.#text.slice(from, this.#at);
  }

  #quoted(): string {
    let cell = '';
    this.#at += 1;
    for (;;) {
      const end = this.#text.indexOf('"', this.#at);
      if (end < 0) {
        this.hasOpenQuote = true;
        this.#at = this.#text.length;
        return cell;
      }
      const part = this.#text.slice(this.#at, end);
      cell += part;
      this.#line += part.split('\n').length - 1;
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') break;
      cell += '"';
      this.#at += 1;
    }
    return cell + this.#bare();
  }

  #isEnd(mark: string | undefined): boolean {
    return mark === this.#separator || mark === '\n' || mark === '\r';
  }
}
