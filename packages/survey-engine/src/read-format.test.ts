import { describe, expect, it } from 'vitest';
import { wholeJson } from './fixtures-whole.ts';
import { readDefinition } from './read-definition.ts';

type Path = (string | number)[];

/** The whole definition with one place changed; `undefined` takes the key away. */
function faultsAfter(path: Path, value: unknown): string[] {
  const json: unknown = JSON.parse(JSON.stringify(wholeJson()));
  let place = json as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete place[last];
  else place[last] = value;
  const read = readDefinition(json);
  return 'faults' in read ? read.faults.map((fault) => `${fault.path} ${fault.code}`) : [];
}

const about = (index: number, ...rest: Path) => ['pages', 0, 'elements', index, ...rest];
const load = (index: number, ...rest: Path) => ['pages', 1, 'elements', index, ...rest];
const at = (path: Path) =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index ? `.${key}` : key)).join('');
const both = (text: string) => ({ en: text, it: text });

describe('reading the whole format', () => {
  it('takes everything that the format has', () => {
    expect(readDefinition(wholeJson())).toEqual({ definition: wholeJson() });
  });

  it.each<[Path, unknown, string]>([
    [load(0, 'rateStep'), 11, 'out_of_range'],
    [load(1, 'step'), 101, 'out_of_range'],
    [load(1, 'step'), 0, 'out_of_range'],
    [
      load(1, 'customLabels'),
      [{ value: 101, text: both('x') }],
      'pages[1].elements[1].customLabels[0].value out_of_range',
    ],
    [load(1, 'choices'), [], 'unknown_key'],
    [load(2, 'columns'), [], 'too_few'],
    [load(2, 'rows', 1, 'value'), 'calm', 'pages[1].elements[2].rows duplicate'],
    [load(2, 'columns', 1, 'value'), 'never', 'pages[1].elements[2].columns duplicate'],
    [load(2, 'columns', 1, 'visibleIf'), '{cares}', 'unknown_key'],
    [load(2, 'defaultValue'), 'x', 'unknown_key'],
    [load(2, 'rows', 0, 'value'), '__proto__', 'not_allowed'],
    [load(3, 'x'), { block: 'not a code' }, 'pages[1].elements[3].x.block not_allowed'],
    [about(0, 'min'), 1, 'unknown_key'],
    [about(2, 'max'), -1, 'out_of_range'],
    [about(2, 'x', 'bands'), [0, 2, 2], 'pages[0].elements[2].x.bands[2] out_of_range'],
    [about(2, 'x', 'bands'), [0, 1, 2, 3, 4, 5, 6], 'too_many'],
    [about(0, 'x'), { sensitivity: 'ordinary', bands: [1, 2] }, 'pages[0].elements[0].x.bands unknown_key'],
    [about(4, 'selectAllText'), undefined, 'missing'],
    [about(4, 'choicesOrder'), 'asc', 'not_allowed'],
    [about(4, 'x', 'topic'), ['A B'], 'pages[0].elements[4].x.topic[0] not_allowed'],
    [about(0, 'validators', 0, 'regex'), '(?=a)', 'pattern'],
    [about(0, 'validators', 0, 'regex'), '(a)\\1', 'pattern'],
    [about(0, 'validators', 0, 'type'), 'numeric', 'not_allowed'],
    [
      about(3, 'validators'),
      [{ type: 'regex', regex: 'a' }],
      'pages[0].elements[3].validators[0].type not_allowed',
    ],
    [['x', 'locales'], ['en', 'it-aaaaaaaaa'], 'x.locales[1] not_allowed'],
    [['calculatedValues', 0, 'name'], 'nick', 'pages[0].elements[0].name duplicate'],
    [['calculatedValues', 0, 'expression'], 'sum(', 'expression'],
    [['calculatedValues', 0, 'expression'], 'median({effort})', 'expression'],
    [['calculatedValues', 0, 'expression'], '{nobody} + 1', 'unknown_name'],
    [['calculatedValues', 0, 'expression'], '{total} + 1', 'self_reference'],
    [['calculatedValues', 0, 'expression'], '{heavy} + 1', 'cycle'],
    [['calculatedValues', 1, 'expression'], '{how} = "never"', 'row_missing'],
    [['calculatedValues', 1, 'expression'], '{how.calm} = "always"', 'unknown_value'],
    [['calculatedValues', 1, 'expression'], '{how.tired} = "never"', 'unknown_name'],
    [['calculatedValues', 1, 'expression'], '{nick.calm} = "never"', 'unknown_name'],
    [['completedHtml', 'it'], 'Grazie {nessuno}', 'unknown_name'],
    [about(0, 'title', 'it'), '{cares}', 'forward_reference'],
    [about(1, 'visibleIf'), '{total} > 3', 'forward_reference'],
    [about(1, 'visibleIf'), "{nick} = 'x' and 'y' = {cares}", 'forward_reference'],
    [about(1, 'description'), both('{nick.a}'), 'pages[0].elements[1].description.en unknown_name'],
    [
      about(4, 'choices', 0, 'text'),
      both('{topics}'),
      'pages[0].elements[4].choices[0].text.en self_reference',
    ],
    [about(4, 'choicesVisibleIf'), "{item} = 'schol'", 'unknown_value'],
    [about(4, 'enableIf'), '{item}', 'unknown_name'],
    [about(4, 'enableIf'), '{topics} empty', 'self_reference'],
    [about(5, 'visibleIf'), "{cares} = 'yes'", 'unknown_value'],
    [about(5, 'visibleIf'), "'nowhere' = {topics}", 'unknown_value'],
    [load(1, 'visibleIf'), '{effort} = 3', 'unknown_value'],
    [
      load(1, 'validators'),
      [{ type: 'expression', expression: '{worry} > {how.calm}' }],
      'pages[1].elements[1].validators[0].expression forward_reference',
    ],
    [load(2, 'rows', 0, 'visibleIf'), '{how.calm} empty', 'self_reference'],
    [load(2, 'rows', 0, 'visibleIf'), "{how} = 'never'", 'row_missing'],
    [load(3, 'title'), both('{order}'), 'pages[1].elements[3].title.en forward_reference'],
    [load(3, 'enableIf'), '{order} empty', 'forward_reference'],
    [
      load(3, 'elements', 1, 'html'),
      both('{words}'),
      'pages[1].elements[3].elements[1].html.en unknown_name',
    ],
    [about(3, 'labelFalse'), undefined, 'pages[1].description.en not_allowed'],
    [about(5, 'defaultValue'), 'sea', 'unknown_value'],
    [about(2, 'defaultValue'), 13, 'out_of_range'],
    [about(2, 'defaultValue'), 0.5, 'off_step'],
    [about(0, 'defaultValue'), '123', 'pattern'],
    [about(2, 'x', 'sensitivity'), 'special', 'pages[0].elements[2].defaultValue not_allowed'],
    [load(0, 'defaultValue'), 3, 'off_step'],
  ])('refuses %j set to %j: %s', (path, value, expected) => {
    expect(faultsAfter(path, value)).toContain(expected.includes(' ') ? expected : `${at(path)} ${expected}`);
  });

  it('refuses a consent that is given beforehand', () => {
    const json = wholeJson();
    Object.assign(json.x, { consent: 'cares' });
    Object.assign(json.pages[0]?.elements[3] ?? {}, { defaultValue: true });
    expect(readDefinition(json)).toMatchObject({
      faults: [{ path: 'pages[0].elements[3].defaultValue', code: 'not_allowed' }],
    });
  });

  it('tells a later calculated value from one that leads back', () => {
    const json = {
      ...wholeJson(),
      calculatedValues: [
        { name: 'a', expression: '{b}' },
        { name: 'b', expression: '1' },
      ],
    };
    const read = readDefinition({ ...json, completedHtml: { en: 'x', it: 'x' } });
    expect('faults' in read && read.faults.map(({ path, code }) => `${path} ${code}`)).toContain(
      'calculatedValues[0].expression forward_reference',
    );
  });
});
