import { readDefinition } from '@snodo/survey-engine';
import { exportCodebook, exportPaper, exportSurveyjs, exportXlsform } from '@snodo/survey-formats';
import { loadI18n, type Language, type MessageKey } from '../../ui/i18n.ts';
import type { MadeFile } from '../save-file.ts';

/** Forms in which a questionnaire can be taken away. */
export type ExportFormat = 'surveyjs' | 'xlsform' | 'paper' | 'codebook';

/**
 * Makes a file of a published version. `name` is what the file is called, without its ending. Throws for a definition
 * that cannot be read, which no published one is.
 */
export async function exportFile(
  format: ExportFormat,
  json: unknown,
  name: string,
  language: Language,
): Promise<MadeFile> {
  const read = readDefinition(json);
  if ('faults' in read) throw new Error(`the questionnaire cannot be read: ${read.faults[0]?.path ?? ''}`);
  const { definition } = read;
  const file = (end: string, content: string | Uint8Array<ArrayBuffer>, type: string) => ({
    name: `${name}.${end}`,
    content: new Blob([content], { type }),
  });
  switch (format) {
    case 'surveyjs':
      return file('json', exportSurveyjs(definition), 'application/json');
    case 'xlsform':
      return file(
        'xlsx',
        exportXlsform(definition).bytes.slice(),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
    case 'codebook':
      return file(
        'xml',
        exportCodebook(definition, { fileName: `${name}.csv`, submissions: 0, identifier: name }),
        'application/xml',
      );
    default: {
      const i18n = await loadI18n(language, ['survey-formats']);
      const say = (key: string, params = {}) => i18n.t(`survey-formats.${key}` as MessageKey, params);
      return file('html', exportPaper(definition, { language, say }), 'text/html;charset=utf-8');
    }
  }
}
