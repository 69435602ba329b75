import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyDefinition } from '../definition.ts';
import { categoriesOf, reportItems } from '../report-items.ts';
import { blockPanel, readBlockWording } from './block-wording.ts';
import type { BlockWording } from './block-wording.ts';
import { checkLocked } from './check-locked.ts';
import { publishGate } from './publish-gate.ts';
import { scoreBlock } from './score-block.ts';
import { blockQuestionName, findBlock, validatedBlocks } from './validated-blocks.ts';
import type { BlockCode, ValidatedBlock } from './validated-blocks.ts';

function blockOf(code: BlockCode): ValidatedBlock {
  const block = findBlock(code);
  if (!block) throw new Error(code);
  return block;
}

function score(code: BlockCode, marks: readonly (string | undefined)[]) {
  const block = blockOf(code);
  const rows = block.items.map(({ value }, index) => [value, marks[index]]);
  return scoreBlock(block, { [blockQuestionName(block)]: Object.fromEntries(rows) });
}

// A sheet of made-up words: the real ones are licensed.
function sheet(code: BlockCode, language: string): BlockWording {
  const block = blockOf(code);
  return {
    block: code,
    language,
    source: 'Sheet of the trial',
    items: block.items.map((_item, index) => `${language} line ${index + 1}`),
    scale: block.scale.map((_value, index) => `${language} step ${index + 1}`),
    instruction: `${language} how to answer`,
  };
}

const sheets = validatedBlocks.flatMap(({ code }) => ['it', 'en'].map((language) => sheet(code, language)));

function survey(code: BlockCode): SurveyDefinition {
  const panel = blockPanel(blockOf(code), sheets);
  if (!panel) throw new Error('expected a panel');
  return {
    title: { it: 'Prova', en: 'Trial' },
    locale: 'it',
    pages: [{ name: 'p', elements: [{ ...panel, title: { it: 'Tu', en: 'You' }, visibleIf: '1 = 1' }] }],
    x: { version: 1, locales: ['it', 'en'] },
  };
}

describe('scoreBlock', () => {
  it.each([
    // (3 + 3 + 2 + 4 + 3) * 4
    ['who5', ['3', '3', '2', '4', '3'], 60, 'not_low'],
    ['who5', ['5', '5', '5', '5', '5'], 100, 'not_low'],
    ['who5', ['0', '0', '0', '0', '0'], 0, 'very_low'],
    // 7 * 4 and 12 * 4
    ['who5', ['2', '2', '1', '1', '1'], 28, 'very_low'],
    ['who5', ['3', '3', '2', '2', '2'], 48, 'low'],
    ['who5', ['3', '3', '2', undefined, '2'], null, null],
    ['ucla3', ['1', '1', '1'], 3, 'lower'],
    ['ucla3', ['2', '1', '2'], 5, 'lower'],
    ['ucla3', ['2', '2', '2'], 6, 'higher'],
    ['ucla3', ['3', '3', '3'], 9, 'higher'],
    ['ucla3', ['3', undefined, '3'], null, null],
    // (6 - 1 + 6 - 3 + 6 - 5) / 3 and (5 + 4 + 4) / 3
    ['wlc3', ['1', '3', '5'], 3, null],
    ['wlc3', ['1', '2', '2'], 4.33, null],
    ['wlc3', ['1', '2'], null, null],
  ] as const)('%s %j: %s', (code, marks, expected, band) => {
    expect(score(code, marks)).toMatchObject({ score: expected, band });
  });

  it.each([
    // Closeness 1, 4, 6: yes and more or less count. Company 2, 3, 5: no and more or less count.
    [['yes', 'yes', 'yes', 'yes', 'yes', 'yes'], 3, 'moderate', 3, 0],
    [['no', 'no', 'no', 'no', 'no', 'no'], 3, 'moderate', 0, 3],
    [['no', 'yes', 'yes', 'no', 'yes', 'no'], 0, 'none', 0, 0],
    [['yes', 'no', 'no', 'yes', 'no', 'yes'], 6, 'severe', 3, 3],
    [['more_or_less', 'more_or_less', 'yes', 'no', 'yes', 'no'], 2, 'moderate', 1, 1],
    [['yes', 'no', 'no', 'yes', 'no', undefined], 5, 'severe', null, 3],
    [['no', undefined, 'yes', 'no', 'yes', 'yes'], 1, 'none', 1, null],
    [['no', undefined, 'yes', undefined, 'yes', 'yes'], null, null, null, null],
  ])('djg6 %j: %s', (marks, expected, band, emotional, social) => {
    expect(score('djg6', marks)).toMatchObject({ score: expected, band, parts: { emotional, social } });
  });

  it('takes what is not on the scale, and what is no answer at all, for missing', () => {
    expect(score('who5', ['6', '5', '5', '5', '5'])).toMatchObject({ score: null, missing: 1 });
    for (const answers of [{}, { who5_items: 'x' }, { who5_items: null }, { who5_items: [] }])
      expect(scoreBlock(blockOf('who5'), answers)).toEqual({ score: null, band: null, missing: 5 });
  });

  it('stays within the range of the block, and every score has its band where there are bands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...validatedBlocks), fc.infiniteStream(fc.nat()), (block, picks) => {
        const marks = block.items.map(() => block.scale[(picks.next().value ?? 0) % block.scale.length]);
        const found = score(block.code, marks);
        expect(found.missing).toBe(0);
        expect(found.score).toBeGreaterThanOrEqual(block.score.least);
        expect(found.score).toBeLessThanOrEqual(block.score.most);
        expect(found.band === null).toBe(block.bands.length === 0);
      }),
    );
  });
});

