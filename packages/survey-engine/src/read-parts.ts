import { answerBounds, definitionBounds } from './definition.ts';
import { expressionBounds } from './parse-expression.ts';
import { compilePattern, PatternError } from './pattern.ts';
import {
  isRecord,
  ownValue,
  readBoolean,
  readFields,
  readList,
  readMatching,
  readNumber,
  readOneOf,
  readText,
} from './reading.ts';
import type { Reader } from './reading.ts';

/** Only the shape: conditions are parsed once all names are known. */
export const readCondition: Reader = (given, path, reading) => {
  const { length } = expressionBounds;
  if (typeof given !== 'string') reading.refuse(path, 'wrong_type', 'expected an expression');
  else if (given.length > length) reading.refuse(path, 'too_long', 'is too long', length);
};

export const readChoiceValue = readMatching(
  /^[A-Za-z0-9][\w.+-]{0,63}$/,
  'up to 64 letters, digits, dots, hyphens or low lines',
);

/** A choice or a row of a matrix. */
export const readChoice = readFields({
  required: { value: readChoiceValue, text: readText },
  optional: { visibleIf: readCondition },
});

export const readColumn = readFields({ required: { value: readChoiceValue, text: readText } });

export const readCount = readNumber(1, definitionBounds.choices);

/** Any number that a person could be asked for. */
export const readAmount = readNumber(-1e12, 1e12, false);

const readPattern: Reader = (given, path, reading) => {
  if (typeof given !== 'string') return reading.refuse(path, 'wrong_type', 'expected a pattern');
  try {
    compilePattern(given);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    reading.refuse(path, 'pattern', error.message);
  }
};

const validatorReaders: Readonly<Record<string, Reader>> = {
  answercount: readFields({
    required: { type: readOneOf('answercount') },
    optional: { minCount: readCount, maxCount: readCount, text: readText },
  }),
  numeric: readFields({
    required: { type: readOneOf('numeric') },
    optional: { minValue: readAmount, maxValue: readAmount, text: readText },
  }),
  text: readFields({
    required: { type: readOneOf('text') },
    optional: {
      minLength: readNumber(0, answerBounds.textLength),
      maxLength: readNumber(1, answerBounds.textLength),
      text: readText,
    },
  }),
  regex: readFields({
    required: { type: readOneOf('regex'), regex: readPattern },
    optional: { caseInsensitive: readBoolean, text: readText },
  }),
  expression: readFields({
    required: { type: readOneOf('expression'), expression: readCondition },
    optional: { text: readText },
  }),
};

/** Validators of some types, and of the type `expression`, which every question may have. */
export function readValidators(...types: readonly string[]): Reader {
  return readList(
    (given, path, reading) => {
      const type = ownValue(given, 'type');
      const read = [...types, 'expression'].find((one) => one === type);
      if (read) validatorReaders[read]?.(given, path, reading);
      else reading.refuse(`${path}.type`, 'not_allowed', 'is not a validator of this question');
    },
    0,
    5,
  );
}

const readTopic = readMatching(/^[a-z]\w{0,63}$/, 'up to 64 small letters, digits or low lines');

const readTopics: Reader = (given, path, reading) =>
  (typeof given === 'string' ? readTopic : readList(readTopic, 0, 10))(given, path, reading);

const readBands: Reader = (given, path, reading) => {
  readList(readAmount, 2, definitionBounds.bands)(given, path, reading);
  if (!Array.isArray(given)) return;
  for (const [index, bound] of given.slice(0, definitionBounds.bands).entries()) {
    if (index > 0 && !(Number(given[index - 1]) < Number(bound))) {
      reading.refuse(`${path}[${index}]`, 'out_of_range', 'must be greater than the bound before');
    }
  }
};

/** What stands under `x` of a question; `own` are the keys that its type adds. */
export function readExtension(own: Readonly<Record<string, Reader>> = {}): Reader {
  return readFields({
    required: { sensitivity: readOneOf('ordinary', 'quasi', 'special', 'free_text') },
    optional: {
      domain: readMatching(/^[A-Za-z][\w.-]{0,63}$/, 'a code of the taxonomy'),
      topic: readTopics,
      minN: readNumber(1, 1000),
      exclusive: readList(readChoiceValue, 0, definitionBounds.choices),
      dimension: readBoolean,
      ...own,
    },
  });
}

export const bands = { bands: readBands };

/** Refuses values that stand twice in a list of choices, rows or columns, or among `added` ones. */
export function refuseDuplicates(
  items: unknown,
  added: readonly string[],
  ...[path, reading]: [string, Parameters<Reader>[2]]
): string[] {
  const list = Array.isArray(items) ? items.slice(0, definitionBounds.choices) : [];
  const values = [...list.map((item) => ownValue(item, 'value')), ...added];
  for (const [index, value] of values.entries()) {
    if (value !== undefined && values.indexOf(value) < index) {
      reading.refuse(path, 'duplicate', `the value ${String(value)} stands twice`);
    }
  }
  return values.filter((value) => typeof value === 'string');
}

/** The words of an item that is added to the choices are required where the item is shown. */
export function requireWords(given: unknown, item: string, path: string, reading: Parameters<Reader>[2]) {
  const isShown = ownValue(given, `show${item.charAt(0).toUpperCase()}${item.slice(1)}Item`) === true;
  if (isShown && !(isRecord(given) && Object.hasOwn(given, `${item}Text`))) {
    reading.refuse(`${path}.${item}Text`, 'missing', 'is required');
  }
  return isShown;
}
