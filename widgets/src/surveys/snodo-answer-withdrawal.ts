import { LitElement, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { failureWords } from './failure-words.ts';
import { focusFromTop } from './focus.ts';
import type { HandInApi } from './hand-in-api.ts';
import type { SurveyPage } from './survey-page.ts';
import { surveyStyles } from './survey.styles.ts';
import { readWithdrawalCode } from './withdrawal-code.ts';

/**
 * For a person who has answered: the code from the last screen takes her answers back until the campaign closes.
 * A code that is written wrong is told at once, by its check letter. It goes out as nobody's, and the reply is the same
 * whether there was anything to delete.
 */
export class SnodoAnswerWithdrawal extends LitElement {
  static override properties = {
    page: { attribute: false },
    i18n: { attribute: false },
    api: { attribute: false },
    state: { state: true },
    words: { state: true },
  };
  static override styles = [baseStyles, surveyStyles];

  declare page: SurveyPage;
  declare i18n: I18n;
  declare api: HandInApi;
  declare private state: 'asking' | 'pending' | 'done' | 'failed';
  declare private words: string;

  constructor() {
    super();
    this.state = 'asking';
    this.words = '';
  }

  protected override firstUpdated(): void {
    focusFromTop(this.renderRoot, 'h2');
  }

  protected override render() {
    const { i18n, state } = this;
    const day = i18n.day(this.page.questionnaire.campaign.closesOn);
    return html`<div class="screen">
      <h2 tabindex="-1">${i18n.t('survey.answered_title')}</h2>
      <p>${i18n.t('closing.answered')}</p>
      <p>${i18n.t('survey.open_until', { day })}</p>
      ${
        state === 'done'
          ? html`<p role="status" class="card">${i18n.t('closing.withdrawn')}</p>`
          : html`<form @submit=${this.#withdraw}>
              <label for="code">${i18n.t('closing.code_label')}</label>
              <p class="help" id="code-help">${i18n.t('closing.code_help')}</p>
              <input
                id="code"
                name="code"
                dir="ltr"
                autocomplete="off"
                autocapitalize="characters"
                maxlength="60"
                required
                aria-describedby="code-help code-fault"
                aria-invalid=${state === 'failed' ? 'true' : nothing}
              />
              <p id="code-fault" role="status" class=${state === 'failed' ? 'fault' : nothing}>
                ${this.words}
              </p>
              <button class="button" ?disabled=${state === 'pending'}>${i18n.t('closing.withdraw')}</button>
            </form>`
      }
    </div>`;
  }

  readonly #withdraw = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const written = new FormData(event.currentTarget).get('code');
    const code = typeof written === 'string' ? readWithdrawalCode(written) : undefined;
    if (code === undefined) {
      this.words = this.i18n.t('closing.code_wrong');
      this.state = 'failed';
      return;
    }
    this.state = 'pending';
    this.words = this.i18n.t('common.pending');
    try {
      await this.api.withdraw(code);
      this.state = 'done';
    } catch (fault) {
      this.words = await failureWords(this.i18n, fault);
      this.state = 'failed';
    }
  };
}

if (!customElements.get('snodo-answer-withdrawal'))
  customElements.define('snodo-answer-withdrawal', SnodoAnswerWithdrawal);
