import { freshName, isBlock, outlineOf, type Draft, type DraftElement } from './draft.ts';
import { newItems } from './new-items.ts';
import {
  listAt,
  partAt,
  splitItem,
  withItem,
  withMovedItem,
  withoutItem,
  type JsonPath,
} from './json-path.ts';

/** A draft after something in it was moved, added or taken away, and what is to be selected then. */
export interface Moved {
  readonly draft: Draft;
  readonly selected: JsonPath;
}

/** The ways to ask, in the order of the menus; `number` is a text that holds one. */
export const questionTypes = [
  'radiogroup',
  'checkbox',
  'dropdown',
  'ranking',
  'rating',
  'slider',
  'matrix',
  'boolean',
  'text',
  'number',
  'comment',
] as const;

/** The types that can be added. */
export const elementTypes = [...questionTypes, 'html', 'panel'] as const;
export type AddedType = (typeof elementTypes)[number];

/** What a question of a type begins with, besides its name and words. */
export function startOf(type: string): Readonly<Record<string, unknown>> {
  if (type === 'number') return { type: 'text', inputType: 'number' };
  if (type === 'matrix') return { type, columns: newItems('columns'), rows: newItems('rows') };
  if (type === 'slider') return { type, min: 0, max: 10, step: 1 };
  const hasChoices = ['radiogroup', 'checkbox', 'dropdown', 'ranking'].includes(type);
  return hasChoices ? { type, choices: newItems('choices') } : { type };
}

/** A new element of a type, named, with no words yet. */
export function newElement(draft: Draft, type: AddedType, published: Readonly<Record<string, string>>) {
  if (type === 'panel') return { type, name: freshName(draft, 'group', published), elements: [] };
  if (type === 'html') return { type, name: freshName(draft, 'words', published), html: {} };
  const isWritten = type === 'text' || type === 'comment';
  return {
    ...startOf(type),
    name: freshName(draft, 'q', published),
    title: {},
    x: { sensitivity: isWritten ? 'free_text' : 'ordinary' },
  };
}

/** Puts an element behind what is selected, or at the end of the page or panel that is. */
export function added(draft: Draft, selected: JsonPath, element: object): Moved {
  const { list, at } = placeBehind(draft, selected);
  return { draft: withItem(draft, list, at, element) as Draft, selected: [...list, at] };
}

function placeBehind(draft: Draft, selected: JsonPath): { list: JsonPath; at: number } {
  const isHolder =
    Array.isArray(partAt(draft, [...selected, 'elements'])) && !isBlock(partAt(draft, selected));
  if (selected.length > 0 && isHolder) {
    const list = [...selected, 'elements'];
    return { list, at: listAt(draft, list).length };
  }
  if (selected.length > 2) {
    const [list, at] = splitItem(selected);
    return { list, at: at + 1 };
  }
  const list = ['pages', Math.max(0, draft.pages.length - 1), 'elements'];
  return { list, at: listAt(draft, list).length };
}

export function addedPage(draft: Draft, selected: JsonPath): Moved {
  const at = typeof selected[1] === 'number' ? selected[1] + 1 : draft.pages.length;
  const page = { name: freshName(draft, 'page', {}), elements: [] };
  return { draft: withItem(draft, ['pages'], at, page) as Draft, selected: ['pages', at] };
}

/** The copy stands behind, with names of its own. */
export function duplicated(draft: Draft, path: JsonPath, published: Readonly<Record<string, string>>): Moved {
  const [list, at] = splitItem(path);
  let next = draft;
  const renamed = (element: DraftElement): unknown => {
    const stem = element.type === 'panel' ? 'group' : element.type === 'html' ? 'words' : 'q';
    const name = freshName(next, element.type === undefined ? 'page' : stem, published);
    // A place is kept for the name, so that the next copy takes another.
    next = withItem(next, ['pages', 0, 'elements'], 0, { type: 'html', name }) as Draft;
    const elements = element['elements'];
    return {
      ...element,
      name,
      ...(Array.isArray(elements) ? { elements: elements.map((one: DraftElement) => renamed(one)) } : {}),
    };
  };
  const copy = renamed(partAt(draft, path) as DraftElement);
  return { draft: withItem(draft, list, at + 1, copy) as Draft, selected: [...list, at + 1] };
}

/** What stands before it, or what it stood in, is selected then. */
export function removed(draft: Draft, path: JsonPath): Moved {
  const [list, at] = splitItem(path);
  const next = withoutItem(draft, path) as Draft;
  const left = listAt(next, list).length;
  if (left > 0) return { draft: next, selected: [...list, Math.min(at, left - 1)] };
  return { draft: next, selected: list.slice(0, -1) };
}

/**
 * One place up or down. At an end of its list an element goes on into the page before or behind, or out of its panel.
 * Undefined where there is nowhere to go.
 */
export function shifted(draft: Draft, path: JsonPath, by: -1 | 1): Moved | undefined {
  const [list, at] = splitItem(path);
  const to = at + by;
  if (to >= 0 && to < listAt(draft, list).length)
    return { draft: withMovedItem(draft, path, to) as Draft, selected: [...list, to] };
  const holder = list.slice(0, -1);
  if (holder.length === 0) return undefined;
  if (holder.length > 2) {
    const [outer, place] = splitItem(holder);
    return relocated(draft, path, outer, by === -1 ? place : place + 1);
  }
  const page = Number(holder[1]) + by;
  if (page < 0 || page >= draft.pages.length) return undefined;
  const other = ['pages', page, 'elements'];
  return relocated(draft, path, other, by === -1 ? listAt(draft, other).length : 0);
}

/** Into a list in which it does not stand, and which is not inside it. */
function relocated(draft: Draft, path: JsonPath, list: JsonPath, at: number): Moved {
  const element = partAt(draft, path);
  const without = withoutItem(draft, path) as Draft;
  return { draft: withItem(without, list, at, element) as Draft, selected: [...list, at] };
}

/** The pages and panels into which an element can be put: not itself, nor what is inside it, nor where it is. */
export function holdersFor(draft: Draft, path: JsonPath) {
  return outlineOf(draft).filter(
    (entry) =>
      (entry.kind === 'page' || entry.kind === 'panel') &&
      !path.every((key, index) => entry.path[index] === key) &&
      !(entry.path.length === path.length - 2 && entry.path.every((key, index) => path[index] === key)),
  );
}

/** To the end of a page or panel. */
export function movedInto(draft: Draft, path: JsonPath, name: string): Moved | undefined {
  const holder = holdersFor(draft, path).find((entry) => entry.name === name);
  if (holder === undefined) return undefined;
  const element = partAt(draft, path);
  const without = withoutItem(draft, path) as Draft;
  // Taking it away may have moved the holder up by one.
  const there = outlineOf(without).find((entry) => entry.name === name && entry.kind === holder.kind);
  if (there === undefined) return undefined;
  const list = [...there.path, 'elements'];
  const at = listAt(without, list).length;
  return { draft: withItem(without, list, at, element) as Draft, selected: [...list, at] };
}
