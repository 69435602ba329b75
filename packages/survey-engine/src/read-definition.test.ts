import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDefinition } from './read-definition.ts';
import { instrumentJson, smallJson } from './fixtures.ts';

function faultsOf(json: unknown): string[] {
  const read = readDefinition(json);
  return 'faults' in read ? read.faults.map(({ path, code }) => `${path} ${code}`) : [];
}

/** The small definition with one place changed; `undefined` takes the key away. */
function changed(path: (string | number)[], value: unknown): unknown {
  const json: unknown = JSON.parse(JSON.stringify(smallJson()));
  let place = json as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete place[last];
  else place[last] = value;
  return json;
}

const first = (...rest: (string | number)[]) => ['pages', 0, 'elements', ...rest];

describe('readDefinition', () => {
  it('reads a good definition into a copy', () => {
    const json = smallJson();
    const read = readDefinition(json);
    expect(read).toEqual({ definition: json });
    expect('definition' in read && read.definition.pages).not.toBe(json.pages);
  });

  it.each<[(string | number)[], unknown, string]>([
    [['logo'], 'https://example.org/x.png', 'logo unknown_key'],
    [['title'], undefined, 'title missing'],
    [['title'], ' ', 'title blank'],
    [['title'], 'x'.repeat(2001), 'title too_long'],
    [['title'], '<img src=x onerror=alert(1)>', 'title markup'],
    [['title'], { en: 'a', fr: 'b' }, 'title.fr unknown_locale'],
    [['title'], 3, 'title wrong_type'],
    [['locale'], 'fr', 'locale unknown_locale'],
    [['pages'], [], 'pages too_few'],
    [['pages'], {}, 'pages wrong_type'],
    [['clearInvisibleValues'], 'none', 'clearInvisibleValues not_allowed'],
    [['x'], undefined, 'x.locales missing'],
    [['x', 'version'], 0, 'x.version out_of_range'],
    [['x', 'locales'], ['en', 'ar'], 'title missing_translation'],
    [['x', 'consent'], 'order', 'x.consent unknown_name'],
    [['x', 'need', 'entries'], 'nobody', 'x.need.entries unknown_name'],
    [['x', 'need', 'moments', 'values'], { never: 'x' }, 'x.need.moments.values unknown_value'],
    [['x', 'need', 'income'], 'order', 'x.need.income unknown_key'],
    [['x', 'durationMinutes'], { from: 9, to: 6 }, 'x.durationMinutes.to out_of_range'],
    [first(1, 'type'), 'file', 'pages[0].elements[1].type not_allowed'],
    [first(1, 'type'), 'constructor', 'pages[0].elements[1].type not_allowed'],
    [first(1, 'name'), 'a b', 'pages[0].elements[1].name not_allowed'],
    [first(1, 'name'), 'constructor', 'pages[0].elements[1].name not_allowed'],
    [first(1, 'name'), 'hello', 'pages[0].elements[1].name duplicate'],
    [first(1, 'title'), undefined, 'pages[0].elements[1].title missing'],
    [first(1, 'isRequired'), 'yes', 'pages[0].elements[1].isRequired wrong_type'],
    [first(1, 'choices'), [], 'pages[0].elements[1].choices unknown_key'],
    [first(1, 'onClick'), 'x', 'pages[0].elements[1].onClick unknown_key'],
    [first(1, 'visibleIf'), '{cares}', 'pages[0].elements[1].visibleIf self_reference'],
    [first(1, 'visibleIf'), '{whom} notempty', 'pages[0].elements[1].visibleIf forward_reference'],
    [first(1, 'visibleIf'), '{nobody} = 1', 'pages[0].elements[1].visibleIf unknown_name'],
    [first(1, 'visibleIf'), '{hello} = 1', 'pages[0].elements[1].visibleIf unknown_name'],
    [first(1, 'visibleIf'), '1 +', 'pages[0].elements[1].visibleIf expression'],
    [first(1, 'requiredIf'), '{hard} = 1', 'pages[0].elements[1].requiredIf forward_reference'],
    [
      first(2, 'choices', 0, 'visibleIf'),
      "{whom} contains 'elder'",
      'pages[0].elements[2].choices[0].visibleIf self_reference',
    ],
    [first(2, 'choices', 1, 'value'), 'child', 'pages[0].elements[2].choices duplicate'],
    [first(2, 'choices', 1, 'value'), 'none', 'pages[0].elements[2].choices duplicate'],
    [first(2, 'choices', 1, 'value'), 4, 'pages[0].elements[2].choices[1].value wrong_type'],
    [first(2, 'noneText'), undefined, 'pages[0].elements[2].noneText missing'],
    [first(2, 'x', 'exclusive'), ['nobody'], 'pages[0].elements[2].x.exclusive[0] unknown_value'],
    [first(2, 'x', 'sensitivity'), 'secret', 'pages[0].elements[2].x.sensitivity not_allowed'],
    [first(2, 'validators'), [{ type: 'regex' }], 'pages[0].elements[2].validators[0].type not_allowed'],
    [first(3, 'visibleIf'), "{whom} contains 'chld'", 'pages[0].elements[3].visibleIf unknown_value'],
    [first(3, 'visibleIf'), '{hours} = 3', 'pages[0].elements[3].visibleIf forward_reference'],
    [first(3, 'elements', 0, 'inputType'), 'email', 'pages[0].elements[3].elements[0].inputType not_allowed'],
    [first(3, 'elements'), [], 'pages[0].elements[3].elements too_few'],
    [['pages', 1, 'visibleIf'], '{hard} = 1', 'pages[1].visibleIf forward_reference'],
    [['pages', 1, 'elements', 0, 'rateMax'], 1, 'pages[1].elements[0].rateMax out_of_range'],
    [['pages', 1, 'name'], 'one', 'pages[1].name duplicate'],
  ])('refuses %j set to %j: %s', (path, value, expected) => {
    expect(faultsOf(changed(path, value))).toContain(expected);
  });

  it('bounds questions, choices, panels and the faults themselves', () => {
    const question = (index: number, letter = 'b') => ({
      type: 'boolean',
      name: `${letter}${index}`,
      title: 'B',
    });
    const many = (count: number, letter?: string) =>
      Array.from({ length: count }, (_, index) => question(index, letter));
    const withPages = (...pages: unknown[]) => ({
      ...smallJson(),
      pages,
      x: { version: 1, locales: ['en'] },
    });
    expect(faultsOf(withPages({ name: 'p', elements: many(200) }))).toEqual([]);
    expect(faultsOf(withPages({ name: 'p', elements: many(201) }))).toEqual(['pages[0].elements too_many']);
    const halves = [many(150), many(150, 'c')];
    expect(
      faultsOf(withPages(...halves.map((elements, index) => ({ name: `p${index}`, elements })))),
    ).toEqual(['pages[1].elements[50] too_many']);
    const choices = Array.from({ length: 101 }, (_, index) => ({ value: `v${index}`, text: 'v' }));
    expect(faultsOf(changed(first(2, 'choices'), choices))).toContain(
      'pages[0].elements[2].choices too_many',
    );
    let deep: unknown = question(0);
    for (let level = 0; level < 4; level++) deep = { type: 'panel', name: `panel${level}`, elements: [deep] };
    expect(faultsOf(withPages({ name: 'p', elements: [deep] })).join()).toContain('too_many');
    expect(
      faultsOf(withPages({ name: 'p', elements: Array.from({ length: 200 }, () => ({ type: 'boolean' })) })),
    ).toHaveLength(200);
  });

  it('refuses an inherited or smuggled key', () => {
    const json = JSON.parse(
      JSON.stringify(smallJson()).replace('"title":"Small"', '"title":"Small","__proto__":{"a":1}'),
    ) as unknown;
    expect(faultsOf(json)).toEqual(['__proto__ unknown_key']);
  });

  it('never throws, and returns either a definition or faults', () => {
    const paths = fc.constantFrom<(string | number)[]>(
      ['title'],
      ['pages'],
      ['x'],
      ['x', 'locales'],
      ['x', 'need'],
      ['pages', 0],
      first(0),
      first(2),
      first(2, 'choices'),
      first(2, 'choices', 0),
      first(2, 'x'),
      first(2, 'x', 'exclusive'),
      first(3, 'elements', 0, 'validators'),
      first(3, 'visibleIf'),
    );
    fc.assert(
      fc.property(paths, fc.jsonValue(), (path, value) => {
        const read = readDefinition(changed(path, value));
        expect('faults' in read ? read.faults.length : read.definition.pages.length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readDefinition(value)).toHaveProperty('faults');
      }),
    );
  });

  it('names the language that a text lacks', () => {
    const json = JSON.parse(JSON.stringify(instrumentJson()).replace('"ar":"لا، شكرًا"', '"ar":""')) as unknown;
    expect(faultsOf(json)).toEqual(['pages[0].elements[0].labelFalse.ar blank']);
  });
});
