import { importBounds } from '../bounds.ts';
import { isRecord } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { ValuePool } from '../names.ts';
import { ImportRefusal } from '../report.ts';
import { within } from './reader.ts';
import type { Place, SurveyjsReader } from './reader.ts';

export interface ReadItems {
  readonly items: Draft[];
  /** From the values of the file to those of the draft. */
  readonly values: Map<string, string>;
}

function valueOf(given: unknown): string | undefined {
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  return typeof given === 'string' && given.trim() !== '' ? given : undefined;
}

/**
 * Choices, rows or columns: each a text, a number or an object. Values become text of few kinds of characters; one
 * that stands twice is dropped.
 */
export function readItems(
  reader: SurveyjsReader,
  given: unknown,
  place: Place,
  options: { readonly hasConditions: boolean },
): ReadItems {
  const items: Draft[] = [];
  const values = new Map<string, string>();
  if (!Array.isArray(given)) {
    if (given !== undefined) reader.report.drop('value_unfit', place.source, place.path);
    return { items, values };
  }
  if (given.length > importBounds.choices) throw new ImportRefusal('too_many_choices', place.source);
  reader.countChoices(given.length, place);
  const pool = new ValuePool();
  for (const [index, one] of (given as unknown[]).entries()) {
    const source = within(place, `[${index}]`).source;
    const at = { ...place, source, path: `${place.path}[${items.length}]` };
    const fields = isRecord(one) ? reader.fields(one, at) : { value: one };
    const wanted = valueOf(fields.value ?? fields.text);
    if (wanted === undefined || values.has(wanted)) {
      reader.report.drop(
        wanted === undefined ? 'choice_without_value' : 'choice_repeated',
        source,
        undefined,
        wanted,
      );
      continue;
    }
    const value = pool.take(wanted);
    values.set(wanted, value);
    if (value !== wanted) reader.report.change('value_renamed', source, at.path, value);
    const item: Draft = { value };
    const { value: _value, text, ...rest } = fields;
    item.text = reader.text(text ?? wanted, within(at, 'text')) ?? value;
    reader.read(rest, options.hasConditions ? { visibleIf: 'expression' } : {}, item, at);
    items.push(item);
  }
  return { items, values };
}

/** The choices of a question, their order, and what their values stand for. */
export function readChoices(
  reader: SurveyjsReader,
  fields: Record<string, unknown>,
  draft: Draft,
  place: Place,
): void {
  const { items, values } = readItems(reader, fields.choices, within(place, 'choices'), {
    hasConditions: true,
  });
  draft.choices = items;
  reader.settlement.setValues(String(draft.name), values);
  if (!reader.isOwn) addMissingWords(reader, draft, place);
  const { choicesOrder } = fields;
  if (choicesOrder === 'none' || choicesOrder === 'random') draft.choicesOrder = choicesOrder;
  else if (choicesOrder !== undefined) {
    reader.report.drop('value_unfit', within(place, 'choicesOrder').source, undefined, String(choicesOrder));
  }
}

/** SurveyJS has words of its own for `other` and `none`; ours have to be written. */
function addMissingWords(reader: SurveyjsReader, draft: Draft, place: Place): void {
  for (const [shown, key, words, code] of [
    ['showOtherItem', 'otherText', 'Other', 'other_text'],
    ['showNoneItem', 'noneText', 'None', 'none_text'],
  ] as const) {
    if (draft[shown] !== true || draft[key] !== undefined) continue;
    draft[key] = words;
    reader.report.change(code, place.source, within(place, key).path, words);
  }
}
