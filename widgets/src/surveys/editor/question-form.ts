import { html, nothing, type TemplateResult } from 'lit';
import { choiceRows, exclusiveChoices, furtherChoices } from './choice-rows.ts';
import { conditionField } from './condition-field.ts';
import { asText, namesOf, withRenamed, type Draft, type DraftElement } from './draft.ts';
import {
  checkField,
  faultsAt,
  idOf,
  isTicked,
  numberField,
  plainField,
  selectField,
  textIn,
  wordsField,
  type EditorView,
} from './editor-view.ts';
import { listAt, partAt, pathText, withPart, type JsonPath } from './json-path.ts';

const choiceTypes = new Set(['radiogroup', 'checkbox', 'dropdown', 'ranking']);
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

/** The form of one question. */
export function questionForm(view: EditorView, path: JsonPath, element: DraftElement): TemplateResult {
  const { i18n } = view;
  const at = (...keys: string[]) => [...path, ...keys];
  return html`${wordsField(view, at('title'), { label: i18n.t('editor.questionTitle'), isLong: true, most: 500 })}
    ${wordsField(view, at('description'), { label: i18n.t('editor.help'), help: i18n.t('editor.helpHelp'), isLong: true })}
    ${typeFields(view, path, element)}
    ${choiceTypes.has(element.type) ? html`${choiceRows(view, path)} ${furtherChoices(view, path, element.type)}` : nothing}
    ${element.type === 'checkbox' ? exclusiveChoices(view, path) : nothing}
    ${boundFields(view, path, element)}
    <fieldset>
      <legend>${i18n.t('editor.asking')}</legend>
      ${checkField(view, at('isRequired'), i18n.t('editor.required'))}
      ${conditionField(view, at('visibleIf'), i18n.t('editor.showIf'))}
      ${partAt(element, ['isRequired']) === true ? nothing : conditionField(view, at('requiredIf'), i18n.t('editor.requiredIf'))}
    </fieldset>
    ${tagFields(view, path, element)}`;
}

/** Name and type: both stay as they were published. */
function typeFields(view: EditorView, path: JsonPath, element: DraftElement): TemplateResult {
  const { i18n, published, draft } = view;
  const isLocked = Object.hasOwn(published, element.name);
  const name = [...path, 'name'];
  const type = element['inputType'] === 'number' ? 'number' : element.type;
  const types = [
    'radiogroup',
    'checkbox',
    'dropdown',
    'ranking',
    'rating',
    'boolean',
    'text',
    'number',
    'comment',
  ] as const;
  const known = types.some((one) => one === type);
  return html`<div class="pair">
    <div class="field">
      <label for=${idOf([...path, 'type'])}>${i18n.t('editor.answerType')}</label>
      <select
        id=${idOf([...path, 'type'])}
        ?disabled=${isLocked || !known}
        aria-describedby=${isLocked ? `${idOf(name)}-help` : nothing}
        data-path=${pathText([...path, 'type'])}
        .value=${type}
        @change=${(changing: Event) => view.replace(retyped(draft, path, textIn(changing)))}
      >
        ${known ? nothing : html`<option value=${type} selected>${type}</option>`}
        ${types.map(
          (one) =>
            html`<option value=${one} .selected=${one === type}>${i18n.t(`editor.type.${one}`)}</option>`,
        )}
      </select>
      ${faultsAt(view, [...path, 'type'])}
    </div>
    <div class="field">
      <label for=${idOf(name)}>${i18n.t('editor.name')}</label>
      <input
        id=${idOf(name)}
        dir="ltr"
        maxlength="64"
        pattern="[A-Za-z]\\w*"
        autocomplete="off"
        spellcheck="false"
        ?readonly=${isLocked}
        aria-describedby=${`${idOf(name)}-help`}
        data-path=${pathText(name)}
        .value=${element.name}
        @change=${(changing: Event) => rename(view, path, changing)}
      />
      ${faultsAt(view, name)}
    </div>
    <p class="help" id=${`${idOf(name)}-help`}>
      ${
        isLocked
          ? html`<snodo-icon name="lock"></snodo-icon> ${i18n.t('editor.locked')}`
          : i18n.t('editor.nameHelp')
      }
    </p>
  </div>`;
}

const sharedKeys = new Set([
  'name',
  'title',
  'description',
  'visibleIf',
  'requiredIf',
  'enableIf',
  'isRequired',
  'x',
]);

/** Another type; what only the former one had is taken away. */
function retyped(draft: Draft, path: JsonPath, type: string): Draft {
  const element = partAt(draft, path) as DraftElement;
  const kept = Object.fromEntries(Object.entries(element).filter(([key]) => sharedKeys.has(key)));
  const choices = listAt(element, ['choices']);
  const two = [1, 2].map((at) => ({ value: `a${at}`, text: {} }));
  return withPart(draft, path, {
    type: type === 'number' ? 'text' : type,
    ...kept,
    ...(type === 'number' ? { inputType: 'number' } : {}),
    ...(choiceTypes.has(type) ? { choices: choices.length > 0 ? choices : two } : {}),
  }) as Draft;
}

function rename({ draft, replace }: EditorView, path: JsonPath, changing: Event): void {
  const input = changing.target as HTMLInputElement;
  const name = input.value.trim();
  const before = asText(partAt(draft, [...path, 'name'])) ?? '';
  if (name === before) return;
  if (/^[A-Za-z]\w{0,63}$/u.test(name) && !namesOf(draft).has(name)) replace(withRenamed(draft, path, name));
  else input.value = before;
}

/** How many may be chosen, from where to where a scale goes, how long a text may be. */
function boundFields(
  view: EditorView,
  path: JsonPath,
  element: DraftElement,
): TemplateResult | typeof nothing {
  const { i18n } = view;
  const at = (key: string) => [...path, key];
  const pair = (...fields: TemplateResult[]) => html`<div class="pair">${fields}</div>`;
  switch (element.type) {
    case 'checkbox':
    case 'ranking':
      return numberField(view, at('maxSelectedChoices'), {
        label: i18n.t('editor.mostChoices'),
        least: 1,
        most: 100,
      });
    case 'rating':
      return html`${pair(
        numberField(view, at('rateMin'), {
          label: i18n.t('editor.from'),
          placeholder: 1,
          least: 0,
          most: 10,
        }),
        numberField(view, at('rateMax'), { label: i18n.t('editor.to'), placeholder: 5, least: 1, most: 10 }),
      )}
      ${wordsField(view, at('minRateDescription'), { label: i18n.t('editor.lowEnd'), most: 120 })}
      ${wordsField(view, at('maxRateDescription'), { label: i18n.t('editor.highEnd'), most: 120 })}`;
    case 'boolean':
      return html`${wordsField(view, at('labelTrue'), { label: i18n.t('editor.yesWords'), most: 120 })}
      ${wordsField(view, at('labelFalse'), { label: i18n.t('editor.noWords'), most: 120 })}`;
    case 'text':
    case 'comment':
      return element['inputType'] === 'number'
        ? pair(
            numberField(view, at('min'), { label: i18n.t('editor.from') }),
            numberField(view, at('max'), { label: i18n.t('editor.to') }),
          )
        : numberField(view, at('maxLength'), { label: i18n.t('editor.longest'), least: 1, most: 2000 });
    default:
      return nothing;
  }
}

/** How delicate it is, what it is about, and from how many people on a figure of it may be shown. */
function tagFields(view: EditorView, path: JsonPath, element: DraftElement): TemplateResult {
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
