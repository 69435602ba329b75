import { isRecord } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { isHarmlessPattern } from '../patterns.ts';
import { within } from './reader.ts';
import type { FieldKinds, Place, SurveyjsReader } from './reader.ts';

const kinds: Readonly<Record<string, FieldKinds>> = {
  numeric: { minValue: 'number', maxValue: 'number', text: 'text' },
  text: { minLength: 'number', maxLength: 'number', text: 'text' },
  answercount: { minCount: 'number', maxCount: 'number', text: 'text' },
  regex: { regex: 'kept', caseInsensitive: 'boolean', text: 'text' },
  expression: { expression: 'expression', text: 'text' },
};

/** The validators that the format has; patterns of strangers that could take for ever are dropped. */
export function readValidators(reader: SurveyjsReader, given: unknown, place: Place): Draft[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const validators: Draft[] = [];
  for (const [index, one] of given.slice(0, 50).entries()) {
    const source = within(place, `[${index}]`).source;
    const at = { ...place, source, path: `${place.path}[${validators.length}]` };
    if (!isRecord(one)) {
      reader.report.drop('value_unfit', source);
      continue;
    }
    const { type, ...fields } = reader.fields(one, at);
    const plainType = typeof type === 'string' ? type.replace(/validator$/, '') : '';
    const known = Object.hasOwn(kinds, plainType) ? kinds[plainType] : undefined;
    if (!known) {
      reader.report.drop('validator_unknown', source, undefined, String(type));
      continue;
    }
    if (plainType === 'regex' && !reader.isOwn && !isHarmlessPattern(fields.regex)) {
      reader.report.drop('pattern_unsafe', source, undefined, String(fields.regex));
      continue;
    }
    const validator: Draft = { type: plainType };
    reader.read(fields, known, validator, at);
    validators.push(validator);
  }
  return validators;
}