describe('the blocks', () => {
  it('say in three languages what they are about, and carry no sentence', () => {
    for (const { items, title, licence, bands } of validatedBlocks)
      for (const text of [
        title,
        licence,
        ...items.map(({ about }) => about),
        ...bands.map((one) => one.text),
      ])
        expect(Object.keys(text)).toEqual(['it', 'en', 'ar']);
    const abouts = validatedBlocks.flatMap(({ items }) => items.flatMap(({ about }) => Object.values(about)));
    for (const about of abouts) expect(about).not.toMatch(/[.?؟]|\bI\b/);
  });
});

describe('readBlockWording', () => {
  it('reads a sheet that fits its block', () => {
    for (const wording of sheets) expect(readBlockWording({ ...wording })).toEqual({ wording });
  });

  it.each([
    [{ block: 'phq9' }, 'block', 'not_allowed'],
    [{ language: 'Italiano' }, 'language', 'not_allowed'],
    [{ source: undefined }, 'source', 'wrong_type'],
    [{ items: ['a', 'b'] }, 'items', 'too_few'],
    [{ items: ['a', 'b', 'c', 'd'] }, 'items', 'too_many'],
    [{ items: ['a', 'b', 'b'] }, 'items[2]', 'duplicate'],
    [{ items: ['a', 'b', ' '] }, 'items[2]', 'blank'],
    [{ scale: ['a', 'b', '<b>c'] }, 'scale[2]', 'markup'],
    [{ scale: ['a', 'b', 'c'.repeat(501)] }, 'scale[2]', 'too_long'],
    [{ score: 1 }, 'score', 'unknown_key'],
  ])('refuses %j', (change, path, code) => {
    const read = readBlockWording({ ...sheet('ucla3', 'it'), ...change });
    expect('faults' in read && read.faults).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readBlockWording(json)).toHaveProperty('faults');
      }),
    );
  });
});

