import { html, nothing, type TemplateResult } from 'lit';
import { someWords } from './draft.ts';
import { checkField, faultsAt, isTicked, wordsField, type EditorView } from './editor-view.ts';
import { listAt, partAt, pathText, type JsonPath } from './json-path.ts';

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
          <span>${words || i18n.t('editor.choices.text', { n: at + 1 })}</span>
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
