import type { LocalizedText, MatrixItem, MatrixQuestion, Panel } from '../definition.ts';
import type { Fault } from '../fault.ts';
import { ownValue, readFields, readList, readLocale, readOneOf, Reading } from '../reading.ts';
import type { Reader } from '../reading.ts';
import { specialFloor } from './publish-gate.ts';
import { blockQuestionName, findBlock, validatedBlocks } from './validated-blocks.ts';
import type { BlockCode, ValidatedBlock } from './validated-blocks.ts';

/**
 * The words of a block in one language, as its licensed sheet has them: `items` and `scale` in the order of the block.
 * `source` says which edition they are from.
 */
export interface BlockWording {
  readonly block: BlockCode;
  readonly language: string;
  readonly source: string;
  readonly items: readonly string[];
  readonly scale: readonly string[];
  readonly instruction?: string;
}

/** UTF-16 units of a sentence. */
const mostLength = 500;

const readWords: Reader = (given, path, reading) => {
  if (typeof given !== 'string') reading.refuse(path, 'wrong_type', 'expected text');
  else if (given.trim() === '') reading.refuse(path, 'blank', 'expected words');
  else if (given.length > mostLength) reading.refuse(path, 'too_long', 'is too long', mostLength);
  else if (/<[a-z/!?]/i.test(given)) reading.refuse(path, 'markup', 'texts are plain, without tags');
};

/**
 * Reads a sheet strictly: a known block, exactly as many items and scale words as it has, no two alike, plain text of at
 * most 500 characters each. Codes are those of `readDefinition`.
 */
export function readBlockWording(json: unknown): { wording: BlockWording } | { faults: Fault[] } {
  const reading = new Reading();
  const block = findBlock(ownValue(json, 'block'));
  const list = (count: number) => readDistinct(readList(readWords, count, count));
  readFields({
    required: {
      block: readOneOf(...validatedBlocks.map(({ code }) => code)),
      language: readLocale,
      source: readWords,
      items: list(block?.items.length ?? 0),
      scale: list(block?.scale.length ?? 0),
    },
    optional: { instruction: readWords },
  })(json, '', reading);
  if (reading.faults.length > 0) return { faults: reading.faults };
  // Every key and type was checked above.
  return { wording: structuredClone(json) as BlockWording };
}

function readDistinct(read: Reader): Reader {
  return (given, path, reading) => {
    read(given, path, reading);
    if (!Array.isArray(given)) return;
    const seen = new Set<unknown>();
    for (const [index, words] of given.slice(0, 20).entries()) {
      if (seen.has(words)) reading.refuse(`${path}[${index}]`, 'duplicate', 'stands twice');
      seen.add(words);
    }
  };
}

/**
 * The panel of a block, in the languages asked for (those of its wordings unless told), or undefined when one of them
 * has no wording. Inside is one matrix, optional, special, reported about ten people or more.
 */
export function blockPanel(
  block: ValidatedBlock,
  wordings: readonly BlockWording[],
  languages: readonly string[] = wordings
    .filter((wording) => wording.block === block.code)
    .map(({ language }) => language),
): Panel | undefined {
  const sheets = languages.map((language) =>
    wordings.find((wording) => wording.block === block.code && wording.language === language),
  );
  const own = sheets.filter((sheet) => sheet !== undefined);
  if (own.length === 0 || own.length < sheets.length) return undefined;
  const words = (wordsOf: (sheet: BlockWording) => string): LocalizedText =>
    Object.fromEntries(own.map((sheet) => [sheet.language, wordsOf(sheet)]));
  const listed = (values: readonly string[], key: 'items' | 'scale'): MatrixItem[] =>
    values.map((value, index) => ({ value, text: words((sheet) => sheet[key][index] ?? '') }));
  const matrix: MatrixQuestion = {
    type: 'matrix',
    name: blockQuestionName(block),
    title: words(({ instruction, language }) => instruction ?? titleIn(block, language)),
    columns: listed(block.scale, 'scale'),
    rows: listed(
      block.items.map(({ value }) => value),
      'items',
    ),
    x: { sensitivity: block.sensitivity, minN: specialFloor },
  };
  return { type: 'panel', name: block.code, elements: [matrix], x: { block: block.code } };
}

/** Sheets without an instruction get the name of the block: the format wants a title. */
function titleIn({ title, code }: ValidatedBlock, language: string): string {
  const [tongue = ''] = language.split('-');
  return (typeof title === 'string' ? title : (title[tongue] ?? title['en'])) ?? code;
}
