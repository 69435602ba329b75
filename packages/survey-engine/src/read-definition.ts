import { definitionBounds } from './definition.ts';
import type { SurveyDefinition } from './definition.ts';
import type { Fault } from './fault.ts';
import { readCondition } from './read-parts.ts';
import { questionReaders } from './read-question.ts';
import { checkReferences } from './read-references.ts';
import {
  ownValue,
  readBoolean,
  readFields,
  readList,
  readLocale,
  readName,
  readNumber,
  readOneOf,
  Reading,
  readMatching,
  readText,
} from './reading.ts';
import type { Reader } from './reading.ts';

/**
 * Reads a survey definition strictly. Either it is returned, as a copy, or every fault that was found (at most
 * 200), each with its path. Codes: `wrong_type`, `missing`, `unknown_key`, `not_allowed`, `out_of_range`,
 * `too_many`, `too_few`, `too_long`, `blank`, `markup`, `duplicate`, `unknown_locale`, `missing_translation`,
 * `expression`, `pattern`, `unknown_name`, `row_missing`, `unknown_value`, `self_reference`, `forward_reference`,
 * `cycle`, and for defaults the codes of `checkAnswer`. Never throws.
 */
export function readDefinition(json: unknown): { definition: SurveyDefinition } | { faults: Fault[] } {
  const reading = new Reading();
  readLanguages(json, reading);
  if (reading.faults.length === 0) readSurvey()(json, '', reading);
  if (reading.faults.length > 0) return { faults: reading.faults };
  // Every key and type was checked above.
  const definition = structuredClone(json) as SurveyDefinition;
  checkReferences(definition, reading);
  return reading.faults.length > 0 ? { faults: reading.faults } : { definition };
}

/** The languages come first: without them no text can be judged. */
function readLanguages(json: unknown, reading: Reading): void {
  const locales = ownValue(ownValue(json, 'x'), 'locales');
  if (locales === undefined) return reading.refuse('x.locales', 'missing', 'is required');
  readList(readLocale, 1, definitionBounds.locales)(locales, 'x.locales', reading);
  if (reading.faults.length > 0 || !Array.isArray(locales)) return;
  reading.locales = locales.map(String);
  reading.locale = String(ownValue(json, 'locale') ?? reading.locales[0]);
  if (!reading.locales.includes(reading.locale)) {
    reading.refuse('locale', 'unknown_locale', 'is not among x.locales');
  }
}

const readCalculated = readFields({ required: { name: readName, expression: readCondition } });

function readSurvey(): Reader {
  return readFields({
    required: { title: readText, pages: readList(readPage(), 1, definitionBounds.pages), x: readExtension },
    optional: {
      description: readText,
      locale: readLocale,
      showProgressBar: readBoolean,
      showPreviewBeforeComplete: readBoolean,
      completedHtml: readText,
      calculatedValues: readList(readCalculated, 0, definitionBounds.calculatedValues),
      clearInvisibleValues: readOneOf('onHidden'),
    },
  });
}

/** One for each survey: the elements of all pages are counted together. */
function readPage(): Reader {
  const counted = { elements: 0 };
  const elements = readList(readElement(counted, 0), 1, definitionBounds.questions);
  return readFields({
    required: { name: readName, elements },
    optional: { title: readText, description: readText, visibleIf: readCondition },
  });
}

function readElement(counted: { elements: number }, depth: number): Reader {
  return (given, path, reading) => {
    const most = definitionBounds.questions;
    if (++counted.elements > most) {
      if (counted.elements === most + 1) reading.refuse(path, 'too_many', `more than ${most} elements`, most);
      return;
    }
    const type = ownValue(given, 'type');
    if (type === 'panel') return readPanel(counted, depth + 1)(given, path, reading);
    const read =
      typeof type === 'string' && Object.hasOwn(questionReaders, type) ? questionReaders[type] : undefined;
    if (read) read(given, path, reading);
    else reading.refuse(`${path}.type`, 'not_allowed', 'is not a type of the format');
  };
}

const readBlock = readMatching(/^[A-Za-z0-9][\w.-]{0,63}$/, 'the code of a block');

function readPanel(counted: { elements: number }, depth: number): Reader {
  return (given, path, reading) => {
    const most = definitionBounds.panelDepth;
    if (depth > most) return reading.refuse(path, 'too_many', `panels deeper than ${most}`, most);
    readFields({
      required: {
        type: readOneOf('panel'),
        name: readName,
        elements: readList(readElement(counted, depth), 1, definitionBounds.questions),
      },
      optional: {
        title: readText,
        description: readText,
        visibleIf: readCondition,
        enableIf: readCondition,
        x: readFields({ required: { block: readBlock } }),
      },
    })(given, path, reading);
  };
}

const readDuration: Reader = (given, path, reading) => {
  readFields({ required: { from: readNumber(1, 120), to: readNumber(1, 120) } })(given, path, reading);
  if (Number(ownValue(given, 'from')) > Number(ownValue(given, 'to'))) {
    reading.refuse(`${path}.to`, 'out_of_range', 'is before from');
  }
};

const readShortText = readMatching(/^.{1,64}$/s, 'up to 64 characters');

const readNeedValues: Reader = (given, path, reading) => {
  if (Array.isArray(given)) return readList(readShortText, 1, definitionBounds.choices)(given, path, reading);
  const keys = Object.keys(Object(given)).slice(0, definitionBounds.choices);
  readFields({ optional: Object.fromEntries(keys.map((key) => [key, readShortText])) })(given, path, reading);
};

const readNeedSource: Reader = (given, path, reading) => {
  if (typeof given === 'string') return readName(given, path, reading);
  readFields({ required: { question: readName }, optional: { values: readNeedValues } })(
    given,
    path,
    reading,
  );
};

const readExtension = readFields({
  required: { version: readNumber(1, 1e6), locales: readList(readLocale, 1, definitionBounds.locales) },
  optional: {
    consent: readName,
    minN: readNumber(1, 1000),
    durationMinutes: readDuration,
    need: readFields({
      required: { entries: readNeedSource },
      optional: {
        district: readNeedSource,
        childAgeBands: readNeedSource,
        moments: readNeedSource,
        sharesWith: readNeedSource,
      },
    }),
  },
});
