import { partAt } from './json-path.ts';

/** What a question is answered with, or about. */
export type ItemList = 'choices' | 'rows' | 'columns';

const letters = { choices: 'a', rows: 'r', columns: 'c', groups: 'g' } as const;

/** An item with no words yet, under a value that no other has. */
export function newItem(
  items: readonly unknown[],
  kind: keyof typeof letters,
): { value: string; text: object } {
  const taken = new Set(items.map((item) => partAt(item, ['value'])));
  let at = 1;
  while (taken.has(`${letters[kind]}${at}`)) at += 1;
  return { value: `${letters[kind]}${at}`, text: {} };
}

/** As many new items as a question begins with. */
export function newItems(kind: ItemList): readonly object[] {
  const first = newItem([], kind);
  return [first, newItem([first], kind)];
}
