import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import Papa from 'papaparse';
import type { Json, PublishedDirectory } from './directory.ts';
import {
  entities,
  entityNames,
  isIn,
  type Entity,
  type EntityName,
  type FieldKind,
  type HsdsVersion,
} from './entities.ts';
import { exportTables } from './export-tables.ts';
import { HsdsFaults, type DirectoryRead } from './faults.ts';
import { importTables, type ImportOptions } from './import-tables.ts';
import { emptyTables, type Row, type Tables } from './tables.ts';

const descriptorFile = 'datapackage.json';
const largestFileCharacters = 64 * 1024 * 1024;
/** Of all files of an archive together, unpacked. */
const largestArchiveBytes = 128 * 1024 * 1024;
const numberPattern = /^-?\d{1,15}(?:\.\d{1,15})?$/;

export interface DatapackageOptions {
  readonly version: HsdsVersion;
  /** Name and title of the package */
  readonly name: string;
  readonly title: string;
}

/** A directory as a tabular datapackage: one CSV a table and the descriptor, texts by the name of their file. */
export function writeDatapackage(
  directory: PublishedDirectory,
  options: DatapackageOptions,
): Record<string, string> {
  const tables = exportTables(directory);
  const names = entityNames.filter((name) => isIn(options.version, name));
  const files = Object.fromEntries(
    names.map((name) => [entities[name].file, writeCsv(entities[name], tables[name])]),
  );
  return { [descriptorFile]: `${JSON.stringify(descriptorOf(names, options), undefined, 2)}\n`, ...files };
}

/** The same as one ZIP; equal directories give equal bytes. */
export function zipDatapackage(directory: PublishedDirectory, options: DatapackageOptions): Uint8Array {
  const chunks: Uint8Array[] = [];
  const stream = new DatapackageStream(options, (chunk) => chunks.push(chunk));
  stream.add(directory);
  stream.end();
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * A ZIP of a directory that comes in parts: no more of it is held than what its tables are when they are packed. Each
 * record is added once.
 */
export class DatapackageStream {
  readonly #zip: Zip;
  readonly #files: ReadonlyMap<EntityName, ZipDeflate>;
  #failure: Error | undefined;
  #hasUnit = false;

  constructor(options: DatapackageOptions, onBytes: (chunk: Uint8Array) => void) {
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) this.#failure = error;
      else onBytes(chunk);
    });
    const names = entityNames.filter((name) => isIn(options.version, name));
    const descriptor = `${JSON.stringify(descriptorOf(names, options), undefined, 2)}\n`;
    this.#open(descriptorFile).push(strToU8(descriptor), true);
    this.#files = new Map(names.map((name) => [name, this.#open(entities[name].file)]));
    for (const [name, file] of this.#files) file.push(strToU8(writeCsv(entities[name], [])));
  }

  add(part: Partial<PublishedDirectory>): void {
    const none = { organisations: [], places: [], taxonomies: [], terms: [], services: [] };
    const tables = exportTables({ ...none, ...part });
    // All capacities are of one unit.
    if (this.#hasUnit) tables.unit = [];
    this.#hasUnit ||= tables.unit.length > 0;
    for (const [name, file] of this.#files)
      if (tables[name].length > 0) file.push(strToU8(writeLines(entities[name], tables[name])));
    if (this.#failure !== undefined) throw this.#failure;
  }

  end(): void {
    for (const file of this.#files.values()) file.push(new Uint8Array(), true);
    this.#zip.end();
    if (this.#failure !== undefined) throw this.#failure;
  }

  #open(name: string): ZipDeflate {
    const file = new ZipDeflate(name, { level: 6 });
    // A fixed date, so that equal directories give equal bytes.
    file.mtime = new Date(Date.UTC(2000, 0, 1, 12));
    this.#zip.add(file);
    return file;
  }
}

function writeCsv(entity: Entity, rows: readonly Row[]): string {
  return `${Object.keys(entity.fields).join(',')}\r\n${writeLines(entity, rows)}`;
}

function writeLines({ fields }: Entity, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) =>
    Object.entries(fields).map(([column, { kind }]) => cellOf(row[column], kind)),
  );
  return `${Papa.unparse(lines, { newline: '\r\n' })}\r\n`;
}

function cellOf(value: Json | undefined, kind: FieldKind): string {
  if (value === undefined || value === null) return '';
  if (kind === 'json') return JSON.stringify(value);
  return typeof value === 'string' ? value : String(value);
}

function descriptorOf(names: readonly EntityName[], { name, title, version }: DatapackageOptions) {
  return {
    name,
    title,
    profile: 'tabular-data-package',
    'x_hsds-version': version,
    resources: names.map((entity) => ({
      name: entity,
      path: entities[entity].file,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        primaryKey: 'id',
        fields: Object.entries(entities[entity].fields).map(([column, { kind, isRequired }]) => ({
          name: column,
          ...typeOf(kind),
          constraints: {
            ...(isRequired ? { required: true } : {}),
            ...(column === 'id' ? { unique: true } : {}),
            ...(typeof kind === 'string' ? {} : { enum: kind }),
          },
        })),
      },
    })),
  };
}

