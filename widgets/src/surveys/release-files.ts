import type { I18n } from '../ui/i18n.ts';
import { toCsv } from './release-csv.ts';
import type { Release } from './release-figures.ts';
import type { MadeFile } from './save-file.ts';
import { figureLines, headerRow, noteLines, type SheetRow } from './release-sheet.ts';

/** What the figures can be taken away as. */
export type FileFormat = 'csv' | 'xlsx';

/** Width of each column in characters, in the order of `sheetColumns`. */
const widths = [18, 44, 18, 18, 16, 24, 18, 18, 34, 26, 12, 12, 10, 8, 26, 20, 10] as const;

/** Makes the file of a release; nothing leaves the browser. `name` is that of the campaign. */
export async function makeFile(
  i18n: I18n,
  release: Release,
  name: string,
  format: FileFormat,
): Promise<MadeFile> {
  const figures: SheetRow[] = [headerRow(i18n), ...figureLines(i18n, release)];
  const file = `${release.campaign}-${release.releasedOn}.${format}`;
  if (format === 'csv') {
    return {
      name: file,
      content: new Blob([toCsv(figures, i18n.language)], { type: 'text/csv;charset=utf-8' }),
    };
  }
  const { toWorkbook, workbookType } = await import('./release-workbook.ts');
  const sheets = [
    { name: i18n.t('release.sheet.figures'), hasHeading: true, widths, lines: figures },
    {
      name: i18n.t('release.sheet.notes'),
      hasHeading: false,
      widths: [36, 90],
      lines: noteLines(i18n, release, name),
    },
  ];
  const bytes = toWorkbook(sheets, i18n.direction === 'rtl');
  return { name: file, content: new Blob([bytes.slice()], { type: workbookType }) };
}
