import { listAt, partAt, withPart, type JsonPath } from './json-path.ts';

/** Plain text, or one text a language. */
export type Words = string | Readonly<Record<string, string>>;

/** A question, a panel or words of a draft: anything may be missing but these. */
export interface DraftElement {
  readonly type: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

/** A definition that can be edited by forms; everything else of it is passed through as it is. */
export interface Draft {
  readonly pages: readonly { readonly name: string; readonly [key: string]: unknown }[];
  readonly x: { readonly locales: readonly string[]; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

const mostDepth = 6;

/** Whether JSON has the shape that the forms need; what has not is edited as JSON. */
export function isDraft(json: unknown): json is Draft {
  const locales = listAt(json, ['x', 'locales']);
  const pages = partAt(json, ['pages']);
  return (
    locales.length > 0 &&
    locales.every((one) => typeof one === 'string') &&
    Array.isArray(pages) &&
    pages.every(
      (page: unknown) =>
        typeof partAt(page, ['name']) === 'string' && areElements(partAt(page, ['elements']), 0),
    )
  );
}

function areElements(elements: unknown, depth: number): boolean {
  return (
    depth < mostDepth &&
    Array.isArray(elements) &&
    elements.every(
      (one: unknown) =>
        typeof partAt(one, ['type']) === 'string' &&
        typeof partAt(one, ['name']) === 'string' &&
        (partAt(one, ['type']) !== 'panel' || areElements(partAt(one, ['elements']), depth + 1)),
    )
  );
}

/** One line of the outline. */
export interface OutlineEntry {
  readonly path: JsonPath;
  readonly kind: 'page' | 'panel' | 'question' | 'words' | 'block';
  readonly name: string;
  /** Name of the question that it asks, its own or the locked one of a validated instrument. */
  readonly asks: string | undefined;
  readonly type: string;
  readonly depth: number;
  readonly words: unknown;
  /** Where the question stands among those that are asked, from 1. */
  readonly number: number | undefined;
  readonly hasCondition: boolean;
  readonly sensitivity: string | undefined;
}

function kindOf(element: DraftElement): 'panel' | 'question' | 'words' | 'block' {
  if (element.type === 'panel') return isBlock(element) ? 'block' : 'panel';
  return element.type === 'html' ? 'words' : 'question';
}

/** Whether a panel is a validated instrument, of which nothing inside is written here. */
export function isBlock(element: unknown): boolean {
  return partAt(element, ['type']) === 'panel' && partAt(element, ['x', 'block']) !== undefined;
}

/** Everything of a draft that can be selected, in the order of asking. */
export function outlineOf(draft: Draft): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let asked = 0;
  const enter = (elements: readonly unknown[], list: JsonPath, depth: number): void => {
    for (const [index, one] of elements.entries()) {
      const element = one as DraftElement;
      const path = [...list, index];
      const kind = kindOf(element);
      const locked = kind === 'block' ? partAt(element, ['elements', 0]) : undefined;
      entries.push({
        path,
        kind,
        name: element.name,
        type: element.type,
        depth,
        asks: kind === 'question' ? element.name : asText(partAt(locked, ['name'])),
        words: element.type === 'html' ? element['html'] : (element['title'] ?? partAt(locked, ['title'])),
        number: kind === 'question' || kind === 'block' ? (asked += 1) : undefined,
        hasCondition: typeof element['visibleIf'] === 'string',
        sensitivity: asText(partAt(locked ?? element, ['x', 'sensitivity'])),
      });
      if (kind === 'panel') enter(listAt(element, ['elements']), [...path, 'elements'], depth + 1);
    }
  };
  for (const [index, page] of draft.pages.entries()) {
    const path = ['pages', index];
    entries.push({
      path,
      kind: 'page',
      name: page.name,
      type: 'page',
      depth: 0,
      asks: undefined,
      words: page['title'],
      number: undefined,
      hasCondition: typeof page['visibleIf'] === 'string',
      sensitivity: undefined,
    });
    enter(listAt(page, ['elements']), [...path, 'elements'], 1);
  }
  return entries;
}

export function asText(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}

/** A text in exactly one language, empty when it has none; plain texts and `default` are in the draft's own. */
export function wordsIn(draft: unknown, words: unknown, language: string): string {
  const isOwn = language === localeOf(draft);
  if (typeof words === 'string') return isOwn ? words : '';
  return asText(partAt(words, [language])) ?? (isOwn ? asText(partAt(words, ['default'])) : undefined) ?? '';
}

/** A text in a language, or the next best, or nothing. */
export function someWords(draft: unknown, words: unknown, language: string): string {
  const own = wordsIn(draft, words, language) || wordsIn(draft, words, localeOf(draft));
  if (own !== '' || typeof words !== 'object' || words === null) return own;
  return Object.values(words).find((one) => typeof one === 'string' && one !== '') ?? '';
}

/** The language that plain texts are in. */
export function localeOf(draft: unknown): string {
  return asText(partAt(draft, ['locale'])) ?? asText(partAt(draft, ['x', 'locales', 0])) ?? 'it';
}

/** With a text written in one language; its others are kept, and empty words are no words. */
export function withWords(draft: unknown, path: JsonPath, language: string, words: string): unknown {
  const before = partAt(draft, path);
  const own = localeOf(draft);
  const texts: Record<string, unknown> =
    typeof before === 'string' ? { [own]: before } : { ...(before as Record<string, unknown> | undefined) };
  if (language === own) delete texts['default'];
  if (words === '') delete texts[language];
  else texts[language] = words;
  return withPart(draft, path, Object.keys(texts).length === 0 ? undefined : texts);
}

/** Names of everything that has one, panels, pages and calculated values included. */
export function namesOf(draft: Draft): Set<string> {
  const calculated = listAt(draft, ['calculatedValues']).map((one) => asText(partAt(one, ['name'])) ?? '');
  const named = outlineOf(draft).flatMap(({ name, asks }) => (asks === undefined ? [name] : [name, asks]));
  return new Set([...named, ...calculated]);
}

/** A name that nothing has, nor ever had in a published version. */
export function freshName(draft: Draft, stem: string, published: Readonly<Record<string, string>>): string {
  const taken = namesOf(draft);
  let at = 1;
  while (taken.has(`${stem}${at}`) || Object.hasOwn(published, `${stem}${at}`)) at += 1;
  return `${stem}${at}`;
}

/**
 * With another name for a question, wherever it is spoken of: in conditions, in texts between curly brackets, as the
 * question of consent and in what tells a need.
 */
export function withRenamed(draft: Draft, path: JsonPath, name: string): Draft {
  const before = asText(partAt(draft, [...path, 'name'])) ?? '';
  const spoken = new RegExp(`\\{\\s*${before}(?=[\\s.\\-}])`, 'gu');
  const isName = (keys: JsonPath) => keys[0] === 'x' && (keys[1] === 'consent' || keys[1] === 'need');
  const rename = (part: unknown, keys: JsonPath): unknown => {
    if (typeof part === 'string') {
      if (isName(keys) && part === before && keys.at(-2) !== 'values') return name;
      return before === '' ? part : part.replaceAll(spoken, `{${name}`);
    }
    if (Array.isArray(part)) return part.map((one, index) => rename(one, [...keys, index]));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, rename(one, [...keys, key])]));
  };
  return withPart(rename(draft, []), [...path, 'name'], name) as Draft;
}
