import { isBlock } from './draft.ts';
import { listAt, partAt, type JsonPath } from './json-path.ts';

const wholeTexts = ['title', 'description', 'completedHtml'];
const elementTexts = [
  'title',
  'html',
  'description',
  'labelTrue',
  'labelFalse',
  'minRateDescription',
  'maxRateDescription',
  'placeholder',
  'noneText',
  'otherText',
  'selectAllText',
];
const itemLists = ['choices', 'rows', 'columns', 'customLabels'];

/** Where a draft has texts, in the order of asking; those that nobody may write only where they are asked for. */
export function textPaths(draft: unknown, { isWithLocked = false } = {}): JsonPath[] {
  const paths: JsonPath[] = [];
  const addOf = (holder: JsonPath, keys: readonly string[]) => {
    for (const key of keys) if (partAt(draft, [...holder, key]) !== undefined) paths.push([...holder, key]);
  };
  const enter = (list: JsonPath): void => {
    for (const index of listAt(draft, list).keys()) {
      const path = [...list, index];
      addOf(path, elementTexts);
      for (const items of itemLists)
        for (const at of listAt(draft, [...path, items]).keys()) addOf([...path, items, at], ['text']);
      for (const at of listAt(draft, [...path, 'x', 'groups']).keys())
        addOf([...path, 'x', 'groups', at], ['text']);
      for (const at of listAt(draft, [...path, 'validators']).keys())
        addOf([...path, 'validators', at], ['text']);
      if (isWithLocked || !isBlock(partAt(draft, path))) enter([...path, 'elements']);
    }
  };
  addOf([], wholeTexts);
  for (const index of listAt(draft, ['pages']).keys()) {
    addOf(['pages', index], ['title', 'description']);
    enter(['pages', index, 'elements']);
  }
  return paths;
}
