import type { Deflate } from 'fflate';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importBounds } from './bounds.ts';
import { importQuestionnaire } from './index.ts';
import { lss, survey, table } from './limesurvey/limesurvey.fixture.ts';
import { writeWorkbook } from './sheets/write-workbook.ts';

const bytesOf = (given: unknown) => strToU8(typeof given === 'string' ? given : JSON.stringify(given));

/** Reads a file and holds it to its bounds of time and memory. */
function readHostile(given: unknown) {
  const bytes = given instanceof Uint8Array ? given : bytesOf(given);
  const memory = process.memoryUsage.rss();
  const start = performance.now();
  const outcome = importQuestionnaire(bytes, 'file');
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(process.memoryUsage.rss() - memory).toBeLessThan(500_000_000);
  return outcome;
}

function refusalOf(given: unknown): string | undefined {
  const { definition, report } = readHostile(given);
  expect(definition).toBeUndefined();
  return report.refusal?.code;
}

const script =
  '<script>alert(1)</script>Hi <img src=x onerror=alert(1)>there &lt;script&gt;alert(2)&lt;/script&gt;';

function zeros(name: string, megabytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const file = new ZipDeflate(name, { level: 9 });
  zip.add(file);
  const zero = new Uint8Array(1_000_000).fill(0x20);
  for (let count = 1; count <= megabytes; count++)
    (file as unknown as Deflate).push(zero, count === megabytes);
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
}

