import { importQuestionnaire, type ReportEntry } from '@snodo/survey-formats';
import { loadI18n, type I18n, type Language, type MessageKey } from '../../ui/i18n.ts';

/** What became of somebody's file, in words. Lists hold what is worth reading; counts hold all. */
export interface ReadFile {
  readonly title: string;
  /** To begin a draft with; absent when the file was refused. */
  readonly definition: Record<string, unknown> | undefined;
  /** Why it was refused. */
  readonly refusal: string | undefined;
  readonly kept: number;
  readonly changed: readonly ReadLine[];
  readonly dropped: readonly ReadLine[];
  /** Further entries of all lists that are not shown. */
  readonly omitted: number;
  /** What is still to be put right before it can be published. */
  readonly faults: number;
}

export interface ReadLine {
  readonly words: string;
  /** The place in the file, as it is called there. */
  readonly source: string;
  readonly detail: string;
}

const mostLines = 100;

/** Reads a questionnaire of SurveyJS, an XLSForm or one of LimeSurvey. The file stays in the browser. */
export async function readFile(file: File, language: Language): Promise<ReadFile> {
  const [i18n, bytes] = await Promise.all([loadI18n(language, ['survey-formats']), file.arrayBuffer()]);
  const { definition, report } = importQuestionnaire(new Uint8Array(bytes), file.name);
  const { kept, changed, dropped, omitted, faults, refusal } = report;
  const lines = (entries: readonly ReportEntry[]) =>
    entries.slice(0, mostLines).map((entry) => lineOf(i18n, entry));
  const hidden = [changed, dropped].reduce(
    (sum, { length }) => sum + Math.max(0, length - mostLines),
    omitted,
  );
  return {
    title: titleOf(definition, language) || file.name,
    definition: isRecord(definition) ? definition : undefined,
    refusal: refusal && sentence(i18n, refusal.code),
    kept: kept.length,
    changed: lines(changed),
    dropped: lines(dropped),
    omitted: hidden,
    faults: faults.length,
  };
}

function lineOf(i18n: I18n, { code, source, detail = '' }: ReportEntry): ReadLine {
  return { words: sentence(i18n, code), source, detail };
}

function sentence(i18n: I18n, code: string): string {
  return i18n.t(`survey-formats.${code}` as MessageKey);
}

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function titleOf(definition: unknown, language: Language): string {
  const title = isRecord(definition) ? definition['title'] : undefined;
  if (typeof title === 'string') return title;
  if (!isRecord(title)) return '';
  const words = [title[language], title['default'], ...Object.values(title)];
  return words.find((one): one is string => typeof one === 'string') ?? '';
}
