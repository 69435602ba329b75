import { serviceImportBounds } from '@snodo/contract';
import type { Sheet } from '@snodo/survey-formats/sheets';
import { CellFault, plain, type Cells } from './cells.ts';
import type { GivenService } from './given-service.ts';
import type { ImportNotes } from './import-notes.ts';
import { codeColumn, sheetFields } from './sheet-fields.ts';

const columnNames = [codeColumn, ...sheetFields.flatMap(({ columns }) => columns)];
const columnsByHeading = new Map(columnNames.map((name) => [plain(name), name]));

/** The heading’s own words by the column that each stands for, and where it is. */
type Heading = ReadonlyMap<string, { index: number; words: string }>;

/** Services of a sheet, one a row below its headings; what the sheet has no column for is not spoken of. */
export function readSheet({ name: source, rows }: Sheet, notes: ImportNotes): GivenService[] {
  const top = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const heading = readHeading(rows[top] ?? [], { source, row: top + 1 }, notes);
  if (heading === undefined) return [];
  const services: GivenService[] = [];
  for (const [index, row] of rows.entries()) {
    if (index <= top || row.every((cell) => cell.trim() === '')) continue;
    if (services.length >= serviceImportBounds.services) {
      notes.refuse('too_many_services', { source, row: index + 1, column: null });
      return services;
    }
    services.push(readRow(row, heading, { source, row: index + 1 }, notes));
  }
  if (services.length === 0) notes.refuse('no_services', { source, row: null, column: null });
  return services;
}

function readHeading(
  cells: readonly string[],
  place: { source: string; row: number },
  notes: ImportNotes,
): Heading | undefined {
  const heading = new Map<string, { index: number; words: string }>();
  for (const [index, cell] of cells.entries()) {
    const words = cell.trim();
    if (words === '') continue;
    const column = columnsByHeading.get(plain(words));
    if (column === undefined) notes.tell('column_passed_over', { ...place, column: words });
    else if (heading.has(column)) notes.refuse('column_twice', { ...place, column: words });
    else heading.set(column, { index, words });
  }
  if (heading.has('nome') || heading.has(codeColumn)) return heading;
  notes.refuse('missing_column', { source: place.source, row: null, column: 'nome' });
  return undefined;
}

function readRow(
  row: readonly string[],
  heading: Heading,
  place: { source: string; row: number },
  notes: ImportNotes,
): GivenService {
  const cells: Record<string, string> = {};
  for (const [column, { index }] of heading) cells[column] = (row[index] ?? '').trim();
  const fields: Record<string, unknown> = {};
  const places: Record<string, string> = {};
  const wordsOf = (column: string) => heading.get(column)?.words ?? column;
  let isRead = true;
  for (const field of sheetFields) {
    if (!field.columns.some((column) => heading.has(column))) continue;
    const read = readField(field.read, cells);
    if (read instanceof CellFault) {
      isRead = false;
      const given = cells[read.column] ?? '';
      notes.refuse(read.code, { ...place, column: wordsOf(read.column) }, given === '' ? null : given);
      continue;
    }
    for (const [name, value] of Object.entries(read.fields)) if (value !== undefined) fields[name] = value;
    Object.assign(places, read.places);
  }
  const code = cells[codeColumn] ?? '';
  return {
    ...place,
    code: code === '' ? null : code,
    id: null,
    name: cells['nome'] ?? code,
    fields,
    cellOf: (path) => {
      const column = columnAt(places, path);
      return { column: wordsOf(column), given: cells[column] || null };
    },
    verifiedOn: null,
    isRead,
  };
}

function readField(read: (typeof sheetFields)[number]['read'], cells: Cells) {
  try {
    return read(cells);
  } catch (error) {
    if (error instanceof CellFault) return error;
    throw error;
  }
}

/** The column of the longest part of the path that has one; what has none is asked for by the name it would have. */
function columnAt(places: Readonly<Record<string, string>>, path: string): string {
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const column = places[parts.join('.')];
    if (column !== undefined) return column;
  }
  return columnsByField[path.split('.')[0] ?? ''] ?? path;
}

/** Of fields that the file has no column for. */
const columnsByField: Readonly<Record<string, string>> = {
  code: codeColumn,
  provider: 'ente',
  name: 'nome',
  description: 'descrizione',
  offerKind: 'tipo',
  entries: 'voci',
};
