import {
  checkAnswer,
  progress,
  visibleQuestions,
  type Answers,
  type OfferedChoice,
  type PatternMatcher,
  type PreparedSurvey,
  type VisibleQuestion,
} from '@snodo/survey-engine/player';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { focusFromTop } from './focus.ts';
import { faultWords, type AnswerFault } from './fault-words.ts';
import { choiceLimit, listOf, questionField } from './question-field.ts';
import { loadPatterns } from './patterns.ts';
import { surveyStyles } from './survey.styles.ts';

/**
 * Asks a questionnaire one question at a time. It sends nothing and keeps nothing: whoever listens reads
 * `answers` and `at`. The sentences come by property and not by context, because everything that answering
 * needs has to fit in 20 kB.
 *
 * @fires snodo-answer-given - `answers` or `at` changed
 * @fires snodo-questions-finished - She went on from the last question
 */
export class SnodoSurveyPlayer extends LitElement {
  static override properties = {
    survey: { attribute: false },
    i18n: { attribute: false },
    floor: { attribute: false },
    answers: { attribute: false },
    at: { attribute: false },
    faults: { state: true },
    announcement: { state: true },
  };
  static override styles = [baseStyles, surveyStyles];

  declare survey: PreparedSurvey;
  declare i18n: I18n;
  /** No figure is about fewer people than this. */
  declare floor: number;
  declare answers: Answers;
  /** Name of the question that is shown; the first one when it is not asked (any more). */
  declare at: string | undefined;
  declare private faults: readonly AnswerFault[];
  declare private announcement: string;
  /** What gets the focus after the next update: an id or a `data-key`; the first that is there. */
  #nextFocus: readonly string[] = [];
  #matches: PatternMatcher | undefined;

  constructor() {
    super();
    this.answers = {};
    this.floor = 5;
    this.faults = [];
    this.announcement = '';
  }

  protected override render() {
    const asked = visibleQuestions(this.survey, this.answers);
    const questions = asked.filter(({ question }) => question.type !== 'html');
    const current = questions.find(({ name }) => name === this.at) ?? questions[0];
    return current ? this.#question(current, questions, asked) : nothing;
  }

