import { html, nothing, type TemplateResult } from 'lit';
import { asText, outlineOf, someWords, type Draft } from './draft.ts';
import { faultsAt, idOf, textIn, type EditorView } from './editor-view.ts';
import { partAt, pathText, withPart, type JsonPath } from './json-path.ts';

const facts = ['entries', 'district', 'childAgeBands', 'moments', 'sharesWith'] as const;

/** Which questions tell the facts of a need; without the first there are no others. */
export function needFields(view: EditorView): TemplateResult {
  const { i18n, draft } = view;
  const path: JsonPath = ['x', 'need'];
  const isTold = partAt(draft, [...path, 'entries']) !== undefined;
  return html`<details ?open=${isTold}>
    <summary>${i18n.t('editor.need')}</summary>
    <div class="inside">
      <p class="help">${i18n.t('editor.needHelp')}</p>
      ${facts.map((fact) => (fact === 'entries' || isTold ? factField(view, [...path, fact], fact) : nothing))}
      ${faultsAt(view, path)}
    </div>
  </details>`;
}

function factField(view: EditorView, path: JsonPath, fact: (typeof facts)[number]): TemplateResult {
  const { i18n, draft, language } = view;
  const given = partAt(draft, path);
  const chosen = asText(given) ?? asText(partAt(given, ['question'])) ?? '';
  const picked = partAt(given, ['values']) !== undefined;
  const choices = outlineOf(draft).filter(({ type }) =>
    ['radiogroup', 'checkbox', 'dropdown', 'ranking'].includes(type),
  );
  return html`<div class="field">
    <label for=${idOf(path)}>${i18n.t(`editor.need.${fact}`)}</label>
    <select
      id=${idOf(path)}
      data-path=${pathText(path)}
      aria-describedby=${picked ? `${idOf(path)}-help` : nothing}
      @change=${(choosing: Event) => view.replace(withFact(draft, path, textIn(choosing)))}
    >
      <option value="" .selected=${chosen === ''}>${i18n.t('editor.need.none')}</option>
      ${choices.map(
        ({ name, number, words }) =>
          html`<option value=${name} .selected=${name === chosen}>
            ${number}. ${someWords(draft, words, language) || name}
          </option>`,
      )}
    </select>
    ${picked ? html`<p class="help" id=${`${idOf(path)}-help`}>${i18n.t('editor.need.picked')}</p>` : nothing}
    ${faultsAt(view, path)} ${faultsAt(view, [...path, 'values'])}
  </div>`;
}

/** Another question has other answers, so what was picked among those goes with the old one. */
function withFact(draft: Draft, path: JsonPath, name: string): Draft {
  if (name !== '') return withPart(draft, path, name) as Draft;
  const whole = path.at(-1) === 'entries' ? path.slice(0, -1) : path;
  return withPart(draft, whole, undefined) as Draft;
}
