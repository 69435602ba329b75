/** Texts by language, as HTML. */
export type LimeTexts = Record<string, string>;

export interface LimeAnswer {
  readonly code: string;
  /** 0, or 1 for the second scale of an array that has two. */
  readonly scale: string;
  readonly texts: LimeTexts;
  readonly relevance?: string;
}

export interface LimeQuestion {
  /** `question Q3` */
  readonly source: string;
  readonly code: string;
  readonly type: string;
  readonly texts: LimeTexts;
  readonly help: LimeTexts;
  readonly relevance: string;
  readonly mandatory: string;
  readonly other: string;
  readonly pattern: string;
  readonly attributes: Map<string, LimeTexts>;
  readonly subquestions: LimeAnswer[];
  readonly answers: LimeAnswer[];
}

export interface LimeGroup {
  readonly source: string;
  readonly names: LimeTexts;
  readonly descriptions: LimeTexts;
  readonly relevance: string;
  readonly questions: LimeQuestion[];
}

/** A survey of LimeSurvey, whichever of its files it comes from; `languages` begin with its own. */
export interface LimeSurvey {
  readonly languages: readonly string[];
  readonly titles: LimeTexts;
  readonly descriptions: LimeTexts;
  readonly welcomes: LimeTexts;
  readonly ends: LimeTexts;
  readonly groups: readonly LimeGroup[];
  /** Names of parts of the file that have something and are not read, as quotas. */
  readonly ignored: readonly string[];
}

/** The key of texts that belong to no language. */
export const anyLanguage = '';
