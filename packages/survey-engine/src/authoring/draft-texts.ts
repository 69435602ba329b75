import { definitionBounds } from '../definition.ts';
import { ownValue } from '../reading.ts';

/** A text of a draft as it stands, which may be nothing yet; `of` names the question or the words it belongs to. */
export interface DraftText {
  readonly path: string;
  readonly given: unknown;
  readonly of: string | undefined;
}

const { pages, questions, choices, rows, columns, groups, panelDepth } = definitionBounds;
const mostTexts = 20_000;

/** Texts that are there only if somebody wants them. */
const optionalKeys = [
  'description',
  'completedHtml',
  'labelTrue',
  'labelFalse',
  'minRateDescription',
  'maxRateDescription',
  'placeholder',
];
const itemLists = { choices, rows, columns, customLabels: choices };

/**
 * Every text that a draft has or must have, in order. A draft is JSON in the shape of the format, and anything may be
 * missing or wrong in it: what is not recognised is passed over. Bounded as definitions are; never throws.
 */
export function draftTexts(draft: unknown): DraftText[] {
  const texts: DraftText[] = [];
  const add = (given: unknown, path: string, of?: string) => {
    if (texts.length < mostTexts) texts.push({ given, path, of });
  };
  add(ownValue(draft, 'title'), 'title');
  addOptional(draft, '', undefined, add);
  for (const [index, page] of listAt(draft, 'pages', pages).entries()) {
    const path = `pages[${index}]`;
    if (ownValue(page, 'title') !== undefined) add(ownValue(page, 'title'), `${path}.title`);
    addOptional(page, `${path}.`, undefined, add);
    addElements(page, path, 0, add);
  }
  return texts;
}

type Add = (given: unknown, path: string, of?: string) => void;

function addElements(holder: unknown, path: string, depth: number, add: Add): void {
  for (const [index, element] of listAt(holder, 'elements', questions).entries()) {
    const where = `${path}.elements[${index}]`;
    const type = ownValue(element, 'type');
    const name = ownValue(element, 'name');
    const of = typeof name === 'string' ? name : undefined;
    if (type === 'html') {
      add(ownValue(element, 'html'), `${where}.html`, of);
      continue;
    }
    if (type !== 'panel' || ownValue(element, 'title') !== undefined)
      add(ownValue(element, 'title'), `${where}.title`, of);
    addOptional(element, `${where}.`, of, add);
    if (type === 'panel' && depth < panelDepth) addElements(element, where, depth + 1, add);
    else if (type !== 'panel') addItems(element, where, of, add);
  }
}

function addOptional(holder: unknown, prefix: string, of: string | undefined, add: Add): void {
  for (const key of optionalKeys) {
    const given = ownValue(holder, key);
    if (given !== undefined) add(given, `${prefix}${key}`, of);
  }
}

function addItems(question: unknown, path: string, of: string | undefined, add: Add): void {
  for (const [list, most] of Object.entries(itemLists))
    for (const [index, item] of listAt(question, list, most).entries())
      add(ownValue(item, 'text'), `${path}.${list}[${index}].text`, of);
  for (const [index, group] of listAt(ownValue(question, 'x'), 'groups', groups).entries())
    add(ownValue(group, 'text'), `${path}.x.groups[${index}].text`, of);
  for (const item of ['None', 'Other', 'SelectAll']) {
    if (ownValue(question, `show${item}Item`) !== true) continue;
    const key = `${item.charAt(0).toLowerCase()}${item.slice(1)}Text`;
    add(ownValue(question, key), `${path}.${key}`, of);
  }
  for (const [index, rule] of listAt(question, 'validators', choices).entries()) {
    const text = ownValue(rule, 'text');
    if (text !== undefined) add(text, `${path}.validators[${index}].text`, of);
  }
}

function listAt(holder: unknown, key: string, most: number): unknown[] {
  const list = ownValue(holder, key);
  return Array.isArray(list) ? list.slice(0, most) : [];
}

/** The language that plain texts of a draft are in, as far as it says. */
export function draftLocale(draft: unknown): string | undefined {
  const locale = ownValue(draft, 'locale');
  if (typeof locale === 'string') return locale;
  const [first] = listAt(ownValue(draft, 'x'), 'locales', 1);
  return typeof first === 'string' ? first : undefined;
}

/** A text in exactly one language; none when it is blank or only there in another. */
export function draftWords(given: unknown, language: string, locale: string | undefined): string | undefined {
  const isOwn = language === locale;
  const words = typeof given === 'string' ? (isOwn ? given : undefined) : ownValue(given, language);
  const found = words ?? (isOwn ? ownValue(given, 'default') : undefined);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}
