import { definitionBounds } from './definition.ts';
import type { Fault } from './fault.ts';

const mostFaults = 200;

/** Reads one thing at a path and reports what is wrong with it to the reading. */
export type Reader = (given: unknown, path: string, reading: Reading) => void;

/** Which keys an object may have; `required` ones must be there, any other key is a fault. */
export interface Fields {
  readonly required?: Readonly<Record<string, Reader>>;
  readonly optional?: Readonly<Record<string, Reader>>;
}

/** Collects faults (at most 200) while a definition is read. */
export class Reading {
  readonly faults: Fault[] = [];
  /** Declared languages and the one of plain texts; empty until they are read. */
  locales: readonly string[] = [];
  locale = '';

  refuse(path: string, code: string, message: string, limit?: number): void {
    if (this.faults.length >= mostFaults) return;
    this.faults.push({ path, code, message, ...(limit === undefined ? {} : { limit }) });
  }
}

/** Whether something is an object with keys, as JSON has them. */
export function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

/** The own value under a key. */
export function ownValue(given: unknown, key: string): unknown {
  return isRecord(given) && Object.hasOwn(given, key) ? given[key] : undefined;
}

/** Reads an object strictly: unknown keys and missing required ones are faults. */
export function readFields(fields: Fields): Reader {
  const { required = {}, optional = {} } = fields;
  return (given, path, reading) => {
    if (!isRecord(given)) return reading.refuse(path, 'wrong_type', 'expected an object');
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    for (const key of Object.keys(required)) {
      if (!Object.hasOwn(given, key)) reading.refuse(at(key), 'missing', 'is required');
    }
    for (const key of Object.keys(given).slice(0, mostFaults)) {
      const where = at(key.slice(0, 80));
      const read = Object.hasOwn(required, key)
        ? required[key]
        : Object.hasOwn(optional, key)
          ? optional[key]
          : undefined;
      if (read) read(given[key], where, reading);
      else reading.refuse(where, 'unknown_key', 'is not part of the format');
    }
  };
}

/** Reads a list of `least` to `most`, each by the reader. */
export function readList(each: Reader, least: number, most: number): Reader {
  return (given, path, reading) => {
    if (!Array.isArray(given)) return reading.refuse(path, 'wrong_type', 'expected a list');
    if (given.length > most) return reading.refuse(path, 'too_many', `expected at most ${most}`, most);
    if (given.length < least) reading.refuse(path, 'too_few', `expected at least ${least}`, least);
    for (const [index, one] of given.entries()) each(one, `${path}[${index}]`, reading);
  };
}

/** Reads a whole or, when `isWhole` is false, any finite number between bounds that belong to it. */
export function readNumber(least: number, most: number, isWhole = true): Reader {
  return (given, path, reading) => {
    if (typeof given !== 'number' || !Number.isFinite(given) || (isWhole && !Number.isInteger(given))) {
      return reading.refuse(path, 'wrong_type', isWhole ? 'expected a whole number' : 'expected a number');
    }
    if (given < least || given > most) {
      reading.refuse(path, 'out_of_range', `expected ${least} to ${most}`, given < least ? least : most);
    }
  };
}

/** Reads text of a pattern. */
export function readMatching(pattern: RegExp, expected: string): Reader {
  return (given, path, reading) => {
    if (typeof given !== 'string') reading.refuse(path, 'wrong_type', `expected ${expected}`);
    else if (!pattern.test(given)) reading.refuse(path, 'not_allowed', `expected ${expected}`);
  };
}

export function readOneOf(...allowed: readonly unknown[]): Reader {
  return (given, path, reading) => {
    if (!allowed.includes(given)) reading.refuse(path, 'not_allowed', `expected ${allowed.join(' or ')}`);
  };
}

export const readBoolean: Reader = (given, path, reading) => {
  if (typeof given !== 'boolean') reading.refuse(path, 'wrong_type', 'expected true or false');
};

/** Letters, digits and low lines, starting with a letter: what `{name}` can refer to. */
export const readName = readMatching(
  /^(?!constructor$)[A-Za-z]\w{0,63}$/,
  'a name: a letter, then letters, digits or _',
);

const readTag = readMatching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'a language tag');

/** A tag that `Intl` knows how to read, because numbers are written by it. */
export const readLocale: Reader = (given, path, reading) => {
  readTag(given, path, reading);
  try {
    Intl.getCanonicalLocales(typeof given === 'string' ? given : []);
  } catch {
    reading.refuse(path, 'not_allowed', 'expected a language tag');
  }
};

/**
 * Reads a localized text: not blank, within 2000 characters, without markup, and in every declared language;
 * a plain text and `default` count as the definition's `locale`.
 */
export const readText: Reader = (given, path, reading) => {
  const texts = typeof given === 'string' ? { default: given } : given;
  if (!isRecord(texts)) return reading.refuse(path, 'wrong_type', 'expected text or one text a language');
  const keys = Object.keys(texts).slice(0, definitionBounds.locales + 2);
  for (const key of keys) {
    const where = typeof given === 'string' ? path : `${path}.${key.slice(0, 80)}`;
    const text = texts[key];
    if (key !== 'default' && !reading.locales.includes(key)) {
      reading.refuse(where, 'unknown_locale', 'is not among x.locales');
    }
    if (typeof text !== 'string') reading.refuse(where, 'wrong_type', 'expected text');
    else if (text.trim() === '') reading.refuse(where, 'blank', 'expected words');
    else if (text.length > definitionBounds.textLength) {
      reading.refuse(where, 'too_long', 'is too long', definitionBounds.textLength);
    } else if (/<[a-z/!?]/i.test(text)) reading.refuse(where, 'markup', 'texts are plain, without tags');
  }
  for (const locale of reading.locales) {
    if (keys.includes(locale) || (locale === reading.locale && keys.includes('default'))) continue;
    reading.refuse(path, 'missing_translation', `has no text in ${locale}`);
  }
};
