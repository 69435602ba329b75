/** One question, panel or words of a definition that may not be one yet. */
export interface ElementPath {
  path: string;
  name: string;
  type: string;
}

const mostElements = 1000;

/** The elements that have a name and a type, wherever they stand, each with its path; at most a thousand. */
export function elementPaths(json: unknown): ElementPath[] {
  const found: ElementPath[] = [];
  const waiting = listOf(json, 'pages').map((page, index) => ({ holder: page, path: `pages[${index}]` }));
  for (
    let next = waiting.shift();
    next !== undefined && found.length < mostElements;
    next = waiting.shift()
  ) {
    for (const [index, element] of listOf(next.holder, 'elements').entries()) {
      const path = `${next.path}.elements[${index}]`;
      const [name, type] = [ownOf(element, 'name'), ownOf(element, 'type')];
      if (typeof name === 'string' && typeof type === 'string') found.push({ path, name, type });
      if (type === 'panel') waiting.push({ holder: element, path });
    }
  }
  return found;
}

/** The own value under a key of whatever it is. */
export function ownOf(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : undefined;
}

function listOf(holder: unknown, key: string): unknown[] {
  const list = ownOf(holder, key);
  return Array.isArray(list) ? list : [];
}
