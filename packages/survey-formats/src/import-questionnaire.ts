import { importBounds } from './bounds.ts';
import { parseJson } from './json-text.ts';
import { importLimesurvey } from './limesurvey/import-limesurvey.ts';
import { isLss, readLss } from './limesurvey/read-lss.ts';
import { isLimeTsv, readLimeTsv } from './limesurvey/read-tsv.ts';
import { ImportRefusal } from './report.ts';
import type { ImportOutcome, ImportReport } from './report.ts';
import { decodeText, readMarkdown, readSeparated, separatorOf } from './sheets/read-text.ts';
import { readWorkbook } from './sheets/read-workbook.ts';
import { partSheets } from './sheets/sheet.ts';
import { isArchive } from './sheets/unpack.ts';
import { importSurveyjs } from './surveyjs/import-surveyjs.ts';
import { importXlsform } from './xlsform/import-xlsform.ts';

type Format = ImportReport['format'];

/**
 * Reads a questionnaire from the bytes of a file, whatever its name says: SurveyJS JSON, XLSForm (a workbook, CSV or
 * Markdown), LimeSurvey (its XML or its tab-separated text). `fileName` only names the questionnaire where the file
 * has no title. Never throws for anything in the file; past `importBounds` it is refused.
 */
export function importQuestionnaire(bytes: Uint8Array, fileName: string): ImportOutcome {
  const found: { format: Format } = { format: 'unknown' };
  try {
    return read(bytes, fileName, found);
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    const { refusal } = error;
    return {
      report: { format: found.format, kept: [], changed: [], dropped: [], omitted: 0, faults: [], refusal },
    };
  }
}

function read(bytes: Uint8Array, fileName: string, found: { format: Format }): ImportOutcome {
  if (bytes.length > importBounds.bytes) throw new ImportRefusal('file_too_large');
  if (bytes.length === 0) throw new ImportRefusal('file_empty');
  const title = fileName.replace(/\.[^.]*$/, '').slice(0, 200);
  if (isArchive(bytes)) {
    found.format = 'xlsform';
    return importXlsform(readWorkbook(bytes), title);
  }
  const text = decodeText(bytes);
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    found.format = 'surveyjs';
    return importSurveyjs(parseJson(text));
  }
  if (start.startsWith('<')) {
    found.format = 'limesurvey';
    if (!isLss(text)) throw new ImportRefusal('not_recognised', 'xml');
    return importLimesurvey(readLss(text), title);
  }
  if (isLimeTsv(text)) {
    found.format = 'limesurvey';
    return importLimesurvey(readLimeTsv(text), title);
  }
  found.format = 'xlsform';
  if (start.startsWith('|')) return importXlsform(partSheets(readMarkdown(text)), title);
  return importXlsform(partSheets(readSeparated(text, separatorOf(text), 'csv')), title);
}
