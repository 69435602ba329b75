import type {
  Answers,
  PreparedChoiceQuestion,
  PreparedElement,
  VisibleQuestion,
} from '@snodo/survey-engine/player';
import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { booleanWords } from './fault-words.ts';

/** What a field needs to show one question and to tell an answer. */
export interface FieldContext {
  readonly i18n: I18n;
  readonly visible: VisibleQuestion;
  readonly answers: Answers;
  readonly isFaulty: boolean;
  /** Sets the answer under a name; `undefined` takes it back. */
  readonly answer: (name: string, value: unknown, follow?: Follow) => void;
}

/** After a step that moves things: what gets the focus (a `data-key`, the first that is there), and what is said. */
export interface Follow {
  readonly focus: readonly string[];
  readonly announcement: string;
}

/** The control of a kind of question with which few surveys begin, loaded where there is any. */
export type RareField = (context: FieldContext) => TemplateResult;

/** Kinds whose controls come with `rare-fields.ts`. */
const rareKinds = new Set(['text', 'comment', 'dropdown', 'ranking', 'slider', 'matrix']);

export function hasRareField(elements: readonly PreparedElement[]): boolean {
  return elements.some((element) =>
    element.type === 'panel' ? hasRareField(element.elements) : rareKinds.has(element.type),
  );
}

/**
 * The control of one question; its heading has the id `title`, its help `help`, its faults `faults`. Nothing while the
 * control of a rarer kind is not there yet.
 */
export function questionField(
  context: FieldContext,
  rareField: RareField | undefined,
): TemplateResult | undefined {
  const { question } = context.visible;
  if (rareKinds.has(question.type)) return rareField?.(context);
  switch (question.type) {
    case 'radiogroup':
    case 'checkbox':
      return choiceField(context);
    case 'rating':
      return ratingField(context);
    default:
      return html`<div class="choices">
        ${[true, false].map((value) => radio(context, value, booleanWords(context.i18n, context.visible, value)))}
      </div>`;
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
  const whole = choices.filter((choice) => !choice.isExclusive && !choice.isOther).map(({ value }) => value);
  const isWhole = whole.every((value) => chosen.includes(value));
  return html`${
      visible.selectAllText &&
      html`<button
        type="button"
        class="button"
        aria-pressed=${isWhole}
        @click=${() => answer(name, isWhole ? undefined : whole)}
      >
        ${visible.selectAllText}
      </button>`
    }
    <div class="choices">
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
              dir="auto"
              aria-describedby="names"
              .value=${typed(answers[`${name}-Comment`])}
              @input=${({ target }: Event) => answer(`${name}-Comment`, (target as HTMLInputElement).value)}
            />
            <span class="help" id="names">${i18n.t('survey.no_names')}</span>
          </label>`
        : nothing
    }`;
}

function ratingField(context: FieldContext): TemplateResult {
  const { i18n, visible, answers, answer } = context;
  const { question } = visible;
  if (question.type !== 'rating') return html``;
  const { min, max, step, minRateDescription: low = '', maxRateDescription: high = '' } = question;
  const count = Math.floor((max - min) / step) + 1;
  // On a phone a long scale breaks into rows, and its ends no longer stand at the edges.
  const endOf = (value: number, words: string) => words && `${i18n.number(value)}: ${words}`;
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
    <div class="ends" aria-hidden="true">
      <span>${endOf(min, low)}</span><span>${endOf(max, high)}</span>
    </div>`;
}

/** A text or number as it stands in a field. */
export function typed(answer: unknown): string {
  return typeof answer === 'string' || typeof answer === 'number' ? `${answer}` : '';
}
