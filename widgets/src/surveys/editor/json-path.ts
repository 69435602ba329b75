/** Keys from the top of a JSON value down to a part of it. */
export type JsonPath = readonly (string | number)[];

/** As the survey engine writes it: `pages[0].elements[2].title`. */
export function pathText(path: JsonPath): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );
}

/** Reads what {@link pathText} wrote. */
export function readPath(text: string): JsonPath {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/gu)].map(([, index, key = '']) =>
    index === undefined ? key : Number(index),
  );
}

export function isSamePath(one: JsonPath, other: JsonPath): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** What stands at a path; undefined where nothing does. */
export function partAt(json: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key)
        ? (part as Record<string | number, unknown>)[key]
        : undefined,
    json,
  );
}

export function listAt(json: unknown, path: JsonPath): readonly unknown[] {
  const part = partAt(json, path);
  return Array.isArray(part) ? part : [];
}

/**
 * The same JSON with another part at a path, what is around it made anew and all else shared. `undefined` takes a key
 * away; objects on the way are made where there is none.
 */
export function withPart(json: unknown, path: JsonPath, part: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return part;
  if (Array.isArray(json)) {
    return json.map((one: unknown, index) => (index === key ? withPart(one, rest, part) : one));
  }
  const holder = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  const next = withPart(holder[key], rest, part);
  if (next !== undefined) return { ...holder, [key]: next };
  const { [key]: _gone, ...left } = holder;
  return left;
}

/** With one more item in the list at a path. */
export function withItem(json: unknown, list: JsonPath, at: number, item: unknown): unknown {
  return withPart(json, list, listAt(json, list).toSpliced(at, 0, item));
}

/** Without the list item at a path. */
export function withoutItem(json: unknown, path: JsonPath): unknown {
  const [list, at] = splitItem(path);
  return withPart(json, list, listAt(json, list).toSpliced(at, 1));
}

/** With a list item somewhere else in its list. */
export function withMovedItem(json: unknown, path: JsonPath, to: number): unknown {
  const [list, at] = splitItem(path);
  const items = listAt(json, list);
  if (at >= items.length || to < 0 || to >= items.length) return json;
  return withPart(json, list, items.toSpliced(at, 1).toSpliced(to, 0, items[at]));
}

/** The list that an item's path leads to, and its place there. */
export function splitItem(path: JsonPath): readonly [list: JsonPath, at: number] {
  return [path.slice(0, -1), Number(path.at(-1))];
}
