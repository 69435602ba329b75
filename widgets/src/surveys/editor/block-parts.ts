import { blockPanel, findBlock, type BlockWording } from '@snodo/survey-engine/authoring';
import { localize } from '@snodo/survey-engine';
import { asText, isBlock, outlineOf, type Draft } from './draft.ts';
import type { ValidatedBlock } from './instruments-api.ts';
import { partAt, withPart, type JsonPath } from './json-path.ts';

/** A validated instrument as it could stand in a draft. */
export interface OfferedBlock {
  readonly code: string;
  readonly title: string;
  /** Why it cannot be put in: it is there already, or a language has no sheet. */
  readonly lacks: 'nothing' | 'place' | 'words';
}

/** The sheets of all instruments as the survey engine reads them. */
export function wordingsOf(blocks: readonly ValidatedBlock[]): BlockWording[] {
  return blocks.flatMap(({ code, sheets }) => {
    const block = findBlock(code);
    if (block === undefined) return [];
    return sheets.map(({ language, source, items, scale, instruction }) => ({
      block: block.code,
      language,
      source,
      items,
      scale,
      ...(instruction === null ? {} : { instruction }),
    }));
  });
}

export function offeredBlocks(
  draft: Draft,
  blocks: readonly ValidatedBlock[],
  language: string,
): OfferedBlock[] {
  const there = new Set(
    outlineOf(draft).flatMap(({ kind, path }) =>
      kind === 'block' ? [asText(partAt(draft, [...path, 'x', 'block']))] : [],
    ),
  );
  return blocks.map(({ code, title, sheets }) => {
    const hasWords = draft.x.locales.every((one) => sheets.some((sheet) => sheet.language === one));
    const block = findBlock(code);
    return {
      code,
      title: block ? localize(block.title, language) : title,
      lacks: there.has(code) ? 'place' : hasWords ? 'nothing' : 'words',
    };
  });
}

/** The locked panel of a block in the languages of the draft that have a sheet; undefined when none has. */
export function lockedPanel(
  draft: Draft,
  blocks: readonly ValidatedBlock[],
  code: string,
): object | undefined {
  const block = findBlock(code);
  const wordings = wordingsOf(blocks);
  const spoken = draft.x.locales.filter((language) =>
    wordings.some((sheet) => sheet.block === code && sheet.language === language),
  );
  return block && blockPanel(block, wordings, spoken);
}

/** The block at a path with the words that its sheets have now; its heading and its condition stay. */
export function withSheetWords(draft: Draft, blocks: readonly ValidatedBlock[], path: JsonPath): Draft {
  const element = partAt(draft, path);
  if (!isBlock(element)) return draft;
  const panel = lockedPanel(draft, blocks, asText(partAt(element, ['x', 'block'])) ?? '');
  if (panel === undefined) return draft;
  const [title, visibleIf] = [partAt(element, ['title']), partAt(element, ['visibleIf'])];
  return withPart(draft, path, {
    ...panel,
    ...(title === undefined ? {} : { title }),
    ...(visibleIf === undefined ? {} : { visibleIf }),
  }) as Draft;
}
