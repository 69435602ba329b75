import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyDefinition } from '../definition.ts';
import { evaluateExpression, isTrue } from '../expression.ts';
import { instrument, smallJson } from '../fixtures.ts';
import { parseExpression } from '../parse-expression.ts';
import { changeClasses } from './changes.ts';
import { compareVersions } from './compare-versions.ts';
import { implies } from './implies.ts';

type Loose = ReturnType<typeof JSON.parse>;
type Edit = (definition: Loose) => void;

function base(): SurveyDefinition {
  const json: Loose = smallJson();
  json.calculatedValues = [{ name: 'long', expression: '{hours} > 40' }];
  json.pages[1].elements.push(
    {
      type: 'matrix',
      name: 'grid',
      title: 'Grid',
      columns: [
        { value: 'no', text: 'No' },
        { value: 'yes', text: 'Yes' },
      ],
      rows: [
        { value: 'a', text: 'A' },
        { value: 'b', text: 'B', visibleIf: '{hours} > 3' },
      ],
    },
    { type: 'slider', name: 'slide', title: 'Slide', max: 10 },
  );
  return json;
}

function edited(...edits: readonly Edit[]): SurveyDefinition {
  const copy = structuredClone(base());
  for (const edit of edits) edit(copy);
  return copy;
}

const first = (json: Loose) => json.pages[0].elements;
const panel = (json: Loose) => first(json)[3].elements;
const second = (json: Loose) => json.pages[1].elements;
const optional = { type: 'comment', name: 'more_words', title: 'More?' };

// Each edit touches another part of the definition than every other, so that any of them can be joined.
const edits: readonly [code: string, kind: string, edit: Edit][] = [
  ['text_changed', 'text', (json) => (json.title = 'Tiny')],
  ['text_changed', 'text', (json) => (first(json)[0].html = 'Good day')],
  ['text_changed', 'text', (json) => (first(json)[2].choices[0].text = 'One child')],
  ['text_changed', 'text', (json) => (second(json)[0].maxRateDescription = 'Very')],
  ['duration_changed', 'text', (json) => (json.x.durationMinutes = { from: 1, to: 2 })],
  ['statement_added', 'text', (json) => second(json).push({ type: 'html', name: 'bye', html: 'Bye' })],
  ['question_added', 'compatible', (json) => second(json).push(optional)],
  ['choice_added', 'compatible', (json) => first(json)[2].choices.push({ value: 'dog', text: 'A dog' })],
  ['choice_added', 'compatible', (json) => (panel(json)[1].showNoneItem = true)],
  ['bounds_looser', 'compatible', (json) => (panel(json)[0].validators[0].maxValue = 90)],
  ['bounds_looser', 'compatible', (json) => (second(json)[2].maxLength = 30)],
  ['condition_wider', 'compatible', (json) => (json.pages[1].visibleIf = '{hours} empty or {hours} < 70')],
  ['requirement_looser', 'compatible', (json) => delete first(json)[1].isRequired],
  ['setting_changed', 'compatible', (json) => (json.showProgressBar = true)],
  ['page_added', 'compatible', (json) => json.pages.push({ name: 'three', elements: [] })],
  ['floor_raised', 'compatible', (json) => (json.x.minN = 12)],
  ['calculated_added', 'compatible', (json) => json.calculatedValues.push({ name: 'two', expression: '2' })],
  ['row_added', 'compatible', (json) => second(json)[3].rows.push({ value: 'c', text: 'C' })],
  ['choice_removed', 'breaking', (json) => second(json)[1].choices.pop()],
  ['bounds_stricter', 'breaking', (json) => (first(json)[2].maxSelectedChoices = 1)],
  ['bounds_stricter', 'breaking', (json) => (panel(json)[0].validators[0].minValue = 2)],
  ['condition_narrower', 'breaking', (json) => (first(json)[2].visibleIf = '{cares} = true and 1 = 1')],
  ['condition_changed', 'breaking', (json) => (first(json)[3].visibleIf = "{whom} contains 'elder'")],
  ['requirement_stricter', 'breaking', (json) => (second(json)[2].isRequired = true)],
  ['scale_changed', 'breaking', (json) => (second(json)[0].rateMax = 5)],
  ['scale_changed', 'breaking', (json) => second(json)[3].columns.reverse()],
  ['scale_changed', 'breaking', (json) => (second(json)[4].max = 11)],
  ['sensitivity_lowered', 'breaking', (json) => (first(json)[2].x.sensitivity = 'quasi')],
  [
    'dimension_added',
    'breaking',
    (json) => (panel(json)[1].x = { sensitivity: 'ordinary', dimension: true }),
  ],
  ['calculated_changed', 'breaking', (json) => (json.calculatedValues[0].expression = '{hours} > 41')],
  ['default_changed', 'breaking', (json) => (second(json)[1].defaultValue = ['INF1'])],
  [
    'extension_changed',
    'breaking',
    (json) => (panel(json)[0].x = { sensitivity: 'ordinary', bands: [1, 9] }),
  ],
  ['need_changed', 'breaking', (json) => delete json.x.need.moments],
  [
    'required_question_added',
    'breaking',
    (json) => first(json).push({ type: 'boolean', name: 'sure', title: 'Sure?', requiredIf: '{cares}' }),
  ],
  ['type_changed', 'breaking', (json) => (second(json)[2].type = 'text')],
];

const rank = (kind: string) => changeClasses.findIndex((one) => one === kind);

