import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyDefinition } from '../definition.ts';
import { evaluateExpression, isTrue } from '../expression.ts';
import { visibleQuestions } from '../flow.ts';
import { definitionOf, instrument, seeded, smallJson } from '../fixtures.ts';
import { parseExpression } from '../parse-expression.ts';
import { prepareSurvey } from '../prepare.ts';
import { sampleAnswers } from '../sample.ts';
import { checkDefinition } from './check-definition.ts';
import { domainOf } from './answer-domains.ts';
import { namesUsed } from './name-uses.ts';

const abc = ['a', 'b', 'c'].map((value) => ({ value, text: value }));
const questions = [
  { type: 'boolean', name: 'yes', title: 'Yes?' },
  { type: 'radiogroup', name: 'one', title: 'One', choices: abc },
  { type: 'checkbox', name: 'many', title: 'Many', choices: abc, showNoneItem: true, noneText: 'None' },
  { type: 'rating', name: 'rate', title: 'Rate' },
  {
    type: 'text',
    name: 'count',
    title: 'Count',
    inputType: 'number',
    validators: [{ type: 'numeric', minValue: 0, maxValue: 9 }],
  },
];

function survey(elements: readonly object[], more: object = {}): SurveyDefinition {
  return {
    title: 'Check',
    locale: 'en',
    pages: [
      { name: 'first', elements: questions },
      { name: 'second', elements },
    ],
    x: { version: 1, locales: ['en'] },
    ...more,
  } as unknown as SurveyDefinition;
}

const ask = (more: object) => ({ type: 'comment', name: 'asked', title: 'Asked', ...more });
const found = (definition: SurveyDefinition) =>
  checkDefinition(definition).map(({ code, path }) => `${code} ${path}`);
const here = 'pages[1].elements[0]';

