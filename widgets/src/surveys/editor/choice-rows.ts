import { html, nothing, type TemplateResult } from 'lit';
import { someWords, wordsIn } from './draft.ts';
import { checkField, faultsAt, idOf, isTicked, textIn, wordsField, type EditorView } from './editor-view.ts';
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
import type { Draft } from './draft.ts';

/** The choices of a question, a row each: words in the language that is written in, and the value that is stored. */
export function choiceRows(view: EditorView, question: JsonPath): TemplateResult {
  const { i18n, draft } = view;
  const list = [...question, 'choices'];
  const choices = listAt(draft, list);
  const replace = (next: unknown, said?: string) => view.replace(next as Draft, undefined, said);
  return html`<fieldset class="choices" data-path=${pathText(list)} tabindex="-1">
    <legend>${i18n.t('editor.choices')}</legend>
    <p class="help" id=${`${idOf(list)}-help`}>${i18n.t('editor.choicesHelp')}</p>
    <ol role="list">
      ${choices.map((_choice, at) => choiceRow(view, [...list, at], choices.length, replace))}
    </ol>
    <p>
      <button
        type="button"
        class="button"
        @click=${() => replace(withItem(draft, list, choices.length, { value: freshValue(choices), text: {} }))}
      >
        ${i18n.t('editor.addChoice')}
      </button>
    </p>
    ${faultsAt(view, list)}
  </fieldset>`;
}

/** A value that no choice of the question has. */
function freshValue(choices: readonly unknown[]): string {
  const taken = new Set(choices.map((choice) => partAt(choice, ['value'])));
  let at = 1;
  while (taken.has(`a${at}`)) at += 1;
  return `a${at}`;
}

function choiceRow(
  view: EditorView,
  path: JsonPath,
  count: number,
  replace: (draft: unknown, said?: string) => void,
): TemplateResult {
  const { i18n, draft, language } = view;
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
      aria-label=${i18n.t('editor.choiceText', { n })}
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
      aria-label=${i18n.t('editor.choiceValue', { n })}
      title=${i18n.t('editor.choiceValue', { n })}
      data-path=${pathText(value)}
      .value=${typeof stored === 'string' ? stored : ''}
      @change=${(changing: Event) => view.change(value, textIn(changing).trim())}
    />
    ${rowButtons(view, path, count, replace)} ${faultsAt(view, text)} ${faultsAt(view, value)}
    ${faultsAt(view, path)}
  </li>`;
}

function rowButtons(
  { i18n, draft, language }: EditorView,
  path: JsonPath,
  count: number,
  replace: (draft: unknown, said?: string) => void,
): TemplateResult {
  const at = Number(path.at(-1));
  const n = at + 1;
  const words = wordsIn(draft, partAt(draft, [...path, 'text']), language);
  return html`<span class="buttons">
    <button
      type="button"
      class="button"
      aria-label=${i18n.t('editor.choiceUp', { n })}
      ?disabled=${at === 0}
      @click=${() => replace(withMovedItem(draft, path, at - 1))}
    >
      <snodo-icon name="chevron-up"></snodo-icon>
    </button>
    <button
      type="button"
      class="button"
      aria-label=${i18n.t('editor.choiceDown', { n })}
      ?disabled=${at === count - 1}
      @click=${() => replace(withMovedItem(draft, path, at + 1))}
    >
      <snodo-icon name="chevron-down"></snodo-icon>
    </button>
    <button
      type="button"
      class="button"
      aria-label=${i18n.t('editor.choiceRemove', { n })}
      ?disabled=${count === 1}
      @click=${() => replace(withoutItem(draft, path), i18n.t('editor.deleted', { title: words || String(n) }))}
    >
      <snodo-icon name="x"></snodo-icon>
    </button>
  </span>`;
}

/** The choices of a checkbox that go with no other. */
export function exclusiveChoices(view: EditorView, question: JsonPath): TemplateResult {
  const { i18n, draft, language } = view;
  const path = [...question, 'x', 'exclusive'];
  const alone = listAt(draft, path);
  const values = listAt(draft, [...question, 'choices']).map((choice) => partAt(choice, ['value']));
  const toggle = (value: unknown, isOn: boolean) => {
    const next = values.filter((one) => (one === value ? isOn : alone.includes(one)));
    view.change(path, next.length === 0 ? undefined : next);
  };
  return html`<fieldset data-path=${pathText(path)} tabindex="-1">
    <legend>${i18n.t('editor.exclusive')}</legend>
    <div class="several">
      ${values.map((value, at) => {
        const words = someWords(draft, partAt(draft, [...question, 'choices', at, 'text']), language);
        return html`<label class="choice">
          <input
            type="checkbox"
            .checked=${alone.includes(value)}
            @change=${(changing: Event) => toggle(value, isTicked(changing))}
          />
          <span>${words || i18n.t('editor.choiceText', { n: at + 1 })}</span>
        </label>`;
      })}
    </div>
    ${faultsAt(view, path)}
  </fieldset>`;
}

/** "None of these", "something else" and "all of these", with their words where they are wanted. */
export function furtherChoices(view: EditorView, question: JsonPath, type: unknown): TemplateResult {
  const { i18n, draft } = view;
  const items = [
    ['None', i18n.t('editor.none')],
    ['Other', i18n.t('editor.other')],
    ...(type === 'checkbox' ? ([['SelectAll', i18n.t('editor.selectAll')]] as const) : []),
  ] as const;
  if (type === 'ranking') return html``;
  return html`<fieldset>
    <legend>${i18n.t('editor.furtherChoices')}</legend>
    ${items.map(([item, label]) => {
      const show = [...question, `show${item}Item`];
      const words = [...question, `${item.charAt(0).toLowerCase()}${item.slice(1)}Text`];
      return html`${checkField(view, show, label)}
      ${
        partAt(draft, show) === true
          ? wordsField(view, words, { label: i18n.t('editor.wordsOf', { item: label }), most: 300 })
          : nothing
      }`;
    })}
  </fieldset>`;
}
