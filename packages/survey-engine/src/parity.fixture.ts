import * as fc from 'fast-check';

/** One generated question: its JSON, and what people might answer, good or bad. */
export interface GeneratedQuestion {
  readonly json: Readonly<Record<string, unknown>> & { readonly type: string; readonly name: string };
  readonly answer: fc.Arbitrary<unknown>;
}

const values = ['a', 'b', 'c'];
const items = values.map((value) => ({ value, text: value }));
const someValues = fc.subarray(values, { minLength: 1 });

/** The kinds that are compared; each has a way to be asked about in conditions. */
const kinds: Readonly<Record<string, (name: string) => GeneratedQuestion>> = {
  boolean: (name) => ({ json: { type: 'boolean', name, title: name }, answer: fc.boolean() }),
  radiogroup: (name) => ({
    json: { type: 'radiogroup', name, title: name, choices: items },
    answer: fc.constantFrom(...values),
  }),
  checkbox: (name) => ({
    json: {
      type: 'checkbox',
      name,
      title: name,
      choices: items,
      validators: [{ type: 'answercount', maxCount: 2 }],
    },
    answer: someValues,
  }),
  dropdown: (name) => ({
    json: { type: 'dropdown', name, title: name, choices: items, showNoneItem: true, noneText: 'none' },
    answer: fc.constantFrom(...values, 'none'),
  }),
  rating: (name) => ({
    json: {
      type: 'rating',
      name,
      title: name,
      rateMin: 0,
      rateMax: 10,
      rateStep: 2,
      validators: [{ type: 'expression', expression: `{${name}} != 8` }],
    },
    answer: fc.integer({ min: 0, max: 5 }).map((pairs) => pairs * 2),
  }),
  slider: (name) => ({
    json: { type: 'slider', name, title: name, step: 10 },
    answer: fc.integer({ min: 0, max: 10 }).map((tens) => tens * 10),
  }),
  number: (name) => ({
    json: {
      type: 'text',
      name,
      title: name,
      inputType: 'number',
      validators: [{ type: 'numeric', minValue: 0, maxValue: 50 }],
    },
    answer: fc.integer({ min: -5, max: 60 }),
  }),
  comment: (name) => ({
    json: {
      type: 'comment',
      name,
      title: name,
      validators: [
        { type: 'text', minLength: 2, maxLength: 6 },
        { type: 'regex', regex: '^[a-z]+$' },
      ],
    },
    answer: fc.constantFrom('x', 'word', 'Word', 'far too long', 'a b'),
  }),
  matrix: (name) => ({
    json: {
      type: 'matrix',
      name,
      title: name,
      columns: items,
      rows: ['r', 's'].map((value) => ({ value, text: value })),
    },
    answer: fc.record(
      { r: fc.constantFrom(...values), s: fc.constantFrom(...values) },
      { requiredKeys: ['r'], noNullPrototype: true },
    ),
  }),
};

const numeric = new Set(['rating', 'slider', 'number']);

/** A comparison with one earlier question, of those that mean the same in both engines. */
function comparison(kind: string, name: string): fc.Arbitrary<string> {
  const value = fc.constantFrom(...values).map((one) => `'${one}'`);
  const list = someValues.map((some) => `[${some.map((one) => `'${one}'`).join(', ')}]`);
  const emptiness = fc.constantFrom('empty', 'notempty').map((sign) => `{${name}} ${sign}`);
  const sized = (signs: string[], operand: fc.Arbitrary<string>, asked = `{${name}}`) =>
    fc.tuple(fc.constantFrom(...signs), operand).map(([sign, other]) => `${asked} ${sign} ${other}`);
  if (kind === 'boolean') {
    return fc.oneof(
      emptiness,
      fc.constantFrom('true', 'false').map((one) => `{${name}} = ${one}`),
    );
  }
  if (['radiogroup', 'dropdown'].includes(kind))
    return fc.oneof(emptiness, sized(['=', '!='], value), sized(['anyof'], list));
  if (kind === 'checkbox') {
    return fc.oneof(
      emptiness,
      sized(['contains', 'notcontains'], value),
      sized(['anyof', 'allof', 'noneof', '='], list),
      fc.integer({ min: 1, max: 3 }).map((count) => `count({${name}}) >= ${count}`),
    );
  }
  if (kind === 'matrix') return sized(['=', '!='], value, `{${name}.r}`);
  if (kind === 'comment') return emptiness;
  // A rating is compared with values that it has; the reader refuses others.
  const number = fc
    .integer({ min: 0, max: kind === 'rating' ? 5 : 50 })
    .map((one) => String(kind === 'rating' ? one * 2 : one));
  return fc.oneof(
    emptiness,
    sized(['=', '!=', '<', '<=', '>', '>='], number),
    sized(['>', '<='], number, `{${name}} * 2 + 1`),
    sized(['>', '<='], number, `round({${name}} / 3, 1)`),
    sized(['>'], number, `iif({${name}} > 5, 40, 2)`),
  );
}

