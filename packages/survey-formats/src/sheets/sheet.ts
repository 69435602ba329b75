import { importBounds } from '../bounds.ts';
import { ImportRefusal } from '../report.ts';

/** A sheet of texts; a row's index is its number in the file less one. Rows may be of different lengths. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Fills sheets cell by cell within the bounds. One for each file: cells of all sheets are counted together. */
export class SheetFiller {
  #cells = 0;
  readonly sheets: { readonly name: string; readonly rows: string[][] }[] = [];

  begin(name: string): void {
    if (this.sheets.length >= importBounds.archiveFiles)
      throw new ImportRefusal('too_many_cells', name.slice(0, 40));
    this.sheets.push({ name, rows: [] });
  }

  /** Puts a text in a cell of the last sheet; row and column count from 0. Empty cells need not be put. */
  put(row: number, column: number, text: string): void {
    const sheet = this.sheets.at(-1);
    if (!sheet || text === '') return;
    const place = `${sheet.name.slice(0, 40)}!${row + 1}`;
    if (text.length > importBounds.cellLength) throw new ImportRefusal('cell_too_long', place);
    const isOutside = row >= importBounds.rows || column >= importBounds.columns;
    if (isOutside || ++this.#cells > importBounds.cells) throw new ImportRefusal('too_many_cells', place);
    while (sheet.rows.length <= row) sheet.rows.push([]);
    const cells = sheet.rows[row] ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }
}

const sheetNames: ReadonlySet<string> = new Set([
  'survey',
  'choices',
  'settings',
  'external_choices',
  'entities',
  'osm',
]);

/**
 * Sheets that stand below each other in one table, each headed by its name in the first column, as pyxform has them
 * in CSV and Markdown. A table that begins with no such name is the survey alone.
 */
export function partSheets(rows: readonly (readonly string[])[]): Sheet[] {
  const isHeading = (row: readonly string[]) => sheetNames.has((row[0] ?? '').trim().toLowerCase());
  const filler = new SheetFiller();
  const start = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const isParted = start !== -1 && isHeading(rows[start] ?? []);
  if (!isParted) filler.begin('survey');
  for (const [index, row] of rows.entries()) {
    if (isParted && isHeading(row)) filler.begin((row[0] ?? '').trim().toLowerCase());
    else {
      for (const [column, cell] of row.entries()) {
        if (!isParted || column > 0) filler.put(index, isParted ? column - 1 : column, cell.trim());
      }
    }
  }
  return filler.sheets;
}