describe('checkDefinition', () => {
  it('finds nothing wrong with the shipped instrument', () => {
    expect(checkDefinition(instrument())).toEqual([]);
  });

  it('sees through two panels that a requirement could as well be isRequired', () => {
    expect(found(definitionOf(smallJson()))).toEqual([
      'condition_always_holds pages[0].elements[3].elements[0].requiredIf',
    ]);
  });

  it.each([
    '{yes} = true and {yes} = false',
    "{one} = 'a' and {one} = 'b'",
    '{one} empty and {one} notempty',
    "{many} contains 'none' and {many} contains 'a'",
    '{rate} > 5',
    '{rate} > 3 and {rate} < 4',
    '{count} > 9',
    '{rate} + {count} > 14',
    'count({many}) > 3',
    "{one} anyof ['a'] and !({one} = 'a')",
  ])('finds that %s never holds and hides the question', (visibleIf) => {
    expect(found(survey([ask({ visibleIf })]))).toEqual([
      `condition_never_holds ${here}.visibleIf`,
      `never_shown ${here}`,
      'no_visible_elements pages[1]',
    ]);
  });

  it.each(['{yes} empty or {yes} notempty', '{rate} empty or {rate} >= 1', "{one} != 'a' or {one} = 'a'"])(
    'finds that %s always holds',
    (visibleIf) => {
      expect(checkDefinition(survey([ask({ visibleIf })]))).toEqual([
        { code: 'condition_always_holds', path: `${here}.visibleIf`, severity: 'warning' },
      ]);
    },
  );

  it.each([
    '{yes}',
    '{rate} >= 5',
    '{count} = 9',
    '{rate} + {count} = 14',
    "{many} = ['a', 'b', 'c']",
    "{many} contains 'none'",
    "{one} noneof ['a', 'b']",
  ])('finds nothing wrong with %s', (visibleIf) => {
    expect(found(survey([ask({ visibleIf })]))).toEqual([]);
  });

  it('knows that a hidden question has no answer, however far away what hides it is', () => {
    const chain = [
      { type: 'boolean', name: 'deep', title: 'Deep', visibleIf: '{yes} = true' },
      { type: 'boolean', name: 'deeper', title: 'Deeper', visibleIf: '{deep} = true' },
      ask({ visibleIf: '{deeper} = true and {yes} = false' }),
    ];
    expect(found(survey(chain))).toContain('never_shown pages[1].elements[2]');
    const disabled = [
      { type: 'boolean', name: 'off', title: 'Off', enableIf: '{yes} = true' },
      ask({ visibleIf: '{off} = true and {yes} empty' }),
    ];
    expect(found(survey(disabled))).toContain('never_shown pages[1].elements[1]');
  });

  it('looks into pages, panels, choices, rows, requirements and switches', () => {
    const never = '{yes} and !{yes}';
    const panel = (elements: object[]) => ({ type: 'panel', name: 'panel', visibleIf: '{yes}', elements });
    expect(found(survey([panel([ask({ visibleIf: '{yes} = false' })]), ask({ name: 'more' })]))).toEqual([
      `condition_never_holds ${here}.elements[0].visibleIf`,
      `never_shown ${here}.elements[0]`,
      `no_visible_elements ${here}`,
    ]);
    expect(found(survey([ask({ requiredIf: never })]))).toEqual([`required_never ${here}.requiredIf`]);
    expect(found(survey([ask({ enableIf: never })]))).toEqual([`condition_never_holds ${here}.enableIf`]);
    const choices = [
      { value: 'a', text: 'A', visibleIf: never },
      { value: 'b', text: 'B' },
    ];
    expect(found(survey([ask({ type: 'dropdown', choices })]))).toEqual([
      `choice_never_offered ${here}.choices[0]`,
    ]);
    const filter = { choices: abc, choicesVisibleIf: "{many} contains {item} and {item} != 'b'" };
    expect(found(survey([ask({ type: 'dropdown', ...filter })]))).toEqual([
      `choice_never_offered ${here}.choices[1]`,
    ]);
    const matrix = { type: 'matrix', columns: abc, rows: choices };
    expect(found(survey([ask(matrix)]))).toEqual([`row_never_shown ${here}.rows[0]`]);
    expect(found(survey([ask({ type: 'dropdown', choices: choices.slice(0, 1) })]))).toContain(
      `never_shown ${here}`,
    );
  });

  it('hides all that stands on a page nobody reaches', () => {
    const pages = [
      { name: 'first', elements: questions },
      { name: 'second', visibleIf: '{rate} = 6', elements: [ask({})] },
    ];
    expect(found(survey([], { pages }))).toEqual([
      'condition_never_holds pages[1].visibleIf',
      'never_shown pages[1]',
      `never_shown ${here}`,
    ]);
  });

  it('follows calculated values, and finds those that nobody uses', () => {
    const calculatedValues = [
      { name: 'half', expression: '{rate} / 2' },
      { name: 'double', expression: '{rate} * 2' },
      { name: 'more', expression: '{double} + 1' },
      { name: 'lost', expression: '{more}' },
    ];
    const title = { default: 'It is {half}' };
    expect(found(survey([ask({ title })], { calculatedValues }))).toEqual([
      'calculated_unused calculatedValues[1]',
      'calculated_unused calculatedValues[2]',
      'calculated_unused calculatedValues[3]',
    ]);
    const last = calculatedValues.slice(0, 3);
    expect(found(survey([ask({ title, visibleIf: '{more} > 11' })], { calculatedValues: last }))[0]).toBe(
      `condition_never_holds ${here}.visibleIf`,
    );
    expect(found(survey([ask({ title, visibleIf: '{more} > 10' })], { calculatedValues: last }))).toEqual([]);
  });

  it('says nothing where it would have to guess, and ends in time', () => {
    const words = { type: 'comment', name: 'words', title: 'Words' };
    expect(
      found(survey([words, ask({ visibleIf: "{words} contains 'a' and !({words} contains 'a')" })])),
    ).toEqual([]);
    const big = Array.from({ length: 40 }, (_, at) => ({ value: `c${at}`, text: 'C' }));
    const lists = [1, 2, 3, 4].map((at) => ({
      type: 'checkbox',
      name: `big${at}`,
      title: 'B',
      choices: big,
    }));
    const dense = '{big1} anyof {big2} or {big3} anyof {big4}';
    expect(found(survey([...lists, ask({ visibleIf: `${dense} and {yes} and !{yes}` })]))).toEqual([]);
  });

  it('finds a condition again that a panel around it has', () => {
    const inner = ask({ visibleIf: '{yes}' });
    expect(found(survey([{ type: 'panel', name: 'panel', visibleIf: '{yes}', elements: [inner] }]))).toEqual([
      `condition_always_holds ${here}.elements[0].visibleIf`,
    ]);
  });

  it.each([
    [
      'many questions that depend on one another',
      (at: number) => [1, 2, 3, 4].map((back) => `{r${at - back}}`),
    ],
    ['long conditions', (at: number) => Array.from({ length: 190 }, (_, n) => `{r${n % Math.min(at, 4)}}`)],
  ])('ends in time with %s', (_name, namesFor) => {
    const ratings = Array.from({ length: 190 }, (_, at) => ({
      type: 'checkbox',
      name: `r${at}`,
      title: 'R',
      choices: Array.from({ length: 8 }, (_item, n) => ({
        value: `${n}`,
        text: 'N',
        visibleIf: '{yes} empty',
      })),
      ...(at < 4 ? {} : { visibleIf: `sum(${namesFor(at).join(', ')}) > ${9000 + at}` }),
    }));
    const calculatedValues = Array.from({ length: 50 }, (_, at) => ({
      name: `c${at}`,
      expression: at === 0 ? 'count({r0})' : `{c${at - 1}} + {c${at - 1}}`,
    }));
    const start = performance.now();
    checkDefinition(survey([...ratings, ask({ visibleIf: '{c49} > 0' })], { calculatedValues }));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

const operand = fc.constantFrom(
  "'a'",
  "'b'",
  "['a', 'b']",
  "['none']",
  '0',
  '1',
  '3',
  '5',
  '9',
  'true',
  'false',
);
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'anyof', 'noneof', 'contains', 'allof');

function conditionAbout(names: readonly string[]): fc.Arbitrary<string> {
  const name = fc.constantFrom(...names).map((one) => `{${one}}`);
  return fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      fc.tuple(name, operator, operand).map((three) => three.join(' ')),
      fc.tuple(name, fc.constantFrom('empty', 'notempty')).map((two) => two.join(' ')),
      fc.tuple(name, fc.constantFrom('+', '-'), name, operator, operand).map((all) => all.join(' ')),
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([left, word, right]) => `(${left} ${word} ${right})`),
      tie('condition').map((inner) => `!(${inner})`),
    ),
  })).condition;
}

