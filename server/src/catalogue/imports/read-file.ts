import type { ServiceImportReport } from '@snodo/contract';
import { importDocuments, readDatapackage, type DirectoryRead } from '@snodo/hsds';
import {
  decodeText,
  ImportRefusal,
  isArchive,
  readSeparated,
  readWorkbook,
  separatorOf,
  unpack,
  type Sheet,
} from '@snodo/survey-formats/sheets';
import type { ImportNotes } from './import-notes.ts';

export type FileFormat = NonNullable<ServiceImportReport['format']>;

/** What a file holds, told by its bytes; undefined, and why in the notes, when it holds nothing that is known. */
export type FileContents =
  | { format: 'csv' | 'xlsx'; sheet: Sheet }
  | { format: 'hsds_json' | 'hsds_datapackage'; directory: DirectoryRead };

const datapackageFile = /(?:^|\/)[a-z_]{1,40}\.csv$/;
/** The refusals of the readers that this file may meet; any other would be a way to read that nobody foresaw. */
const refusals = [
  'archive_broken',
  'archive_too_large',
  'cell_too_long',
  'file_empty',
  'not_recognised',
  'not_text',
  'quote_open',
  'too_deep',
  'too_many_cells',
  'xml_broken',
  'xml_doctype',
] as const;

export function readFile(
  bytes: Uint8Array,
  timeZone: string,
  notes: ImportNotes,
): { format: FileFormat | null; contents?: FileContents } {
  const found: { format: FileFormat | null } = { format: null };
  try {
    return read(bytes, timeZone, found, notes);
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    const code = refusals.find((each) => each === error.refusal.code);
    if (code === undefined) throw error;
    notes.refuse(code, placeOf(error.refusal.source));
    return found;
  }
}

/** `Servizi!12`, or words of the reader’s own. */
function placeOf(source = '') {
  const [, sheet, row] = /^(.*)!(\d+)$/.exec(source) ?? [];
  return { source: sheet ?? source, row: row === undefined ? null : Number(row), column: null };
}

function read(
  bytes: Uint8Array,
  timeZone: string,
  found: { format: FileFormat | null },
  notes: ImportNotes,
): { format: FileFormat | null; contents?: FileContents } {
  if (bytes.length === 0) throw new ImportRefusal('file_empty');
  if (isArchive(bytes)) return readArchive(bytes, timeZone, found);
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  if (text.trim() === '') throw new ImportRefusal('file_empty');
  if (/^\s*[{[]/.test(text)) {
    found.format = 'hsds_json';
    const given = parse(text);
    if (given === undefined) {
      notes.refuse('broken_json', { source: 'JSON', row: null, column: null });
      return found;
    }
    const directory = importDocuments(listsOf(given), { timeZone });
    return { ...found, contents: { format: 'hsds_json', directory } };
  }
  found.format = 'csv';
  const sheet = { name: 'CSV', rows: readSeparated(text, separatorOf(text), 'CSV') };
  return { ...found, contents: { format: 'csv', sheet } };
}

function readArchive(bytes: Uint8Array, timeZone: string, found: { format: FileFormat | null }) {
  const tables = unpack(bytes, (name) => datapackageFile.test(name));
  if (tables.size > 0) {
    found.format = 'hsds_datapackage';
    const files = Object.fromEntries(
      [...tables].map(([path, each]) => [path.slice(path.lastIndexOf('/') + 1), decodeText(each)]),
    );
    const directory = readDatapackage(files, { timeZone });
    return { ...found, contents: { format: 'hsds_datapackage' as const, directory } };
  }
  found.format = 'xlsx';
  // Names of sheets come in small letters; the first that has anything is the one that is meant.
  const sheets = readWorkbook(bytes);
  const sheet = sheets.find(({ rows }) => rows.length > 0);
  if (sheet === undefined) throw new ImportRefusal('file_empty');
  return { ...found, contents: { format: 'xlsx' as const, sheet } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** One list of services, a page of such a list, one service, or several lists by their names. */
function listsOf(given: unknown): Parameters<typeof importDocuments>[0] {
  if (Array.isArray(given)) return { services: given };
  const fields = given as Record<string, unknown>;
  if (Array.isArray(fields['contents'])) return { services: fields['contents'] };
  if ('id' in fields && 'status' in fields) return { services: [fields] };
  return fields;
}
