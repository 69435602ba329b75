import { parseExpression, readDefinition } from '@snodo/survey-engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisons, readCondition, writeCondition, type Clause } from './condition.ts';
import { DraftHistory } from './draft-history.ts';
import {
  added,
  addedPage,
  duplicated,
  elementTypes,
  movedInto,
  newElement,
  removed,
  shifted,
} from './draft-moves.ts';
import {
  freshName,
  isDraft,
  namesOf,
  outlineOf,
  withRenamed,
  withWords,
  wordsIn,
  type Draft,
} from './draft.ts';
import { partAt, pathText, readPath, withoutItem, withPart } from './json-path.ts';
import { textPaths } from './text-paths.ts';

const question = (name: string, more: object = {}) => ({
  type: 'boolean',
  name,
  title: { it: `Domanda ${name}` },
  x: { sensitivity: 'ordinary' },
  ...more,
});
const draft = {
  title: { it: 'Prova' },
  locale: 'it',
  pages: [
    { name: 'p1', elements: [question('a'), { type: 'panel', name: 'g', elements: [question('b')] }] },
    { name: 'p2', elements: [question('c', { visibleIf: '{a} = true and {b} notempty' })] },
  ],
  x: { version: 1, locales: ['it'], consent: 'a' },
} as unknown as Draft;
const order = (of: Draft) => outlineOf(of).map(({ name }) => name);

describe('paths', () => {
  test('are read as they were written', () => {
    const key = fc.oneof(fc.nat(99), fc.stringMatching(/^[a-zA-Z]\w{0,5}$/));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 8 }), (path) => {
        expect(readPath(pathText(['pages', ...path]))).toEqual(['pages', ...path]);
      }),
    );
  });

  test('change one part and share the rest', () => {
    const changed = withPart(draft, ['pages', 1, 'name'], 'other');
    expect(partAt(changed, ['pages', 1, 'name'])).toBe('other');
    expect(partAt(changed, ['pages', 0])).toBe(draft.pages[0]);
    expect(withPart(changed, ['pages', 1, 'name'], 'p2')).toEqual(draft);
    expect(withPart(draft, ['description'], undefined)).toEqual(draft);
  });
});

describe('moving', () => {
  test('up and down goes through pages and out of panels, and comes back', () => {
    const down = shifted(draft, ['pages', 0, 'elements', 1], 1);
    expect(down && order(down.draft)).toEqual(['p1', 'a', 'p2', 'g', 'b', 'c']);
    const out = shifted(draft, ['pages', 0, 'elements', 1, 'elements', 0], -1);
    expect(out && order(out.draft)).toEqual(['p1', 'a', 'b', 'g', 'p2', 'c']);
    expect(shifted(draft, ['pages', 0], -1)).toBeUndefined();
    expect(shifted(draft, ['pages', 0, 'elements', 0], -1)).toBeUndefined();
  });

  test('never loses or doubles anything', () => {
    const moves = fc.array(fc.tuple(fc.nat(5), fc.constantFrom(-1, 1)), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (steps) => {
        let now = draft;
        for (const [at, by] of steps) {
          const entry = outlineOf(now)[at];
          const moved = entry && shifted(now, entry.path, by as -1 | 1);
          if (!moved) continue;
          expect(partAt(moved.draft, [...moved.selected, 'name'])).toBe(entry.name);
          now = moved.draft;
        }
        expect(order(now).toSorted()).toEqual(order(draft).toSorted());
      }),
    );
  });

  test('into a panel works when taking it away moves the panel', () => {
    const moved = movedInto(draft, ['pages', 0, 'elements', 0], 'g');
    expect(moved && order(moved.draft)).toEqual(['p1', 'g', 'b', 'a', 'p2', 'c']);
    expect(movedInto(draft, ['pages', 0, 'elements', 1], 'g')).toBeUndefined();
  });

  test('a copy has names of its own, and what is taken away leaves its neighbour selected', () => {
    const copy = duplicated(draft, ['pages', 0, 'elements', 1], { q1: 'boolean' });
    expect(order(copy.draft)).toHaveLength(8);
    expect(namesOf(copy.draft).size).toBe(8);
    expect(order(copy.draft)).not.toContain('q1');
    expect(removed(draft, ['pages', 0, 'elements', 0]).selected).toEqual(['pages', 0, 'elements', 0]);
    expect(removed(draft, ['pages', 1, 'elements', 0]).selected).toEqual(['pages', 1]);
  });

  test.each(elementTypes.filter((type) => type !== 'panel'))(
    'a new %s can be read once it has words',
    (type) => {
      const element = newElement(draft, type, {});
      const { draft: next } = added(draft, ['pages', 0, 'elements', 0], element);
      const worded = textPaths(next).reduce<unknown>(
        (one, path) =>
          wordsIn(next, partAt(next, path), 'it') === '' ? withWords(one, path, 'it', 'Parole') : one,
        next,
      );
      expect(readDefinition(worded)).toEqual({ definition: worded });
    },
  );

  test('what is added stands behind what is selected, and can be read once it has words', () => {
    const element = newElement(draft, 'radiogroup', {});
    const { draft: next, selected } = added(draft, ['pages', 0, 'elements', 0], element);
    expect(order(next)).toEqual(['p1', 'a', 'q1', 'g', 'b', 'p2', 'c']);
    const worded = [
      [...selected, 'title'],
      [...selected, 'choices', 0, 'text'],
      [...selected, 'choices', 1, 'text'],
    ].reduce<unknown>((one, path) => withWords(one, path, 'it', 'Parole'), next);
    expect(readDefinition(worded)).toEqual({ definition: worded });
    expect(order(addedPage(draft, ['pages', 0]).draft)).toEqual(['p1', 'a', 'g', 'b', 'page1', 'p2', 'c']);
  });
});

