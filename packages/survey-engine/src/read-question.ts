import { answerBounds, definitionBounds } from './definition.ts';
import {
  bands,
  readAmount,
  readChoice,
  readChoiceValue,
  readColumn,
  readCondition,
  readCount,
  readExtension,
  readValidators,
  refuseDuplicates,
  requireWords,
} from './read-parts.ts';
import {
  ownValue,
  readBoolean,
  readFields,
  readList,
  readName,
  readNumber,
  readOneOf,
  readText,
} from './reading.ts';
import type { Reader, Reading } from './reading.ts';

type Fields = Readonly<Record<string, Reader>>;

function question(type: string, required: Fields, optional: Fields): Reader {
  return readFields({
    required: { type: readOneOf(type), name: readName, title: readText, ...required },
    optional: {
      description: readText,
      visibleIf: readCondition,
      enableIf: readCondition,
      isRequired: readBoolean,
      requiredIf: readCondition,
      validators: readValidators(),
      x: readExtension(),
      ...optional,
    },
  });
}

/** The same reader and then a check of what its keys are together. */
function checked(read: Reader, check: Reader): Reader {
  return (given, path, reading) => {
    read(given, path, reading);
    check(given, path, reading);
  };
}

const anyChoice = {
  choicesVisibleIf: readCondition,
  choicesOrder: readOneOf('none', 'random'),
};

const noneAndOther = {
  showNoneItem: readBoolean,
  noneText: readText,
  showOtherItem: readBoolean,
  otherText: readText,
};

const oneOfThem = { ...anyChoice, ...noneAndOther, defaultValue: readChoiceValue };

const someOfThem = {
  ...anyChoice,
  maxSelectedChoices: readCount,
  validators: readValidators('answercount'),
  defaultValue: readList(readChoiceValue, 1, definitionBounds.choices),
};

function choiceQuestion(type: string, optional: Fields): Reader {
  const choices = readList(readChoice, 1, definitionBounds.choices);
  return checked(question(type, { choices }, optional), checkChoices);
}

const checkChoices: Reader = (given, path, reading) => {
  const added = ['none', 'other'].filter((item) => requireWords(given, item, path, reading));
  requireWords(given, 'selectAll', path, reading);
  const values = refuseDuplicates(ownValue(given, 'choices'), added, `${path}.choices`, reading);
  const exclusive = ownValue(ownValue(given, 'x'), 'exclusive');
  const listed: unknown[] = Array.isArray(exclusive) ? exclusive.slice(0, definitionBounds.choices) : [];
  for (const [index, value] of listed.entries()) {
    const where = `${path}.x.exclusive[${index}]`;
    if (ownValue(given, 'type') !== 'checkbox')
      reading.refuse(where, 'not_allowed', 'only a checkbox has exclusive choices');
    else if (!values.includes(String(value))) reading.refuse(where, 'unknown_value', 'is not a choice');
  }
};

/** Refuses bounds that cross, and steps longer than the way; `keys` name the least, the most and the step. */
function checkBounds(
  given: unknown,
  path: string,
  reading: Reading,
  keys: readonly [string, string, string],
  defaults: readonly [number, number] | undefined,
): void {
  const [low, high, stepKey] = keys;
  const least = ownValue(given, low) ?? defaults?.[0];
  const most = ownValue(given, high) ?? defaults?.[1];
  const step = ownValue(given, stepKey) ?? 1;
  if (typeof least !== 'number' || typeof most !== 'number' || typeof step !== 'number') return;
  if (defaults ? least >= most : least > most) {
    reading.refuse(`${path}.${high}`, 'out_of_range', `must be greater than ${low}`);
  } else if (step > most - least && most > least) {
    reading.refuse(`${path}.${stepKey}`, 'out_of_range', 'is longer than the way');
  }
}

const readRating = checked(
  question(
    'rating',
    {},
    {
      rateMin: readNumber(0, 10),
      rateMax: readNumber(1, 10),
      rateStep: readNumber(1, 10),
      minRateDescription: readText,
      maxRateDescription: readText,
      defaultValue: readNumber(0, 10),
    },
  ),
  (given, path, reading) => checkBounds(given, path, reading, ['rateMin', 'rateMax', 'rateStep'], [1, 5]),
);

const readStep = readNumber(1e-6, 1e12, false);

const range = { min: readAmount, max: readAmount, step: readStep };

const readLabel = readFields({ required: { value: readAmount, text: readText } });

const readSlider = checked(
  question(
    'slider',
    {},
    {
      ...range,
      customLabels: readList(readLabel, 0, 11),
      defaultValue: readAmount,
      x: readExtension(bands),
    },
  ),
  (given, path, reading) => {
    checkBounds(given, path, reading, ['min', 'max', 'step'], [0, 100]);
    const labels = ownValue(given, 'customLabels');
    const [least, most] = [ownValue(given, 'min') ?? 0, ownValue(given, 'max') ?? 100];
    for (const [index, label] of (Array.isArray(labels) ? labels.slice(0, 11) : []).entries()) {
      const value = Number(ownValue(label, 'value'));
      if (value < Number(least) || value > Number(most)) {
        reading.refuse(`${path}.customLabels[${index}].value`, 'out_of_range', 'is not on the slider');
      }
    }
  },
);

const readMatrix = checked(
  question(
    'matrix',
    {
      columns: readList(readColumn, 2, definitionBounds.columns),
      rows: readList(readChoice, 1, definitionBounds.rows),
    },
    { eachRowRequired: readBoolean },
  ),
  (given, path, reading) => {
    for (const key of ['columns', 'rows']) {
      refuseDuplicates(ownValue(given, key), [], `${path}.${key}`, reading);
    }
  },
);

const textFields = { maxLength: readNumber(1, answerBounds.textLength), placeholder: readText };

const readShortText: Reader = (given, path, reading) => {
  if (typeof given !== 'string') reading.refuse(path, 'wrong_type', 'expected text');
};

const textual = {
  ...textFields,
  validators: readValidators('text', 'regex'),
  defaultValue: readShortText,
};

const numerical = {
  ...textFields,
  ...range,
  validators: readValidators('numeric'),
  defaultValue: readAmount,
  x: readExtension(bands),
};

const readTextQuestion: Reader = (given, path, reading) => {
  const isNumber = ownValue(given, 'inputType') === 'number';
  question('text', {}, { inputType: readOneOf('text', 'number'), ...(isNumber ? numerical : textual) })(
    given,
    path,
    reading,
  );
  if (isNumber) checkBounds(given, path, reading, ['min', 'max', 'step'], undefined);
};

/** A reader for each question type of the format; panels are read with the pages. */
export const questionReaders: Readonly<Record<string, Reader>> = {
  radiogroup: choiceQuestion('radiogroup', oneOfThem),
  dropdown: choiceQuestion('dropdown', oneOfThem),
  checkbox: choiceQuestion('checkbox', {
    ...someOfThem,
    ...noneAndOther,
    showSelectAllItem: readBoolean,
    selectAllText: readText,
  }),
  ranking: choiceQuestion('ranking', { ...someOfThem, selectToRankEnabled: readBoolean }),
  rating: readRating,
  slider: readSlider,
  matrix: readMatrix,
  text: readTextQuestion,
  comment: question('comment', {}, textual),
  boolean: question('boolean', {}, { labelTrue: readText, labelFalse: readText, defaultValue: readBoolean }),
  html: readFields({
    required: { type: readOneOf('html'), name: readName, html: readText },
    optional: { visibleIf: readCondition },
  }),
};
