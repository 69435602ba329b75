import type { Fault } from '@snodo/survey-engine';
import type { ReportCode } from './report-codes.ts';
import { importBounds } from './bounds.ts';

/** One thing that became of a file. */
export interface ReportEntry {
  /** Stable; people read the sentence `survey-formats.<code>`. */
  readonly code: ReportCode;
  /** The place in the file: a path in JSON (`pages[0].title`), `survey!12` for row 12 of a sheet, `question Q3`. */
  readonly source: string;
  /** The place in the draft, when something of it is there: `pages[0].elements[2]`. */
  readonly path?: string;
  /** The word it is about: a key, a type, a name, an expression; at most 200 characters. */
  readonly detail?: string;
}

/** Why nothing was imported. */
export interface Refusal {
  readonly code: ReportCode;
  readonly source?: string;
  readonly detail?: string;
}

/** What became of a file. Each list has at most `importBounds.entries`; `omitted` counts those beyond. */
export interface ImportReport {
  readonly format: 'surveyjs' | 'xlsform' | 'limesurvey' | 'unknown';
  readonly kept: readonly ReportEntry[];
  readonly changed: readonly ReportEntry[];
  readonly dropped: readonly ReportEntry[];
  readonly omitted: number;
  /** What keeps the draft from being a valid definition; see `readDefinition` of the survey engine. */
  readonly faults: readonly Fault[];
  readonly refusal?: Refusal;
}

export interface ImportOutcome {
  /** Of the structure of a `SurveyDefinition`, not yet valid; absent when the file was refused. */
  readonly definition?: unknown;
  readonly report: ImportReport;
}

/** Thrown inside the package to give up a file; `importQuestionnaire` turns it into the refusal of a report. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
  readonly refusal: Refusal;

  constructor(code: ReportCode, source?: string, detail?: string) {
    super(code);
    this.refusal = {
      code,
      ...(source === undefined ? {} : { source }),
      ...(detail === undefined ? {} : { detail: detail.slice(0, 200) }),
    };
  }
}

type Lists = 'kept' | 'changed' | 'dropped';

/** Collects what becomes of a file while it is read. */
export class Report {
  readonly kept: ReportEntry[] = [];
  readonly changed: ReportEntry[] = [];
  readonly dropped: ReportEntry[] = [];
  omitted = 0;

  keep(code: ReportCode, source: string, path?: string, detail?: string): void {
    this.#add('kept', code, source, path, detail);
  }

  change(code: ReportCode, source: string, path?: string, detail?: string): void {
    this.#add('changed', code, source, path, detail);
  }

  drop(code: ReportCode, source: string, path?: string, detail?: string): void {
    this.#add('dropped', code, source, path, detail);
  }

  #add(list: Lists, code: ReportCode, source: string, path?: string, detail?: string): void {
    if (this[list].length >= importBounds.entries) {
      this.omitted++;
      return;
    }
    this[list].push({
      code,
      source: source.slice(0, 200),
      ...(path === undefined ? {} : { path }),
      ...(detail === undefined || detail === '' ? {} : { detail: detail.slice(0, 200) }),
    });
  }
}