function typeOf(kind: FieldKind): { type: string; format?: string } {
  if (kind === 'number' || kind === 'date' || kind === 'datetime') return { type: kind };
  if (kind === 'json') return { type: 'any' };
  if (kind === 'uuid' || kind === 'uri' || kind === 'email') return { type: 'string', format: kind };
  // A time of day carries its offset, which the type `time` of a datapackage does not know.
  return { type: 'string' };
}

/** Reads a datapackage as a directory: all of it, or everything that is wrong, with file, line and column. */
export function readDatapackage(
  files: Readonly<Record<string, string>>,
  options: ImportOptions = {},
): DirectoryRead {
  const faults = new HsdsFaults();
  const tables = emptyTables();
  for (const name of entityNames) {
    const text = fileOf(files, entities[name].file);
    if (text !== undefined) readCsv(name, text, tables, faults);
    else if (name === 'service' || name === 'organization')
      faults.add('missing_file', { source: entities[name].file, row: null }, null, 'is not in the package');
  }
  return importTables(tables, faults, options);
}

/** As {@link readDatapackage}, of one ZIP. */
export function unzipDatapackage(bytes: Uint8Array, options: ImportOptions = {}): DirectoryRead {
  const whole = { source: 'datapackage.zip', row: null };
  const faults = new HsdsFaults();
  try {
    const wanted = new Set(entityNames.map((name) => entities[name].file));
    let left = largestArchiveBytes;
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.has(baseName(name)) || originalSize > left) return false;
        left -= originalSize;
        return true;
      },
    });
    const files = Object.fromEntries(
      Object.entries(found).map(([name, each]) => [baseName(name), strFromU8(each)]),
    );
    return readDatapackage(files, options);
  } catch {
    // Whatever the archive is broken by, its reader throws errors of several kinds; none of them is of ours.
    faults.add('broken_csv', whole, null, 'is no ZIP that can be read');
    return { ok: false, faults: faults.list };
  }
}

function fileOf(files: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(files, name) ? files[name] : undefined;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function readCsv(name: EntityName, text: string, tables: Tables, faults: HsdsFaults): void {
  const { file, fields } = entities[name];
  const whole = { source: file, row: null };
  if (text.length > largestFileCharacters) {
    faults.add('too_many', whole, null, 'the file is too large');
    return;
  }
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: '',
    skipEmptyLines: 'greedy',
  });
  const [heading, ...records] = parsed.data;
  for (const { code, message, row } of parsed.errors) {
    if (code === 'UndetectableDelimiter') continue;
    faults.add('broken_csv', { source: file, row: (row ?? 0) + 1 }, null, message);
  }
  if (heading === undefined) return;
  const columns = heading.map((column) => column.trim());
  checkHeading(columns, fields, whole, faults);
  records.forEach((record, index) => {
    const origin = { source: file, row: index + 2 };
    if (record.length > columns.length)
      faults.add('broken_csv', origin, null, `has ${record.length} cells and the heading ${columns.length}`);
    const row: Row = {};
    columns.forEach((column, at) => {
      const field = fields[column];
      const cell = record[at] ?? '';
      // A description that has to be there may be empty; nothing else may.
      const isEmpty = cell === '' && !(field?.isRequired === true && column === 'description');
      if (field === undefined || isEmpty) return;
      const value = valueOf(cell, field.kind);
      if (value === undefined)
        faults.add(
          field.kind === 'number' ? 'not_a_number' : 'broken_json',
          origin,
          column,
          `cannot read "${cell.slice(0, 40)}"`,
        );
      else row[column] = value;
    });
    faults.remember(row, origin);
    tables[name].push(row);
  });
}

function checkHeading(
  columns: readonly string[],
  fields: Entity['fields'],
  whole: { source: string; row: null },
  faults: HsdsFaults,
): void {
  for (const [column, { isRequired }] of Object.entries(fields))
    if (isRequired && !columns.includes(column))
      faults.add('missing_column', whole, column, 'is not in the heading');
  columns.forEach((column, index) => {
    if (columns.indexOf(column) !== index)
      faults.add('repeated', whole, column, 'stands in the heading twice');
  });
}

/** A cell by the kind of its column; undefined when it cannot be read so. */
function valueOf(cell: string, kind: FieldKind): Json | undefined {
  if (kind === 'number') return numberPattern.test(cell.trim()) ? Number(cell) : undefined;
  if (kind !== 'json') return cell;
  try {
    return JSON.parse(cell) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
