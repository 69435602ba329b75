import { conclude, isRecord, ownValue } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { surveyjsDialect } from '../expressions/dialects.ts';
import { isLocale } from '../names.ts';
import { ImportRefusal, Report } from '../report.ts';
import type { ImportOutcome } from '../report.ts';
import { readElements } from './elements.ts';
import { SurveyjsReader, within } from './reader.ts';
import type { FieldKinds, Place } from './reader.ts';

const surveyKinds: FieldKinds = {
  title: 'text',
  description: 'text',
  completedHtml: 'html',
  showProgressBar: 'boolean',
  showPreviewBeforeComplete: 'boolean',
  $schema: 'skipped',
};

const pageKinds: FieldKinds = { title: 'text', description: 'text', visibleIf: 'expression' };

const root: Place = { source: '', path: '' };

/** Whether parsed JSON looks like a survey of SurveyJS. */
export function isSurveyjs(json: unknown): boolean {
  return ['pages', 'elements', 'questions'].some((key) => Array.isArray(ownValue(json, key)));
}

/**
 * Reads a survey of SurveyJS, of today or with the names of earlier versions. What our definitions lack is left out
 * or replaced by the nearest they have, and the report tells. Throws an {@link ImportRefusal} past the bounds.
 */
export function importSurveyjs(json: unknown): ImportOutcome {
  if (!isRecord(json) || !isSurveyjs(json)) throw new ImportRefusal('not_recognised');
  const report = new Report();
  const locales = ownValue(json.x, 'locales');
  const isOwn = Array.isArray(locales) && locales.length > 0;
  const { locale } = json;
  const reader = new SurveyjsReader(
    report,
    typeof locale === 'string' && isLocale(locale) ? locale : undefined,
    isOwn,
  );
  const fields = reader.fields(plainSwitches(json, report), root);
  const draft: Draft = {};
  const {
    pages,
    elements,
    questions,
    calculatedValues,
    x,
    locale: _locale,
    clearInvisibleValues,
    ...rest
  } = fields;
  if (rest.title === undefined) rest.title = 'Survey';
  reader.read(rest, surveyKinds, draft, root);
  if (clearInvisibleValues === 'onHidden') draft.clearInvisibleValues = 'onHidden';
  else if (clearInvisibleValues !== undefined) {
    report.drop('key_unknown', 'clearInvisibleValues', undefined, String(clearInvisibleValues));
  }
  if (calculatedValues !== undefined) readCalculatedValues(reader, calculatedValues);
  draft.pages = Array.isArray(pages)
    ? readPages(reader, pages)
    : [readPage(reader, { elements: elements ?? questions }, { source: '', path: 'pages[0]' })];
  if (reader.calculated.length > 0 || (isOwn && calculatedValues !== undefined)) {
    draft.calculatedValues = reader.calculated;
  }
  finishLanguages(reader, draft, isOwn ? x : undefined, locale);
  reader.settlement.settle(draft, surveyjsDialect);
  draft.calculatedValues = (draft.calculatedValues as Draft[] | undefined)?.filter(
    (value) => value.expression !== undefined,
  );
  if (draft.calculatedValues === undefined) delete draft.calculatedValues;
  return conclude('surveyjs', draft, report);
}

/** Earlier versions chose a place or a kind where there is a yes or no today. */
function plainSwitches(json: Readonly<Record<string, unknown>>, report: Report): Record<string, unknown> {
  const fields = { ...json };
  for (const [key, off] of [
    ['showProgressBar', 'off'],
    ['showPreviewBeforeComplete', 'noPreview'],
  ] as const) {
    const value = fields[key];
    if (typeof value !== 'string' || value === 'true' || value === 'false') continue;
    fields[key] = value !== off;
    report.change('value_typed', key, key, `${value} → ${String(fields[key])}`);
  }
  return fields;
}

function readCalculatedValues(reader: SurveyjsReader, given: unknown): void {
  if (!Array.isArray(given)) return reader.report.drop('value_unfit', 'calculatedValues');
  for (const [index, one] of given.slice(0, 500).entries()) {
    const source = `calculatedValues[${index}]`;
    const name = ownValue(one, 'name');
    const expression = ownValue(one, 'expression');
    if (typeof name !== 'string' || typeof expression !== 'string') {
      reader.report.drop('value_unfit', source);
      continue;
    }
    const draft: Draft = { name: reader.settlement.pool.take(name, 'value') };
    reader.settlement.claim(name, String(draft.name));
    const path = `calculatedValues[${reader.calculated.length}]`;
    if (name !== draft.name)
      reader.report.change('name_changed', source, path, `${name} → ${String(draft.name)}`);
    const { name: _name, expression: _expression, includeIntoResult: _include, ...rest } = one as Draft;
    reader.read(rest, {}, draft, { source, path });
    reader.settlement.expect({ target: draft, key: 'expression', text: expression, source, path });
    reader.calculated.push(draft);
  }
}

function readPages(reader: SurveyjsReader, given: readonly unknown[]): Draft[] {
  const pages: Draft[] = [];
  for (const [index, one] of given.entries()) {
    const source = `pages[${index}]`;
    reader.countElement();
    if (isRecord(one)) pages.push(readPage(reader, one, { source, path: `pages[${pages.length}]` }));
    else reader.report.drop('value_unfit', source);
  }
  return pages;
}

function readPage(reader: SurveyjsReader, given: Readonly<Record<string, unknown>>, place: Place): Draft {
  const { name, elements, questions, ...rest } = reader.fields(given, place);
  const wanted = typeof name === 'string' ? name : '';
  const page: Draft = { name: reader.settlement.pool.take(wanted, 'page') };
  if (wanted !== '' && page.name !== wanted) {
    reader.report.change('name_changed', place.source, place.path, `${wanted} → ${String(page.name)}`);
  }
  reader.read(rest, pageKinds, page, place);
  const { path } = within(place, 'elements');
  const { source } = within(
    place,
    elements === undefined && questions !== undefined ? 'questions' : 'elements',
  );
  page.elements = readElements(reader, elements ?? questions ?? [], { ...place, source, path });
  return page;
}

/** The languages of a stranger's file are those of its texts; plain ones are of its `locale`, else English. */
function finishLanguages(reader: SurveyjsReader, draft: Draft, x: unknown, given: unknown): void {
  if (isRecord(x)) {
    if (given !== undefined) draft.locale = given;
    draft.x = x;
    return;
  }
  const isEnglish = reader.locale === undefined || reader.hasDefaultBesideLocale;
  const locale = isEnglish ? 'en' : reader.locale;
  draft.locale = locale;
  if (isEnglish) reader.report.change('language_assumed', 'locale', 'locale', 'en');
  draft.x = { version: 1, locales: [...new Set([locale, ...reader.locales])] };
}