describe('compareVersions', () => {
  it.each([
    ['the instrument', instrument()],
    ['a small definition', base()],
  ])('finds nothing between %s and itself', (_name, definition) => {
    const copy = structuredClone(definition);
    expect(compareVersions(definition, copy)).toEqual({ class: 'text', changes: [] });
    const next = { ...copy, x: { ...copy.x, version: copy.x.version + 1 } };
    expect(compareVersions(definition, next)).toEqual({ class: 'text', changes: [] });
  });

  it.each(edits.map(([code, kind, edit], index) => ({ code, kind, edit, index })))(
    'calls edit $index $code, $kind',
    ({ code, kind, edit }) => {
      const found = compareVersions(base(), edited(edit));
      expect(found.changes.map((change) => change.code)).toContain(code);
      expect(found.class).toBe(kind);
    },
  );

  it('never gets milder when edits are joined', () => {
    fc.assert(
      fc.property(fc.subarray([...edits], { minLength: 1 }), (some) => {
        const joined = compareVersions(base(), edited(...some.map(([, , edit]) => edit)));
        const alone = some.map(([, , edit]) => rank(compareVersions(base(), edited(edit)).class));
        expect(rank(joined.class)).toBeGreaterThanOrEqual(Math.max(...alone));
      }),
      { numRuns: 300 },
    );
  });

  it('tells what is gone, renamed, or of another type, with its path', () => {
    const gone = compareVersions(
      base(),
      edited((json) => second(json).splice(2, 1)),
    );
    expect(gone.changes).toEqual([
      { path: 'pages[1].elements[2]', code: 'question_removed', class: 'breaking', isRefused: false },
    ]);
    const renamed = compareVersions(
      base(),
      edited((json) => (second(json)[2].name = 'sayings')),
    );
    expect(renamed.changes).toEqual([
      { path: 'pages[1].elements[2].name', code: 'question_renamed', class: 'breaking', isRefused: false },
    ]);
    for (const type of ['text', 'html', 'boolean']) {
      const other = compareVersions(
        base(),
        edited((json) => (second(json)[2].type = type)),
      );
      expect(other.changes[0]).toEqual({
        path: 'pages[1].elements[2].type',
        code: 'type_changed',
        class: 'breaking',
        isRefused: true,
      });
    }
    const number = compareVersions(
      base(),
      edited((json) => (panel(json)[0].inputType = 'text')),
    );
    expect(number.changes.some(({ isRefused }) => isRefused)).toBe(true);
  });

  it('takes another order of pages, questions and choices for compatible', () => {
    const calm: Edit = (json) => delete json.pages[1].visibleIf;
    const before = edited(calm);
    for (const edit of [
      (json: Loose) => json.pages.reverse(),
      (json: Loose) => second(json).reverse(),
      (json: Loose) => second(json)[1].choices.reverse(),
    ] satisfies Edit[]) {
      const { class: kind, changes } = compareVersions(before, edited(calm, edit));
      expect([kind, changes.map(({ code }) => code)]).toEqual(['compatible', ['reordered']]);
    }
  });

  it('sees the conditions of pages and panels in what they hold', () => {
    const out: Edit = (json) => second(json).push(...first(json).splice(2, 1));
    expect(compareVersions(base(), edited(out)).changes).toContainEqual(
      expect.objectContaining({ code: 'condition_narrower', path: 'pages[1].elements[5].visibleIf' }),
    );
  });

  it('counts a language that is new once, one that is gone as breaking, and texts by language', () => {
    const both = edited((json) => {
      json.x.locales = ['en', 'it'];
      json.title = { default: 'Small', it: 'Piccolo' };
    });
    expect(compareVersions(base(), both).changes).toEqual([
      { path: 'x.locales', code: 'language_added', class: 'compatible', isRefused: false },
    ]);
    expect(compareVersions(both, base()).class).toBe('breaking');
    const other = structuredClone(both) as Loose;
    other.title.it = 'Minimo';
    expect(compareVersions(both, other)).toMatchObject({ class: 'text', changes: [{ path: 'title' }] });
  });
});

describe('implies', () => {
  const operand = fc.constantFrom('1', '2', '3', "'a'", "'b'", "['a']", "['a', 'b']", "['a', 'b', 'c']");
  const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'anyof', 'noneof', 'contains');
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      fc.tuple(fc.constantFrom('{p}', '{q}'), operator, operand).map((parts) => parts.join(' ')),
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([left, word, right]) => `(${left} ${word} ${right})`),
      tie('condition').map((inner) => `!(${inner})`),
    ),
  }));
  const value = fc.constantFrom(undefined, 0, 1, 2, 3, 4, 'a', 'b', 'c', ['a'], ['b', 'c'], true, false);

  it('never says that a condition holds where it does not', () => {
    let yes = 0;
    fc.assert(
      fc.property(condition, condition, fc.boolean(), (left, right, isJoined) => {
        const [one, other] = [left, isJoined ? `${left} or ${right}` : right].map(parseExpression);
        if (!one || !other || !implies(one, other)) return;
        yes++;
        fc.assert(
          fc.property(value, value, (p, q) => {
            const valueOf = (name: string) => (name === 'p' ? p : q);
            const holds = isTrue(evaluateExpression(one, valueOf));
            return !holds || isTrue(evaluateExpression(other, valueOf));
          }),
        );
      }),
      { numRuns: 3000 },
    );
    expect(yes).toBeGreaterThan(500);
  });

  it.each([
    ['{n} > 5', '{n} >= 3', true],
    ['{n} >= 3', '{n} > 3', false],
    ['{n} < 3', '{n} <= 3', true],
    ["{q} = 'a'", "{q} anyof ['a', 'b']", true],
    ["{q} anyof ['a', 'c']", "{q} anyof ['a', 'b']", false],
    ['{a} and {b}', '{b}', true],
    ['{b}', '{a} or {b}', true],
    ['{a}', '{a} and {b}', false],
  ])('from %s to %s: %s', (left, right, expected) => {
    expect(implies(parseExpression(left), parseExpression(right))).toBe(expected);
  });
});
