import {
  checkSubmission,
  cleanAnswers,
  visibleQuestions,
  type Answers,
  type PreparedSurvey,
  type VisibleQuestion,
} from '@snodo/survey-engine/player';
import { LitElement, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { answerWords } from './answer-words.ts';
import { focusFromTop } from './focus.ts';
import { faultWords, type AnswerFault } from './fault-words.ts';
import { loadPatterns } from './patterns.ts';
import { surveyReviewStyles } from './survey-review.styles.ts';
import { surveyStyles } from './survey.styles.ts';

/**
 * All answers once more, each with a way back to its question, and what handing in means.
 *
 * @fires snodo-question-reopened - `reopened` names the question to change
 * @fires snodo-answers-confirmed - She hands in; `answers` are checked and clean
 */
export class SnodoSurveyReview extends LitElement {
  static override properties = {
    survey: { attribute: false },
    i18n: { attribute: false },
    answers: { attribute: false },
    faults: { state: true },
  };
  static override styles = [baseStyles, surveyStyles, surveyReviewStyles];

  declare survey: PreparedSurvey;
  declare i18n: I18n;
  declare answers: Answers;
  declare private faults: readonly AnswerFault[];
  reopened = '';

  constructor() {
    super();
    this.answers = {};
    this.faults = [];
  }

  protected override firstUpdated(): void {
    focusFromTop(this.renderRoot, 'h2');
  }

  protected override render() {
    const { i18n } = this;
    const questions = visibleQuestions(this.survey, this.answers).filter(
      ({ question }) => question.type !== 'html',
    );
    return html`<div class="screen">
      <div class="progress">
        <p role="status">${i18n.t('closing.review_progress')}</p>
        <progress aria-hidden="true" max="1" value="1"></progress>
      </div>
      ${this.#summary(questions)}
      <h2 tabindex="-1">${i18n.t('closing.review_title')}</h2>
      <dl>
        ${questions.map((visible) => {
          const { title } = visible;
          return html`<div>
            <dt>${title}</dt>
            <dd>
              ${answerWords(i18n, visible, this.answers) || html`<i>${i18n.t('closing.no_answer')}</i>`}
            </dd>
            <dd>
              <button
                class="button plain"
                aria-label=${`${i18n.t('closing.change')}: ${title}`}
                @click=${() => this.#reopen(visible.name)}
              >
                ${i18n.t('closing.change')}
              </button>
            </dd>
          </div>`;
        })}
      </dl>
      <p>${i18n.t('closing.hand_in_help')}</p>
      <div class="steps">
        <button class="button" @click=${() => this.#reopen(questions.at(-1)?.name ?? '')}>
          ${i18n.t('common.back')}
        </button>
        <button class="button primary" @click=${() => void this.#confirm(questions)}>
          ${i18n.t('closing.hand_in')}
        </button>
      </div>
    </div>`;
  }

  #summary(questions: readonly VisibleQuestion[]) {
    if (this.faults.length === 0) return nothing;
    return html`<div class="summary" role="group" aria-labelledby="wrong" tabindex="-1">
      <p id="wrong"><span aria-hidden="true">⚠</span> ${this.i18n.t('closing.faults_all_title')}</p>
      <ul>
        ${this.faults.map((fault) => {
          const visible = questions.find(({ name }) => name === fault.name);
          const title = visible ? `${visible.title}: ` : '';
          return html`<li>
            <button class="button plain" @click=${() => this.#reopen(fault.name)}>
              ${title}${faultWords(this.i18n, fault)}
            </button>
          </li>`;
        })}
      </ul>
    </div>`;
  }

  #reopen(name: string): void {
    this.reopened = name;
    this.dispatchEvent(new CustomEvent('snodo-question-reopened', { bubbles: true, composed: true }));
  }

  async #confirm(questions: readonly VisibleQuestion[]): Promise<void> {
    const clean = cleanAnswers(this.survey, this.answers);
    this.faults = checkSubmission(this.survey, clean, await loadPatterns(this.survey)).map(
      ({ path, code, limit }) => ({
        // Paths read `answers.<name>`, `answers.<name>-Comment` or `answers.<name>[2]`.
        name: questions.find(({ name }) => path.split(/[.[-]/u)[1] === name)?.name ?? path,
        code,
        limit,
      }),
    );
    if (this.faults.length > 0) {
      await this.updateComplete;
      focusFromTop(this.renderRoot, '.summary');
      return;
    }
    this.answers = clean;
    this.dispatchEvent(new CustomEvent('snodo-answers-confirmed', { bubbles: true, composed: true }));
  }
}

if (!customElements.get('snodo-survey-review'))
  customElements.define('snodo-survey-review', SnodoSurveyReview);
