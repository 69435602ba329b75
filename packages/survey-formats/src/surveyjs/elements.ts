import { isRecord, ownValue } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { readChoices, readItems } from './choices.ts';
import { readComposite } from './composites.ts';
import { within } from './reader.ts';
import type { FieldKinds, Place, SurveyjsReader } from './reader.ts';
import { readLabels, readRating } from './scales.ts';
import { readValidators } from './validators.ts';

const shared: FieldKinds = {
  title: 'text',
  description: 'text',
  visibleIf: 'expression',
  enableIf: 'expression',
  isRequired: 'boolean',
  requiredIf: 'expression',
};

const choiceKinds: FieldKinds = {
  ...shared,
  showNoneItem: 'boolean',
  noneText: 'text',
  showOtherItem: 'boolean',
  otherText: 'text',
  showSelectAllItem: 'boolean',
  selectAllText: 'text',
  choicesVisibleIf: 'expression',
  maxSelectedChoices: 'number',
  selectToRankEnabled: 'boolean',
};

const textKinds: FieldKinds = { ...shared, maxLength: 'number', placeholder: 'text' };

/** The fields of each type; `panel` and `html` are no questions. */
const kindsOf: Readonly<Record<string, FieldKinds>> = {
  radiogroup: choiceKinds,
  checkbox: choiceKinds,
  dropdown: choiceKinds,
  ranking: choiceKinds,
  rating: {
    ...shared,
    rateMin: 'number',
    rateMax: 'number',
    rateStep: 'number',
    minRateDescription: 'text',
    maxRateDescription: 'text',
  },
  slider: { ...shared, min: 'number', max: 'number', step: 'number' },
  matrix: { ...shared, eachRowRequired: 'boolean' },
  text: { ...textKinds, min: 'number', max: 'number', step: 'number' },
  comment: textKinds,
  boolean: { ...shared, labelTrue: 'text', labelFalse: 'text' },
  html: { html: 'html', visibleIf: 'expression' },
  panel: { title: 'text', description: 'text', visibleIf: 'expression', enableIf: 'expression' },
};

/** Types that become another one, which asks the same with less. */
const nearest: Readonly<Record<string, string>> = {
  tagbox: 'checkbox',
  buttongroup: 'radiogroup',
  imagepicker: 'radiogroup',
};

const composites: ReadonlySet<string> = new Set([
  'matrixdropdown',
  'matrixdynamic',
  'paneldynamic',
  'multipletext',
]);

/** Reads a list of elements; what cannot be asked here is left out and reported. */
export function readElements(reader: SurveyjsReader, given: unknown, place: Place): Draft[] {
  const elements: Draft[] = [];
  if (!Array.isArray(given)) {
    if (given !== undefined) reader.report.drop('value_unfit', place.source, place.path);
    return elements;
  }
  for (const [index, one] of (given as unknown[]).entries()) {
    const source = within(place, `[${index}]`).source;
    const at = { ...place, source, path: `${place.path}[${elements.length}]` };
    const element = isRecord(one) ? readElement(reader, one, at) : undefined;
    if (element) elements.push(element);
    else if (!isRecord(one)) reader.report.drop('value_unfit', source);
  }
  return elements;
}

/** Reads one element, or nothing where its type is not for questionnaires of this kind. */
export function readElement(
  reader: SurveyjsReader,
  given: Readonly<Record<string, unknown>>,
  place: Place,
): Draft | undefined {
  reader.countElement();
  const fields = reader.fields(given, place);
  const type = typeof fields.type === 'string' ? fields.type : 'text';
  const { report } = reader;
  if (fields.visible === false && fields.visibleIf === undefined) {
    report.drop('element_hidden', place.source, undefined, String(fields.name));
    return undefined;
  }
  if (type === 'expression') {
    readCalculated(reader, fields, place);
    return undefined;
  }
  if (composites.has(type)) {
    report.change('type_to_panels', place.source, place.path, type);
    return readComposite(reader, type, fields, place);
  }
  const target = ownValue(nearest, type) ?? (Object.hasOwn(kindsOf, type) ? type : undefined);
  if (typeof target !== 'string') {
    report.drop('type_unknown', place.source, undefined, type);
    return undefined;
  }
  const isMany = type === 'imagepicker' && fields.multiSelect === true;
  const kept = isMany ? 'checkbox' : target;
  if (kept !== type) report.change('type_changed', place.source, place.path, `${type} → ${kept}`);
  const draft = readKnown(reader, kept, fields, place);
  if (kept === type)
    report.keep(kept === 'panel' ? 'panel' : 'question', place.source, place.path, String(draft.name));
  return draft;
}

/** Gives the element its name in the draft; references keep meaning the first of those that share one. */
export function takeName(reader: SurveyjsReader, fields: Record<string, unknown>, place: Place): string {
  const wanted = typeof fields.name === 'string' ? fields.name : '';
  const name = reader.settlement.pool.take(wanted, 'question');
  const isFirst = wanted === '' || reader.settlement.claim(wanted, name);
  if (typeof fields.valueName === 'string') reader.settlement.claim(fields.valueName, name);
  if (!isFirst) reader.report.change('name_repeated', place.source, place.path, `${wanted} → ${name}`);
  else if (name !== wanted)
    reader.report.change('name_changed', place.source, place.path, `${wanted} → ${name}`);
  return name;
}

