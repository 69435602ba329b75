import { definitionBounds } from '../bounds.ts';
import { ownValue } from '../reading.ts';
import { blockQuestionName, validatedBlocks } from './validated-blocks.ts';

const { pages, questions, panelDepth } = definitionBounds;

interface FoundElement {
  readonly element: unknown;
  readonly path: string;
}

/**
 * The panels of a draft that say they are a validated block, and questions outside of them that have the name of one.
 * Anything may be missing or wrong in a draft: what is not recognised is passed over. Bounded as definitions are; never
 * throws.
 */
export function blockPanels(draft: unknown): {
  readonly panels: readonly FoundElement[];
  readonly strays: readonly FoundElement[];
} {
  const panels: FoundElement[] = [];
  const strays: FoundElement[] = [];
  let left: number = questions;
  const enter = (holder: unknown, path: string, depth: number): void => {
    for (const [index, element] of listAt(holder, 'elements', questions).entries()) {
      if ((left -= 1) < 0) return;
      const found = { element, path: `${path}.elements[${index}]` };
      if (ownValue(ownValue(element, 'x'), 'block') !== undefined) panels.push(found);
      else if (ownValue(element, 'type') === 'panel' && depth < panelDepth)
        enter(element, found.path, depth + 1);
      else if (names.has(ownValue(element, 'name'))) strays.push(found);
    }
  };
  for (const [index, page] of listAt(draft, 'pages', pages).entries()) enter(page, `pages[${index}]`, 1);
  return { panels, strays };
}

const names: ReadonlySet<unknown> = new Set(validatedBlocks.map(blockQuestionName));

function listAt(holder: unknown, key: string, most: number): unknown[] {
  const list = ownValue(holder, key);
  return Array.isArray(list) ? list.slice(0, most) : [];
}
