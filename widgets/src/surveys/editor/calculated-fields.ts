import { html, nothing, type TemplateResult } from 'lit';
import { asText, freshName, namesOf, withRenamed, type Draft } from './draft.ts';
import { faultsAt, idOf, textIn, type EditorView } from './editor-view.ts';
import {
  listAt,
  partAt,
  pathText,
  withItem,
  withMovedItem,
  withoutItem,
  withPart,
  type JsonPath,
} from './json-path.ts';
import { namesMenu } from './piped-field.ts';

const list: JsonPath = ['calculatedValues'];
const mostValues = 50;
const example = 'iif({q1} > 2, 1, 0)';
const functions = ['iif', 'sum', 'avg', 'min', 'max', 'count', 'round', 'today', 'age', 'diffDays'] as const;

/** Values that are worked out from answers, for conditions and texts; later ones may use earlier ones. */
export function calculatedFields(view: EditorView): TemplateResult {
  const { i18n, draft } = view;
  const values = listAt(draft, list);
  const add = () => {
    const value = { name: freshName(draft, 'value', view.published), expression: '' };
    view.replace(withItem(draft, list, values.length, value) as Draft, undefined, i18n.t('editor.added'));
  };
  return html`<fieldset data-path=${pathText(list)} tabindex="-1">
    <legend>${i18n.t('editor.calculated')}</legend>
    <p class="help">${i18n.t('editor.calculatedHelp')}</p>
    ${values.map((_value, at) => valueFields(view, [...list, at], values.length))}
    ${
      values.length === 0
        ? nothing
        : html`<details>
            <summary>${i18n.t('editor.functions')}</summary>
            <dl class="functions">
              ${functions.map(
                (name) =>
                  html`<div>
                    <dt><code dir="ltr">${name}</code></dt>
                    <dd>${i18n.t(`editor.function.${name}`)}</dd>
                  </div>`,
              )}
            </dl>
          </details>`
    }
    ${
      values.length >= mostValues
        ? nothing
        : html`<p>
            <button type="button" class="button" @click=${add}>${i18n.t('editor.calculated.add')}</button>
          </p>`
    }
    ${faultsAt(view, list)}
  </fieldset>`;
}

function valueFields(view: EditorView, path: JsonPath, count: number): TemplateResult {
  const { i18n, draft } = view;
  const at = Number(path.at(-1));
  const name = asText(partAt(draft, [...path, 'name'])) ?? '';
  const move = (to: number) => view.replace(withMovedItem(draft, path, to) as Draft);
  return html`<fieldset class="ruled" data-path=${pathText(path)} tabindex="-1">
    <legend><bdi dir="ltr">${name}</bdi></legend>
    <div class="field">
      <label for=${idOf([...path, 'name'])}>${i18n.t('editor.name')}</label>
      <input
        id=${idOf([...path, 'name'])}
        dir="ltr"
        maxlength="64"
        autocomplete="off"
        spellcheck="false"
        data-path=${pathText([...path, 'name'])}
        .value=${name}
        @change=${(changing: Event) => rename(view, path, changing)}
      />
      ${faultsAt(view, [...path, 'name'])}
    </div>
    ${expressionField(view, [...path, 'expression'])}
    <p class="row">
      <button type="button" class="button" ?disabled=${at === 0} @click=${() => move(at - 1)}>
        ${i18n.t('editor.up')}
      </button>
      <button type="button" class="button" ?disabled=${at === count - 1} @click=${() => move(at + 1)}>
        ${i18n.t('editor.down')}
      </button>
      <button
        type="button"
        class="button plain"
        @click=${() => {
          const left = withoutItem(draft, path);
          view.replace(
            (count === 1 ? withPart(left, list, undefined) : left) as Draft,
            undefined,
            i18n.t('editor.deleted', { title: name }),
          );
        }}
      >
        ${i18n.t('editor.calculated.remove')}
      </button>
    </p>
    ${faultsAt(view, path)}
  </fieldset>`;
}

/** A name that is free; conditions and texts that speak of the value go along. */
function rename(view: EditorView, path: JsonPath, changing: Event): void {
  const { draft } = view;
  const input = changing.target as HTMLInputElement;
  const name = input.value.trim();
  const before = asText(partAt(draft, [...path, 'name'])) ?? '';
  if (/^[A-Za-z]\w{0,63}$/u.test(name) && !namesOf(draft).has(name))
    view.replace(withRenamed(draft, path, name));
  else input.value = before;
}

/** An expression as it is written, with a menu of the names that it can use. */
function expressionField(view: EditorView, path: JsonPath): TemplateResult {
  const { i18n, draft } = view;
  const id = idOf(path);
  return html`<div class="field piped">
    <label for=${id}>${i18n.t('editor.calculated.expression')}</label>
    <textarea
      id=${id}
      rows="2"
      dir="ltr"
      maxlength="2000"
      spellcheck="false"
      aria-describedby=${`${id}-help`}
      data-path=${pathText(path)}
      .value=${asText(partAt(draft, path)) ?? ''}
      @input=${(typing: Event) => view.change(path, textIn(typing))}
    ></textarea>
    <p class="help" id=${`${id}-help`}>${i18n.t('editor.calculated.expressionHelp', { example })}</p>
    ${namesMenu(view, path, i18n.t('editor.calculated.insert'), (words) => view.change(path, words))}
    ${faultsAt(view, path)}
  </div>`;
}