  #question(
    current: VisibleQuestion,
    questions: readonly VisibleQuestion[],
    asked: readonly VisibleQuestion[],
  ) {
    const { i18n, answers, faults } = this;
    const { question, name, isRequired } = current;
    const [page] = current.headings;
    const { done, total } = progress(this.survey, answers, name);
    const at = questions.indexOf(current);
    const limit = choiceLimit(current);
    const isGroup = ['radiogroup', 'checkbox', 'rating', 'boolean', 'ranking'].includes(question.type);
    const heading = html`<h2 id="title" tabindex="-1">${current.title}</h2>`;
    const texts = [
      limit !== undefined && i18n.t('survey.choose_up_to', { max: i18n.number(limit) }),
      i18n.t(isRequired ? 'survey.required' : 'survey.optional'),
    ];
    const help = html`<div class="help" id="help">
      ${paragraphs(current.description)}
      <p>${texts.filter(Boolean).join(' · ')}</p>
    </div>`;
    const field = questionField({
      i18n,
      visible: current,
      answers,
      isFaulty: faults.length > 0,
      answer: (which, value) => this.#answer(current, which, value),
    });
    return html`<div class="progress">
        <p role="status">${i18n.t('survey.progress', { n: done + 1, total })}</p>
        <progress aria-hidden="true" max=${total} .value=${done + 1}></progress>
      </div>
      <form novalidate @submit=${(event: Event) => this.#goOn(event, current, questions[at + 1]?.name)}>
        ${this.#summary()}
        <div class="context">
          <p>${page?.title}</p>
          ${at < 1 || questions[at - 1]?.page !== current.page ? paragraphs(page?.description ?? '') : nothing}
        </div>
        ${wordsBefore(asked, current).map((words) => paragraphs(words))}
        ${
          isGroup
            ? html`<fieldset aria-describedby="help faults">
                <legend>${heading}</legend>
                ${help} ${field}
              </fieldset>`
            : html`${heading} ${help} ${field}`
        }
        <div id="faults">${faults.map((fault) => html`<p class="fault">${faultWords(i18n, fault)}</p>`)}</div>
        ${
          question.type !== 'html' && question.x?.sensitivity === 'special'
            ? html`<details>
                <summary>${i18n.t('survey.why_title')}</summary>
                <p>${i18n.t('survey.why', { floor: Math.max(this.floor, question.x.minN ?? 0) })}</p>
              </details>`
            : nothing
        }
        <p class="visually-hidden" role="status">${this.announcement}</p>
        <div class="steps">
          ${
            at > 0
              ? html`<button type="button" class="button" @click=${() => this.#show(questions[at - 1]?.name)}>
                  ${i18n.t('common.back')}
                </button>`
              : nothing
          }
          <button class="button primary">${i18n.t('common.next')}</button>
        </div>
      </form>`;
  }

  #summary() {
    if (this.faults.length === 0) return nothing;
    return html`<div class="summary" id="summary" role="group" aria-labelledby="wrong" tabindex="-1">
      <p id="wrong"><span aria-hidden="true">⚠</span> ${this.i18n.t('survey.faults_title')}</p>
      <ul>
        ${this.faults.map(
          (fault) =>
            html`<li>
              <button type="button" class="button plain" @click=${this.#focusField}>
                ${faultWords(this.i18n, fault)}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #answer({ question, name, choices }: VisibleQuestion, which: string, value: unknown): void {
    const before = listOf(this.answers[name]);
    this.answers = { ...this.answers, [which]: value };
    this.faults = [];
    if (question.type === 'ranking') this.#follow(choices, before, listOf(value));
    this.#tell('snodo-answer-given');
  }

  /** After a step in a ranking the focus stays with the choice that moved, and its place is announced. */
  #follow(choices: readonly OfferedChoice[], before: readonly string[], after: readonly string[]): void {
    const key = this.shadowRoot?.activeElement?.getAttribute('data-key') ?? '';
    const [, value = ''] = /^\w+ (.*)$/u.exec(key) ?? [];
    const text = choices.find((choice) => choice.value === value)?.text ?? '';
    this.#nextFocus =
      before.length === after.length
        ? [key]
        : [`add ${value}`, `remove ${value}`].filter((one) => one !== key);
    this.announcement = after.includes(value)
      ? this.i18n.t('survey.rank_place', { choice: text, n: after.indexOf(value) + 1, total: after.length })
      : this.i18n.t('survey.rank_remove', { choice: text });
  }

  #goOn(event: Event, current: VisibleQuestion, next: string | undefined): void {
    event.preventDefault();
    const { name } = current;
    const answer = this.answers[name];
    const faults = checkAnswer(current, answer, this.#matches).map(({ code, limit }) => ({
      name,
      code,
      limit,
    }));
    if (this.survey.x.consent === name && answer === false) {
      faults.push({ name, code: 'consent', limit: undefined });
    }
    if (faults.length > 0) this.#complain(faults);
    else this.#show(next);
  }

  #complain(faults: readonly AnswerFault[]): void {
    this.faults = faults;
    this.#nextFocus = ['summary'];
  }

  /** Shows a question; without a name all are done. */
  #show(name: string | undefined): void {
    this.faults = [];
    if (name === undefined) return this.#tell('snodo-questions-finished');
    this.at = name;
    this.announcement = '';
    this.#nextFocus = ['title'];
    this.#tell('snodo-answer-given');
  }

  readonly #focusField = (): void => {
    const field = 'fieldset :is(input,button),textarea,select,form > input';
    this.renderRoot.querySelector<HTMLElement>(field)?.focus();
  };

  protected override firstUpdated(): void {
    focusFromTop(this.renderRoot, '#title');
    void loadPatterns(this.survey).then((matches) => (this.#matches = matches));
  }

  protected override updated(_changed: PropertyValues): void {
    const wanted = this.#nextFocus;
    this.#nextFocus = [];
    for (const key of wanted) {
      const name = CSS.escape(key);
      const moved = this.renderRoot.querySelector<HTMLElement>(`[data-key="${name}"]`);
      if (moved) return moved.focus({ preventScroll: true });
      focusFromTop(this.renderRoot, `#${name}`);
    }
  }

  #tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

/** The words that stand between the question before and this one. */
function wordsBefore(asked: readonly VisibleQuestion[], current: VisibleQuestion) {
  const words: string[] = [];
  for (let at = asked.indexOf(current) - 1; at >= 0; at -= 1) {
    const before = asked[at];
    if (before?.question.type !== 'html') break;
    words.unshift(before.html);
  }
  return words;
}

function paragraphs(text: string) {
  return text.split(/\n\s*\n/u).map((part) => (part ? html`<p>${part}</p>` : nothing));
}

if (!customElements.get('snodo-survey-player'))
  customElements.define('snodo-survey-player', SnodoSurveyPlayer);
