import { importBounds } from '../bounds.ts';
import { ImportRefusal } from '../report.ts';

type Rows = string[][];

/** UTF-8, or UTF-16 with its mark; anything else, and what has characters that no text has, is refused. Lines end with \n. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  try {
    const text = new TextDecoder(isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', {
      fatal: true,
    }).decode(bytes);
    if (text.includes('\0')) throw new ImportRefusal('not_text');
    return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  } catch (error) {
    if (error instanceof TypeError) throw new ImportRefusal('not_text');
    throw error;
  }
}

/** Splits separated values: quotes double inside quotes, lines may break inside them, and each quote is closed. */
export function readSeparated(text: string, separator: string, where: string): Rows {
  const rows: Rows = [];
  let row: string[] = [];
  let cells = 0;
  const endCell = (cell: string) => {
    if (cell.length > importBounds.cellLength)
      throw new ImportRefusal('cell_too_long', `${where}!${rows.length + 1}`);
    if (++cells > importBounds.cells || row.length >= importBounds.columns) {
      throw new ImportRefusal('too_many_cells', `${where}!${rows.length + 1}`);
    }
    row.push(cell);
  };
  const endRow = () => {
    if (rows.length >= importBounds.rows)
      throw new ImportRefusal('too_many_cells', `${where}!${rows.length + 1}`);
    rows.push(row);
    row = [];
  };
  const plainEnd = new RegExp(`[${separator === '\t' ? String.raw`\t` : separator}\n]|$`, 'g');
  let at = 0;
  while (at < text.length) {
    if (text[at] === '"') {
      const { value, after } = readQuoted(text, at + 1, `${where}!${rows.length + 1}`);
      plainEnd.lastIndex = after;
      at = plainEnd.exec(text)?.index ?? text.length;
      endCell(value + text.slice(after, at));
    } else {
      plainEnd.lastIndex = at;
      const end = plainEnd.exec(text)?.index ?? text.length;
      endCell(text.slice(at, end));
      at = end;
    }
    if (text[at] !== separator) endRow();
    at++;
  }
  if (row.length > 0) endRow();
  return rows;
}

function readQuoted(text: string, from: number, where: string): { value: string; after: number } {
  let value = '';
  for (let at = from; value.length <= importBounds.cellLength;) {
    const end = text.indexOf('"', at);
    if (end === -1) throw new ImportRefusal('quote_open', where);
    value += text.slice(at, end);
    if (text[end + 1] !== '"') return { value, after: end + 1 };
    value += '"';
    at = end + 2;
  }
  return { value, after: text.length };
}

/** The sign that parts the first line that has any. */
export function separatorOf(text: string): string {
  const line =
    text
      .slice(0, 20_000)
      .split('\n', 50)
      .find((one) => /[,;\t]/.test(one)) ?? '';
  const counts = [',', ';', '\t'].map((sign) => [sign, line.split(sign).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Rows of Markdown tables; lines of dashes and lines outside of tables are no rows. `\|` is a bar in a cell. */
export function readMarkdown(text: string): Rows {
  const lines = text.split('\n');
  if (lines.length > importBounds.rows) throw new ImportRefusal('too_many_cells', 'survey');
  return lines.map((line) => {
    const trimmed = line.trim();
    const isRule = trimmed.includes('-') && /^[|\s:-]+$/.test(trimmed);
    if (!trimmed.startsWith('|') || isRule) return [];
    const inner = trimmed.slice(1).replace(/(?<!\\)\|$/, '');
    const cells = inner.split(/(?<!\\)\|/, importBounds.columns + 1);
    if (cells.length > importBounds.columns) throw new ImportRefusal('too_many_cells', 'survey');
    return cells.map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'));
  });
}
