import type { Answers, PreparedChoiceQuestion, VisibleQuestion } from '@snodo/survey-engine/player';
import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { booleanWords } from './fault-words.ts';
import { rankingField } from './ranking-field.ts';

/** What a field needs to show one question and to tell an answer. */
export interface FieldContext {
  readonly i18n: I18n;
  readonly visible: VisibleQuestion;
  readonly answers: Answers;
  readonly isFaulty: boolean;
  /** Sets the answer under a name; `undefined` takes it back. */
  readonly answer: (name: string, value: unknown) => void;
}

/** The control of one question; its heading has the id `title`, its help `help`, its faults `faults`. */
export function questionField(context: FieldContext): TemplateResult | typeof nothing {
  const { question } = context.visible;
  switch (question.type) {
    case 'html':
      return nothing;
    case 'radiogroup':
    case 'checkbox':
      return choiceField(context);
    case 'dropdown':
      return dropdownField(context);
    case 'ranking':
      return rankingField(context);
    case 'rating':
      return ratingField(context);
    case 'boolean':
      return html`<div class="choices">
        ${[true, false].map((value) => radio(context, value, booleanWords(context.i18n, context.visible, value)))}
      </div>`;
    default:
      return textField(context);
  }
}

/** How many choices may be taken: less than all of them, or nothing to say. */
export function choiceLimit({ question, choices }: VisibleQuestion): number | undefined {
  const { maxCount = Infinity } = question as Partial<PreparedChoiceQuestion>;
  return maxCount < choices.length ? maxCount : undefined;
}

export function listOf(answer: unknown): readonly string[] {
  return Array.isArray(answer) ? (answer as string[]) : [];
}

function radio({ visible, answers, answer }: FieldContext, value: string | boolean, text: string) {
  return html`<label class="choice">
    <input
      type="radio"
      name="answer"
      .checked=${answers[visible.name] === value}
      @change=${() => answer(visible.name, value)}
    />
    <span>${text}</span>
  </label>`;
}

function choiceField(context: FieldContext): TemplateResult {
  const { i18n, visible, answers, answer } = context;
  const { name, choices } = visible;
  const chosen = listOf(answers[name]);
  const toggle = (value: string, isOn: boolean) => {
    const rest = chosen.filter((one) => one !== value);
    const stays = (one: string) => !choices.some((choice) => choice.isExclusive && choice.value === one);
    const isAlone = !stays(value);
    const next = isOn ? [...(isAlone ? [] : rest.filter(stays)), value] : rest;
    answer(name, next.length > 0 ? next : undefined);
  };
  const isOther = choices.some(
    ({ isOther, value }) => isOther && (answers[name] === value || chosen.includes(value)),
  );
  return html`<div class="choices">
      ${choices.map(({ value, text }) => {
        return visible.question.type === 'radiogroup'
          ? radio(context, value, text)
          : html`<label class="choice">
              <input
                type="checkbox"
                .checked=${chosen.includes(value)}
                @change=${({ target }: Event) => toggle(value, (target as HTMLInputElement).checked)}
              />
              <span>${text}</span>
            </label>`;
      })}
    </div>
    ${
      isOther
        ? html`<label class="field">
            ${i18n.t('survey.other_words')}
            <input
              maxlength="300"
              aria-describedby="names"
              .value=${typed(answers[`${name}-Comment`])}
              @input=${({ target }: Event) => answer(`${name}-Comment`, (target as HTMLInputElement).value)}
            />
            <span class="help" id="names">${i18n.t('survey.no_names')}</span>
          </label>`
        : nothing
    }`;
}

function dropdownField({ i18n, visible, answers, isFaulty, answer }: FieldContext): TemplateResult {
  const chosen = answers[visible.name];
  return html`<select
    aria-labelledby="title"
    aria-describedby="help faults"
    aria-invalid=${isFaulty}
    @change=${({ target }: Event) => answer(visible.name, (target as HTMLSelectElement).value || undefined)}
  >
    <option value="">${i18n.t('survey.choose')}</option>
    ${visible.choices.map(
      ({ value, text }) => html`<option value=${value} .selected=${chosen === value}>${text}</option>`,
    )}
  </select>`;
}

function ratingField(context: FieldContext): TemplateResult {
  const { i18n, visible, answers, answer } = context;
  const { question } = visible;
  if (question.type !== 'rating') return html``;
  const { min, max, step, minRateDescription: low = '', maxRateDescription: high = '' } = question;
  const count = Math.floor((max - min) / step) + 1;
  return html`<div class="scale">
      ${Array.from({ length: count }, (_, index) => {
        const value = min + index * step;
        const end = index === 0 ? low : index === count - 1 ? high : '';
        return html`<label>
          <input
            type="radio"
            name="answer"
            .checked=${answers[visible.name] === value}
            @change=${() => answer(visible.name, value)}
          />
          ${i18n.number(value)}${end && html`<span class="visually-hidden">, ${end}</span>`}
        </label>`;
      })}
    </div>
    <div class="ends" aria-hidden="true"><span>${low}</span><span>${high}</span></div>`;
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
      autocomplete="off"
      aria-labelledby="title"
      aria-describedby="help faults"
      aria-invalid=${isFaulty}
      .value=${typed(given)}
      @input=${tell}
    />`;
  }
  const left = most - typed(given).length;
  return html`<textarea
      rows="6"
      autocomplete="off"
      aria-labelledby="title"
      aria-describedby="names help faults left"
      aria-invalid=${isFaulty}
      .value=${typed(given)}
      @input=${tell}
    ></textarea>
    <p class="help" id="names">${i18n.t('survey.no_names')}</p>
    <p class=${left < 0 ? 'fault' : 'help'} id="left">
      ${i18n.t('survey.characters_left', { count: left })}
    </p>`;
}

function numberOf(text: string): number | string {
  const number = Number(text.replace(',', '.'));
  return Number.isNaN(number) ? text : number;
}

/** A text or number as it stands in a field. */
function typed(answer: unknown): string {
  return typeof answer === 'string' || typeof answer === 'number' ? `${answer}` : '';
}