describe('the score of a block in a report', () => {
  const itemOf = (code: BlockCode) => {
    const found = reportItems(survey(code)).find(({ block }) => block === code);
    if (!found) throw new Error(code);
    return found;
  };

  it('stands behind its rows, in its bands, special and about ten people or more', () => {
    expect(reportItems(survey('ucla3')).map(({ name }) => name)).toEqual([
      'ucla3_items.i1',
      'ucla3_items.i2',
      'ucla3_items.i3',
      'ucla3_items.score',
    ]);
    expect(itemOf('who5')).toMatchObject({
      title: { it: 'Benessere (WHO-5) – punteggio', en: 'Well-being (WHO-5) – score' },
      sensitivity: 'special',
      minN: 10,
      isDimension: false,
      categories: [{ value: 'very_low' }, { value: 'low' }, { value: 'not_low' }],
    });
    expect(itemOf('wlc3').categories.map(({ text }) => text)).toEqual([
      '1 – < 2',
      '2 – < 3',
      '3 – < 4',
      '4 – 5',
    ]);
  });

  it('is counted once, in the band of the score, and not at all while there is none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...validatedBlocks), fc.infiniteStream(fc.nat()), (block, picks) => {
        const marks = block.items.map(() => block.scale[(picks.next().value ?? 0) % block.scale.length]);
        const answers = {
          [blockQuestionName(block)]: Object.fromEntries(
            block.items.map(({ value }, at) => [value, marks[at] ?? '']),
          ),
        };
        const { score: points, band } = scoreBlock(block, answers);
        const [value, ...more] = categoriesOf(itemOf(block.code), answers);
        expect(more).toEqual([]);
        expect(value).toBe(band ?? `from${Math.min(4, Math.floor(points ?? 0))}`);
        expect(categoriesOf(itemOf(block.code), {})).toEqual([]);
      }),
    );
  });

  it('is not there for a panel that only says so', () => {
    const definition = structuredClone(survey('who5')) as ReturnType<typeof JSON.parse>;
    definition.pages[0].elements[0].elements[0].name = 'mine';
    expect(reportItems(definition).some(({ block }) => block)).toBe(false);
  });
});

describe('blockPanel', () => {
  it('is one optional matrix that a company’s channel refuses and the programme’s takes', () => {
    const definition = survey('ucla3');
    expect(definition.pages[0]?.elements[0]).toMatchObject({
      type: 'panel',
      x: { block: 'ucla3' },
      elements: [
        {
          type: 'matrix',
          name: 'ucla3_items',
          title: { it: 'it how to answer', en: 'en how to answer' },
          columns: [{ value: '1', text: { it: 'it step 1', en: 'en step 1' } }, {}, {}],
          rows: [{ value: 'i1', text: { it: 'it line 1', en: 'en line 1' } }, {}, {}],
          x: { sensitivity: 'special', minN: 10 },
        },
      ],
    });
    const channel = { languages: ['it', 'en'], floor: 10, spoken: 'it' };
    expect(publishGate(definition, { ...channel, kind: 'programme' })).toEqual([]);
    expect(publishGate(definition, { ...channel, kind: 'company' })).toMatchObject([
      { code: 'prohibited_topic', question: { name: 'ucla3', title: 'Tu' } },
    ]);
  });

  it('is not there without a sheet in every language', () => {
    expect(blockPanel(blockOf('who5'), sheets, ['it', 'ar'])).toBeUndefined();
    expect(blockPanel(blockOf('who5'), [sheet('ucla3', 'it')])).toBeUndefined();
    const { instruction: _left, ...bare } = sheet('who5', 'it');
    expect(blockPanel(blockOf('who5'), [bare])?.elements[0]).toMatchObject({
      title: { it: 'Benessere (WHO-5)' },
    });
  });
});

