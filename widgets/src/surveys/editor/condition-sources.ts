import { comparisonsFor, type ComparisonKind } from './condition.ts';
import { asText, outlineOf, someWords, type OutlineEntry } from './draft.ts';
import type { EditorView } from './editor-view.ts';
import { selectablePath } from './finding-words.ts';
import { listAt, partAt, pathText, type JsonPath } from './json-path.ts';

/** Something that conditions and texts can ask about. */
export interface ConditionSource {
  /** As it stands between curly brackets: a question, a row of one as `question.row`, or a calculated value. */
  readonly name: string;
  readonly label: string;
  /** The comparisons that go with it, the usual one first. */
  readonly kinds: readonly ComparisonKind[];
  /** What can be answered, as value and words. */
  readonly values: readonly (readonly [value: string, words: string])[];
  /** Whether a text can take it in: a matrix as a whole has no words. */
  readonly isOneAnswer: boolean;
}

/**
 * What can be asked about at a place: the questions that come before it, row by row where they have rows, and what is
 * calculated. `includesOwn`: the question that the place belongs to as well.
 */
export function sourcesBefore(view: EditorView, path: JsonPath, includesOwn = false): ConditionSource[] {
  const entries = outlineOf(view.draft);
  const own = selectablePath(view.draft, pathText(path));
  const at = entries.findIndex((entry) => pathText(entry.path) === pathText(own));
  const before = own.length === 0 ? entries : entries.slice(0, Math.max(0, at + (includesOwn ? 1 : 0)));
  return [
    ...before.filter(({ kind }) => kind === 'question').flatMap((entry) => sourcesOf(view, entry)),
    ...calculatedSources(view, path),
  ];
}

function sourcesOf(view: EditorView, entry: OutlineEntry): ConditionSource[] {
  const { draft, language } = view;
  const label = `${entry.number}. ${someWords(draft, entry.words, language) || entry.name}`;
  const whole: ConditionSource = {
    name: entry.name,
    label,
    kinds: comparisonsFor(entry.type, partAt(draft, [...entry.path, 'inputType'])),
    values: valuesOf(view, entry),
    isOneAnswer: entry.type !== 'matrix',
  };
  if (entry.type !== 'matrix') return [whole];
  const columns = wordedItems(view, [...entry.path, 'columns']);
  const rows = wordedItems(view, [...entry.path, 'rows']).map(([row, words]) => ({
    name: `${entry.name}.${row}`,
    label: `${label} – ${words}`,
    kinds: comparisonsFor('radiogroup'),
    values: columns,
    isOneAnswer: true,
  }));
  return [...rows, whole];
}

/** Calculated values; for one of them those that come before it. */
function calculatedSources({ draft }: EditorView, path: JsonPath): ConditionSource[] {
  const all = listAt(draft, ['calculatedValues']);
  const earlier = path[0] === 'calculatedValues' ? all.slice(0, Number(path[1])) : all;
  return earlier.flatMap((one) => {
    const name = asText(partAt(one, ['name'])) ?? '';
    if (name === '') return [];
    const kinds = ['atLeast', 'atMost', 'answered', 'notAnswered'] as const;
    return [{ name, label: `= ${name}`, kinds, values: [], isOneAnswer: true }];
  });
}

function valuesOf(view: EditorView, { path, type }: OutlineEntry): (readonly [string, string])[] {
  const { i18n, draft, language } = view;
  if (type === 'boolean')
    return [
      ['true', i18n.t('editor.condition.yes')],
      ['false', i18n.t('editor.condition.no')],
    ];
  const more = (['None', 'Other'] as const).filter(
    (item) => partAt(draft, [...path, `show${item}Item`]) === true,
  );
  return [
    ...wordedItems(view, [...path, 'choices']),
    ...more.map((item) => {
      const words = partAt(draft, [...path, `${item.toLowerCase()}Text`]);
      return [item.toLowerCase(), someWords(draft, words, language) || item] as const;
    }),
  ];
}

/** Choices, rows or columns as value and words. */
export function wordedItems({ draft, language }: EditorView, list: JsonPath): (readonly [string, string])[] {
  return listAt(draft, list).map((item) => {
    const value = asText(partAt(item, ['value'])) ?? '';
    return [value, someWords(draft, partAt(item, ['text']), language) || value] as const;
  });
}
