import { html, nothing, type TemplateResult } from 'lit';
import { conditionField } from './condition-field.ts';
import { wordedItems } from './condition-sources.ts';
import { asText, outlineOf, someWords } from './draft.ts';
import { faultsAt, idOf, textIn, type EditorView } from './editor-view.ts';
import { selectablePath } from './finding-words.ts';
import { partAt, pathText, type JsonPath } from './json-path.ts';

/**
 * Which of the choices, or of the rows, are offered: those that were chosen in an earlier question, or single ones on a
 * condition of their own.
 */
export function choiceFilters(
  view: EditorView,
  question: JsonPath,
  kind: 'choices' | 'rows',
): TemplateResult {
  const { i18n, draft } = view;
  const items = wordedItems(view, [...question, kind]);
  const pathOf = (index: number) => [...question, kind, index, 'visibleIf'];
  const isFiltered = (index: number) => partAt(draft, pathOf(index)) !== undefined;
  const filtered = items.flatMap((item, index) => (isFiltered(index) ? [{ item, index }] : []));
  const free = items.flatMap((item, index) => (isFiltered(index) ? [] : [{ item, index }]));
  const whole = [...question, 'choicesVisibleIf'];
  const isUsed = filtered.length > 0 || partAt(draft, whole) !== undefined;
  if (!isUsed && !hasEarlier(view, question)) return html``;
  return html`<details ?open=${isUsed}>
    <summary>${i18n.t(`editor.filters.${kind}`)}</summary>
    <div class="inside">
      ${kind === 'choices' ? carriedField(view, whole) : nothing}
      ${filtered.map(({ item: [, words], index }) =>
        conditionField(view, pathOf(index), i18n.t('editor.filters.only', { title: words })),
      )}
      ${
        free.length === 0
          ? nothing
          : html`<div class="field">
              <label for=${idOf([...question, kind, 'filter'])}
                >${i18n.t(`editor.filters.${kind}.add`)}</label
              >
              <select
                id=${idOf([...question, kind, 'filter'])}
                @change=${(choosing: Event) => addFilter(view, question, pathOf(Number(textIn(choosing))))}
              >
                <option value="" .selected=${true}>${i18n.t('editor.filters.pick')}</option>
                ${free.map(({ item: [, words], index }) => html`<option value=${index}>${words}</option>`)}
              </select>
            </div>`
      }
    </div>
  </details>`;
}

function hasEarlier(view: EditorView, question: JsonPath): boolean {
  const first = outlineOf(view.draft).find(({ kind }) => kind === 'question');
  return first !== undefined && pathText(first.path) !== pathText(question);
}

/** Begins with the nearest condition that there can be: that the question before has an answer. */
function addFilter(view: EditorView, question: JsonPath, path: JsonPath): void {
  const earlier = earlierQuestions(view, question);
  const last = earlier.at(-1);
  if (last) view.change(path, `{${last.name}} notempty`);
}

function earlierQuestions({ draft }: EditorView, question: JsonPath) {
  const entries = outlineOf(draft).filter(({ kind }) => kind === 'question');
  const own = pathText(selectablePath(draft, pathText(question)));
  return entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex(({ path }) => pathText(path) === own),
    ),
  );
}

/** All choices at once, by what was chosen before among the same values; a rule that says more, as it is written. */
function carriedField(view: EditorView, path: JsonPath): TemplateResult {
  const { i18n, draft, language } = view;
  const written = asText(partAt(draft, path)) ?? '';
  const lists = earlierQuestions(view, path.slice(0, -1)).filter(({ type }) =>
    ['checkbox', 'ranking'].includes(type),
  );
  const rules = lists.flatMap(({ name, number, words }) => {
    const title = `${number}. ${someWords(draft, words, language) || name}`;
    return [
      [`{${name}} contains {item}`, i18n.t('editor.filters.chosen', { title })],
      [`{${name}} notcontains {item}`, i18n.t('editor.filters.left', { title })],
    ] as const;
  });
  const isKnown = written === '' || rules.some(([rule]) => rule === written);
  return html`<div class="field">
    <label for=${idOf(path)}>${i18n.t('editor.filters.all')}</label>
    <select
      id=${idOf(path)}
      data-path=${pathText(path)}
      @change=${(choosing: Event) => view.change(path, textIn(choosing) || undefined)}
    >
      <option value="" .selected=${written === ''}>${i18n.t('editor.filters.none')}</option>
      ${rules.map(([rule, words]) => html`<option value=${rule} .selected=${rule === written}>${words}</option>`)}
      ${isKnown ? nothing : html`<option value=${written} .selected=${true}>${written}</option>`}
    </select>
    <details ?open=${!isKnown}>
      <summary>${i18n.t('editor.condition.expression')}</summary>
      <input
        dir="ltr"
        spellcheck="false"
        maxlength="2000"
        aria-label=${i18n.t('editor.filters.expression', { item: '{item}' })}
        .value=${written}
        @change=${(changing: Event) => view.change(path, textIn(changing).trim() || undefined)}
      />
    </details>
    ${faultsAt(view, path)}
  </div>`;
}
