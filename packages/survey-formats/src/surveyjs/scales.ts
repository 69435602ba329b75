import { isRecord, present } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { readChoices } from './choices.ts';
import { within } from './reader.ts';
import type { Place, SurveyjsReader } from './reader.ts';

/** Words at steps of a slider. */
export function readLabels(reader: SurveyjsReader, given: readonly unknown[], place: Place): Draft[] {
  const labels: Draft[] = [];
  for (const [index, one] of given.slice(0, 200).entries()) {
    const at = { source: `${place.source}[${index}]`, path: `${place.path}[${labels.length}]` };
    const fields = isRecord(one) ? one : { value: one };
    const value = Number(fields.value ?? Number.NaN);
    const text = Number.isFinite(value) ? reader.text(fields.text ?? String(value), at) : undefined;
    if (text === undefined) reader.report.drop('value_unfit', at.source);
    else labels.push({ value, text });
  }
  return labels;
}

/** A scale of listed values is one of numbers where they are evenly spaced whole ones, else single choice. */
export function readRating(
  reader: SurveyjsReader,
  fields: Record<string, unknown>,
  draft: Draft,
  place: Place,
): void {
  const { rateValues, rateCount } = fields;
  if (Array.isArray(rateValues) && rateValues.length > 1) {
    const numbers = rateValues.map((one) => Number(isRecord(one) ? one.value : one));
    const [first = 0, second = 0] = numbers;
    const isEven = numbers.every((one, at) => Number.isInteger(one) && one === first + at * (second - first));
    const { source, path } = within(place, 'rateValues');
    if (isEven && second > first && rateValues.every((one) => !isRecord(one) || one.text === undefined)) {
      Object.assign(draft, present({ rateMin: first, rateMax: numbers.at(-1), rateStep: second - first }));
      reader.report.change('rating_values', source, path);
      return;
    }
    const ratingKeys = ['rateMin', 'rateMax', 'rateStep', 'minRateDescription', 'maxRateDescription'];
    for (const key of ratingKeys) delete draft[key];
    draft.type = 'radiogroup';
    reader.report.change('type_changed', source, path, 'rating → radiogroup');
    readChoices(reader, { choices: rateValues }, draft, place);
  } else if (typeof rateCount === 'number' && draft.rateMax === undefined && Number.isInteger(rateCount)) {
    draft.rateMax = Number(draft.rateMin ?? 1) + (rateCount - 1) * Number(draft.rateStep ?? 1);
  }
}
