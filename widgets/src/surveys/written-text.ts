import { findIdentifyingWords, type IdentifyingPassage } from '@snodo/survey-engine/identifying-words';
import { struckMark } from '@snodo/survey-engine/redaction';
import { css, html, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';

/** One piece of a text as it is shown. */
type Piece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'struck' }
  | { readonly kind: 'suspected'; readonly text: string; readonly passage: IdentifyingPassage };

/**
 * A text with what could tell who wrote it marked, and what was struck out shown as such. With `strike` a mark is a
 * button that takes its passage out.
 */
export function markedText(
  i18n: I18n,
  words: string,
  strike?: (passage: IdentifyingPassage) => void,
): TemplateResult {
  const pieces = piecesOf(words).map((piece) => {
    if (piece.kind === 'plain') return piece.text;
    if (piece.kind === 'struck')
      return html`<span class="struck"
        ><span aria-hidden="true">${struckMark}</span
        ><span class="visually-hidden">${i18n.t('written.struck')}</span></span
      >`;
    const { text, passage } = piece;
    const looks = i18n.t(`written.looks.${passage.kind}`);
    return strike === undefined
      ? html`<mark>${text}<span class="visually-hidden"> (${looks})</span></mark>`
      : html`<button
          type="button"
          class="suspected"
          title=${looks}
          aria-label=${i18n.t('written.strikeOne', { words: text, looks })}
          @click=${() => strike(passage)}
        >
          ${text}
        </button>`;
  });
  return html`<blockquote class="text" dir="auto">${pieces}</blockquote>`;
}

function piecesOf(words: string): Piece[] {
  const pieces: Piece[] = [];
  const plain = (text: string) => {
    for (const [index, part] of text.split(struckMark).entries()) {
      if (index > 0) pieces.push({ kind: 'struck' });
      if (part !== '') pieces.push({ kind: 'plain', text: part });
    }
  };
  let end = 0;
  for (const passage of findIdentifyingWords(words)) {
    plain(words.slice(end, passage.start));
    pieces.push({ kind: 'suspected', text: words.slice(passage.start, passage.end), passage });
    ({ end } = passage);
  }
  plain(words.slice(end));
  return pieces;
}

/** A copy without this stretch, which grows to whole words: half a word would tell as much. */
export function struckOut(copy: string, { start, end }: { start: number; end: number }): string {
  const isWord = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character);
  let [from, to] = [start, end];
  while (from > 0 && isWord(copy[from - 1]) && isWord(copy[from])) from -= 1;
  while (to < copy.length && isWord(copy[to]) && isWord(copy[to - 1])) to += 1;
  return `${copy.slice(0, from)}${struckMark}${copy.slice(to)}`;
}

export const writtenTextStyles = css`
  .text {
    margin: 0;
    padding: var(--snodo-space-4);
    border-inline-start: 6px solid var(--snodo-color-line);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-sunken);
    font-size: var(--snodo-text-m);
    line-height: 1.9;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  /* Blocks of their own, so that blanks of the template are none of the text's. */
  mark,
  .struck,
  .suspected {
    display: inline-block;
    max-inline-size: 100%;
    line-height: 1.5;
    white-space: normal;
  }
  mark,
  .suspected {
    padding: 0.1em 0.25em;
    border: 0;
    border-block-end: 2px dashed var(--snodo-color-danger);
    border-radius: 4px;
    background: var(--snodo-color-tram-wash);
    color: var(--snodo-color-ink);
    font: inherit;
    text-align: inherit;
  }
  .suspected {
    min-block-size: 1.75em;
    cursor: pointer;
  }
  .suspected:hover {
    text-decoration: line-through;
  }
  .struck {
    padding-inline: 0.2em;
    border-radius: 4px;
    background: var(--snodo-color-ink);
    color: var(--snodo-color-surface);
  }
`;
