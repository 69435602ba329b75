import { html, nothing, type TemplateResult } from 'lit';
import { boundFields } from './bound-fields.ts';
import { choiceFilters } from './choice-filters.ts';
import { conditionField } from './condition-field.ts';
import { sourcesBefore } from './condition-sources.ts';
import { defaultField } from './default-field.ts';
import type { DraftElement } from './draft.ts';
import { checkField, wordsField, type EditorView } from './editor-view.ts';
import { exclusiveChoices, furtherChoices } from './further-choices.ts';
import { itemRows } from './item-rows.ts';
import { partAt, type JsonPath } from './json-path.ts';
import { pipedWordsField } from './piped-field.ts';
import { tagFields } from './tag-fields.ts';
import { typeFields } from './type-fields.ts';
import { validatorFields } from './validator-fields.ts';

/** The form of one question. */
export function questionForm(view: EditorView, path: JsonPath, element: DraftElement): TemplateResult {
  const { i18n } = view;
  const at = (...keys: string[]) => [...path, ...keys];
  return html`${pipedWordsField(view, at('title'), { label: i18n.t('editor.questionTitle'), isLong: true, most: 500 })}
    ${wordsField(view, at('description'), { label: i18n.t('editor.help'), help: i18n.t('editor.helpHelp'), isLong: true })}
    ${typeFields(view, path, element)} ${answerFields(view, path, element)}
    ${boundFields(view, path, element)}
    <fieldset>
      <legend>${i18n.t('editor.asking')}</legend>
      ${checkField(view, at('isRequired'), i18n.t('editor.required'))}
      ${
        element.type === 'matrix' && partAt(element, ['isRequired']) === true
          ? checkField(view, at('eachRowRequired'), i18n.t('editor.eachRow'))
          : nothing
      }
      ${conditionField(view, at('visibleIf'), i18n.t('editor.showIf'))}
      ${partAt(element, ['isRequired']) === true ? nothing : rarerCondition(view, at('requiredIf'), i18n.t('editor.requiredIf'))}
      ${rarerCondition(view, at('enableIf'), i18n.t('editor.enableIf'))}
    </fieldset>
    ${validatorFields(view, path, element)} ${defaultField(view, path, element)}
    ${tagFields(view, path, element)}`;
}

/** Where nothing comes before, one field that says so is enough. */
function rarerCondition(view: EditorView, path: JsonPath, label: string): TemplateResult | typeof nothing {
  const isSet = partAt(view.draft, path) !== undefined;
  return isSet || sourcesBefore(view, path).length > 0 ? conditionField(view, path, label) : nothing;
}

/** What can be answered: choices with what goes with them, or rows and columns. */
function answerFields(view: EditorView, path: JsonPath, element: DraftElement): TemplateResult {
  if (element.type === 'matrix')
    return html`${itemRows(view, path, 'rows')} ${itemRows(view, path, 'columns')}
    ${choiceFilters(view, path, 'rows')}`;
  if (!['radiogroup', 'checkbox', 'dropdown', 'ranking'].includes(element.type)) return html``;
  return html`${itemRows(view, path, 'choices')} ${furtherChoices(view, path, element.type)}
  ${element.type === 'checkbox' ? exclusiveChoices(view, path) : nothing}
  ${choiceFilters(view, path, 'choices')}`;
}
