import type { Choice, Question, SurveyDefinition, SurveyElement } from '@snodo/survey-engine';
import fc from 'fast-check';

// oxfmt-ignore
const words = [
  'Ciao', 'à la carte', 'a < b & c', 'dove {q1}?', 'l’orto', '"detto"', 'riga\nnuova', 'due  spazi', '& amp;',
  'الرعاية', '100 %', "don't", '=1+2', '&amp;', '3 < 4', '|', '漢字', '<', 'a\n\nb', 'x <3',
];

/** Choices of what a generated definition may hold. */
export interface DefinitionProfile {
  /** One record a text, each with all languages; else plain strings and `default` as well. */
  readonly isUniform: boolean;
}

type Conditions = fc.Arbitrary<string | undefined>;

type Texts = fc.Arbitrary<string | Record<string, string>>;

function texts(locales: readonly string[], isUniform: boolean): Texts {
  const one = fc.constantFrom(...words);
  const record = fc.record(Object.fromEntries(locales.map((locale) => [locale, one])));
  if (isUniform) return record;
  const others = Object.fromEntries(locales.slice(1).map((locale) => [locale, one]));
  const withDefault = fc.record({ default: one, ...others });
  return locales.length === 1 ? fc.oneof(one, record) : fc.oneof(record, withDefault);
}

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

const count = fc.integer({ min: 1, max: 4 });

function choices(text: Texts): fc.Arbitrary<Choice[]> {
  const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c_d', 'E.1', '7', 'NAU-CC', 'w'), {
    minLength: 1,
  });
  return values.chain((given) =>
    fc.tuple(...given.map((value) => text.map((words) => ({ value, text: words })))),
  );
}

/** Conditions about the questions that every definition begins with, which a form can say word for word. */
const plainConditions = [
  '{q1} notempty',
  "{q1} = 'a' and {q2} notempty",
  "{q1} = 'a' or {q2} >= 3 and {q3} contains 'b'",
  '({q2} + 1) * 2 > -4',
  "iif({q1} = 'a', true, {q2} empty)",
  '{q4} = true and {total} > 3',
  "{q5.a} = 'b'",
  "not ({q1} = 'a' or {q3} contains 'a')",
  'count({q3}) >= 2',
];

const conditions = [
  ...plainConditions,
  "{q1} = 'a' and not {q2} empty",
  "{q1} anyof ['a', 'b'] || ({q2} >= 3 && {q3} contains 'b')",
  'sum({q1}, {q2}, 1.5) * 2 > -3',
  'diffDays(today(), {q2}) < 3',
];

function questions(text: Texts, condition: Conditions): fc.Arbitrary<Question>[] {
  const yes = optional(fc.constant(true));
  const base = {
    name: fc.constant(''),
    title: text,
    description: optional(text),
    visibleIf: condition,
    enableIf: condition,
    isRequired: yes,
    requiredIf: condition,
    x: optional(
      fc.record({ sensitivity: fc.constantFrom('ordinary', 'special'), domain: fc.constant('INF') }),
    ),
  };
  const answers = { minCount: optional(count), maxCount: optional(count), text: optional(text) };
  const others = { showNoneItem: fc.constant(true), noneText: text };
  const oneOf = (
    type: 'radiogroup' | 'dropdown' | 'checkbox',
    own: Record<string, fc.Arbitrary<unknown>> = {},
  ) =>
    fc
      .tuple(
        fc.record({ type: fc.constant(type), ...base, choices: choices(text), ...own }),
        fc.oneof(fc.constant({}), fc.record(others)),
        fc.oneof(fc.constant({}), fc.record({ showOtherItem: fc.constant(true), otherText: text })),
        optional(fc.constantFrom('none', 'random')),
      )
      .map(([question, none, other, choicesOrder]) => ({ ...question, ...none, ...other, choicesOrder }));
  const made: fc.Arbitrary<unknown>[] = [
    oneOf('radiogroup', { defaultValue: optional(fc.constant('a')) }),
    oneOf('dropdown'),
    oneOf('checkbox', {
      maxSelectedChoices: optional(count),
      defaultValue: optional(fc.constant(['a'])),
      validators: optional(
        fc.array(fc.record({ type: fc.constant('answercount'), ...answers }), { maxLength: 1 }),
      ),
    }),
    fc.record({
      type: fc.constant('ranking'),
      ...base,
      choices: choices(text),
      selectToRankEnabled: optional(fc.boolean()),
    }),
    fc.record({
      type: fc.constant('rating'),
      ...base,
      rateMin: fc.constant(0),
      rateMax: fc.constantFrom(5, 10),
      minRateDescription: optional(text),
    }),
    fc.record({
      type: fc.constant('slider'),
      ...base,
      min: fc.constant(0),
      max: fc.constant(20),
      step: optional(fc.constant(5)),
      customLabels: optional(fc.tuple(fc.record({ value: fc.constant(0), text }))),
    }),
    fc.record({
      type: fc.constant('matrix'),
      ...base,
      columns: choices(text),
      rows: choices(text),
      eachRowRequired: yes,
    }),
    fc.record({
      type: fc.constant('text'),
      ...base,
      inputType: fc.constant('number'),
      min: optional(fc.constant(-2)),
      max: optional(fc.constant(40)),
      step: optional(fc.constant(0.5)),
    }),
    fc.record({
      type: fc.constantFrom('text', 'comment'),
      ...base,
      maxLength: optional(fc.constant(200)),
      placeholder: optional(text),
      validators: optional(
        fc.tuple(
          fc.record({
            type: fc.constant('regex'),
            regex: fc.constant('^[a-z]+[0-9]{2,5}$'),
            text: optional(text),
          }),
        ),
      ),
    }),
    fc.record({ type: fc.constant('boolean'), ...base, labelTrue: text, labelFalse: text }),
    fc.record({ type: fc.constant('html'), name: fc.constant(''), html: text, visibleIf: condition }),
  ];
  return made.map((one) => one.map((question) => question as Question));
}