describe('a hostile file', () => {
  it('with a script in its labels has only the words of them', () => {
    const outcomes = [
      readHostile({
        title: script,
        elements: [{ type: 'html', name: 'a', html: script, description: script }],
      }),
      readHostile({
        elements: [
          { type: 'radiogroup', name: 'a', title: { it: script }, choices: [{ value: 'x', text: script }] },
        ],
      }),
      readHostile(
        writeWorkbook([
          {
            name: 'survey',
            rows: [
              ['type', 'name', 'label', 'hint'],
              ['text', 'a', script, script],
            ],
          },
        ]),
      ),
      readHostile(
        lss(
          survey,
          table('groups', [{ gid: 1, group_name: script, language: 'it' }]),
          table('questions', [
            { qid: 1, gid: 1, type: 'S', title: 'A', question: script.replaceAll(']]>', ''), language: 'it' },
          ]),
        ),
      ),
    ];
    for (const { definition, report } of outcomes) {
      const text = JSON.stringify(definition);
      expect(text).toContain('Hi');
      expect(text).not.toMatch(/<[a-z/!?]|onerror|alert\(1\)/i);
      expect(report.changed.map(({ code }) => code)).toContain('text_markup');
    }
  });

  it('that unpacks to far more than it is, is refused before it has', () => {
    const bomb = zeros('xl/workbook.xml', 25);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(refusalOf(bomb)).toBe('archive_too_large');
  });

  it('that is refused for what unpacks, whatever its headers say', () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(21_000_000) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    view.setUint32(22, 10, true);
    expect(refusalOf(bomb)).toBe('archive_too_large');
  });

  it('with thousands of files in it is refused', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_one, index) => [`f${index}`, strToU8('x')]),
    );
    expect(refusalOf(zipSync(files))).toBe('archive_too_large');
  });

  it('with a document type, and so with entities of its own, is refused', () => {
    const lol = Array.from(
      { length: 9 },
      (_one, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">${lol}]>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType><x>&l9;</x></document>`;
    expect(refusalOf(bomb)).toBe('xml_doctype');
    const outside = `<!DOCTYPE d SYSTEM "file:///etc/passwd"><document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>`;
    expect(refusalOf(outside)).toBe('xml_doctype');
    expect(refusalOf(zipSync({ 'xl/workbook.xml': strToU8(bomb) }))).toBe('xml_doctype');
    expect(refusalOf(lss(survey, '<groups>&undeclared;</groups>'))).toBe('xml_broken');
  });

  it('with 10,000 questions is refused, in every format', () => {
    const many = Array.from({ length: 10_000 }, (_one, index) => index);
    const elements = many.map((index) => ({ type: 'text', name: `q${index}`, title: 'x' }));
    expect(refusalOf({ elements })).toBe('too_many_elements');
    const rows = [['type', 'name', 'label'], ...many.map((index) => ['text', `q${index}`, 'x'])];
    expect(refusalOf(writeWorkbook([{ name: 'survey', rows }]))).toBe('too_many_elements');
    expect(refusalOf(rows.map((row) => row.join(',')).join('\n'))).toBe('too_many_elements');
    const questions = many.map((qid) => ({ qid, gid: 1, type: 'S', title: `q${qid}` }));
    expect(refusalOf(lss(table('groups', [{ gid: 1 }]), table('questions', questions)))).toBe(
      'too_many_elements',
    );
    const cells = 1000;
    const grid = Array.from({ length: cells }, (_one, index) => ({ value: index, name: `c${index}` }));
    expect(refusalOf({ elements: [{ type: 'matrixdropdown', name: 'm', rows: grid, columns: grid }] })).toBe(
      'too_many_elements',
    );
  });

  it('with more choices than anybody reads is refused', () => {
    const choices = Array.from({ length: 1001 }, (_one, index) => index);
    expect(refusalOf({ elements: [{ type: 'dropdown', name: 'd', choices }] })).toBe('too_many_choices');
    const lists = Array.from({ length: 30 }, (_one, index) => ['select_one l', `q${index}`, 'x']);
    const sheets = [
      { name: 'survey', rows: [['type', 'name', 'label'], ...lists] },
      {
        name: 'choices',
        rows: [['list_name', 'name', 'label'], ...choices.slice(1).map((value) => ['l', `${value}`, 'x'])],
      },
    ];
    expect(refusalOf(writeWorkbook(sheets))).toBe('too_many_choices');
  });

  it('with a pattern that could take for ever loses the pattern', () => {
    const patterns = [
      '^(a+)+$',
      '(a|aa)+$',
      '(.*a){20}',
      String.raw`(\w+)\1`,
      '(?=a)b',
      'a{1000}',
      '(a?){60}',
    ];
    const validators = patterns.map((regex) => ({ type: 'regex', regex }));
    const { definition, report } = readHostile({
      elements: [{ type: 'text', name: 'a', title: 'A', validators }],
    });
    expect(JSON.stringify(definition)).not.toContain('regex');
    expect(report.dropped.map(({ code }) => code)).toEqual(patterns.map(() => 'pattern_unsafe'));
  });

  it('that nests without end is refused', () => {
    expect(refusalOf('['.repeat(1_000_000))).toBe('too_deep');
    expect(refusalOf('{"a":'.repeat(100_000))).toBe('too_deep');
    expect(refusalOf(`<document><LimeSurveyDocType>Survey</LimeSurveyDocType>${'<a>'.repeat(100_000)}`)).toBe(
      'too_deep',
    );
    const groups = Array.from({ length: 500 }, (_one, index) => `begin_group,g${index},x`).join('\n');
    expect(refusalOf(`type,name,label\n${groups}`)).toBe('too_deep');
  });

  it('with conditions that nest or run on loses the conditions', () => {
    const conditions = [
      `${'('.repeat(900)}1${')'.repeat(900)}`,
      `${'!'.repeat(1500)}{a}`,
      `${'-'.repeat(1500)}1`,
      '{a} + '.repeat(1000),
      "'".padEnd(1900, '\\'),
      `{a} = '${'x'.repeat(1_000_000)}'`,
    ];
    const elements = conditions.map((visibleIf, index) => ({
      type: 'text',
      name: `q${index}`,
      title: 'x',
      visibleIf,
    }));
    const { definition, report } = readHostile({ elements });
    expect(JSON.stringify(definition)).not.toContain('visibleIf');
    expect(report.dropped).toHaveLength(conditions.length);
    expect(report.dropped.every(({ detail = '' }) => detail.length <= 200)).toBe(true);
  });

  it('with a cell of a million signs is refused, and a long text in JSON is cut', () => {
    const cell = 'x'.repeat(1_000_000);
    expect(refusalOf(`type,name,label\ntext,a,${cell}`)).toBe('cell_too_long');
    expect(
      refusalOf(
        writeWorkbook([
          {
            name: 'survey',
            rows: [
              ['type', 'name'],
              ['text', cell],
            ],
          },
        ]),
      ),
    ).toBe('cell_too_long');
    expect(refusalOf(lss(table('groups', [{ gid: 1, group_name: cell }])))).toBe('cell_too_long');
    const { definition, report } = readHostile({ title: `${'<'.repeat(100_000)}${cell}`, elements: [] });
    expect((definition as { title: string }).title.length).toBeLessThanOrEqual(2000);
    expect(report.changed.map(({ code }) => code)).toContain('text_cut');
  });

  it('with a cell at the far end of a sheet is refused, and empty rows cost nothing', () => {
    const sheet = (cells: string) =>
      zipSync({
        'xl/workbook.xml': strToU8(
          '<workbook xmlns:r="r"><sheets><sheet name="survey" r:id="a"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': strToU8('<r><Relationship Id="a" Target="worksheets/s.xml"/></r>'),
        'xl/worksheets/s.xml': strToU8(`<worksheet><sheetData>${cells}</sheetData></worksheet>`),
      });
    const far = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>';
    expect(refusalOf(sheet(far))).toBe('too_many_cells');
    expect(refusalOf(sheet('<row r="1048576"><c r="A1048576"/></row>'))).toBe('not_recognised');
  });

  it('with names that meant something to a language changes nothing but itself', () => {
    const text =
      '{"__proto__":{"polluted":1},"elements":[{"type":"text","name":"__proto__","title":{"__proto__":"x","constructor":"y"},"x":{"__proto__":{}}},{"type":"constructor","name":"toString"},{"type":"radiogroup","name":"constructor","choices":["__proto__","constructor"]}]}';
    const { definition } = readHostile(text);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(JSON.stringify(definition)).not.toContain('polluted');
    readHostile('type,name,label,__proto__,label::__proto__\ntext,__proto__,x,y,z\nconstructor,a,b,c,d');
    readHostile(lss(table('__proto__', [{ a: 1 }]), table('groups', [{ gid: '__proto__' }])));
  });

  it('of five million signs of any one kind takes no time', () => {
    for (const sign of ['"', '{', '[', ' ', '\\', '|', ',', '\n', '<', '\t', '9', 'a,"']) {
      const fill = sign.repeat(Math.floor(importBounds.bytes / sign.length));
      readHostile(fill);
      readHostile(`{"title":"${fill.slice(30)}`);
    }
    expect(refusalOf('x'.repeat(importBounds.bytes + 1))).toBe('file_too_large');
  });

  it('is never the reason of an error that is not told', () => {
    const seeds = [
      bytesOf({
        title: 'x',
        pages: [{ elements: [{ type: 'matrix', columns: [1], rows: [2], visibleIf: '{a}' }] }],
      }),
      writeWorkbook([
        {
          name: 'survey',
          rows: [
            ['type', 'name', 'label'],
            ['text', 'a', 'A'],
          ],
        },
      ]),
      bytesOf(
        lss(survey, table('groups', [{ gid: 1 }]), table('questions', [{ qid: 1, gid: 1, type: 'F' }])),
      ),
      bytesOf('type,name,label,relevant\ntext,a,A,${b} = 1\n'),
    ];
    const damaged = fc
      .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), fc.nat())
      .map(([seed, changes, end]) => {
        const bytes = seed.slice(0, end % 3 === 0 ? end % seed.length : seed.length);
        for (const [at, value] of changes) bytes[at % Math.max(bytes.length, 1)] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const { report, definition } = importQuestionnaire(bytes, 'f');
        expect(report.refusal === undefined).toBe(definition !== undefined);
      }),
      { numRuns: 2000 },
    );
    const json = fc
      .json({ maxDepth: 5 })
      .map((text) => bytesOf(`{"pages":[{"elements":[${text}]}],"x":${text}}`));
    fc.assert(
      fc.property(json, (bytes) => void importQuestionnaire(bytes, 'f')),
      { numRuns: 500 },
    );
  });
});
