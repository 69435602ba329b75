import { html, nothing, type TemplateResult } from 'lit';
import { wordedItems } from './condition-sources.ts';
import type { DraftElement } from './draft.ts';
import { faultsAt, idOf, isTicked, numberField, plainField, textIn, type EditorView } from './editor-view.ts';
import { listAt, partAt, pathText, type JsonPath } from './json-path.ts';

/** What stands in the field before it is touched, and in which order choices come. */
export function defaultField(view: EditorView, question: JsonPath, element: DraftElement): TemplateResult {
  const { i18n } = view;
  const path = [...question, 'defaultValue'];
  const given = partAt(view.draft, path);
  const field = ownField(view, question, path, element);
  const order = [...question, 'choicesOrder'];
  const hasOrder = Array.isArray(element['choices']);
  if (field === undefined && !hasOrder) return html``;
  return html`<details ?open=${given !== undefined || partAt(view.draft, order) === 'random'}>
    <summary>${i18n.t('editor.start')}</summary>
    <div class="inside">
      ${
        hasOrder
          ? html`<label class="choice">
              <input
                type="checkbox"
                data-path=${pathText(order)}
                .checked=${partAt(view.draft, order) === 'random'}
                @change=${(changing: Event) => view.change(order, isTicked(changing) ? 'random' : undefined)}
              />
              <span>${i18n.t('editor.randomOrder')}</span>
            </label>`
          : nothing
      }
      ${field ?? nothing}
      ${field === undefined ? nothing : html`<p class="help">${i18n.t('editor.startHelp')}</p>`}
    </div>
  </details>`;
}

function ownField(
  view: EditorView,
  question: JsonPath,
  path: JsonPath,
  { type, inputType }: DraftElement,
): TemplateResult | undefined {
  const { i18n } = view;
  const label = i18n.t('editor.startValue');
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
      return oneOf(view, path, wordedItems(view, [...question, 'choices']));
    case 'boolean':
      return oneOf(view, path, [
        ['true', i18n.t('editor.condition.yes')],
        ['false', i18n.t('editor.condition.no')],
      ]);
    case 'checkbox':
      return someOf(view, path, wordedItems(view, [...question, 'choices']));
    case 'rating':
    case 'slider':
      return numberField(view, path, { label });
    case 'text':
    case 'comment':
      return inputType === 'number'
        ? numberField(view, path, { label })
        : plainField(view, path, { label, most: 2000 });
    default:
      return undefined;
  }
}

/** One of the answers, or none; yes and no are kept as such, not as words. */
function oneOf(
  view: EditorView,
  path: JsonPath,
  values: readonly (readonly [string, string])[],
): TemplateResult {
  const { i18n, draft } = view;
  const given = partAt(draft, path);
  const chosen = given === undefined ? '' : String(given);
  const isYesNo = values[0]?.[0] === 'true';
  const id = idOf(path);
  return html`<div class="field">
    <label for=${id}>${i18n.t('editor.startValue')}</label>
    <select
      id=${id}
      data-path=${pathText(path)}
      @change=${(choosing: Event) => {
        const value = textIn(choosing);
        view.change(path, value === '' ? undefined : isYesNo ? value === 'true' : value);
      }}
    >
      <option value="" .selected=${chosen === ''}>${i18n.t('editor.startNone')}</option>
      ${values.map(
        ([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
      )}
    </select>
    ${faultsAt(view, path)}
  </div>`;
}

function someOf(
  view: EditorView,
  path: JsonPath,
  values: readonly (readonly [string, string])[],
): TemplateResult {
  const { i18n, draft } = view;
  const chosen = listAt(draft, path);
  const toggle = (value: string, isOn: boolean) => {
    const next = values.map(([one]) => one).filter((one) => (one === value ? isOn : chosen.includes(one)));
    view.change(path, next.length > 0 ? next : undefined);
  };
  return html`<fieldset data-path=${pathText(path)} tabindex="-1">
    <legend>${i18n.t('editor.startValue')}</legend>
    <div class="several">
      ${values.map(
        ([value, words]) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${chosen.includes(value)}
              @change=${(changing: Event) => toggle(value, isTicked(changing))}
            />
            <span>${words}</span>
          </label>`,
      )}
    </div>
    ${faultsAt(view, path)}
  </fieldset>`;
}
