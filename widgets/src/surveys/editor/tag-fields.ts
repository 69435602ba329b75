import { html, nothing, type TemplateResult } from 'lit';
import type { DraftElement } from './draft.ts';
import {
  checkField,
  isTicked,
  numberField,
  plainField,
  selectField,
  type EditorView,
} from './editor-view.ts';
import { partAt, type JsonPath } from './json-path.ts';
import { groupFields } from './group-fields.ts';
import { bandsField } from './number-fields.ts';

const sensitivities = ['ordinary', 'quasi', 'special', 'free_text'] as const;
/** What the item bank tags questions with, as far as the publish gate minds. */
const topics = [
  'politics',
  'religion',
  'union',
  'sexual_life',
  'ethnicity',
  'criminal',
  'hr_evaluative',
] as const;

/** How delicate it is, what it is about, and from how many people on a figure of it may be shown. */
export function tagFields(view: EditorView, path: JsonPath, element: DraftElement): TemplateResult {
  const { i18n } = view;
  const at = (key: string) => [...path, 'x', key];
  const given = partAt(element, ['x', 'topic']);
  const topic = new Set(Array.isArray(given) ? given : given === undefined ? [] : [given]);
  const toggle = (one: string, isOn: boolean) => {
    const next = [...topic, ...(isOn ? [one] : [])].filter((other) => isOn || other !== one);
    view.change(at('topic'), next.length === 0 ? undefined : next.length === 1 ? next[0] : next);
  };
  return html`<fieldset>
    <legend>${i18n.t('editor.protection')}</legend>
    ${selectField(view, at('sensitivity'), {
      label: i18n.t('editor.sensitivity'),
      help: i18n.t('editor.sensitivityHelp'),
      choices: sensitivities.map((one) => [one, i18n.t(`editor.sensitivity.${one}`)] as const),
    })}
    <div class="pair">
      ${numberField(view, at('minN'), { label: i18n.t('editor.floor'), least: 1, most: 1000 })}
      ${plainField(view, at('domain'), { label: i18n.t('editor.domain'), most: 16 })}
    </div>
    ${checkField(view, at('dimension'), i18n.t('editor.dimension'))}
    ${Array.isArray(element['choices']) ? groupFields(view, path) : nothing}
    ${element.type === 'slider' || element['inputType'] === 'number' ? bandsField(view, at('bands')) : nothing}
    <details ?open=${topic.size > 0}>
      <summary>${i18n.t('editor.topic')}</summary>
      <p class="help">${i18n.t('editor.topicHelp')}</p>
      ${topics.map(
        (one) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${topic.has(one)}
              @change=${(changing: Event) => toggle(one, isTicked(changing))}
            />
            <span>${i18n.t(`editor.topic.${one}`)}</span>
          </label>`,
      )}
    </details>
  </fieldset>`;
}
