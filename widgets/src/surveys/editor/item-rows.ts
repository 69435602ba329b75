import { html, type TemplateResult } from 'lit';
import { wordsIn } from './draft.ts';
import { faultsAt, idOf, textIn, type EditorView } from './editor-view.ts';
import {
  listAt,
  partAt,
  pathText,
  withItem,
  withMovedItem,
  withoutItem,
  type JsonPath,
} from './json-path.ts';
import { directionOf } from './language-names.ts';
import { newItem, type ItemList } from './new-items.ts';
import type { Draft } from './draft.ts';

const fewest = { choices: 1, rows: 1, columns: 2 } as const;

/** The choices, rows or columns of a question: words in the language that is written in, and the value that is stored. */
export function itemRows(view: EditorView, question: JsonPath, kind: ItemList): TemplateResult {
  const { i18n, draft } = view;
  const list = [...question, kind];
  const items = listAt(draft, list);
  const replace = (next: unknown, said?: string) => view.replace(next as Draft, undefined, said);
  return html`<fieldset class="choices" data-path=${pathText(list)} tabindex="-1">
    <legend>${i18n.t(`editor.${kind}`)}</legend>
    <p class="help" id=${`${idOf(list)}-help`}>${i18n.t('editor.itemsHelp')}</p>
    <ol role="list">
      ${items.map((_item, at) => itemRow(view, [...list, at], { kind, count: items.length, replace }))}
    </ol>
    <p>
      <button
        type="button"
        class="button"
        @click=${() => replace(withItem(draft, list, items.length, newItem(items, kind)))}
      >
        ${i18n.t(`editor.${kind}.add`)}
      </button>
    </p>
    ${faultsAt(view, list)}
  </fieldset>`;
}

interface RowOptions {
  readonly kind: ItemList;
  readonly count: number;
  readonly replace: (draft: unknown, said?: string) => void;
}

function itemRow(view: EditorView, path: JsonPath, options: RowOptions): TemplateResult {
  const { i18n, draft, language } = view;
  const { kind } = options;
  const [text, value] = [
    [...path, 'text'],
    [...path, 'value'],
  ];
  const words = wordsIn(draft, partAt(draft, text), language);
  const n = Number(path.at(-1)) + 1;
  const stored = partAt(draft, value);
  return html`<li>
    <input
      id=${idOf(text)}
      lang=${language}
      dir=${directionOf(language)}
      maxlength="2000"
      autocomplete="off"
      aria-label=${i18n.t(`editor.${kind}.text`, { n })}
      data-path=${pathText(text)}
      .value=${words}
      @input=${(typing: Event) => view.write(text, textIn(typing))}
    />
    <input
      id=${idOf(value)}
      class="value"
      dir="ltr"
      maxlength="64"
      autocomplete="off"
      spellcheck="false"
      aria-label=${i18n.t(`editor.${kind}.value`, { n })}
      title=${i18n.t(`editor.${kind}.value`, { n })}
      data-path=${pathText(value)}
      .value=${typeof stored === 'string' ? stored : ''}
      @change=${(changing: Event) => view.change(value, textIn(changing).trim())}
    />
    ${rowButtons(view, path, options)} ${faultsAt(view, text)} ${faultsAt(view, value)}
    ${faultsAt(view, path)}
  </li>`;
}

function rowButtons(
  { i18n, draft, language }: EditorView,
  path: JsonPath,
  { kind, count, replace }: RowOptions,
): TemplateResult {
  const at = Number(path.at(-1));
  const n = at + 1;
  const words = wordsIn(draft, partAt(draft, [...path, 'text']), language);
  return html`<span class="buttons">
    <button
      type="button"
      class="button"
      aria-label=${i18n.t(`editor.${kind}.up`, { n })}
      ?disabled=${at === 0}
      @click=${() => replace(withMovedItem(draft, path, at - 1))}
    >
      <snodo-icon name="chevron-up"></snodo-icon>
    </button>
    <button
      type="button"
      class="button"
      aria-label=${i18n.t(`editor.${kind}.down`, { n })}
      ?disabled=${at === count - 1}
      @click=${() => replace(withMovedItem(draft, path, at + 1))}
    >
      <snodo-icon name="chevron-down"></snodo-icon>
    </button>
    <button
      type="button"
      class="button"
      aria-label=${i18n.t(`editor.${kind}.remove`, { n })}
      ?disabled=${count <= fewest[kind]}
      @click=${() => replace(withoutItem(draft, path), i18n.t('editor.deleted', { title: words || String(n) }))}
    >
      <snodo-icon name="x"></snodo-icon>
    </button>
  </span>`;
}
