import { css, html, nothing, type TemplateResult } from 'lit';
import { loadI18n, type Language } from '../ui/i18n.ts';
import { typed, type FieldContext, type RareField } from './question-field.ts';
import { rankingField } from './ranking-field.ts';

/** The look of the controls below. */
export const rareStyles = css`
  .ranked,
  .offered {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .ranked li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-2);
  }
  .ranked li > span {
    flex: 1 1 8rem;
  }
  .offered .button {
    inline-size: 100%;
    justify-content: start;
    text-align: start;
    font-weight: 400;
  }
  .rows,
  .rows fieldset {
    display: grid;
    gap: var(--snodo-space-3);
  }
  .rows legend {
    font-weight: 700;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr));
    gap: var(--snodo-space-2);
  }
  .ranked .button {
    min-inline-size: 44px;
  }
  .picked {
    display: block;
    font-size: var(--snodo-text-l);
    font-weight: 700;
  }
  [type='range'] {
    inline-size: 100%;
    min-block-size: 44px;
    border-radius: var(--snodo-radius-field);
    accent-color: var(--snodo-color-primary);
  }
  .untouched {
    opacity: 0.6;
  }
  .picked:has(+ .untouched) {
    color: var(--snodo-color-ink-soft);
    font-size: inherit;
    font-weight: 400;
  }
  .ends + .plain {
    padding-inline: 0;
  }
`;

/** The controls of the kinds with which few surveys begin, with their own sentences. */
export async function openRareFields(language: Language): Promise<RareField> {
  const i18n = await loadI18n(language, ['common', 'survey', 'field']);
  return (context) => rareField({ ...context, i18n });
}

function rareField(context: FieldContext): TemplateResult {
  switch (context.visible.question.type) {
    case 'ranking':
      return rankingField(context);
    case 'slider':
      return sliderField(context);
    case 'matrix':
      return matrixField(context);
    case 'dropdown':
      return dropdownField(context);
    default:
      return textField(context);
  }
}

function dropdownField({ i18n, visible, answers, isFaulty, answer }: FieldContext): TemplateResult {
  const chosen = answers[visible.name];
  return html`<select
    aria-labelledby="title"
    aria-describedby="help faults"
    aria-invalid=${isFaulty}
    @change=${({ target }: Event) => answer(visible.name, (target as HTMLSelectElement).value || undefined)}
  >
    <option value="">${i18n.t('field.choose')}</option>
    ${visible.choices.map(
      ({ value, text }) => html`<option value=${value} .selected=${chosen === value}>${text}</option>`,
    )}
  </select>`;
}

/** Nothing is chosen until she touches it: a handle that stands in the middle is no answer. */
function sliderField({ i18n, visible, answers, isFaulty, answer }: FieldContext): TemplateResult {
  const { name, question } = visible;
  if (question.type !== 'slider') return html``;
  const { min, max, step, customLabels } = question;
  const given = answers[name];
  const chosen = typeof given === 'number' ? given : undefined;
  const label = customLabels.find(({ value }) => value === chosen)?.text;
  const words =
    chosen === undefined
      ? i18n.t('field.slider_none')
      : [i18n.number(chosen), label].filter(Boolean).join(': ');
  const tell = ({ target }: Event) => answer(name, (target as HTMLInputElement).valueAsNumber);
  return html`<output class="picked">${words}</output>
    <input
      type="range"
      min=${min}
      max=${max}
      step=${step}
      class=${chosen === undefined ? 'untouched' : ''}
      .value=${`${chosen ?? middleOf(min, max, step)}`}
      aria-labelledby="title"
      aria-describedby="help faults"
      aria-invalid=${isFaulty}
      aria-valuetext=${words}
      @input=${tell}
      @pointerup=${tell}
    />
    <div class="ends" aria-hidden="true">
      ${(customLabels.length > 0
        ? customLabels
        : [min, max].map((value) => ({ value, text: i18n.number(value) }))
      ).map(({ text }) => html`<span>${text}</span>`)}
    </div>
    ${
      chosen === undefined
        ? nothing
        : html`<button type="button" class="button plain" @click=${() => answer(name, undefined)}>
            ${i18n.t('field.take_back')}
          </button>`
    }`;
}

function middleOf(min: number, max: number, step: number): number {
  return min + Math.round((max - min) / 2 / step) * step;
}

/** A group of choices for each row: what fits a phone and a screen reader fits a wide screen too. */
function matrixField({ visible, answers, answer }: FieldContext): TemplateResult {
  const { name, rows, columns } = visible;
  const given = answers[name];
  const chosen: Readonly<Record<string, unknown>> =
    typeof given === 'object' && given !== null ? { ...given } : {};
  return html`<div class="rows">
    ${rows.map(
      (row) =>
        html`<fieldset>
          <legend>${row.text}</legend>
          <div class="columns">
            ${columns.map(
              (column) =>
                html`<label class="choice">
                  <input
                    type="radio"
                    name=${`answer ${row.value}`}
                    .checked=${chosen[row.value] === column.value}
                    @change=${() => answer(name, { ...chosen, [row.value]: column.value })}
                  />
                  <span>${column.text}</span>
                </label>`,
            )}
          </div>
        </fieldset>`,
    )}
  </div>`;
}

function textField({ i18n, visible, answers, isFaulty, answer }: FieldContext): TemplateResult {
  const { question, name } = visible;
  const given = answers[name];
  const isNumber = 'inputType' in question && question.inputType === 'number';
  const most = ('maxLength' in question && question.maxLength) || 0;
  // What is no number stays as it was typed, for the check to name.
  const tell = ({ target }: Event) => {
    const { value } = target as HTMLInputElement;
    answer(name, isNumber && value ? numberOf(value) : value || undefined);
  };
  if (question.type !== 'comment') {
    return html`<input
      inputmode=${isNumber ? 'decimal' : 'text'}
      dir="auto"
      autocomplete="off"
      aria-labelledby="title"
      aria-describedby="help faults"
      aria-invalid=${isFaulty}
      .value=${typed(given)}
      @input=${tell}
    />`;
  }
  void import('./words-warning.ts');
  const left = most - typed(given).length;
  return html`<textarea
      rows="6"
      dir="auto"
      autocomplete="off"
      aria-labelledby="title"
      aria-describedby="names help faults left"
      aria-invalid=${isFaulty}
      .value=${typed(given)}
      @input=${tell}
    ></textarea>
    <p class="help" id="names">${i18n.t('survey.no_names')}</p>
    <snodo-words-warning class="help" words=${typed(given)}></snodo-words-warning>
    <p class=${left < 0 ? 'fault' : 'help'} id="left">
      ${i18n.t('field.characters_left', { count: left })}
    </p>`;
}

function numberOf(text: string): number | string {
  const number = Number(text.replace(',', '.'));
  return Number.isNaN(number) ? text : number;
}