function readCalculated(reader: SurveyjsReader, fields: Record<string, unknown>, place: Place): void {
  const name = takeName(reader, fields, place);
  const { expression } = fields;
  if (typeof expression !== 'string' || expression.trim() === '') {
    reader.report.drop('type_unknown', place.source, undefined, 'expression');
    return;
  }
  const draft: Draft = { name };
  const path = `calculatedValues[${reader.calculated.length}]`;
  reader.settlement.expect({ target: draft, key: 'expression', text: expression, ...place, path });
  reader.calculated.push(draft);
  reader.report.change('type_changed', place.source, path, 'expression → calculatedValues');
}

/** Keys that `readKnown` and its helpers take themselves. */
const ownKeys: ReadonlySet<string> = new Set(
  'type name valueName title validators defaultValue x elements html inputType choices choicesOrder columns rows rowsVisibleIf customLabels rateValues rateCount'.split(
    ' ',
  ),
);

function readKnown(
  reader: SurveyjsReader,
  type: string,
  fields: Record<string, unknown>,
  place: Place,
): Draft {
  const name = takeName(reader, fields, place);
  const draft: Draft = { type, name };
  const kinds = kindsOf[type] ?? {};
  if (type !== 'panel' && type !== 'html') draft.title = titleOf(reader, fields, name, place);
  const common = Object.fromEntries(Object.entries(fields).filter(([key]) => isCommon(key, type)));
  reader.read(common, kinds, draft, place);
  if (type === 'html') {
    draft.html = reader.text(fields.html ?? fields.title, within(place, 'html'), true) ?? name;
  } else if (type === 'panel') {
    draft.elements = readElements(reader, fields.elements, within(place, 'elements'));
  } else readAnswers(reader, type, fields, draft, place);
  if (isRecord(fields.x)) draft.x = fields.x;
  return draft;
}

function isCommon(key: string, type: string): boolean {
  return !ownKeys.has(key) || (key === 'title' && type === 'panel');
}

function titleOf(
  reader: SurveyjsReader,
  fields: Record<string, unknown>,
  name: string,
  place: Place,
): unknown {
  const title = fields.title === undefined ? undefined : reader.text(fields.title, within(place, 'title'));
  if (title !== undefined) return title;
  reader.report.change('title_from_name', place.source, within(place, 'title').path, name);
  return typeof fields.name === 'string' && fields.name.trim() !== ''
    ? (reader.text(fields.name, within(place, 'name')) ?? name)
    : name;
}

function readAnswers(
  reader: SurveyjsReader,
  type: string,
  fields: Record<string, unknown>,
  draft: Draft,
  place: Place,
): void {
  if (type === 'rating') readRating(reader, fields, draft, place);
  if (kindsOf[type] === choiceKinds) readChoices(reader, fields, draft, place);
  if (type === 'matrix') readMatrix(reader, fields, draft, place);
  if (type === 'text') readInputType(reader, fields, draft, place);
  if (type === 'slider' && Array.isArray(fields.customLabels)) {
    draft.customLabels = readLabels(reader, fields.customLabels, within(place, 'customLabels'));
  }
  const validators = readValidators(reader, fields.validators, within(place, 'validators'));
  if (validators && (validators.length > 0 || reader.isOwn)) draft.validators = validators;
  readDefault(reader, type, fields.defaultValue, draft, within(place, 'defaultValue'));
}

function readMatrix(
  reader: SurveyjsReader,
  fields: Record<string, unknown>,
  draft: Draft,
  place: Place,
): void {
  const columns = readItems(reader, fields.columns, within(place, 'columns'), { hasConditions: false });
  const rows = readItems(reader, fields.rows, within(place, 'rows'), { hasConditions: true });
  Object.assign(draft, { columns: columns.items, rows: rows.items });
  reader.settlement.setValues(String(draft.name), columns.values);
  reader.settlement.setRows(String(draft.name), rows.values);
}

function readInputType(
  reader: SurveyjsReader,
  fields: Record<string, unknown>,
  draft: Draft,
  place: Place,
): void {
  const { inputType } = fields;
  if (inputType === undefined) return;
  const isNumber = inputType === 'number' || inputType === 'range';
  if (isNumber || inputType === 'text') draft.inputType = isNumber ? 'number' : 'text';
  if (inputType !== 'number' && inputType !== 'text') {
    const { source, path } = within(place, 'inputType');
    reader.report.change('input_type', source, path, String(inputType));
  }
}

function readDefault(reader: SurveyjsReader, type: string, given: unknown, draft: Draft, place: Place): void {
  if (given === undefined || given === null) return;
  const isList =
    Array.isArray(given) && given.every((one) => typeof one === 'string' || typeof one === 'number');
  if (type === 'matrix' || (!isList && !['string', 'number', 'boolean'].includes(typeof given))) {
    reader.report.drop('value_unfit', place.source, undefined, JSON.stringify(given));
    return;
  }
  const isChoice = kindsOf[type] === choiceKinds;
  const settled = (one: unknown) =>
    isChoice ? (reader.settlement.valueOf(String(draft.name), String(one)) ?? String(one)) : one;
  draft.defaultValue = isList ? (given as unknown[]).map((one) => settled(one)) : settled(given);
}
