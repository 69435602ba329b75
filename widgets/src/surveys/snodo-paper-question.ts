import type { Answers, VisibleQuestion } from '@snodo/survey-engine/player';
import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import type { AnswerFault } from './fault-words.ts';
import { questionField, type RareField } from './question-field.ts';
import { rareStyles } from './rare-fields.ts';
import { surveyStyles } from './survey.styles.ts';

/**
 * One question of a paper, with the control that people have on a screen. A root of its own keeps its ids apart from
 * those of the next.
 *
 * @fires snodo-paper-answer-given - `detail`: `name` and `value` of the answer
 */
export class SnodoPaperQuestion extends LitElement {
  static override properties = {
    i18n: { attribute: false },
    visible: { attribute: false },
    number: { attribute: false },
    answers: { attribute: false },
    faults: { attribute: false },
    words: { attribute: false },
    rareField: { attribute: false },
  };
  static override styles = [
    baseStyles,
    surveyStyles,
    rareStyles,
    css`
      :host {
        display: block;
        max-inline-size: none;
      }
      h4 {
        font-size: var(--snodo-text-m);
      }
      .choices {
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
      }
    `,
  ];

  /** In the language of the paper. */
  declare i18n: I18n;
  declare visible: VisibleQuestion;
  declare number: number;
  declare answers: Answers;
  declare faults: readonly AnswerFault[];
  declare words: ((fault: AnswerFault) => string) | undefined;
  declare rareField: RareField | undefined;

  constructor() {
    super();
    this.faults = [];
  }

  /** The first control, for whoever goes through papers by keyboard. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('fieldset :is(input,select,textarea,button)')?.focus();
  }

  protected override render() {
    const { i18n, visible, faults } = this;
    const { question, isEnabled } = visible;
    const field = questionField(
      {
        i18n,
        visible,
        answers: this.answers,
        isFaulty: faults.length > 0,
        answer: (name, value) => this.#tell(name, value),
      },
      this.rareField,
    );
    const heading = html`<h4 id="title">${i18n.number(this.number)}. ${visible.title}</h4>`;
    const isGroup = !['text', 'comment', 'dropdown', 'slider'].includes(question.type);
    return html`${isGroup ? nothing : heading}
      <fieldset role=${isGroup ? nothing : 'presentation'} aria-describedby="faults" ?disabled=${!isEnabled}>
        ${isGroup ? html`<legend>${heading}</legend>` : nothing} ${field}
      </fieldset>
      <span id="help"></span>
      <div id="faults">${faults.map((fault) => html`<p class="fault">${this.words?.(fault)}</p>`)}</div>`;
  }

  #tell(name: string, value: unknown): void {
    const detail = { name, value };
    this.dispatchEvent(
      new CustomEvent('snodo-paper-answer-given', { bubbles: true, composed: true, detail }),
    );
  }
}

if (!customElements.get('snodo-paper-question'))
  customElements.define('snodo-paper-question', SnodoPaperQuestion);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-paper-question': SnodoPaperQuestion;
  }
}