/** The calculated value adds up the numbers among so many first questions. */
const summed = 3;

interface Earlier {
  readonly kind: string;
  readonly name: string;
}

/** A condition on earlier questions, or on the calculated value of the numbers among them. */
function condition(earlier: readonly Earlier[]): fc.Arbitrary<string> {
  const numbers = earlier.filter(({ kind }) => numeric.has(kind)).map(({ name }) => `{${name}}`);
  const compared = fc.constantFrom(...earlier).chain(({ kind, name }) => comparison(kind, name));
  const calculated = fc.integer({ min: 0, max: 60 }).map((limit) => `{total} > ${limit}`);
  const single =
    earlier.length >= summed
      ? fc.oneof({ weight: 5, arbitrary: compared }, { weight: 1, arbitrary: calculated })
      : compared;
  const together = fc
    .tuple(fc.constantFrom('sum', 'max', 'min', 'avg'), fc.integer({ min: 0, max: 60 }))
    .map(([name, limit]) => `${name}(${numbers.join(', ')}) > ${limit}`);
  const one =
    numbers.length > 1
      ? fc.oneof({ weight: 4, arbitrary: single }, { weight: 1, arbitrary: together })
      : single;
  return fc.oneof(
    one,
    fc
      .tuple(one, fc.constantFrom('and', 'or'), one)
      .map(([left, sign, right]) => `(${left}) ${sign} (${right})`),
    one.map((inner) => `!(${inner})`),
  );
}

const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2, nil: undefined });

/** Adds conditions to a question that may look back on `earlier` ones. */
function conditioned(
  question: GeneratedQuestion,
  earlier: readonly Earlier[],
): fc.Arbitrary<GeneratedQuestion> {
  const own = earlier.length > 0 ? condition(earlier) : fc.constant('true');
  const hasChoices = 'choices' in question.json;
  return fc
    .record({
      visibleIf: sometimes(own),
      requiredIf: sometimes(own),
      enableIf: sometimes(own),
      isRequired: sometimes(fc.constant(true)),
      choicesVisibleIf: hasChoices
        ? sometimes(
            fc
              .tuple(own, fc.constantFrom(...values))
              .map(([held, value]) => `{item} != '${value}' or ${held}`),
          )
        : fc.constant(undefined),
    })
    .map((added) => ({
      ...question,
      json: {
        ...question.json,
        ...Object.fromEntries(Object.entries(added).filter(([, part]) => part !== undefined)),
      },
    }));
}

export interface GeneratedSurvey {
  readonly json: Record<string, unknown>;
  readonly questions: readonly GeneratedQuestion[];
  readonly answers: Readonly<Record<string, unknown>>;
}

/** A definition of three to seven questions on two pages, one of them in a panel, and answers to some of them. */
export const generatedSurvey: fc.Arbitrary<GeneratedSurvey> = fc
  .array(fc.constantFrom(...Object.keys(kinds)), { minLength: 3, maxLength: 7 })
  .chain((chosen) => {
    const all = chosen.map((kind, index) => ({ kind, name: `q${index}` }));
    return fc.tuple(
      fc.tuple(
        ...all.map(({ kind, name }, index) =>
          conditioned((kinds[kind] as (name: string) => GeneratedQuestion)(name), all.slice(0, index)),
        ),
      ),
      sometimes(condition(all.slice(0, 2))),
      sometimes(condition(all.slice(0, 1))),
    );
  })
  .chain(([questions, pageIf, panelIf]) => {
    const list = questions as GeneratedQuestion[];
    const elements = list.map(({ json }) => json);
    const added = list.slice(0, summed).filter(({ json }) => numeric.has(json.type) || 'inputType' in json);
    const json = {
      title: 'Generated',
      calculatedValues: [
        { name: 'total', expression: `sum(${added.map(({ json: { name } }) => `{${name}}`).join(', ')})` },
      ],
      clearInvisibleValues: 'onHidden',
      pages: [
        { name: 'one', elements: elements.slice(0, 2) },
        {
          name: 'two',
          ...(pageIf === undefined ? {} : { visibleIf: pageIf }),
          elements: [
            {
              type: 'panel',
              name: 'panel',
              ...(panelIf === undefined ? {} : { enableIf: panelIf }),
              elements: elements.slice(2, 3),
            },
            ...elements.slice(3),
          ],
        },
      ],
      x: { version: 1, locales: ['en'] },
    };
    const given = fc.record(Object.fromEntries(list.map(({ json: { name }, answer }) => [name, answer])), {
      requiredKeys: [],
    });
    return given.map((answers) => ({ json, questions: list, answers }));
  });
