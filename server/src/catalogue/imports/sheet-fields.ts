import { readChoice, readCodes, readList, readSpan, readWhole, type Cells } from './cells.ts';
import { costColumns, costPlaces, readCost } from './cost-cells.ts';
import { eligibilityColumns, readEligibility } from './eligibility-cells.ts';
import { readHoursCell } from './hours-cell.ts';

/** What a field was read as, and which column each part of it stands in. */
interface ReadField {
  fields: Record<string, unknown>;
  places: Record<string, string>;
}

/** Columns that are read together, and fill fields of a service’s sheet. */
export interface SheetField {
  columns: readonly string[];
  read: (cells: Cells) => ReadField;
}

const statuses = {
  draft: ['bozza'],
  active: ['attivo'],
  suspended: ['sospeso'],
  closed: ['chiuso'],
} as const;
const kinds = {
  individual: ['individuale'],
  group: ['gruppo', 'di gruppo'],
  shared: ['condiviso'],
  self_organised: ['autogestito'],
} as const;
const themes = {
  protection: ['protezione'],
  loneliness: ['solitudine'],
  plurality: ['pluralità'],
  opportunity: ['opportunità'],
} as const;
const features = {
  step_free: ['senza gradini'],
  accessible_toilet: ['bagno accessibile'],
  quiet_room: ['stanza tranquilla'],
  hearing_loop: ['anello a induzione'],
  easy_read: ['testi facili'],
  at_home: ['a casa'],
  online: ['online'],
  parking: ['parcheggio'],
} as const;
const taxLabels = { f: [], 'f-bis': [], 'f-ter': [], none: ['nessuna'] } as const;

/** One column that is one field. */
function single(column: string, field: string, read: (cell: string) => unknown): SheetField {
  return {
    columns: [column],
    read: (cells) => ({ fields: { [field]: read(cells[column] ?? '') }, places: { [field]: column } }),
  };
}

const orNull = (read: (cell: string) => unknown) => (cell: string) => (cell === '' ? null : read(cell));

/** A text in three languages; Italian is the column without an ending. */
function text(column: string, field: string, isNeeded: boolean): SheetField {
  const [english, arabic] = [`${column}_en`, `${column}_ar`];
  return {
    columns: [column, english, arabic],
    read: (cells) => {
      const it = cells[column] ?? '';
      const translations = Object.entries({ en: cells[english] ?? '', ar: cells[arabic] ?? '' });
      const isUnknown = !isNeeded && it === '' && translations.every(([, words]) => words === '');
      const texts = { it, ...Object.fromEntries(translations.filter(([, words]) => words !== '')) };
      return {
        fields: { [field]: isUnknown ? null : texts },
        places: { [field]: column, [`${field}.en`]: english, [`${field}.ar`]: arabic },
      };
    },
  };
}

/** Every column that a spreadsheet of services may have, in the order of the model. */
export const sheetFields: readonly SheetField[] = [
  single('ente', 'provider', (cell) => cell),
  text('nome', 'name', true),
  text('descrizione', 'description', true),
  single('stato', 'status', (cell) => (cell === '' ? undefined : readChoice(cell, 'stato', statuses))),
  single('tipo', 'offerKind', (cell) => (cell === '' ? undefined : readChoice(cell, 'tipo', kinds))),
  single('per_chi', 'audience', readAudience),
  single('voci', 'entries', (cell) => readCodes(cell) ?? []),
  single(
    'luogo',
    'place',
    orNull((cell) => cell),
  ),
  single(
    'eta',
    'ages',
    orNull((cell) => readAges(cell, 'eta')),
  ),
  single('quartieri', 'districts', readCodes),
  {
    columns: ['orari'],
    read: ({ orari = '' }) => ({
      fields: readHoursCell(orari, 'orari'),
      places: { windows: 'orari', timetable: 'orari' },
    }),
  },
  {
    columns: costColumns,
    read: (cells) => ({
      fields: { cost: readCost(cells) },
      places: Object.fromEntries(
        Object.entries(costPlaces).map(([path, column]) => [path === '' ? 'cost' : `cost.${path}`, column]),
      ),
    }),
  },
  single('posti', 'capacityPlaces', (cell) => readWhole(cell, 'posti')),
  single('posti_liberi', 'openPlaces', (cell) => readWhole(cell, 'posti_liberi')),
  single('lingue', 'languages', readCodes),
  single(
    'accessibilita',
    'accessibility',
    (cell) => (readList(cell) ?? null)?.map((part) => readChoice(part, 'accessibilita', features)) ?? null,
  ),
  single('documenti', 'documents', (cell) => readList(cell)?.map((it) => ({ it })) ?? null),
  {
    columns: eligibilityColumns,
    read: (cells) => {
      const { predicates, columns } = readEligibility(cells);
      const places = columns.map((column, index) => [`eligibility.${index}`, column]);
      return {
        fields: { eligibility: predicates },
        places: { eligibility: 'requisito_eta', ...Object.fromEntries(places) },
      };
    },
  },
  text('requisiti', 'eligibilityText', false),
  single(
    'fisco',
    'taxLabel',
    orNull((cell) => readChoice(cell, 'fisco', taxLabels)),
  ),
  single('temi', 'themes', (cell) => (readList(cell) ?? []).map((part) => readChoice(part, 'temi', themes))),
  {
    columns: ['contatto', 'telefono', 'mail', 'sito'],
    read: ({ contatto = '', telefono = '', mail = '', sito = '' }) => {
      const contact = {
        shownTo: 'everyone',
        label: { it: contatto === '' ? 'Segreteria' : contatto },
        phone: telefono === '' ? null : telefono,
        mail: mail === '' ? null : mail,
        website: sito === '' ? null : sito,
      };
      const isSaid = [contatto, telefono, mail, sito].some((cell) => cell !== '');
      return {
        fields: { contacts: isSaid ? [contact] : [] },
        places: {
          contacts: 'contatto',
          'contacts.0.phone': 'telefono',
          'contacts.0.mail': 'mail',
          'contacts.0.website': 'sito',
        },
      };
    },
  },
];

/** The column that says which service a row changes. */
export const codeColumn = 'codice';

function readAudience(cell: string): unknown {
  if (cell === '') return undefined;
  if (/^(?:tutti|everyone)$/i.test(cell)) return { kind: 'everyone' };
  if (/^(?:comunit[àa]'?|members)$/i.test(cell)) return { kind: 'members' };
  return { kind: 'organisations', organisations: readCodes(cell) ?? [] };
}

function readAges(cell: string, column: string) {
  const { from, to } = readSpan(cell, column);
  return { fromYears: from, toYears: to };
}
