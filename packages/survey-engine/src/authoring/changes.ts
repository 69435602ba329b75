import type { LocalizedText } from '../definition.ts';

/** From what people would not notice in a table, to what makes answers before and after two different things. */
export const changeClasses = ['text', 'compatible', 'breaking'] as const;

export type ChangeClass = (typeof changeClasses)[number];

/**
 * One difference. `path` is in the newer definition, or in the older one for what is gone. `isRefused`: no version
 * may ever have it, however it is announced.
 */
export interface Change {
  readonly path: string;
  readonly code: string;
  readonly class: ChangeClass;
  readonly isRefused: boolean;
}

/** Collects the differences of two definitions. */
export class Changes {
  readonly all: Change[] = [];
  readonly #languages: readonly string[];
  readonly #locales: { readonly before: string; readonly after: string };

  /** `languages`: those of both definitions; a language that is new is one change, not one a text. */
  constructor(languages: readonly string[], locales: { before: string; after: string }) {
    this.#languages = languages;
    this.#locales = locales;
  }

  add(kind: ChangeClass, code: string, path: string): void {
    this.all.push({ path, code, class: kind, isRefused: false });
  }

  refuse(code: string, path: string): void {
    this.all.push({ path, code, class: 'breaking', isRefused: true });
  }

  text(before: LocalizedText | undefined, after: LocalizedText | undefined, path: string): void {
    const { before: old, after: own } = this.#locales;
    const isSame = this.#languages.every(
      (language) => wordsIn(before, language, old) === wordsIn(after, language, own),
    );
    if (!isSame) this.add('text', 'text_changed', path);
  }

  /** A bound under which nothing is allowed, or none. */
  atLeast(before: number | undefined, after: number | undefined, path: string): void {
    this.#bound((before ?? -Infinity) - (after ?? -Infinity), path);
  }

  /** A bound over which nothing is allowed, or none. */
  atMost(before: number | undefined, after: number | undefined, path: string): void {
    this.#bound((after ?? Infinity) - (before ?? Infinity), path);
  }

  /** People were told a floor; a lower one would show less protected figures of the same answers. */
  floor(before: number | undefined, after: number | undefined, path: string): void {
    const lower = (before ?? 0) - (after ?? 0);
    if (lower > 0) this.add('breaking', 'floor_lowered', path);
    else if (lower < 0) this.add('compatible', 'floor_raised', path);
  }

  /** A switch that allows less while it is on. */
  restriction(before: boolean | undefined, after: boolean | undefined, path: string): void {
    this.#bound(Number(before ?? false) - Number(after ?? false), path);
  }

  #bound(looser: number, path: string): void {
    if (looser > 0) this.add('compatible', 'bounds_looser', path);
    else if (looser < 0) this.add('breaking', 'bounds_stricter', path);
  }
}

function wordsIn(text: LocalizedText | undefined, language: string, locale: string): string | undefined {
  if (text === undefined || typeof text === 'string') return language === locale ? text : undefined;
  if (Object.hasOwn(text, language)) return text[language];
  return language === locale && Object.hasOwn(text, 'default') ? text['default'] : undefined;
}

/** Whether two parts of a definition are the same JSON, in whatever order their keys stand. */
export function isSameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(sorted);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  );
}
