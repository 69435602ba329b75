import {
  progress,
  visibleQuestions,
  type Answers,
  type PreparedSurvey,
  type VisibleQuestion,
} from '@snodo/survey-engine/player';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { afterNextPicture } from '../ui/next-task.ts';
import { focusFromTop } from './focus.ts';
import type { AnswerCheck } from './answer-check.ts';
import type { AnswerFault } from './fault-words.ts';
import { inChanceOrder } from './chance-order.ts';
import { choiceLimit, hasRareField, questionField, type Follow, type RareField } from './question-field.ts';
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
    rareField: { state: true },
    check: { state: true },
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
  declare private check: AnswerCheck | undefined;
  /** Null: it did not come. */
  declare private rareField: RareField | null | undefined;
  /** What gets the focus after the next update: an id or a `data-key`; the first that is there. */
  #nextFocus: readonly string[] = [];
  /** What it does not see, because it did not come, the server does. */
  #checkComing: Promise<AnswerCheck | undefined> | undefined;
  readonly #drawn = new Map<string, number>();

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
    return current ? this.#question(this.#ordered(current), questions, asked) : nothing;
  }

  #ordered(visible: VisibleQuestion): VisibleQuestion {
    const { question, name, choices } = visible;
    return 'choicesOrder' in question && question.choicesOrder === 'random'
      ? { ...visible, choices: inChanceOrder(choices, name, this.#drawn) }
      : visible;
  }

  #question(
    current: VisibleQuestion,
    questions: readonly VisibleQuestion[],
    asked: readonly VisibleQuestion[],
  ) {
    const { i18n, faults } = this;
    const { question, name, isRequired, isEnabled } = current;
    const answers = this.#withDefault(current);
    const { done, total } = progress(this.survey, answers, name);
    const at = questions.findIndex((one) => one.name === name);
    const place = current.headings
      .map((one) => one.title)
      .filter(Boolean)
      .join(' · ');
    const before = questions[at - 1]?.headings.map((one) => one.name) ?? [];
    const isNew = (heading: { readonly name: string }) => !before.includes(heading.name);
    const limit = choiceLimit(current);
    const isGroup = !['text', 'comment', 'dropdown', 'slider'].includes(question.type);
    const heading = html`<h2 id="title" tabindex="-1">${current.title}</h2>`;
    const texts = [
      limit !== undefined && i18n.t('survey.choose_up_to', { max: i18n.number(limit) }),
      i18n.t(isEnabled ? (isRequired ? 'survey.required' : 'survey.optional') : 'survey.not_now'),
    ];
    const help = html`<div class="help" id="help">
      ${paragraphs(current.description)}
      <p>${texts.filter(Boolean).join(' · ')}</p>
    </div>`;
    const context = {
      i18n,
      visible: current,
      answers,
      isFaulty: faults.length > 0,
      answer: (which: string, value: unknown, follow?: Follow) => this.#answer(which, value, follow),
    };
    const field = questionField(context, this.rareField ?? undefined) ?? this.#missingField();
    return html`<div class="progress">
        <p role="status">${i18n.t('survey.progress', { n: done + 1, total })}</p>
        <progress aria-hidden="true" max=${total} .value=${done + 1}></progress>
      </div>
      <form novalidate @submit=${(event: Event) => void this.#goOn(event, name)}>
        ${this.#summary()}
        <div class="context">
          <p>${place}</p>
          ${current.headings.filter(isNew).map(({ description }) => paragraphs(description))}
        </div>
        ${wordsBefore(asked, name).map((words) => paragraphs(words))}
        ${
          isGroup
            ? html`<fieldset aria-describedby="help faults" ?disabled=${!isEnabled}>
                <legend>${heading}</legend>
                ${help} ${field}
              </fieldset>`
            : html`${heading} ${help}
                <fieldset role="presentation" ?disabled=${!isEnabled}>${field}</fieldset>`
        }
        <div id="faults">
          ${faults.map((fault) => html`<p class="fault">${this.check?.words(fault)}</p>`)}
        </div>
        ${question.x?.sensitivity === 'special' ? this.#why(Math.max(this.floor, question.x.minN ?? 0)) : nothing}
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

  #why(floor: number) {
    const why = this.check?.why(floor);
    return why
      ? html`<details>
          <summary>${why.title}</summary>
          <p>${why.words}</p>
        </details>`
      : nothing;
  }

  #summary() {
    if (this.faults.length === 0) return nothing;
    return html`<div class="summary" id="summary" role="group" aria-labelledby="wrong" tabindex="-1">
      <p id="wrong"><span aria-hidden="true">⚠</span> ${this.check?.title}</p>
      <ul>
        ${this.faults.map(
          (fault) =>
            html`<li>
              <button type="button" class="button plain" @click=${this.#focusField}>
                ${this.check?.words(fault)}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** What stands in the field before she has touched it counts once she goes on. */
  #withDefault({ name, defaultValue, isEnabled }: VisibleQuestion): Answers {
    return defaultValue === undefined || !isEnabled || name in this.answers
      ? this.answers
      : { ...this.answers, [name]: defaultValue };
  }

  /** While the control of a rarer kind is on its way, and where it did not come. */
  #missingField() {
    if (this.rareField !== null) return html`<p role="status">${this.i18n.t('common.pending')}</p>`;
    return html`<p class="fault" role="alert">${this.i18n.t('common.network')}</p>
      <button type="button" class="button" @click=${() => void this.#loadRareField()}>
        ${this.i18n.t('common.retry')}
      </button>`;
  }

  async #loadRareField(): Promise<void> {
    if (!this.survey.pages.some(({ elements }) => hasRareField(elements))) return;
    this.rareField = undefined;
    this.rareField = await import('./rare-fields.ts')
      .then(async ({ openRareFields, rareStyles }) => {
        const field = await openRareFields(this.i18n.language);
        this.shadowRoot?.adoptedStyleSheets.push(...[rareStyles.styleSheet ?? []].flat());
        return field;
      })
      .catch(() => null);
  }

  #answer(which: string, value: unknown, follow?: Follow): void {
    this.answers = { ...this.answers, [which]: value };
    this.faults = [];
    if (follow) {
      this.#nextFocus = follow.focus;
      this.announcement = follow.announcement;
    }
    this.#tell('snodo-answer-given');
  }

  async #goOn(event: Event, name: string): Promise<void> {
    event.preventDefault();
    const check = await this.#checkComing;
    const before = visibleQuestions(this.survey, this.answers).find((one) => one.name === name);
    if (before) this.answers = this.#withDefault(before);
    // Her answer can decide what is asked next, and what is wrong with it.
    const asked = visibleQuestions(this.survey, this.answers).filter(
      ({ question }) => question.type !== 'html',
    );
    const at = asked.findIndex((one) => one.name === name);
    const current = asked[at];
    if (!current) return;
    const faults = check?.faultsOf(current, this.answers[name]) ?? [];
    if (faults.length > 0) this.#complain(faults);
    else this.#show(asked[at + 1]?.name);
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
    const field = 'fieldset :is(input,button,textarea,select)';
    this.renderRoot.querySelector<HTMLElement>(field)?.focus();
  };

  protected override firstUpdated(): void {
    // The question is drawn first; what the focus needs to know of it is then reckoned already.
    const drawn = afterNextPicture();
    void drawn.then(() => {
      if (!this.shadowRoot?.activeElement) focusFromTop(this.renderRoot, '#title');
      return this.#loadRareField();
    });
    this.#checkComing = drawn
      .then(() => import('./answer-check.ts'))
      .then(({ openAnswerCheck }) => openAnswerCheck(this.survey, this.i18n.language))
      .then((check) => (this.check = check))
      .catch(() => undefined);
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
function wordsBefore(asked: readonly VisibleQuestion[], name: string) {
  const words: string[] = [];
  for (let at = asked.findIndex((one) => one.name === name) - 1; at >= 0; at -= 1) {
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