describe('checkLocked', () => {
  type Loose = ReturnType<typeof JSON.parse>;
  const codesAfter = (
    edit: (matrix: Loose, panel: Loose, definition: Loose) => unknown,
    code: BlockCode = 'who5',
  ) => {
    const definition: Loose = structuredClone(survey(code));
    const panel = definition.pages[0].elements[0];
    edit(panel.elements[0], panel, definition);
    return checkLocked(definition, sheets).map((fault) => `${fault.code} ${fault.path}`);
  };
  const at = 'pages[0].elements[0]';

  it('finds nothing wrong with a block as it was built, whatever its heading and condition', () => {
    for (const { code } of validatedBlocks) expect(codesAfter(() => undefined, code)).toEqual([]);
    const plain = (matrix: Loose) => {
      const { it, en } = matrix.rows[0].text;
      matrix.rows[0].text = { default: it, en };
    };
    expect(codesAfter(plain)).toEqual([]);
  });

  it.each<[string, (matrix: Loose, panel: Loose, definition: Loose) => unknown]>([
    [`locked_text ${at}.elements[0].rows[1].text`, (matrix) => (matrix.rows[1].text.en += '!')],
    [`locked_text ${at}.elements[0].columns[0].text`, (matrix) => delete matrix.columns[0].text.it],
    [`locked_text ${at}.elements[0].title`, (matrix) => (matrix.title.it = 'Altro')],
    [`locked_value ${at}.elements[0].columns`, (matrix) => (matrix.columns[0].value = '9')],
    [`locked_value ${at}.elements[0].rows`, (matrix) => matrix.rows.pop()],
    [`locked_order ${at}.elements[0].rows`, (matrix) => matrix.rows.reverse()],
    [`locked_order ${at}.elements[0].columns`, (matrix) => matrix.columns.reverse()],
    [`locked_structure ${at}.elements[0].isRequired`, (matrix) => (matrix.isRequired = true)],
    [
      `locked_structure ${at}.elements[0].rows[0].visibleIf`,
      (matrix) => (matrix.rows[0].visibleIf = '1 = 1'),
    ],
    [`locked_structure ${at}.elements[0].x.dimension`, (matrix) => (matrix.x.dimension = true)],
    [`locked_value ${at}.elements[0].x`, (matrix) => (matrix.x.sensitivity = 'ordinary')],
    [`locked_value ${at}.elements[0].x`, (matrix) => (matrix.x.minN = 5)],
    [`locked_structure ${at}.description`, (_matrix, panel) => (panel.description = 'More')],
    [`locked_structure ${at}.elements`, (matrix, panel) => panel.elements.push({ ...matrix, name: 'two' })],
    [`locked_structure ${at}.elements`, (matrix) => (matrix.name = 'mine')],
    [`unknown_block ${at}.x.block`, (_matrix, panel) => (panel.x.block = 'phq9')],
    [`wording_missing ${at}.x.block`, (_matrix, _panel, definition) => definition.x.locales.push('ar')],
  ])('finds %s', (expected, edit) => {
    expect(codesAfter(edit)).toContain(expected);
  });

  it('refuses the name of its question outside, where no block says that it is one', () => {
    expect(codesAfter((_matrix, panel) => delete panel.x)).toEqual([
      `locked_structure ${at}.elements[0].name`,
    ]);
  });

  it('holds a draft to the sheets that there are, and never throws', () => {
    const added = (matrix: Loose, _panel: Loose, definition: Loose) => {
      definition.x.locales.push('ar');
      matrix.rows[0].text.it = 'Altro';
    };
    expect(codesAfter(added)).toEqual([
      `wording_missing ${at}.x.block`,
      `locked_text ${at}.elements[0].rows[0].text`,
    ]);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (json, panel) => {
        checkLocked(json, sheets);
        checkLocked({ x: { locales: ['it'] }, pages: [{ elements: [panel] }] }, sheets);
        const elements = [{ type: 'panel', x: { block: 'who5' }, elements: [panel] }];
        checkLocked({ x: { locales: ['it'] }, pages: [{ elements }] }, sheets);
      }),
    );
  });

  it('sees every single letter that was changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'rows' | 'columns'>('rows', 'columns'),
        fc.nat({ max: 4 }),
        fc.constantFrom('it', 'en'),
        fc.nat({ max: 8 }),
        (list, index, language, position) => {
          const found = codesAfter((matrix) => {
            const { text } = matrix[list][index];
            const words: string = text[language];
            text[language] = `${words.slice(0, position)}#${words.slice(position + 1)}`;
          });
          expect(found).toEqual([`locked_text ${at}.elements[0].${list}[${index}].text`]);
        },
      ),
    );
  });
});
