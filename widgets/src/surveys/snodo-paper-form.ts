import {
  cleanAnswers,
  visibleQuestions,
  type Answers,
  type PreparedSurvey,
  type VisibleQuestion,
} from '@snodo/survey-engine/player';
import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import type { AnswerCheck } from './answer-check.ts';
import type { AnswerFault } from './fault-words.ts';
import type { RareField } from './question-field.ts';
import './snodo-paper-question.ts';

/**
 * A whole questionnaire on one page, for whoever types in papers: questions in the order and with the numbers of the
 * paper, those that do not apply left out as they go. Nothing is kept in the browser.
 *
 * @fires snodo-paper-finished - `detail.answers`: checked and clean
 */
export class SnodoPaperForm extends LitElement {
  static override properties = {
    i18n: { attribute: false },
    paperI18n: { attribute: false },
    survey: { attribute: false },
    check: { attribute: false },
    rareField: { attribute: false },
    isWorking: { attribute: false },
    answers: { state: true },
    faults: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        gap: var(--snodo-space-5);
      }
      snodo-paper-question {
        padding-block-end: var(--snodo-space-4);
        border-block-end: 1px solid var(--snodo-color-hairline);
      }
      .fault {
        color: var(--snodo-color-danger);
      }
    `,
  ];

  /** Of the operator. */
  declare i18n: I18n;
  /** Of the paper. */
  declare paperI18n: I18n;
  declare survey: PreparedSurvey;
  declare check: AnswerCheck;
  declare rareField: RareField;
  declare isWorking: boolean;
  declare private answers: Answers;
  declare private faults: readonly AnswerFault[];

  constructor() {
    super();
    this.isWorking = false;
    this.answers = {};
    this.faults = [];
  }

  /** Takes the next paper: everything is empty, and the focus at the first question. */
  async begin(): Promise<void> {
    this.answers = {};
    this.faults = [];
    await this.updateComplete;
    this.renderRoot.querySelector('snodo-paper-question')?.focus();
  }

  protected override render() {
    const { i18n, survey, answers, faults, paperI18n } = this;
    const questions = this.#questions();
    return html`<form novalidate @submit=${this.#finish} @snodo-paper-answer-given=${this.#take}>
      ${
        faults.length === 0
          ? nothing
          : html`<p class="fault" role="alert">
              ${i18n.t('campaign.paper.faults', { count: faults.length })}
            </p>`
      }
      ${questions.map(
        (visible, index) =>
          html`<snodo-paper-question
            lang=${survey.language}
            dir=${survey.language === 'ar' ? 'rtl' : 'ltr'}
            .i18n=${paperI18n}
            .visible=${visible}
            .number=${index + 1}
            .answers=${answers}
            .faults=${faults.filter(({ name }) => name === visible.name)}
            .words=${this.check.words}
            .rareField=${this.rareField}
          ></snodo-paper-question>`,
      )}
      <p>
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('campaign.paper.store')}</button>
      </p>
    </form>`;
  }

  #questions(): VisibleQuestion[] {
    return visibleQuestions(this.survey, this.answers).filter(({ question }) => question.type !== 'html');
  }

  readonly #take = ({ detail }: CustomEvent<{ name: string; value: unknown }>): void => {
    this.answers = { ...this.answers, [detail.name]: detail.value };
    this.faults = this.faults.filter(({ name }) => name !== detail.name);
  };

  readonly #finish = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.faults = this.#questions().flatMap((visible) =>
      this.check.faultsOf(visible, this.answers[visible.name]),
    );
    const [first] = this.faults;
    if (first === undefined) {
      const detail = { answers: cleanAnswers(this.survey, this.answers) };
      this.dispatchEvent(new CustomEvent('snodo-paper-finished', { bubbles: true, composed: true, detail }));
      return;
    }
    await this.updateComplete;
    const questions = [...this.renderRoot.querySelectorAll('snodo-paper-question')];
    questions.find(({ visible }) => visible.name === first.name)?.focus();
  };
}

if (!customElements.get('snodo-paper-form')) customElements.define('snodo-paper-form', SnodoPaperForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-paper-form': SnodoPaperForm;
  }
}
