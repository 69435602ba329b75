import { html, nothing, type TemplateResult } from 'lit';
import { readCondition, writeCondition, type Clause, type SimpleCondition } from './condition.ts';
import { sourcesBefore, type ConditionSource } from './condition-sources.ts';
import { asText } from './draft.ts';
import { faultsAt, idOf, isTicked, textIn, type EditorView } from './editor-view.ts';
import { partAt, pathText, type JsonPath } from './json-path.ts';

/**
 * A condition built from menus; one that says more than they can, as it is written. `includesOwn`: it may ask about the
 * question that it belongs to.
 */
export function conditionField(
  view: EditorView,
  path: JsonPath,
  label: string,
  includesOwn = false,
): TemplateResult {
  const { i18n, draft } = view;
  const written = asText(partAt(draft, path));
  const simple = written === undefined ? undefined : readCondition(written);
  const earlier = sourcesBefore(view, path, includesOwn);
  const write = (condition: SimpleCondition) =>
    view.change(path, condition.clauses.length === 0 ? undefined : writeCondition(condition));
  const [first] = earlier;
  return html`<fieldset class="condition" data-path=${pathText(path)} tabindex="-1">
    <legend>${label}</legend>
    ${
      written === undefined
        ? first === undefined
          ? html`<p class="help">${i18n.t('editor.condition.nothingBefore')}</p>`
          : html`<p>
              <button
                type="button"
                class="button"
                @click=${() => write({ join: 'and', clauses: [firstClause(first)] })}
              >
                ${i18n.t('editor.condition.add')}
              </button>
            </p>`
        : simple === undefined
          ? html`<p class="help">${i18n.t('editor.condition.written')}</p>`
          : clauseRows(view, simple, earlier, write)
    }
    ${
      written === undefined
        ? nothing
        : html`<details ?open=${simple === undefined}>
              <summary>${i18n.t('editor.condition.expression')}</summary>
              <input
                id=${idOf(path)}
                dir="ltr"
                spellcheck="false"
                maxlength="2000"
                aria-label=${i18n.t('editor.condition.expression')}
                .value=${written}
                @change=${(changing: Event) => view.change(path, textIn(changing).trim() || undefined)}
              />
            </details>
            <p>
              <button type="button" class="button plain" @click=${() => view.change(path, undefined)}>
                ${i18n.t('editor.condition.remove')}
              </button>
            </p>`
    }
    ${faultsAt(view, path)}
  </fieldset>`;
}

function firstClause({ name, kinds, values }: ConditionSource): Clause {
  const [how = 'answered'] = kinds;
  const [value = '0'] = values.map(([one]) => one);
  return { question: name, how, values: how === 'answered' ? [] : [value] };
}

function clauseRows(
  view: EditorView,
  condition: SimpleCondition,
  earlier: readonly ConditionSource[],
  write: (condition: SimpleCondition) => void,
): TemplateResult {
  const { i18n } = view;
  const { join, clauses } = condition;
  const [first] = earlier;
  const set = (at: number, clause: Clause) =>
    write({ join, clauses: clauses.map((one, index) => (index === at ? clause : one)) });
  return html`<ul role="list" class="clauses">
      ${clauses.map(
        (clause, at) =>
          html`<li>
            ${clauseRow(view, clause, earlier, (next) => set(at, next))}
            <button
              type="button"
              class="button plain"
              aria-label=${i18n.t('editor.condition.removeClause', { n: at + 1 })}
              @click=${() => write({ join, clauses: clauses.toSpliced(at, 1) })}
            >
              <snodo-icon name="x"></snodo-icon>
            </button>
          </li>`,
      )}
    </ul>
    ${
      clauses.length > 1
        ? html`<div class="field">
            <label>
              ${i18n.t('editor.condition.join')}
              <select
                .value=${join}
                @change=${(changing: Event) => write({ join: textIn(changing) as 'and' | 'or', clauses })}
              >
                <option value="and" .selected=${join === 'and'}>${i18n.t('editor.condition.and')}</option>
                <option value="or" .selected=${join === 'or'}>${i18n.t('editor.condition.or')}</option>
              </select>
            </label>
          </div>`
        : nothing
    }
    ${
      first === undefined
        ? nothing
        : html`<p>
            <button
              type="button"
              class="button plain"
              @click=${() => write({ join, clauses: [...clauses, firstClause(first)] })}
            >
              ${i18n.t('editor.condition.more')}
            </button>
          </p>`
    }`;
}

function clauseRow(
  view: EditorView,
  clause: Clause,
  earlier: readonly ConditionSource[],
  set: (clause: Clause) => void,
): TemplateResult {
  const { i18n } = view;
  const source = earlier.find(({ name }) => name === clause.question);
  const { kinds = [], values = [] } = source ?? {};
  return html`<select
      aria-label=${i18n.t('editor.condition.question')}
      .value=${clause.question}
      @change=${(changing: Event) => {
        const other = earlier.find(({ name }) => name === textIn(changing));
        if (other) set(firstClause(other));
      }}
    >
      ${source ? nothing : html`<option value=${clause.question} selected>${clause.question}</option>`}
      ${earlier.map(
        ({ name, label }) =>
          html`<option value=${name} .selected=${name === clause.question}>${label}</option>`,
      )}
    </select>
    <select
      aria-label=${i18n.t('editor.condition.how')}
      .value=${clause.how}
      @change=${(changing: Event) => {
        const how = textIn(changing) as Clause['how'];
        const [value = '0'] = values.map(([one]) => one);
        const isBare = how === 'answered' || how === 'notAnswered';
        set({ ...clause, how, values: isBare ? [] : clause.values.length > 0 ? clause.values : [value] });
      }}
    >
      ${[...new Set([clause.how, ...kinds])].map(
        (how) =>
          html`<option value=${how} .selected=${how === clause.how}>
            ${i18n.t(`editor.condition.${how}`)}
          </option>`,
      )}
    </select>
    ${clauseValues(view, clause, values, set)}`;
}

function clauseValues(
  { i18n }: EditorView,
  clause: Clause,
  values: readonly (readonly [string, string])[],
  set: (clause: Clause) => void,
): TemplateResult | typeof nothing {
  const { how } = clause;
  if (how === 'answered' || how === 'notAnswered') return nothing;
  if (how === 'atLeast' || how === 'atMost')
    return html`<input
      type="number"
      step="any"
      aria-label=${i18n.t('editor.condition.number')}
      .value=${clause.values[0] ?? ''}
      @change=${(changing: Event) => set({ ...clause, values: [textIn(changing)] })}
    />`;
  if (how === 'oneOf') {
    const toggle = (value: string, isOn: boolean) => {
      const chosen = values
        .map(([one]) => one)
        .filter((one) => (one === value ? isOn : clause.values.includes(one)));
      // One stays: a condition that speaks of no answer never holds.
      set({ ...clause, values: chosen.length > 0 ? chosen : [value] });
    };
    return html`<fieldset class="several">
      <legend class="visually-hidden">${i18n.t('editor.condition.answer')}</legend>
      ${values.map(
        ([value, words]) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${clause.values.includes(value)}
              @change=${(changing: Event) => toggle(value, isTicked(changing))}
            />
            <span>${words}</span>
          </label>`,
      )}
    </fieldset>`;
  }
  return html`<select
    aria-label=${i18n.t('editor.condition.answer')}
    @change=${(changing: Event) => set({ ...clause, values: [textIn(changing)] })}
  >
    ${values.map(
      ([value, words]) =>
        html`<option value=${value} .selected=${clause.values.includes(value)}>${words}</option>`,
    )}
  </select>`;
}
