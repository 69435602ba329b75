import { strToU8, zipSync } from 'fflate';
import type { SheetCell, SheetRow } from './release-sheet.ts';

/** A sheet of a workbook. */
export interface Sheet {
  /** On its tab; what a tab may not hold is left out, and the rest cut to 31 characters. */
  readonly name: string;
  /** Whether the first line is a heading, which stays in view and filters the others. */
  readonly hasHeading: boolean;
  /** Width of each column in characters. */
  readonly widths: readonly number[];
  readonly lines: readonly SheetRow[];
}

/** Characters that a cell holds at most. */
const longestText = 32_767;
const longestName = 31;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The media type of a workbook. */
export const workbookType = `${kind}.sheet`;

/**
 * A workbook (Office Open XML, ECMA-376) of plain cells: texts as texts, which nothing takes for formulas, and
 * numbers as numbers. `isRightToLeft` turns the columns of every sheet.
 */
export function toWorkbook(sheets: readonly Sheet[], isRightToLeft: boolean): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relationsOf([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationsOf([
      ...sheets.map((_sheet, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml,
  };
  for (const [index, sheet] of sheets.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, isRightToLeft);
  }
  const packed = Object.entries(files).map(([path, text]) => [path, strToU8(declaration + text)] as const);
  // One fixed day: the same figures give the same bytes, and the file does not tell when it was saved.
  return zipSync(Object.fromEntries(packed), { level: 6, mtime: '2000-01-01T00:00:00' });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Two looks of a cell: 0 plain, 1 heading; both wrap their text. */
const stylesXml = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF1EFE8"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">${cellLook(0, 0)}${cellLook(1, 2)}</cellXfs></styleSheet>`;

function cellLook(font: number, fill: number): string {
  return `<xf fontId="${font}" fillId="${fill}" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
}

function contentTypes(sheets: readonly Sheet[]): string {
  const part = (path: string, name: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${kind}.${name}+xml"/>`;
  const parts = sheets.map((_sheet, index) => part(`worksheets/sheet${index + 1}`, 'worksheet'));
  return `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${parts.join('')}</Types>`;
}

function relationsOf(targets: readonly (readonly [type: string, path: string])[]): string {
  const lines = targets.map(
    ([type, path], index) => `<Relationship Id="r${index + 1}" Type="${office}/${type}" Target="${path}"/>`,
  );
  return `<Relationships xmlns="${relations}">${lines.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const lines = sheets.map(
    ({ name }, index) => `<sheet name="${tabName(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${lines.join('')}</sheets></workbook>`;
}

function tabName(name: string): string {
  return escaped(
    name
      .replaceAll(/[[\]:*?/\\']/gu, ' ')
      .slice(0, longestName)
      .trim(),
  );
}

function sheetXml({ hasHeading, widths, lines }: Sheet, isRightToLeft: boolean): string {
  const direction = isRightToLeft ? ' rightToLeft="1"' : '';
  const pane = hasHeading ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : '';
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const rows = lines.map((line, row) => {
    const look = hasHeading && row === 0 ? 1 : 0;
    const cells = line.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`, look));
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  const last = `${columnName(Math.max(0, widths.length - 1))}${Math.max(1, lines.length)}`;
  const filter = hasHeading ? `<autoFilter ref="A1:${last}"/>` : '';
  return `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${direction} workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>${filter}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function cellXml(cell: SheetCell, at: string, look: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}" s="${look}"><v>${cell}</v></c>`;
  const text = escaped(cell.slice(0, longestText));
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
function columnName(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`;
}

/** XML text: what XML 1.0 cannot hold is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