const names = questions.map(({ name }) => name);
const random = fc
  .array(conditionAbout(names), { minLength: 5, maxLength: 5 })
  .chain((conditions) =>
    fc.record({
      own: fc.constant(conditions),
      later: fc.array(conditionAbout([...names, 'q0', 'q1', 'q2']), { minLength: 3, maxLength: 3 }),
    }),
  )
  .map(({ own, later }) => {
    const first = questions.map((question, index) =>
      index < 2 || index % 2 === 0 ? question : { ...question, visibleIf: '{yes} or {one} empty' },
    );
    const asked = own.map((visibleIf, index) => ({
      type: 'rating',
      name: `q${index}`,
      title: 'Q',
      visibleIf,
    }));
    const last = later.map((visibleIf, index) => ({ type: 'html', name: `h${index}`, html: 'H', visibleIf }));
    return survey([], {
      pages: [
        { name: 'first', elements: first },
        { name: 'second', elements: asked },
        { name: 'third', elements: last },
      ],
    });
  });

/** Names of what one generated person is asked. */
function shownTo(definition: SurveyDefinition, seed: number): Set<string> {
  const survey = prepareSurvey(definition, 'it');
  const answers = sampleAnswers(survey, seeded(seed), { skipShare: (seed % 3) / 3 });
  return new Set(visibleQuestions(survey, answers).map(({ name }) => name));
}

describe('what it finds', () => {
  it('is so for every submission', () => {
    let findings = 0;
    fc.assert(
      fc.property(random, (definition) => {
        const list = checkDefinition(definition);
        const ofCode = (code: string) =>
          list.filter((one) => one.code === code).map(({ path }) => path.replace('.visibleIf', ''));
        const [never, always] = [ofCode('never_shown'), ofCode('condition_always_holds')];
        findings += never.length + always.length;
        for (let seed = 0; seed < 60; seed++) {
          const shown = shownTo(definition, seed);
          for (const [page, { elements }] of definition.pages.entries())
            for (const [index, { name }] of elements.entries()) {
              const path = `pages[${page}].elements[${index}]`;
              if (never.includes(path)) expect(shown.has(name)).toBe(false);
              if (always.includes(path)) expect(shown.has(name)).toBe(true);
            }
        }
      }),
      { numRuns: 300 },
    );
    expect(findings).toBeGreaterThan(50);
  });

  it('rests on answers that stand for all others', () => {
    const [, , , , count] = survey([]).pages[0]?.elements ?? [];
    if (count?.type !== 'text') throw new Error('expected the number question');
    fc.assert(
      fc.property(conditionAbout(['count']), fc.integer({ min: 0, max: 9 }), (text, answer) => {
        const condition = parseExpression(text);
        const use = namesUsed([condition], new Map())?.get('count');
        const domain = use && domainOf(count, use);
        const holdsFor = (value: number | undefined) => isTrue(evaluateExpression(condition, () => value));
        const outcomes = domain?.map((value) => holdsFor(value as number | undefined));
        expect(outcomes).toContain(holdsFor(answer));
      }),
      { numRuns: 2000 },
    );
  });
});