/** Definitions of every kind of element, of the structure that the types say, with names `q1`, `q2`, … in order. */
export function definitions({ isUniform }: DefinitionProfile): fc.Arbitrary<SurveyDefinition> {
  const languages = fc.constantFrom(['it'], ['it', 'en'], ['ar', 'it', 'en']);
  return languages.chain((locales) => {
    const text = texts(locales, isUniform);
    const condition = optional(fc.constantFrom(...(isUniform ? plainConditions : conditions)));
    const question: fc.Arbitrary<SurveyElement> = fc.oneof(...questions(text, condition));
    const panel = (elements: fc.Arbitrary<SurveyElement>): fc.Arbitrary<SurveyElement> =>
      fc
        .record({
          type: fc.constant('panel' as const),
          name: fc.constant(''),
          title: optional(text),
          visibleIf: condition,
          elements: fc.array(elements, { minLength: 1, maxLength: 3 }),
        })
        .map((given) => given as unknown as SurveyElement);
    const element = fc.oneof({ weight: 5, arbitrary: question }, { weight: 1, arbitrary: panel(question) });
    const page = fc.record({
      name: fc.constant(''),
      title: optional(text),
      description: optional(text),
      visibleIf: condition,
      elements: fc.array(element, { minLength: 1, maxLength: 5 }),
    });
    return fc
      .record({
        title: text,
        description: optional(text),
        locale: fc.constant(locales[0]),
        showProgressBar: optional(fc.boolean()),
        showPreviewBeforeComplete: optional(fc.boolean()),
        completedHtml: optional(text),
        calculatedValues: fc.tuple(
          fc.record({ name: fc.constant('total'), expression: fc.constant('{q2} + 1') }),
        ),
        clearInvisibleValues: optional(fc.constant('onHidden' as const)),
        pages: fc.array(page, { minLength: 1, maxLength: 3 }),
        x: fc.constant({ version: 3, locales }),
      })
      .map((given) => named(withoutAbsent(given) as SurveyDefinition, locales));
  });
}

function withoutAbsent(given: unknown): unknown {
  return JSON.parse(JSON.stringify(given)) as unknown;
}

/** Gives names, and puts first the questions that conditions ask about. */
function named(definition: SurveyDefinition, locales: readonly string[]): SurveyDefinition {
  let next = 5;
  const name = (element: SurveyElement): SurveyElement =>
    element.type === 'panel'
      ? { ...element, name: `panel${++next}`, elements: element.elements.map((one) => name(one)) }
      : { ...element, name: `q${++next}` };
  const pages = definition.pages.map((page, index) => ({
    ...page,
    name: `page${index + 1}`,
    elements: page.elements.map((one) => name(one)),
  }));
  return { ...definition, pages: [{ name: 'first', elements: firstQuestions(locales) }, ...pages] };
}

function firstQuestions(locales: readonly string[]): Question[] {
  const title = Object.fromEntries(locales.map((locale) => [locale, 'Una domanda']));
  const items = ['a', 'b'].map((value) => ({ value, text: title }));
  return [
    { type: 'radiogroup', name: 'q1', title, choices: items },
    { type: 'text', name: 'q2', title, inputType: 'number' },
    { type: 'checkbox', name: 'q3', title, choices: items },
    { type: 'boolean', name: 'q4', title },
    { type: 'matrix', name: 'q5', title, columns: items, rows: items },
  ];
}
