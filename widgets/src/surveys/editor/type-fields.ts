import { html, nothing, type TemplateResult } from 'lit';
import { questionTypes, startOf } from './draft-moves.ts';
import { asText, namesOf, withRenamed, type Draft, type DraftElement } from './draft.ts';
import { faultsAt, idOf, textIn, type EditorView } from './editor-view.ts';
import { partAt, pathText, withPart, type JsonPath } from './json-path.ts';

/** Name and type: both stay as they were published. */
export function typeFields(view: EditorView, path: JsonPath, element: DraftElement): TemplateResult {
  const { i18n, published, draft } = view;
  const isLocked = Object.hasOwn(published, element.name);
  const name = [...path, 'name'];
  const type = element['inputType'] === 'number' ? 'number' : element.type;
  const known = questionTypes.some((one) => one === type);
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
        ${questionTypes.map(
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
  const start = startOf(type);
  const hasChoices = 'choices' in start && Array.isArray(element['choices']);
  return withPart(draft, path, {
    ...kept,
    ...start,
    ...(hasChoices ? { choices: element['choices'] } : {}),
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
