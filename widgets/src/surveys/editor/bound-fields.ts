import { html, nothing, type TemplateResult } from 'lit';
import type { DraftElement } from './draft.ts';
import { checkField, numberField, wordsField, type EditorView } from './editor-view.ts';
import type { JsonPath } from './json-path.ts';
import { sliderFields } from './number-fields.ts';

/** How many may be chosen, from where to where a scale goes, how long a text may be. */
export function boundFields(
  view: EditorView,
  path: JsonPath,
  element: DraftElement,
): TemplateResult | typeof nothing {
  const { i18n } = view;
  const at = (key: string) => [...path, key];
  switch (element.type) {
    case 'checkbox':
    case 'ranking':
      return html`${numberField(view, at('maxSelectedChoices'), {
        label: i18n.t('editor.mostChoices'),
        least: 1,
        most: 100,
      })}
      ${element.type === 'ranking' ? checkField(view, at('selectToRankEnabled'), i18n.t('editor.rankSome')) : nothing}`;
    case 'rating':
      return ratingFields(view, path);
    case 'slider':
      return sliderFields(view, path);
    case 'boolean':
      return html`${wordsField(view, at('labelTrue'), { label: i18n.t('editor.yesWords'), most: 120 })}
      ${wordsField(view, at('labelFalse'), { label: i18n.t('editor.noWords'), most: 120 })}`;
    case 'text':
    case 'comment':
      return textFields(view, path, element['inputType'] === 'number');
    default:
      return nothing;
  }
}

function ratingFields(view: EditorView, path: JsonPath): TemplateResult {
  const { i18n } = view;
  const at = (key: string) => [...path, key];
  const bound = (key: string, label: string, placeholder: number) =>
    numberField(view, at(key), { label, placeholder, least: 0, most: 10 });
  return html`<div class="pair">
      ${bound('rateMin', i18n.t('editor.from'), 1)} ${bound('rateMax', i18n.t('editor.to'), 5)}
      ${bound('rateStep', i18n.t('editor.step'), 1)}
    </div>
    ${wordsField(view, at('minRateDescription'), { label: i18n.t('editor.lowEnd'), most: 120 })}
    ${wordsField(view, at('maxRateDescription'), { label: i18n.t('editor.highEnd'), most: 120 })}`;
}

function textFields(view: EditorView, path: JsonPath, isNumber: boolean): TemplateResult {
  const { i18n } = view;
  const at = (key: string) => [...path, key];
  return html`${
    isNumber
      ? html`<div class="pair">
          ${numberField(view, at('min'), { label: i18n.t('editor.from') })}
          ${numberField(view, at('max'), { label: i18n.t('editor.to') })}
          ${numberField(view, at('step'), { label: i18n.t('editor.step'), placeholder: 1 })}
        </div>`
      : numberField(view, at('maxLength'), { label: i18n.t('editor.longest'), least: 1, most: 2000 })
  }
  ${wordsField(view, at('placeholder'), { label: i18n.t('editor.placeholder'), most: 120 })}`;
}
