import { answerBounds, definitionBounds } from './definition.ts';
import { expressionBounds } from './parse-expression.ts';
import {
  isRecord,
  ownValue,
  readBoolean,
  readFields,
  readList,
  readMatching,
  readName,
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

const readChoiceValue = readMatching(
  /^[A-Za-z0-9][\w.+-]{0,63}$/,
  'up to 64 letters, digits, dots, hyphens or low lines',
);

const readChoice = readFields({
  required: { value: readChoiceValue, text: readText },
  optional: { visibleIf: readCondition },
});

const readCount = readNumber(1, definitionBounds.choices);

const validatorReaders: Readonly<Record<string, Reader>> = {
  answercount: readFields({
    required: { type: readOneOf('answercount') },
    optional: { minCount: readCount, maxCount: readCount, text: readText },
  }),
  numeric: readFields({
    required: { type: readOneOf('numeric') },
    optional: {
      minValue: readNumber(-1e12, 1e12, false),
      maxValue: readNumber(-1e12, 1e12, false),
      text: readText,
    },
  }),
  text: readFields({
    required: { type: readOneOf('text') },
    optional: {
      minLength: readNumber(0, answerBounds.textLength),
      maxLength: readNumber(1, answerBounds.textLength),
      text: readText,
    },
  }),
};

function validators(type: string): Readonly<Record<string, Reader>> {
  const reader = validatorReaders[type];
  return reader ? { validators: readList(reader, 0, 5) } : {};
}

const readExtension = readFields({
  required: { sensitivity: readOneOf('ordinary', 'quasi', 'special', 'free_text') },
  optional: {
    minN: readNumber(1, 1000),
    exclusive: readList(readChoiceValue, 0, definitionBounds.choices),
    dimension: readBoolean,
  },
});

const hidden = { visibleIf: readCondition };

function question(type: string, own: Readonly<Record<string, Reader>>): Reader {
  return readFields({
    required: { type: readOneOf(type), name: readName, title: readText },
    optional: {
      ...hidden,
      description: readText,
      isRequired: readBoolean,
      requiredIf: readCondition,
      x: readExtension,
      ...own,
    },
  });
}

const noneAndOther = {
  showNoneItem: readBoolean,
  noneText: readText,
  showOtherItem: readBoolean,
  otherText: readText,
};

function choiceQuestion(type: string, own: Readonly<Record<string, Reader>>): Reader {
  const fields = question(type, { choices: readList(readChoice, 1, definitionBounds.choices), ...own });
  return (given, path, reading) => {
    fields(given, path, reading);
    checkChoices(given, path, reading);
  };
}

const checkChoices: Reader = (given, path, reading) => {
  const choices = ownValue(given, 'choices');
  if (!Array.isArray(choices)) return reading.refuse(`${path}.choices`, 'missing', 'is required');
  const values = choices.slice(0, definitionBounds.choices).map((choice) => ownValue(choice, 'value'));
  for (const item of ['none', 'other']) {
    const isShown = ownValue(given, item === 'none' ? 'showNoneItem' : 'showOtherItem') === true;
    if (!isShown) continue;
    values.push(item);
    if (!isRecord(given) || !Object.hasOwn(given, `${item}Text`)) {
      reading.refuse(`${path}.${item}Text`, 'missing', 'is required');
    }
  }
  for (const [index, value] of values.entries()) {
    if (value !== undefined && values.indexOf(value) < index) {
      reading.refuse(`${path}.choices`, 'duplicate', `the value ${String(value)} stands twice`);
    }
  }
  const exclusive = ownValue(ownValue(given, 'x'), 'exclusive');
  for (const [index, value] of (Array.isArray(exclusive) ? exclusive.slice(0, 100) : []).entries()) {
    const where = `${path}.x.exclusive[${index}]`;
    if (ownValue(given, 'type') !== 'checkbox')
      reading.refuse(where, 'not_allowed', 'only a checkbox has exclusive choices');
    else if (!values.includes(value)) reading.refuse(where, 'unknown_value', 'is not a choice');
  }
};

const readRating: Reader = (given, path, reading) => {
  question('rating', {
    rateMin: readNumber(0, 10),
    rateMax: readNumber(1, 10),
    minRateDescription: readText,
    maxRateDescription: readText,
  })(given, path, reading);
  const [least, most] = [ownValue(given, 'rateMin') ?? 1, ownValue(given, 'rateMax') ?? 5];
  if (typeof least === 'number' && typeof most === 'number' && least >= most) {
    reading.refuse(`${path}.rateMax`, 'out_of_range', 'must be greater than rateMin');
  }
};

const textFields = { maxLength: readNumber(1, answerBounds.textLength), placeholder: readText };

const readTextQuestion: Reader = (given, path, reading) => {
  const isNumber = ownValue(given, 'inputType') === 'number';
  question('text', {
    inputType: readOneOf('text', 'number'),
    ...textFields,
    ...validators(isNumber ? 'numeric' : 'text'),
  })(given, path, reading);
};

/** A reader for each question type of the format; panels are read with the pages. */
export const questionReaders: Readonly<Record<string, Reader>> = {
  radiogroup: choiceQuestion('radiogroup', noneAndOther),
  dropdown: choiceQuestion('dropdown', noneAndOther),
  checkbox: choiceQuestion('checkbox', {
    ...noneAndOther,
    maxSelectedChoices: readCount,
    ...validators('answercount'),
  }),
  ranking: choiceQuestion('ranking', {
    maxSelectedChoices: readCount,
    selectToRankEnabled: readBoolean,
    ...validators('answercount'),
  }),
  rating: readRating,
  text: readTextQuestion,
  comment: question('comment', { ...textFields, ...validators('text') }),
  boolean: question('boolean', { labelTrue: readText, labelFalse: readText }),
  html: readFields({
    required: { type: readOneOf('html'), name: readName, html: readText },
    optional: hidden,
  }),
};