describe('names and words', () => {
  test('a new name is used nowhere, nor was it ever', () => {
    expect(freshName(draft, 'q', { q1: 'text', q2: 'text' })).toBe('q3');
  });

  test('calculated values share the names, and are renamed wherever they are spoken of', () => {
    const calculated = {
      ...draft,
      calculatedValues: [
        { name: 'value1', expression: '1' },
        { name: 'double', expression: '{value1} * 2' },
      ],
    } as unknown as Draft;
    expect(freshName(calculated, 'value', {})).toBe('value2');
    const renamed = withRenamed(calculated, ['calculatedValues', 0], 'one');
    expect(renamed['calculatedValues']).toEqual([
      { name: 'one', expression: '1' },
      { name: 'double', expression: '{one} * 2' },
    ]);
  });

  test('another name goes wherever the question is spoken of', () => {
    const renamed = withRenamed(draft, ['pages', 0, 'elements', 0], 'wants');
    expect(partAt(renamed, ['pages', 1, 'elements', 0, 'visibleIf'])).toBe('{wants} = true and {b} notempty');
    expect(renamed.x['consent']).toBe('wants');
    expect(withRenamed(renamed, ['pages', 0, 'elements', 0], 'a')).toEqual(draft);
  });

  test('words are written in one language and the others stay', () => {
    const path = ['pages', 0, 'elements', 0, 'title'];
    const english = withWords(draft, path, 'en', 'Question');
    expect(partAt(english, path)).toEqual({ it: 'Domanda a', en: 'Question' });
    expect(wordsIn(english, partAt(english, path), 'ar')).toBe('');
    expect(withWords(english, path, 'en', '')).toEqual(draft);
    const plain = withWords({ ...draft, title: 'Piano' }, ['title'], 'en', 'Plan');
    expect(partAt(plain, ['title'])).toEqual({ it: 'Piano', en: 'Plan' });
  });

  test('only what has the shape of a questionnaire is edited by forms', () => {
    expect(isDraft(draft)).toBe(true);
    for (const other of [
      null,
      [],
      {},
      { pages: 1 },
      withPart(draft, ['x', 'locales'], []),
      withPart(draft, ['pages', 0, 'elements'], { a: 1 }),
    ])
      expect(isDraft(other)).toBe(false);
    expect(isDraft(withoutItem(draft, ['pages', 0]))).toBe(true);
  });
});

describe('conditions', () => {
  const clause: fc.Arbitrary<Clause> = fc
    .tuple(
      fc.stringMatching(/^[a-zA-Z]\w{0,5}$/),
      fc.constantFrom(...comparisons),
      fc.array(fc.stringMatching(/^[A-Za-z0-9][\w.+-]{0,5}$/), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: -50, max: 50 }),
    )
    .map(([name, how, values, number]) => ({
      question: name,
      how,
      values:
        how === 'answered' || how === 'notAnswered'
          ? []
          : how === 'atLeast' || how === 'atMost'
            ? [String(number)]
            : how === 'oneOf'
              ? values
              : values.slice(0, 1),
    }));

  test('speak of a row by its name', () => {
    expect(readCondition("{grid.monday-1} = 'yes'")).toEqual({
      join: 'and',
      clauses: [{ question: 'grid.monday-1', how: 'is', values: ['yes'] }],
    });
  });

  test('of the menus are expressions, and are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.array(clause, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('and', 'or'),
        (clauses, join) => {
          const written = writeCondition({ join: join as 'and' | 'or', clauses });
          expect(() => parseExpression(written)).not.toThrow();
          expect(readCondition(written)).toEqual({ join: clauses.length > 1 ? join : 'and', clauses });
        },
      ),
    );
  });

  test.each([
    "{a} = 'x' and ({b} = 'y' or {c} = 'z')",
    '{a} + 1 > 2',
    "{a} = 'x' and {b} = 'y' or {c} = 'z'",
    '',
  ])('that say more than the menus can are left as they are written: %s', (expression) =>
    expect(readCondition(expression)).toBeUndefined(),
  );
});

test('undoing goes back field by field, and forward again', () => {
  const history = new DraftHistory();
  const step = (definition: string) => ({ definition, selected: [] });
  history.keep(step('one'), 'title');
  history.keep(step('two'), 'title');
  history.keep(step('three'), 'help');
  expect(history.undo(step('four'))?.definition).toBe('three');
  expect(history.undo(step('three'))?.definition).toBe('one');
  expect(history.canUndo).toBe(false);
  expect(history.redo(step('one'))?.definition).toBe('three');
  expect(history.redo(step('three'))?.definition).toBe('four');
  expect(history.canRedo).toBe(false);
});
