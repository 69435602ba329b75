import { html, nothing, type TemplateResult } from 'lit';
import { sourcesBefore } from './condition-sources.ts';
import { textIn, wordsField, type EditorView, type FieldOptions } from './editor-view.ts';
import type { JsonPath } from './json-path.ts';

/** A text that can take in what was answered before. */
export function pipedWordsField(view: EditorView, path: JsonPath, options: FieldOptions): TemplateResult {
  const { i18n } = view;
  return html`<div class="piped">
    ${wordsField(view, path, options)}
    ${namesMenu(view, path, i18n.t('editor.pipe'), (words) => view.write(path, words))}
  </div>`;
}

/**
 * A menu of what can be asked about at a place: the chosen name goes into the field beside it, in curly brackets, where
 * the cursor stands. Both stand in one element with the class `piped`.
 */
export function namesMenu(
  view: EditorView,
  path: JsonPath,
  label: string,
  write: (words: string) => void,
): TemplateResult | typeof nothing {
  const sources = sourcesBefore(view, path).filter(({ isOneAnswer }) => isOneAnswer);
  if (sources.length === 0) return nothing;
  return html`<select
    class="insert"
    aria-label=${label}
    @change=${(choosing: Event) => insert(choosing, write)}
  >
    <option value="" .selected=${true}>${label}</option>
    ${sources.map(({ name, label: title }) => html`<option value=${name}>${title}</option>`)}
  </select>`;
}

function insert(choosing: Event, write: (words: string) => void): void {
  const menu = choosing.target as HTMLSelectElement;
  const name = textIn(choosing);
  menu.value = '';
  const field = menu
    .closest('.piped')
    ?.querySelector<HTMLTextAreaElement | HTMLInputElement>('textarea, input');
  if (!field || name === '') return;
  const start = field.selectionStart ?? field.value.length;
  field.setRangeText(`{${name}}`, start, field.selectionEnd ?? start, 'end');
  write(field.value);
  field.focus();
}
