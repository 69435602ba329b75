import { importBounds } from '../bounds.ts';
import { isRecord } from '../draft.ts';
import type { Draft, DraftText } from '../draft.ts';
import { isLocale } from '../names.ts';
import { cleanText } from '../plain-text.ts';
import type { ReportCode } from '../report-codes.ts';
import { ImportRefusal } from '../report.ts';
import type { Report } from '../report.ts';
import { Settlement } from '../settlement.ts';
import { renameAliases } from './aliases.ts';

/** Where something stands in the file and in the draft, and which references mean something only there. */
export interface Place {
  readonly source: string;
  readonly path: string;
  readonly scope?: ReadonlyMap<string, string> | undefined;
}

export function within(place: Place, key: string): Place {
  const join = (base: string) => (base === '' ? key : `${base}${key.startsWith('[') ? '' : '.'}${key}`);
  return { ...place, source: join(place.source), path: join(place.path) };
}

/** What a field holds: `html` is text whose tags mean something, `kept` goes through as it is. */
export type FieldKind = 'text' | 'html' | 'boolean' | 'number' | 'expression' | 'kept' | 'skipped';

export type FieldKinds = Readonly<Record<string, FieldKind>>;

/** What is left out for a reason of its own; anything else that is unknown is `key_unknown`. */
const droppedKeys: ReadonlyMap<string, ReportCode> = new Map<string, ReportCode>([
  ['choicesByUrl', 'key_loads_choices'],
  ['navigateToUrl', 'key_leads_away'],
  ['navigateToUrlOnCondition', 'key_leads_away'],
  ['logo', 'key_remote_picture'],
  ['backgroundImage', 'key_remote_picture'],
  ['imageLink', 'key_remote_picture'],
  ['cookieName', 'key_cookie'],
  ['surveyId', 'key_survey_service'],
  ['surveyPostId', 'key_survey_service'],
  ['surveyShowDataSaving', 'key_survey_service'],
  ['triggers', 'key_trigger'],
]);

/** Reads the pieces that all elements of a SurveyJS file have in common. */
export class SurveyjsReader {
  readonly report: Report;
  readonly settlement: Settlement;
  readonly locales = new Set<string>();
  /** Calculated values that questions of type `expression` became. */
  readonly calculated: Draft[] = [];
  /** Some text has both `default` and the survey's language: then `default` is English, as in SurveyJS. */
  hasDefaultBesideLocale = false;
  readonly locale: string | undefined;
  #elements = 0;

  /** The file is a definition of ours, written out: it has `x` with languages. */
  readonly isOwn: boolean;

  constructor(report: Report, locale: string | undefined, isOwn: boolean) {
    this.report = report;
    this.isOwn = isOwn;
    this.settlement = new Settlement(report);
    this.locale = locale;
  }

  countElement(): void {
    if (++this.#elements > importBounds.elements) {
      throw new ImportRefusal('too_many_elements', undefined, String(importBounds.elements));
    }
  }

  #choices = 0;

  countChoices(count: number, { source }: Place): void {
    this.#choices += count;
    if (this.#choices > importBounds.allChoices) throw new ImportRefusal('too_many_choices', source);
  }

  /** The fields of an object by their names of today. */
  fields(given: Readonly<Record<string, unknown>>, place: Place): Record<string, unknown> {
    const { fields, renamed } = renameAliases(given);
    for (const [alias, name] of renamed) {
      this.report.change('key_renamed', within(place, alias).source, within(place, name).path, name);
    }
    return fields;
  }

  /** Copies the fields of the kinds given to the draft and reports every other one. */
  read(fields: Readonly<Record<string, unknown>>, kinds: FieldKinds, draft: Draft, place: Place): void {
    for (const [key, value] of Object.entries(fields)) {
      const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
      const { source, path } = within(place, key);
      if (value === null || value === undefined || kind === 'skipped') continue;
      if (kind === undefined) this.#dropKey(key, source);
      else if (kind === 'kept') draft[key] = value;
      else if (kind === 'text' || kind === 'html') {
        const text = this.text(value, within(place, key), kind === 'html');
        if (text !== undefined) draft[key] = text;
      } else if (kind === 'expression') this.#expression(value, key, draft, within(place, key));
      else {
        const plain = plainValue(value, kind);
        if (plain === undefined) this.report.drop('value_unfit', source, path, JSON.stringify(value));
        else draft[key] = plain;
        if (plain !== undefined && plain !== value)
          this.report.change('value_typed', source, path, String(plain));
      }
    }
  }

  #dropKey(key: string, source: string): void {
    const code = droppedKeys.get(key) ?? (/^on[A-Z]/.test(key) ? 'key_handler' : 'key_unknown');
    this.report.drop(code, source, undefined, key);
  }

  #expression(value: unknown, key: string, target: Draft, place: Place): void {
    if (typeof value === 'boolean') target[key] = String(value);
    else if (typeof value !== 'string') this.report.drop('value_unfit', place.source, place.path);
    else if (value.trim() !== '') {
      // The place of the key is kept, so that its order in the draft is that of the file.
      target[key] = undefined;
      this.settlement.expect({ target, key, text: value, ...place });
    }
  }

  /** A text in one or more languages, plain; `undefined` when no words are left. */
  text(given: unknown, place: Place, isHtml = false): DraftText | undefined {
    if (typeof given === 'string' || typeof given === 'number') {
      return this.#plain(String(given), place, isHtml);
    }
    if (!isRecord(given)) {
      this.report.drop('value_unfit', place.source, place.path, JSON.stringify(given));
      return undefined;
    }
    const texts: Record<string, string> = {};
    for (const [key, value] of Object.entries(given)) {
      const at = within(place, key);
      if ((key !== 'default' && !isLocale(key)) || typeof value !== 'string') {
        this.report.drop('language_unknown', at.source, undefined, key);
        continue;
      }
      const text = this.#plain(value, at, isHtml);
      if (text !== undefined) texts[key] = text;
    }
    const keys = Object.keys(texts);
    if (keys.includes('default') && keys.includes(this.locale ?? '')) this.hasDefaultBesideLocale = true;
    for (const key of keys) {
      if (key !== 'default') this.locales.add(key);
    }
    if (this.locales.size > importBounds.languages)
      throw new ImportRefusal('too_many_languages', place.source);
    return keys.length === 0 ? undefined : texts;
  }

  #plain(given: string, { source, path }: Place, isHtml: boolean): string | undefined {
    const { text, changes } = cleanText(given, isHtml);
    for (const code of changes) this.report.change(code, source, path);
    return text.trim() === '' ? undefined : text;
  }
}

/** A yes or no, or a number, also where the file has it as text. */
function plainValue(value: unknown, kind: 'boolean' | 'number'): boolean | number | undefined {
  if (kind === 'boolean') {
    if (typeof value === 'boolean') return value;
    return value === 'true' ? true : value === 'false' ? false : undefined;
  }
  const number = typeof value === 'string' && /^-?\d{1,12}(\.\d{1,9})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
